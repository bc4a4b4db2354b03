#include "grammar/act_lexis.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace rapporteur::grammar {
namespace {

/// "note" → "noted", "deny" → "denied", "commit" → "committed".
std::string past_participle(std::string_view verb) {
  std::string form = gerund(verb);
  form.resize(form.size() - 3);
  if (form.ends_with('y') && form.size() > 1 &&
      std::string_view("aeiou").find(form[form.size() - 2]) == std::string_view::npos) {
    form.back() = 'i';
  }
  return form.ends_with("ee") ? form + "d" : form + "ed";
}

std::uint32_t class_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, ActWordClass>, 16> kNames = {{{"owner", kOwner},
                                                                                        {"degree", kDegree},
                                                                                        {"manner", kManner},
                                                                                        {"noun", kNounToo},
                                                                                        {"stop", kStop},
                                                                                        {"joined", kJoined},
                                                                                        {"loose", kLoose},
                                                                                        {"expression", kExpression},
                                                                                        {"reflexive", kReflexive},
                                                                                        {"self", kSelf},
                                                                                        {"object", kObject},
                                                                                        {"follows", kFollows},
                                                                                        {"aside", kAside},
                                                                                        {"prelude", kPrelude},
                                                                                        {"subordinate", kSubordinate},
                                                                                        {"small", kSmall}}};
  for (auto const& [known, value] : kNames) {
    if (known == name) return value;
  }
  throw TableError("act_words.tsv: \"" + std::string(name) + "\" is no class");
}

unsigned moods_of(std::string_view form) {
  if (form == "third") return VerbBeginnings::kThirdPerson;
  if (form == "gerund") return VerbBeginnings::kGerund;
  if (form == "base") return VerbBeginnings::kBase;
  if (form == "any") return 0;
  throw TableError("verb_openers.tsv: \"" + std::string(form) + "\" is no form");
}

Act const* act_of(std::string_view table, std::string_view lemma) {
  Act const* const act = find_act(lemma);
  if (act == nullptr) throw TableError(std::string(table) + ".tsv: \"" + std::string(lemma) + "\" is no act");
  return act;
}

void add_moods(std::uint8_t& known, unsigned moods) { known = static_cast<std::uint8_t>(known | moods); }

/// Sets the moods of the groups that may begin with a word, and of those that are no more than the word.
void set_moods(VerbWord& word) {
  static constexpr std::array<HeadForm, 3> kForms = {HeadForm::kThirdPerson, HeadForm::kGerund, HeadForm::kBase};
  for (auto const mood : {Mood::kThirdPerson, Mood::kGerund, Mood::kBase}) {
    auto const bit = VerbBeginnings::of(mood);
    bool const opener = word.opener_act != nullptr && mood == Mood::kGerund;
    bool const auxiliary = ((word.copula | word.aspect | word.perfect) & bit) != 0;
    bool const head = word.is_head(kForms[static_cast<std::size_t>(mood)]);
    bool const participle = word.is_head(HeadForm::kParticiple) && mood == Mood::kGerund;
    if (opener || auxiliary || head || participle || word.is_adverb()) add_moods(word.begins, bit);
    if (!head || opener || auxiliary || word.is_adverb() || word.verb->act == nullptr) continue;
    bool const goes_on = !word.verb->particles.empty() || (word.verb->classes & (kExpression | kReflexive)) != 0;
    if (!goes_on) add_moods(word.alone, bit);
  }
}

/// Puts the words of several tables together.
class Reader {
 public:
  explicit Reader(ActWords& into) : into_(into) {}

  void read() {
    read_classes();
    for (auto const& row : embedded_table("verbs", {"lemma"}).rows) {
      std::string spelling(row[0]);
      add_verb(spelling);
      word(past_participle(row[0])).past = verb(row[0]);
      if (!spelling.ends_with("ize")) continue;
      spelling[spelling.size() - 2] = 's';
      add_verb(spelling);
    }
    for (auto const& row : embedded_table("past_participles", {"word", "lemma"}).rows) word(row[0]).past = verb(row[1]);
    for (auto const& row : embedded_table("participles", {"word", "lemma"}).rows) word(row[0]);
    for (auto const& row : embedded_table("adverbs", {"word", "place", "force", "tone"}).rows) word(row[0]);
    read_openers();
    read_particles();
    set_beginnings();
  }

