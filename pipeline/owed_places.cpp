#include "pipeline/owed_places.hpp"

#include "grammar/lexicon.hpp"
#include "grammar/time.hpp"
#include "pipeline/digit_runs.hpp"
#include "pipeline/word_filter.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

namespace rapporteur {
namespace {

/// Some hundred words by their fingerprints, each with what is known of it in the same few bytes, so that a look at one
/// is a look at one line of the cache.
template <class Slot>
class WordSlots {
 public:
  /// The slot of `word`; for one that is in none, an empty one.
  [[nodiscard]] Slot const& find(std::uint64_t word) const {
    auto const wanted = tag(word);
    for (auto at = place(word);; at = (at + 1) % kSlots) {
      // One branch for both that nearly always goes the same way.
      std::uint64_t const tag = slots_[at].tag;
      if ((tag ^ wanted) * tag == 0) return slots_[at];
    }
  }

  /// The slot of `word`, anew where there was none.
  Slot& add(std::uint64_t word) {
    auto at = place(word);
    while (slots_[at].tag != 0 && slots_[at].tag != tag(word)) at = (at + 1) % kSlots;
    if (slots_[at].tag == 0 && ++count_ * 2 > kSlots)
      throw grammar::TableError("too many words tell of products and times");
    slots_[at].tag = tag(word) & kTagMask;
    return slots_[at];
  }

 private:
  static constexpr unsigned kBits = 12;
  static constexpr std::size_t kSlots = std::size_t{1} << kBits;
  static constexpr unsigned kTagBits = Slot::kTagBits;
  static constexpr auto kTagMask = static_cast<std::uint32_t>((std::uint64_t{1} << kTagBits) - 1);

  static std::uint64_t mixed(std::uint64_t word) { return word * 0x9E3779B97F4A7C15U; }
  static std::size_t place(std::uint64_t word) { return mixed(word) >> (64U - kBits); }
  static std::uint32_t tag(std::uint64_t word) {
    return (static_cast<std::uint32_t>(mixed(word) >> (64U - kBits - kTagBits)) & kTagMask) | 1U;
  }

  std::array<Slot, kSlots> slots_{};
  std::size_t count_ = 0;
};

/// What a word may begin, by its fingerprint.
class Cues {
 public:
  struct Cue {
    static constexpr unsigned kTagBits = 32;
    std::uint32_t tag = 0;
    std::uint32_t time : 16 = 0;     // classes
    std::uint32_t product : 10 = 0;  // row of the product beginnings, counted from one; 0: none
    std::uint32_t before : 4 = 0;    // see before(), counted from one; 0: any word
    std::uint32_t is_infinitive : 1 = 0;
    std::uint32_t is_verb : 1 = 0;
  };
  using Hint = grammar::ProductHint;

  Cues() {
    for (auto const& [word, classes] : grammar::time_cues()) add(word).time = classes;
    constexpr std::size_t kMostRows = 1023;
    if (grammar::product_beginnings().size() > kMostRows || grammar::product_neighbours().size() > 15)
      throw grammar::TableError("products.tsv: too many words");
    unsigned row = 0;
    for (auto const& [word, is_infinitive, is_verb] : grammar::product_beginnings()) {
      auto& cue = add(word);
      cue.product = ++row & kMostRows;
      cue.is_infinitive = is_infinitive ? 1 : 0;
      cue.is_verb = is_verb ? 1 : 0;
    }
    for (auto const& [word, before] : grammar::product_neighbours()) {
      before_.push_back(word_hash(before));
      add(word).before = before_.size() & 15U;
    }
    for (auto const& [word, says] : grammar::product_hints()) {
      hints_.add(word_hash(word)).says = says & 7U;
      if (says != Hint::kMay) continue;
      std::string capital(word);
      capital.front() = static_cast<char>(capital.front() & ~0x20);
      hints_.add(word_hash(capital)).says = says & 7U;
    }
    for (auto const& word : grammar::infinitive_leads()) leads_.push_back(word_hash(word));
    for (auto const word : leads_) lead_filter_.add(word);
  }

  static Cues const& standard() {
    static Cues const cues;
    return cues;
  }

  /// One that tells of nothing for a word that is none.
  [[nodiscard]] Cue const& find(std::uint64_t word) const { return cues_.find(word); }

  /// What a word says of a product; 0: nothing.
  [[nodiscard]] unsigned hint(std::uint64_t word) const { return hints_.find(word).says; }

  /// The word that has to stand before one that is such a cue, a product's.
  [[nodiscard]] std::uint64_t before(Cue const& cue) const { return before_[cue.before - 1U]; }

  /// Whether an infinitive may stand behind `word`.
  [[nodiscard]] bool leads(std::uint64_t word) const {
    return lead_filter_.may_be(word) && std::find(leads_.begin(), leads_.end(), word) != leads_.end();
  }

  using Filter = BasicWordFilter<1024>;
  [[nodiscard]] Filter const& filter() const { return filter_; }

 private:
  struct HintSlot {
    static constexpr unsigned kTagBits = 29;
    std::uint32_t tag : kTagBits = 0;
    std::uint32_t says : 3 = 0;
  };

  Cue& add(std::string_view text) {
    auto const word = word_hash(text);
    filter_.add(word);
    return cues_.add(word);
  }

  Filter filter_;
  std::vector<std::uint64_t> before_;
  std::vector<std::uint64_t> leads_;
  WordFilter lead_filter_;
  WordSlots<Cue> cues_;
  WordSlots<HintSlot> hints_;
};

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
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

using Leader = grammar::ProductPlace::Leader;

/// The words of a paragraph with what stands around them.
struct Words {
  std::string_view view;
  WordIndex const& all;
  std::uint32_t offset;  // of the view in the text of the words
  bool blanked;          // words of the text are left out of the view

