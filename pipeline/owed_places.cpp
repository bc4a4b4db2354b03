#include "pipeline/owed_places.hpp"

#include "grammar/time.hpp"
#include "pipeline/word_filter.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace rapporteur {
namespace {

/// What a word may begin, by its fingerprint.
class Cues {
 public:
  struct Cue {
    std::uint64_t word = 0;
    std::uint32_t product = 0;  // row of the product beginnings, counted from one; 0: none
    std::uint16_t time = 0;     // classes
    std::uint8_t beside = 0;    // see Beside
  };

  Cues() {
    for (auto const& [word, classes] : grammar::time_cues()) add(word).time = classes;
    std::uint32_t row = 0;
    for (auto const& word : grammar::product_beginnings()) add(word).product = ++row;
    for (auto const& [word, before, behind] : grammar::product_neighbours()) {
      Beside beside;
      if (!before.empty()) beside.before = word_hash(before);
      for (auto const each : behind) {
        if (!each.empty()) beside.behind[beside.count++] = word_hash(each);
      }
      beside_.push_back(beside);
      add(word).beside = static_cast<std::uint8_t>(beside_.size());
    }
  }

  static Cues const& standard() {
    static Cues const cues;
    return cues;
  }

  /// Null for a word that is none.
  [[nodiscard]] Cue const* find(std::uint64_t word) const {
    auto at = slot(word);
    while (used(slots_[at])) {
      if (slots_[at].word == word) return &slots_[at];
      at = (at + 1) % kSlots;
    }
    return nullptr;
  }

  /// Whether the words around the one at `at`, a product's, are those that have to stand there.
  [[nodiscard]] bool is_beside(Cue const& cue, WordIndex const& words, std::size_t at) const {
    if (cue.beside == 0) return true;
    auto const& beside = beside_[cue.beside - 1U];
    if (beside.before != 0 && (at == 0 || words.hash[at - 1] != beside.before)) return false;
    if (beside.count == 0) return true;
    if (at + 1 >= words.size()) return false;
    auto const next = words.hash[at + 1];
    for (std::size_t i = 0; i < beside.count; ++i) {
      if (beside.behind[i] == next) return true;
    }
    return false;
  }

  using Filter = BasicWordFilter<1024>;
  [[nodiscard]] Filter const& filter() const { return filter_; }

 private:
  static constexpr std::size_t kSlots = 2048;  // few of them used

  static std::size_t slot(std::uint64_t word) { return word * 0x9E3779B97F4A7C15U >> 53U; }
  static bool used(Cue const& cue) { return (cue.product | cue.time) != 0; }

  /// Words one of which has to stand before a word or behind it.
  struct Beside {
    std::uint64_t before = 0;
    std::array<std::uint64_t, grammar::ProductNeighbours::kMost> behind{};
    std::size_t count = 0;
  };

  Cue& add(std::string_view text) {
    auto const word = word_hash(text);
    filter_.add(word);
    auto at = slot(word);
    while (used(slots_[at]) && slots_[at].word != word) at = (at + 1) % kSlots;
    slots_[at].word = word;
    return slots_[at];
  }

  Filter filter_;
  std::vector<Beside> beside_;
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

/// How many of `count` sorted numbers from `from` are below `bound`, without a branch that cannot be foretold.
std::size_t count_below(std::uint32_t const* from, std::size_t count, std::uint32_t bound) {
  if (count == 0) return 0;
  auto const* at = from;
  while (count > 1) {
    auto const half = count / 2;
    at += half * static_cast<std::size_t>(at[half - 1] < bound);
    count -= half;
  }
  return static_cast<std::size_t>(at - from) + static_cast<std::size_t>(*at < bound);
}

/// The first word that begins at `place` or behind it; `from`: not behind it, if the text is the same as before.
std::size_t word_from(WordIndex const& words, std::size_t from, std::uint32_t place) {
  if (from > words.size() || (from > 0 && words.begin[from - 1] >= place)) from = 0;
  return from + count_below(words.begin.data() + from, words.size() - from, place);
}

}  // namespace

void OwedPlaces::find(ParagraphView const& paragraph, WordIndex const& words) {
  if (found_) return;
  found_ = true;
  times_.clear();
  products_.clear();
  auto const view = paragraph.view();
  if (paragraph.is_original()) {
    auto const begin = paragraph.span().begin;
    next_word_ = find_words(view, words, word_from(words, next_word_, begin), begin);
  } else {
    index_words(view, own_);
    find_words(view, own_, 0, 0);
  }
  numbers_.clear();
  grammar::find_time_numbers(view, numbers_);
  if (numbers_.empty()) return;
  if (times_.empty()) return times_.swap(numbers_);
  both_.resize(times_.size() + numbers_.size());
  std::merge(times_.begin(), times_.end(), numbers_.begin(), numbers_.end(), both_.begin(),
             [](grammar::TimePlace const& a, grammar::TimePlace const& b) { return a.begin < b.begin; });
  times_.swap(both_);
}

std::size_t OwedPlaces::find_words(std::string_view view, WordIndex const& words, std::size_t first,
                                   std::uint32_t offset) {
  auto const& cues = Cues::standard();
  auto const end = offset + static_cast<std::uint32_t>(view.size());
  auto const all = words.size();
  for (auto block = first; block < all; block += Cues::Filter::kAtOnce) {
    // Many at once are found faster, even if those behind the paragraph go to waste.
    auto count = std::min(all - block, Cues::Filter::kAtOnce);
    auto left = cues.filter().find(words.hash.data() + block, count);
    bool const last = words.begin[block + count - 1] >= end;
    if (last) {
      count = count_below(words.begin.data() + block, count - 1, end);
      left &= (std::uint64_t{1} << count) - 1;
    }
    for (; left != 0; left &= left - 1) {
      auto const word = block + static_cast<std::size_t>(std::countr_zero(left));
      auto const* const cue = cues.find(words.hash[word]);
      if (cue == nullptr) continue;
      auto const begin = words.begin[word] - offset;
      if (cue->time != 0 && (begin == 0 || !in_word(view[begin - 1]))) times_.push_back({begin, cue->time});
      if (cue->product != 0 && cues.is_beside(*cue, words, word) &&
          !part_of_longer(view, begin, words.end[word] - offset))
        products_.push_back({begin, cue->product - 1});
    }
    if (last) return block + count;
  }
  return all;
}

namespace {

/// The places from `begin` to `end`; few, and mostly all of them.
template <class Place>
std::span<Place const> between(std::vector<Place> const& places, std::size_t begin, std::size_t end) {
  constexpr std::size_t kFew = 16;
  auto const* first = places.data();
  auto const* last = first + places.size();
  if (places.size() > kFew) {
    auto const before = [](Place const& each, std::size_t at) { return each.begin < at; };
    first = std::lower_bound(first, last, begin, before);
    return {first, std::lower_bound(first, last, end, before)};
  }
  while (first != last && first->begin < begin) ++first;
  while (first != last && last[-1].begin >= end) --last;
  return {first, last};
}

}  // namespace

std::span<grammar::TimePlace const> OwedPlaces::times(std::size_t begin, std::size_t end) const {
  return between(times_, begin, end);
}

std::span<grammar::ProductPlace const> OwedPlaces::products(std::size_t begin, std::size_t end) const {
  return between(products_, begin, end);
}

}  // namespace rapporteur