 private:
  VerbWord& word(std::string_view spelling) {
    VerbWord*& place = into_.words[spelling];
    if (place == nullptr) {
      if (spelling.size() > kLongestWord) throw TableError("a word of verbs is too long: " + std::string(spelling));
      place = &into_.stored.emplace_back();
      into_.spellings.emplace_back(spelling);
      place->known = Lexicon::standard().word(spelling);
      if (place->is_head()) place->verb = verb(place->known->head.lemma);
    }
    return *place;
  }

  VerbLemma* verb(std::string_view lemma) {
    VerbLemma*& place = into_.verbs[lemma];
    if (place == nullptr) {
      place = &into_.lemmas.emplace_back();
      place->lemma = lemma;
      place->act = find_act(lemma);
    }
    return place;
  }

  void add_verb(std::string const& spelling) {
    for (auto const& form : {spelling, third_person(spelling), gerund(spelling)}) word(form);
  }

  void read_classes() {
    for (auto const& row : embedded_table("act_words", {"word", "class"}).rows) {
      if (row[1] == "insertion") {
        into_.insertions.add(row[0]);
        into_.connecting.push_back(row[0]);
        into_.beginnings.add_insertion(row[0]);
      } else if (row[1] == "joint") {
        into_.joints.add(row[0]);
        into_.beginnings.add(row[0], VerbBeginnings::kBehind);
      } else {
        VerbWord& known = word(row[0]);
        known.classes = static_cast<std::uint16_t>(known.classes | class_of(row[1]));
      }
    }
  }

  void read_openers() {
    for (auto const& row : embedded_table("verb_openers", {"word", "use", "form", "act"}).rows) {
      auto const moods = moods_of(row[2]);
      Act const* const act = row[3] == "-" ? nullptr : act_of("verb_openers", row[3]);
      if (row[1] == "had") {
        into_.perfects.push_back({row[0], act});
        continue;
      }
      VerbWord& opener = word(row[0]);
      if (row[1] == "copula") {
        add_moods(opener.copula, moods);
      } else if (row[1] == "aspect") {
        add_moods(opener.aspect, moods);
      } else if (row[1] == "perfect") {
        add_moods(opener.perfect, moods);
      } else if (row[1] == "act") {
        opener.opener_act = act;
      } else if (row[1] == "state") {
        opener.state = act;
      } else {
        throw TableError("verb_openers.tsv: \"" + std::string(row[1]) + "\" is no use");
      }
    }
  }

  void read_particles() {
    for (auto const& row : embedded_table("particles", {"verb", "phrase", "act", "need"}).rows) {
      VerbLemma* const lemma = verb(row[0]);
      lemma->particles.push_back({row[1], act_of("particles", row[2])});
      lemma->must = row[3] == "must";
    }
    for (VerbLemma& lemma : into_.lemmas) {
      if (VerbWord* const* const base = into_.words.find(lemma.lemma); base != nullptr)
        lemma.classes = (*base)->classes;
    }
  }

  void set_beginnings() {
    using Kind = VerbBeginnings::Kind;
    for (std::size_t i = 0; i < into_.spellings.size(); ++i) {
      VerbWord& each = into_.stored[i];
      set_moods(each);
      std::string_view const spelling = into_.spellings[i];
      bool const opens = each.copula != 0 || each.aspect != 0 || each.perfect != 0 || each.opener_act != nullptr;
      if (!each.is_head() && !each.is_adverb() && !opens) continue;
      bool const any = spelling.ends_with('y') || each.has(kJoined);
      if (any || spelling.ends_with('s')) add_moods(each.joined, Kind::kThirdPerson);
      if (any || spelling.ends_with('g') || spelling.ends_with('d')) add_moods(each.joined, Kind::kGerund);
      if (any) add_moods(each.joined, Kind::kBase);
      unsigned kinds = each.joined | Kind::kBase;  // a bare verb shows itself by no ending
      if (each.is_adverb()) kinds |= Kind::kAdverb;
      if (each.is_adverb() && each.known->adverb != AdverbPlace::kBefore) kinds |= Kind::kBehind;
      into_.beginnings.add(spelling, kinds);
    }
    for (std::size_t i = 0; i < into_.spellings.size(); ++i) into_.keys.add(into_.spellings[i], into_.stored[i]);
    into_.beginnings.add("with ", Kind::kBehind);
    auto const add_connector = [this](std::string_view word) {
      into_.beginnings.add(word, Kind::kConnector);
      into_.connecting.push_back(word);
    };
    for (auto const word : kConjunctions) add_connector(word);
    for (auto const word : kConcessions) add_connector(word);
  }