  [[nodiscard]] std::size_t begin(std::size_t word) const { return all.begin[word] - offset; }
  [[nodiscard]] std::size_t end(std::size_t word) const { return all.end[word] - offset; }
  [[nodiscard]] bool is_out(std::size_t word) const { return blanked && view[begin(word)] == ' '; }

  /// The fingerprint of the word before `word`, 0 for none.
  [[nodiscard]] std::uint64_t before(std::size_t word) const {
    do {
      if (word == 0 || all.begin[word - 1] < offset) return 0;
      --word;
    } while (is_out(word));
    return all.hash[word];
  }

  /// What stands before the infinitive `word` may be; only what one look tells.
  [[nodiscard]] Leader leader(Cues const& cues, std::size_t word) const {
    if (word == 0 || all.begin[word - 1] < offset) return Leader::kUnknown;
    auto const at = begin(word - 1);
    auto const last = end(word - 1);
    if (last + 1 != begin(word) || view[last] != ' ' || view[last - 1] == 'y' || !is_letter(view[last - 1]) ||
        (at > 0 && view[at - 1] != ' '))
      return Leader::kUnknown;
    return cues.leads(all.hash[word - 1]) ? Leader::kInfinitive : Leader::kOther;
  }

  /// Whether the words behind the verb `word` tell that no product stands there; most tell it by the third one. Where
  /// it is not plain it is false: then they are read.
  [[nodiscard]] bool is_barren(Cues const& cues, std::size_t word) const {
    constexpr int kMostWords = 14;
    if (blanked || end(word) >= view.size() || view[end(word)] != ' ') return false;
    unsigned may = Cues::Hint::kMay | Cues::Hint::kMayAsFirst;
    for (int count = 0; count < kMostWords; ++count) {
      auto const from = end(word++);
      auto at = from + 1;
      // The words are those of the whole text: the next one may stand in the next paragraph.
      if (word == all.size() || begin(word) != at || at >= view.size() || view[from] != ' ') {
        at = from;
        while (at < view.size() && (view[at] == ' ' || view[at] == ',')) ++at;
        if (at >= view.size()) return true;
        bool const next = word != all.size() && begin(word) == at;
        if (at == from) return view[at] != '-' && !next;
        if (!next) return true;
      }
      auto const says = cues.hint(all.hash[word]);
      if ((says & may) != 0) return false;
      // "in" of "in-depth" is no word
      if ((says & Cues::Hint::kEnds) != 0 && (end(word) >= view.size() || view[end(word)] != '-')) return true;
      // Whether anything is known of a word cannot be foretold: asked last, of few.
      if (is_capital(view[at]) && at + 1 < view.size() && is_capital(view[at + 1]) && says == 0) return false;
      may = Cues::Hint::kMay;
    }
    return false;
  }
};

}  // namespace

void OwedPlaces::find(ParagraphView const& paragraph, std::optional<WordPlace> place, WordIndex const& words) {
  if (found_) return;
  found_ = true;
  times_.clear();
  products_.clear();
  auto const view = paragraph.view();
  if (place) {
    find_words(view, words, *place, !paragraph.is_original());
  } else {
    index_words(view, own_);
    find_words(view, own_, {}, false);
  }
  add_numbers(view);
}

void OwedPlaces::add_numbers(std::string_view view) {
  find_digit_runs(view, numbers_);
  if (numbers_.empty()) return;
  merged_.clear();
  auto word = times_.begin();
  for (auto const begin : numbers_) {
    auto const classes = grammar::time_number_at(view, begin);
    if (classes == 0) continue;
    for (; word != times_.end() && word->begin < begin; ++word) merged_.push_back(*word);
    merged_.push_back({begin, classes});
  }
  if (merged_.empty()) return;
  merged_.insert(merged_.end(), word, times_.end());
  times_.swap(merged_);
}

void OwedPlaces::find_words(std::string_view view, WordIndex const& index, WordPlace place, bool blanked) {
  auto const& cues = Cues::standard();
  auto const offset = place.offset;
  Words const words = {view, index, offset, blanked};
  auto const end = offset + static_cast<std::uint32_t>(view.size());
  auto const all = index.size();
  for (auto block = place.first_word; block < all; block += Cues::Filter::kAtOnce) {
    // Many at once are found faster, even if a few behind the paragraph go to waste.
    auto count = std::min(all - block, Cues::Filter::kAtOnce);
    for (std::size_t const part : {std::size_t{48}, std::size_t{32}, std::size_t{16}}) {
      if (part < count && index.begin[block + part] >= end) count = part;
    }
    for (auto left = cues.filter().find(index.hash.data() + block, count); left != 0; left &= left - 1) {
      auto const word = block + static_cast<std::size_t>(std::countr_zero(left));
      auto const& cue = cues.find(index.hash[word]);
      if (cue.tag == 0) continue;
      if (index.begin[word] >= end) return;
      auto const begin = index.begin[word] - offset;
      if (words.is_out(word)) continue;
      if (cue.time != 0 && (begin == 0 || !in_word(view[begin - 1])))
        times_.push_back({begin, static_cast<std::uint16_t>(cue.time)});
      if (cue.product == 0 || (cue.before != 0 && words.before(word) != cues.before(cue)) ||
          part_of_longer(view, begin, words.end(word)))
        continue;
      auto const leader = cue.is_infinitive ? words.leader(cues, word) : Leader::kUnknown;
      if (cue.is_verb && leader != Leader::kOther && words.is_barren(cues, word)) continue;
      products_.push_back({begin, static_cast<std::uint16_t>(cue.product - 1), leader});
    }
    if (index.begin[block + count - 1] >= end) return;
  }
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
