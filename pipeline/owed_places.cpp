#include "pipeline/owed_places.hpp"

#include "grammar/time.hpp"
#include "pipeline/word_filter.hpp"

#include <algorithm>
#include <bit>

namespace rapporteur {
namespace {

/// What a word may begin, by its fingerprint.
class Cues {
 public:
  struct Cue {
    std::uint64_t word = 0;
    std::uint32_t product = 0;  // row of the product beginnings, counted from one; 0: none
    bool time = false;
  };

  Cues() {
    for (auto const& heart : grammar::time_hearts()) add(heart).time = true;
    std::uint32_t row = 0;
    for (auto const& word : grammar::product_beginnings()) add(word).product = ++row;
  }

  static Cues const& standard() {
    static Cues const cues;
    return cues;
  }

  /// Null for a word that is none.
  [[nodiscard]] Cue const* find(std::uint64_t word) const {
    auto at = slot(word);
    while (used(slots_[at]) && slots_[at].word != word) at = (at + 1) % kSlots;
    return used(slots_[at]) ? &slots_[at] : nullptr;
  }

  using Filter = BasicWordFilter<256>;
  [[nodiscard]] Filter const& filter() const { return filter_; }

 private:
  static constexpr std::size_t kSlots = 4096;  // few of them used

  static std::size_t slot(std::uint64_t word) { return word * 0x9E3779B97F4A7C15U >> 52U; }
  static bool used(Cue const& cue) { return cue.time || cue.product != 0; }

  Cue& add(std::string_view text) {
    auto const word = word_hash(text);
    filter_.add(word);
    auto at = slot(word);
    while (used(slots_[at]) && slots_[at].word != word) at = (at + 1) % kSlots;
    slots_[at].word = word;
    return slots_[at];
  }

  Filter filter_;
  std::vector<Cue> slots_ = std::vector<Cue>(kSlots);
};

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool in_word(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/// Whether a sign without a blank joins the word at `begin` to the word before, or a hyphen to the one behind `end`.
bool part_of_longer(std::string_view view, std::size_t begin, std::size_t end) {
  bool const apart = begin == 0 || view[begin - 1] == ' ';
  if (end + 1 < view.size() && view[end] == '-' && is_letter(view[end + 1])) return true;
  if (apart) return false;
  constexpr std::string_view kAgain = " re-";  // "to re-establish"
  if (begin > 0 && view[begin - 1] == '-' && view.substr(0, begin).ends_with(kAgain)) return false;
  while (begin > 0 && view[begin - 1] != ' ') {
    if (in_word(view[--begin])) return true;
  }
  return false;
}

}  // namespace

void OwedPlaces::find(ParagraphView const& paragraph, WordIndex const& words) {
  if (found_) return;
  found_ = true;
  hearts_.clear();
  products_.clear();
  auto const view = paragraph.view();
  if (paragraph.is_original()) {
    auto const span = paragraph.span();
    auto const first = std::lower_bound(words.begin.begin(), words.begin.end(), span.begin);
    auto const last = std::lower_bound(first, words.begin.end(), span.end);
    find_words(view, words, static_cast<std::size_t>(first - words.begin.begin()),
               static_cast<std::size_t>(last - words.begin.begin()), span.begin);
  } else {
    index_words(view, own_);
    find_words(view, own_, 0, own_.size(), 0);
  }
  numbers_.clear();
  grammar::find_time_numbers(view, numbers_);
  times_.resize(hearts_.size() + numbers_.size());
  std::merge(hearts_.begin(), hearts_.end(), numbers_.begin(), numbers_.end(), times_.begin());
}

void OwedPlaces::find_words(std::string_view view, WordIndex const& words, std::size_t first, std::size_t last,
                            std::uint32_t offset) {
  auto const& cues = Cues::standard();
  for (auto block = first; block < last; block += Cues::Filter::kAtOnce) {
    // Many at once are found faster, even if those behind the paragraph go to waste.
    auto const wanted = std::min(last - block, Cues::Filter::kAtOnce);
    auto const count = std::min(words.size() - block, Cues::Filter::kAtOnce);
    auto left = cues.filter().find(words.hash.data() + block, count);
    if (wanted < Cues::Filter::kAtOnce) left &= (std::uint64_t{1} << wanted) - 1;
    for (; left != 0; left &= left - 1) {
      auto const word = block + static_cast<std::size_t>(std::countr_zero(left));
      auto const* const cue = cues.find(words.hash[word]);
      if (cue == nullptr) continue;
      auto const begin = words.begin[word] - offset;
      if (cue->time && (begin == 0 || !in_word(view[begin - 1]))) hearts_.push_back(begin);
      if (cue->product != 0 && !part_of_longer(view, begin, words.end[word] - offset))
        products_.push_back({begin, cue->product - 1});
    }
  }
}

std::span<std::uint32_t const> OwedPlaces::times(std::size_t begin, std::size_t end) const {
  auto const first = std::lower_bound(times_.begin(), times_.end(), begin);
  return {first, std::lower_bound(first, times_.end(), end)};
}

std::span<grammar::ProductPlace const> OwedPlaces::products(std::size_t begin, std::size_t end) const {
  auto const before = [](grammar::ProductPlace const& each, std::size_t at) { return each.begin < at; };
  auto const first = std::lower_bound(products_.begin(), products_.end(), begin, before);
  return {first, std::lower_bound(first, products_.end(), end, before)};
}

}  // namespace rapporteur
