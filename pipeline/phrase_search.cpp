#include "pipeline/phrase_search.hpp"

#include "pipeline/vector_choice.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace rapporteur {
namespace {

using phrase_trie::Node;
using phrase_trie::Step;
using phrase_trie::Trie;

enum class Width : std::uint8_t { kPlain, kWide, kWidest };

alignas(64) constexpr auto kNumbers = [] {
  std::array<std::uint8_t, PhraseFilter::kAtOnce> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<std::uint8_t>(i);
  return numbers;
}();

/// Looks for the phrases of one text, some words at a time. What the filter lets pass is listed; then for all of the
/// list one word more is looked up, for what goes on one more, and so on: each time the same is done to many, so that
/// the processor neither waits for memory nor guesses what comes next.
template <Width kWidth>
class Search {
 public:
  Search(Trie const& trie, PhraseFilter const& filter, std::string_view text, WordIndex const& words,
         PhraseMatches& matches)
      : trie_(trie),
        filter_(filter),
        text_(text),
        begins_(words.begin.data()),
        ends_(words.end.data()),
        hash_(words.hash.data()),
        count_(words.size()),
        lists_{&matches.of(PhraseTable::kNames), &matches.of(PhraseTable::kNameHeads),
               &matches.of(PhraseTable::kConditions)} {}

  void run() {
    for (block_ = 0; block_ < count_; block_ += kBlock) {
      list();
      set_out();
      look_up_words();
      look_up(1);
      for (std::uint32_t more = 2; pairs_.size != 0; ++more) go_on(more);
      give();
    }
  }

 private:
  static constexpr std::size_t kAtOnce = PhraseFilter::kAtOnce;
  static constexpr std::size_t kParts = 64;
  static constexpr std::size_t kBlock = kParts * kAtOnce;
  static constexpr std::size_t kUnrolled = 4;
  static constexpr std::size_t kSpare = 64;  // written past the end of a list

  /// Words, by their places in the block. No bytes: who writes bytes may have changed anything.
  struct List {
    std::array<std::uint32_t, kBlock + kSpare> places;
    std::size_t size = 0;

    /// Adds the places of bits, several at a time; what is written past them is overwritten later.
    void add(std::uint64_t bits, std::size_t base) {
#if defined(RAPPORTEUR_AVX2)
      if constexpr (kWidth == Width::kWidest) return add_widest(bits, base);
#endif
      constexpr auto kSome = std::uint64_t{1} << 63U;  // changes nothing but what is written past them
      auto* at = places.data() + size;
      size += static_cast<std::size_t>(std::popcount(bits));
      for (auto const* const end = places.data() + size; at < end;) {
        for (std::size_t i = 0; i < kUnrolled; ++i) {
          *at++ = static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(std::countr_zero(bits | kSome));
          bits &= bits - 1;
        }
      }
    }
#if defined(RAPPORTEUR_AVX2)
    /// The same by squeezing the numbers of the bits together.
    RAPPORTEUR_FOR_WIDEST void add_widest(std::uint64_t bits, std::size_t base) {
      auto* const at = places.data() + size;
      auto const count = static_cast<std::size_t>(std::popcount(bits));
      size += count;
      auto const from = _mm512_set1_epi32(static_cast<int>(base));
      auto const found = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(kNumbers.data()));
      _mm512_storeu_si512(at, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(found)), from));
      if (count <= 16) return;
      _mm512_storeu_si512(at + 16, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(found, 1)), from));
      if (count <= 32) return;
      _mm512_storeu_si512(at + 32, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(found, 2)), from));
      _mm512_storeu_si512(at + 48, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(found, 3)), from));
    }
