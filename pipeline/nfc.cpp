#include "pipeline/nfc.hpp"

#include "pipeline/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace rapporteur::nfc {
namespace {

/// ICU's normaliser C. Throws std::runtime_error where ICU is installed without its data.
icu::Normalizer2 const& composing() {
  static icu::Normalizer2 const& instance = []() -> icu::Normalizer2 const& {
    UErrorCode status = U_ZERO_ERROR;
    icu::Normalizer2 const* const found = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) || found == nullptr) throw std::runtime_error("ICU has no normalization data");
    return *found;
  }();
  return instance;
}

UChar32 to_icu(char32_t code) { return static_cast<UChar32>(code); }

}  // namespace

bool is_plain(char32_t code) {
  return u_getCombiningClass(to_icu(code)) == 0 &&
         u_getIntPropertyValue(to_icu(code), UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
}

bool has_boundary_before(char32_t code) { return composing().hasBoundaryBefore(to_icu(code)) != 0; }

std::uint64_t PlainTable::fill(std::size_t stretch) const {
  std::uint64_t plain = 0;
  for (unsigned i = 0; i < 64; ++i) {
    if (is_plain(static_cast<char32_t>(stretch * 64 + i))) plain |= std::uint64_t{1} << i;
  }
  words_[stretch].store(plain, std::memory_order_relaxed);
  known_[stretch].store(true, std::memory_order_release);
  return plain;
}

PlainTable const& PlainTable::get() {
  static PlainTable const table;
  return table;
}

void Composer::decompose(std::string_view segment) {
  decomposed_.clear();
  auto const push = [this](char32_t code) { decomposed_.push_back({code, u_getCombiningClass(to_icu(code))}); };
  icu::UnicodeString decomposition;
  char const* const end = segment.data() + segment.size();
  for (char const* at = segment.data(); at != end;) {
    utf8::Character const character = utf8::decode(at, end);
    at += character.length;
    if (composing().getDecomposition(to_icu(character.code), decomposition) == 0) {
      push(character.code);
      continue;
    }
    for (std::int32_t i = 0; i < decomposition.length();) {
      UChar32 const code = decomposition.char32At(i);
      push(static_cast<char32_t>(code));
      i += U16_LENGTH(code);
    }
  }
}

void Composer::order() {
  auto const is_mark = [](Part const& part) { return part.combining_class != 0; };
  auto const is_starter = [](Part const& part) { return part.combining_class == 0; };
  auto const lower = [](Part const& a, Part const& b) { return a.combining_class < b.combining_class; };
  for (auto begin = decomposed_.begin(); begin != decomposed_.end();) {
    begin = std::find_if(begin, decomposed_.end(), is_mark);
    auto const end = std::find_if(begin, decomposed_.end(), is_starter);
    if (!std::is_sorted(begin, end, lower)) std::stable_sort(begin, end, lower);
    begin = end;
  }
}

void Composer::recompose() {
  composed_.clear();
  bool has_starter = false;
  std::size_t starter = 0;
  int class_before = -1;  // of the last character kept after the starter; -1: none is
  for (Part const& part : decomposed_) {
    if (has_starter && class_before < part.combining_class) {
      UChar32 const pair = composing().composePair(to_icu(composed_[starter]), to_icu(part.code));
      if (pair >= 0) {
        composed_[starter] = static_cast<char32_t>(pair);
        continue;
      }
    }
    if (part.combining_class == 0) {
      has_starter = true;
      starter = composed_.size();
      class_before = -1;
    } else {
      class_before = part.combining_class;
    }
    composed_.push_back(part.code);
  }
}

std::string_view Composer::compose(std::string_view segment) {
  decompose(segment);
  order();
  recompose();
  result_.clear();
  for (char32_t const code : composed_) utf8::append(result_, code);
  return result_;
}

}  // namespace rapporteur::nfc
