#include "pipeline/numbering.hpp"

#include "pipeline/model.hpp"

#include <bit>

namespace rapporteur {
namespace {

constexpr std::size_t kNumber = 0;
constexpr std::size_t kLetter = 1;
constexpr std::size_t kRoman = 2;
constexpr std::size_t kPlainLetter = 3;
constexpr std::size_t kPlainRoman = 4;
constexpr std::size_t kParen = 5;

}  // namespace

void Numbering::restart() { open_ = placed_ = 0; }

std::uint8_t Numbering::level_of(MarkerValue const& marker, MarkerValue const* next) {
  using grammar::MarkerStyle;
  auto const take = [&](std::size_t run, std::uint32_t value) {
    last_[run] = value;
    open_ = (open_ & up_to(run)) | 1U << run;  // those below it are closed
    return static_cast<std::uint8_t>(run + 1);
  };
  switch (marker.style) {
    case MarkerStyle::kNumber:
      return take(kNumber, marker.number);
    case MarkerStyle::kArabicParen:
      last_[kParen] = marker.number;
      open_ |= 1U << kParen;
      return kLevels;
    case MarkerStyle::kBullet:
      return 0;
    case MarkerStyle::kLetter:
    case MarkerStyle::kPlainLetter:
      break;
  }
  auto const letters = marker.style == MarkerStyle::kLetter ? kLetter : kPlainLetter;
  auto const romans = marker.style == MarkerStyle::kLetter ? kRoman : kPlainRoman;
  bool const letter_goes_on = continues(letters, marker.alphabetic);
  bool const roman_goes_on = continues(romans, marker.roman) || marker.roman == 1;
  if (letter_goes_on && roman_goes_on) {
    bool const letter_follows = next != nullptr && next->alphabetic != 0 && next->alphabetic == marker.alphabetic + 1U;
    bool const roman_follows = next != nullptr && next->roman != 0 && next->roman == marker.roman + 1U;
    if (letter_follows != roman_follows)
      return letter_follows ? take(letters, marker.alphabetic) : take(romans, marker.roman);
    return open(romans) && marker.roman != 1 ? take(romans, marker.roman) : take(letters, marker.alphabetic);
  }
  if (letter_goes_on) return take(letters, marker.alphabetic);
  if (roman_goes_on) return take(romans, marker.roman);
  if (marker.alphabetic == 1) return take(letters, 1);
  if (marker.alphabetic == 0 || (marker.several && marker.roman != 0)) return take(romans, marker.roman);
  return take(letters, marker.alphabetic);
}

std::uint32_t Numbering::place(std::uint8_t level, std::uint32_t paragraph) {
  auto const above = placed_ & up_to(level) & ~(1U << level) & ~1U;
  auto const parent = above == 0 ? kNoParagraph : paragraphs_[static_cast<std::size_t>(std::bit_width(above)) - 1];
  placed_ = (placed_ & up_to(level)) | 1U << level;
  paragraphs_[level] = paragraph;
  return parent;
}

std::uint32_t Numbering::last_at(std::uint8_t level) const {
  auto const placed = placed_ & up_to(level) & ~1U;
  return placed == 0 ? kNoParagraph : paragraphs_[static_cast<std::size_t>(std::bit_width(placed)) - 1];
}

}  // namespace rapporteur