#endif
  };

  [[nodiscard]] PhraseFilter::Found beginnings(std::size_t from) const {
    auto const left = count_ - from;
    if (kAtOnce < left) return ask(hash_ + from);
    std::array<std::uint64_t, kAtOnce + 1> rest{};
    std::copy_n(hash_ + from, left, rest.begin());
    auto found = ask(rest.data());
    auto const last = std::uint64_t{1} << (left - 1);
    found.alone &= last | (last - 1);
    found.pairs &= last - 1;  // behind the last word stands none
    return found;
  }
  [[nodiscard]] PhraseFilter::Found ask(std::uint64_t const* words) const {
    if constexpr (kWidth == Width::kWidest) {
      return filter_.find_widest(words);
    } else if constexpr (kWidth == Width::kWide) {
      return filter_.find_wide(words);
    } else {
      return filter_.find(words);
    }
  }

  /// Lists the words that may be phrases, and those at which longer ones may begin.
  void list() {
    words_.size = 0;
    pairs_.size = 0;
    all_.size = 0;
    for (std::size_t part = 0; part < kParts && block_ + part * kAtOnce < count_; ++part) {
      auto const found = beginnings(block_ + part * kAtOnce);
      words_.add(found.alone, part * kAtOnce);
      pairs_.add(found.pairs, part * kAtOnce);
      all_.add(found.alone | found.pairs, part * kAtOnce);
    }
  }

  /// Has the memory fetched where the words and the pairs will be looked up.
  void set_out() {
    auto const* const hash = hash_ + block_;
    for (std::size_t i = 0; i < words_.size; ++i) trie_.fetch(Trie::step_alone(hash[words_.places[i]]));
    for (std::size_t i = 0; i < pairs_.size; ++i) {
      auto const place = pairs_.places[i];
      ways_[i] = Trie::step(hash[place], gap_before(block_ + place + 1), hash[place + 1]);
      trie_.fetch(ways_[i]);
      longest_[place] = 0;
    }
  }

  void look_up_words() {
    auto const* const hash = hash_ + block_;
    for (std::size_t i = 0; i < words_.size; ++i) {
      auto const place = words_.places[i];
      longest_[place] = find(Trie::step_alone(hash[place])).bits & Node::kSignsAndRow;
    }
  }

  /// Goes on over one word more; `more` is how many that makes behind the first.
  void go_on(std::uint32_t more) {
    for (std::size_t i = 0; i < pairs_.size; ++i) {
      auto const at = block_ + pairs_.places[i] + more;
      ways_[i] = Trie::step(ways_[i], gap_before(at), hash_[at]);
      trie_.fetch(ways_[i]);
    }
    look_up(more);
  }

  /// Takes down what ends where the beginnings have come to, and keeps those that may go on: most do not.
  void look_up(std::uint32_t more) {
    std::size_t kept = 0;
    auto const last = count_ - 1;
    auto const count = pairs_.size;
    for (std::size_t i = 0; i < count; ++i) {
      auto const way = ways_[i];
      auto const place = pairs_.places[i];
      auto const node = find(way);
      take(place, node, more);
      ways_[kept] = way;
      pairs_.places[kept] = place;
      auto const next = block_ + place + more + 1;
      kept += static_cast<std::size_t>(node.may_go_on(hash_[std::min(next, last)]) & (next <= last));
    }
    pairs_.size = kept;
  }

  /// Notes that a longer phrase ends at a node, if one does.
  void take(std::size_t place, Node node, std::uint32_t more) {
    auto& longest = longest_[place];
    auto const longer = (node.bits & Node::kSignsAndRow) | (longest & Node::kSigns) | more;
    auto const if_ends = std::uint64_t{0} - static_cast<std::uint64_t>((node.bits & Node::kSigns) != 0);
    longest ^= (longest ^ longer) & if_ends;  // no branch: nothing tells beforehand which it is
  }

  [[nodiscard]] Node find(Step step) const {
#if defined(RAPPORTEUR_AVX2)
    if constexpr (kWidth != Width::kPlain) return trie_.find_wide(step);
#endif
    return trie_.find(step);
  }

  [[nodiscard]] Gap gap_before(std::size_t at) const { return gap_between(text_, ends_[at - 1], begins_[at]); }

  void give() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all_.size; ++i) {
      auto const place = all_.places[i];
      all_.places[kept] = place;
      kept += static_cast<std::size_t>(longest_[place] != 0);
    }
    for (std::size_t i = 0; i < kept; ++i) {
      auto const place = all_.places[i];
      auto const first = static_cast<std::uint32_t>(block_) + place;
      auto const longest = longest_[place];
      auto const signs = longest & Node::kSigns;
      if ((signs & (signs - 1)) != 0 || signs == Node::kSeveral) {
        give_several(first, longest);
        continue;
      }
      auto const last = first + static_cast<std::uint32_t>(longest & kMoreMask);
      auto const table = static_cast<PhraseTable>(std::countr_zero(signs) - static_cast<int>(Node::kFirstSign));
      list_of(table).push_back({{begins_[first], ends_[last]}, first, last, Node::row_of(longest), table});
    }
  }

  /// Takes the longest phrase of each table at the word `first`, where phrases of several end, or one with a tail.
  /// `longest` is what `longest_` says of it.
  [[gnu::noinline]] void give_several(std::uint32_t first, std::uint64_t longest) {
    // Where phrases end, the shortest first.
    struct Last {
      std::uint64_t bits;  // of the node, which would be cleared in all places before any is written
      std::uint32_t at;
    };
    std::array<Last, PhraseMatcher::kMostWords> lasts;
    std::size_t count = 0;
    auto const note = [&](Node node, std::uint32_t at) {
      if ((node.bits & Node::kSigns) != 0) lasts[count++] = {node.bits, at};
    };
    auto const last = first + static_cast<std::uint32_t>(longest & kMoreMask);
    note(last == first ? Node{longest} : find(Trie::step_alone(hash_[first])), first);
    auto way = hash_[first];
    for (auto at = first + 1; at <= last; ++at) {
      way = Trie::step(way, gap_before(at), hash_[at]);
      note(find(way), at);
    }
    auto& names = list_of(PhraseTable::kNames);
    auto const before = names.size();
    unsigned seen = 0;  // tables
    while (count-- > 0) {
      auto const at = lasts[count].at;
      trie_.terminals_at({lasts[count].bits}, [&](phrase_trie::Terminal const& terminal) {
        auto const bit = 1U << static_cast<unsigned>(terminal.table);
        if ((seen & bit) != 0) return;
        auto const end = end_with(terminal.tail, text_, ends_[at]);
        if (end == 0) return;
        seen |= bit;
        list_of(terminal.table).push_back({{begins_[first], end}, first, at, terminal.row, terminal.table});
      });
    }
    // Into the order of tables; there are hardly ever more than two.
    for (auto i = before + 1; i < names.size(); ++i) {
      for (auto j = i; j > before && names[j].table < names[j - 1].table; --j) std::swap(names[j], names[j - 1]);
    }
  }

  static constexpr std::uint64_t kMoreMask = 0xff;
  static_assert(PhraseMatcher::kMostWords <= kMoreMask);

  /// As PhraseMatches::of says, without a branch that nobody can foretell.
  [[nodiscard]] std::vector<PhraseMatch>& list_of(PhraseTable table) const {
    return *lists_[static_cast<std::size_t>(table)];
  }

  Trie const& trie_;
  PhraseFilter const& filter_;
  std::string_view text_;
  std::uint32_t const* begins_;
  std::uint32_t const* ends_;
  std::uint64_t const* hash_;
  std::size_t count_;
  std::array<std::vector<PhraseMatch>*, kPhraseTables> lists_;

  std::size_t block_ = 0;  // its first word
  List words_;             // that may be phrases by themselves
  List pairs_;             // where longer ones may begin; and of those what may go on
  List all_;
  std::array<Step, kBlock> ways_;  // of the pairs, or what they have become
  // By place, of the longest phrase there: what its node says, but that the signs are those of the shorter ones, too,
  // and that lowest stands how many words are behind the first; 0: there is none.
  std::array<std::uint64_t, kBlock> longest_;
};

#if defined(RAPPORTEUR_AVX2)
RAPPORTEUR_WITH_BITS void search_wide(Trie const& trie, PhraseFilter const& filter, std::string_view text,
                                      WordIndex const& words, PhraseMatches& matches) {
  Search<Width::kWide>(trie, filter, text, words, matches).run();
}
RAPPORTEUR_WITH_WIDEST void search_widest(Trie const& trie, PhraseFilter const& filter, std::string_view text,
                                          WordIndex const& words, PhraseMatches& matches) {
  Search<Width::kWidest>(trie, filter, text, words, matches).run();
}
#endif

}  // namespace

void search_phrases(Trie const& trie, PhraseFilter const& filter, std::string_view text, WordIndex const& words,
                    PhraseMatches& matches) {
#if defined(RAPPORTEUR_AVX2)
  if (has_widest()) return search_widest(trie, filter, text, words, matches);
  if (has_bits()) return search_wide(trie, filter, text, words, matches);
#endif
  Search<Width::kPlain>(trie, filter, text, words, matches).run();
}

}  // namespace rapporteur
