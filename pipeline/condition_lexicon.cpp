#include "pipeline/condition_lexicon.hpp"

#include "grammar/lexicon.hpp"
#include "pipeline/words.hpp"

#include <bit>
#include <string>
#include <unordered_map>
#include <utility>

namespace rapporteur {

using namespace grammar;

ConditionLexicon const& ConditionLexicon::standard() {
  static ConditionLexicon const lexicon;
  return lexicon;
}

/// Gathers the classes of each word, which come one after the other.
class ConditionLexicon::Builder {
 public:
  explicit Builder(ConditionLexicon& lexicon) : lexicon_(lexicon), all_(kEnough) {}

  WordClasses tell(std::string_view word, WordClasses classes) {
    std::string capital(word);
    capital.front() = static_cast<char>(capital.front() & ~0x20);
    // A name is no verb.
    constexpr auto kVerbs = any_of(word::kInfinitive, word::kThirdPerson, word::kTaskVerb, word::kIntransitive);
    // "May" is a month.
    auto const modals = word == "may" ? any_of(word::kAuxiliary, word::kModal, word::kPresent) : WordClasses{0};
    put(capital, (classes & ~kVerbs & ~modals) | classes_by_form(capital));
    return put(word, classes | classes_by_form(word));
  }

  void finish() {
    auto const size = std::bit_ceil(count_ + count_ / 2);
    lexicon_.slots_.resize(size + 1);
    lexicon_.mask_ = size - 1;
    lexicon_.sets_ = {0};
    std::unordered_map<WordClasses, std::uint32_t> sets{{0, 0}};
    for (auto const& [hash, classes] : all_) {
      if (classes == 0) continue;
      auto const [set, added] = sets.try_emplace(classes, static_cast<std::uint32_t>(sets.size()));
      if (added) lexicon_.sets_.push_back(classes);
      if (lexicon_.sets_.size() > kMostSets) throw TableError("clause_words.tsv: too many sets of classes");
      place(hash, set->second);
    }
  }

 private:
  static constexpr std::size_t kEnough = 1UL << 14U;  // for the tables as they are
  struct Entry {
    std::uint64_t hash = 0;
    WordClasses classes = 0;  ///< none: empty
  };

  WordClasses put(std::string_view word, WordClasses classes) {
    if (classes == 0) return 0;
    auto const hash = word_hash(word);
    Entry* entry = &entry_of(hash);
    if (entry->classes == 0) {
      if (++count_ > all_.size() / 2) {
        grow();
        entry = &entry_of(hash);
      }
      entry->hash = hash;
    }
    return entry->classes |= classes;
  }

  Entry& entry_of(std::uint64_t hash) {
    auto const mask = all_.size() - 1;
    auto at = static_cast<std::size_t>(hash >> kShift) & mask;
    while (all_[at].classes != 0 && all_[at].hash != hash) at = (at + 1) & mask;
    return all_[at];
  }

  void grow() {
    auto const before = std::exchange(all_, std::vector<Entry>(all_.size() * 2));
    for (auto const& entry : before) {
      if (entry.classes != 0) entry_of(entry.hash) = entry;
    }
  }

  void place(std::uint64_t hash, std::uint32_t set) {
    auto at = lexicon_.place_of(hash);
    while (lexicon_.slots_[at] != 0) ++at;
    lexicon_.slots_[at] = tag_of(hash) << kSetBits | set;
    if (lexicon_.slots_.back() != 0) lexicon_.slots_.push_back(0);
    lexicon_.known_.add(hash);
    if ((lexicon_.sets_[set] & kTells) != 0) lexicon_.telling_.add(hash);
    if ((lexicon_.sets_[set] & kTurning) != 0) lexicon_.turning_.add(hash);
  }

  ConditionLexicon& lexicon_;
  std::vector<Entry> all_;  // a power of two; half of them empty at least
  std::size_t count_ = 0;
};

ConditionLexicon::ConditionLexicon() {
  Builder builder(*this);
  read_clause_words([&](std::string_view word, WordClasses classes) { return builder.tell(word, classes); });
  builder.finish();
}

}  // namespace rapporteur