  static constexpr std::size_t kLongestWord = 16;  // that is found in either case

  ActWords& into_;
};

}  // namespace

void VerbBeginnings::add(std::string_view phrase, unsigned kinds) {
  std::array<char, kKey> key{};
  if (phrase.size() >= kKey) {
    std::copy_n(phrase.begin(), kKey, key.begin());
    return add_key(key, kinds);
  }
  // Behind a short word stands what may stand behind a word, and behind a blank the next one.
  std::copy(phrase.begin(), phrase.end(), key.begin());
  for (char const sign : {' ', '\t', ',', ';', ':', '.', ')'}) {
    key[phrase.size()] = sign;
    if (phrase.size() + 1 == kKey) {
      add_key(key, kinds);
      continue;
    }
    for (char const next : {' ', '\t'}) {
      key[phrase.size() + 1] = next;
      add_key(key, kinds);
    }
    for (char next = 'a'; next <= 'z' && lexis::is_blank(sign); ++next) {
      key[phrase.size() + 1] = next;
      add_key(key, kinds);
    }
  }
}

void VerbBeginnings::add_insertion(std::string_view phrase) {
  if (phrase.size() < kInside + kKey) throw TableError("act_words.tsv: a short insertion: " + std::string(phrase));
  add(phrase, kInsertion);
  add(phrase.substr(kInside), kInsideInsertion);
}

VerbBeginnings const& VerbBeginnings::standard() { return act_words().beginnings; }

std::atomic<ActWords const*> known_act_words = nullptr;

ActWords const& read_act_words() {
  static auto const words = [] {
    auto read = std::make_unique<ActWords>();
    Reader(*read).read();
    known_act_words.store(read.get(), std::memory_order_release);
    return read;
  }();
  return *words;
}

std::uint32_t act_word_classes(std::string_view word) { return verb_word(word).classes; }

FirstWord find_odd_word(std::string_view text) {
  auto const word = word_at(text);
  return {text, word.size(), &verb_word(word)};
}

FirstWord look_up_first_word(std::string_view text) { return find_first_word(text); }
std::uint32_t FirstWord::classes() const { return known->classes; }
unsigned FirstWord::joined() const { return known->joined; }

std::vector<JoinedWord> joined_words() {
  std::vector<JoinedWord> joined;
  auto const& words = act_words();
  for (std::size_t i = 0; i < words.stored.size(); ++i) {
    if (words.stored[i].joined != 0) joined.push_back({words.spellings[i], words.stored[i].joined});
  }
  return joined;
}

std::vector<std::string_view> const& connecting_phrases() { return act_words().connecting; }

std::string_view word_with_hyphens(std::string_view text, std::size_t size) {
  while (size > 0 && size + 1 < text.size() && text[size] == '-' && lexis::is_letter(text[size + 1])) {
    size += 1 + lexis::letters_at(text.substr(size + 1));
  }
  return text.substr(0, size);
}

std::string_view first_word(std::string_view text) { return word_at(text); }

std::size_t phrase_at(std::string_view text, PhraseList const& phrases) {
  if (text.size() < PhraseList::kKey) return 0;
  std::size_t longest = 0;
  auto const here = PhraseList::key_of(text);
  for (auto const& [key, phrase] : phrases.of(text)) {
    if (key != here || phrase.size() <= longest || text.size() < phrase.size()) continue;
    // Of phrases that begin alike few end where a word ends.
    if (text.size() > phrase.size() && lexis::is_letter(text[phrase.size()])) continue;
    bool const same = std::equal(phrase.begin(), phrase.end(), text.begin(),
                                 [](char wanted, char c) { return wanted == lexis::to_lower(c); });
    if (same) longest = phrase.size();
  }
  return longest;
}

}  // namespace rapporteur::grammar
