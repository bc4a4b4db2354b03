#include "pipeline/verb_words.hpp"

#include "pipeline/hash_lanes.hpp"

#include <algorithm>
#include <string>

namespace rapporteur {

bool is_joint(std::string_view view, std::size_t at) {
  if (at + 4 > view.size()) return false;
  auto const word = four(view.data() + at);
  if (word != four("and ") && word != four("but ") &&
      !(word == four("and,") && at + 4 < view.size() && view[at + 4] == ' ') &&
      !(word == four("whil") && view.substr(at).starts_with("while "))) {
    return false;
  }
  char const before = at < 2 ? ' ' : view[at - 2];
  return before != ',' && before != ';';
}

VerbWords const& VerbWords::standard() {
  static VerbWords const words;
  return words;
}

VerbWords::VerbWords() {
  WordIndex parts;
  for (auto const& [spelling, moods] : grammar::joined_words()) {
    index_words_plainly(spelling, parts);
    auto const hash = parts.hash.front();
    if ((moods & grammar::VerbBeginnings::kThirdPerson) != 0) third_person_.add(hash);
    if ((moods & grammar::VerbBeginnings::kGerund) != 0) gerunds_.add(hash);
    all_.add(hash);
  }
  for (auto const& phrase : grammar::connecting_phrases()) {
    auto capital = std::string(phrase);
    capital.front() = static_cast<char>(capital.front() & ~0x20);
    for (auto const& spelling : {std::string(phrase), capital}) {
      index_words_plainly(spelling, parts);
      for (auto const hash : parts.hash) connecting_.add(hash);
      closing_.add(parts.hash.back());
    }
  }
  for (auto const word : {"while", "whilst", "The", "It"}) {
    third_person_.add(word_hash(word));
    all_.add(word_hash(word));
  }
}

std::uint64_t VerbWords::Filter::find_plainly(WordIndex const& words, std::size_t& first, std::size_t end) const {
  auto const last = std::min(first + kAtOnce, words.size());
  std::uint64_t found = 0;
  for (unsigned place = 0; first < last && words.begin[first] < end; ++first, ++place) {
    auto const hash = words.hash[first];
    auto const bits = bits_[static_cast<std::uint32_t>(hash) >> kShift];
    found |= static_cast<std::uint64_t>((word_filter::bits_of(hash) & ~bits) == 0) << place;
  }
  return found;
}

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_FOR_AVX2 std::uint64_t VerbWords::Filter::find_wide(WordIndex const& words, std::size_t& first,
                                                               std::size_t end) const {
  auto const* const begins = words.begin.data() + first;
  auto const* const hashes = words.hash.data() + first;
  std::uint64_t found = 0;
  std::size_t i = 0;
  for (; i < kAtOnce && begins[i] < end; i += kLookedAtTogether) {
    auto const keys = hash_lanes::low_halves(hashes + i);
    found |= hash_lanes::signs(hash_lanes::both_bits(bits_.data(), keys, kShift)) << i;
  }
  first += i;
  return found;
}
#endif

void JointPlaces::add_joint(std::string_view view, std::size_t at) {
  if (at > 0 && view[at - 1] == ' ' && is_joint(view, at)) add(at - 1);
}

void JointPlaces::find(VerbWords const& known, std::string_view view, std::uint32_t base, WordIndex const& words,
                       std::size_t word) {
  first_ = kMost;
  auto const begin_of = [&](std::size_t index) { return std::size_t{words.begin[index]} - base; };
  if (view[begin_of(word)] == 'w') add_joint(view, begin_of(word));
  constexpr std::size_t kReach = 24;  // words
  constexpr auto kNone = static_cast<std::size_t>(-1);
  for (std::size_t step = 0; step < kReach; ++step) {
    auto const begin = begin_of(word);
    // A note that has been blanked out is no word.
    do {
      --word;
    } while (word != kNone && words.begin[word] >= base && view[begin_of(word)] == ' ');
    bool const first = word == kNone || words.begin[word] < base;
    auto const from = first ? 0 : std::size_t{words.end[word]} - base;
    // Nearly always nothing but a blank stands between two words.
    for (auto at = from + 1 == begin && view[from] == ' ' ? from : begin; at > from;) {
      --at;
      if (view[at] == ',' || view[at] == ';') add(at);
    }
    if (first) return;
    auto const before = words.hash[word];
    if (step == 0 ? !known.may_close(before) : !known.may_connect(before)) return;
    char const letter = view[begin_of(word)];
    if (letter == 'a' || letter == 'b' || letter == 'w') add_joint(view, begin_of(word));
  }
}

}  // namespace rapporteur
