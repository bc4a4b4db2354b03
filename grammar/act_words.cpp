#include "grammar/act_lexis.hpp"

#include <algorithm>

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

std::uint8_t class_of(std::string_view name) {
  if (name == "owner") return kOwner;
  if (name == "degree") return kDegree;
  if (name == "manner") return kManner;
  if (name == "noun") return kNounToo;
  if (name == "stop") return kStop;
  throw TableError("act_words.tsv: \"" + std::string(name) + "\" is no class");
}

ActWords read() {
  ActWords words;
  for (auto const& row : embedded_table("verbs", {"lemma"}).rows) words.past[past_participle(row[0])] = row[0];
  for (auto const& row : embedded_table("past_participles", {"word", "lemma"}).rows) words.past[row[0]] = row[1];
  for (auto const& row : embedded_table("act_words", {"word", "class"}).rows) {
    if (row[1] == "insertion") {
      words.insertions.add(row[0]);
    } else if (row[1] == "joint") {
      words.joints.add(row[0]);
    } else {
      words.classes[row[0]] |= class_of(row[1]);
    }
  }
  for (std::string_view const word :
       {"is",         "remains", "feels",    "stands",   "continues", "being",  "remaining",
        "feeling",    "are",     "remain",   "stand",    "feel",      "wishes", "desires",
        "continuing", "wishing", "desiring", "continue", "wish",      "having", "whereas"}) {
    words.openers[word] = true;
  }
  for (auto const& row : embedded_table("particles", {"verb", "phrase", "act", "need"}).rows) {
    Act const* const act = find_act(row[2]);
    if (act == nullptr) throw TableError("particles.tsv: \"" + std::string(row[2]) + "\" is no act");
    words.particles[row[0]].push_back({row[1], act, row[3] == "must"});
  }
  return words;
}

}  // namespace

std::vector<Particle> const& particles_of(std::string_view verb) {
  static std::vector<Particle> const none;
  auto const* const found = act_words().particles.find(verb);
  return found == nullptr ? none : *found;
}

ActWords const& act_words() {
  static ActWords const words = read();
  return words;
}

namespace {

bool has_class(std::string_view word, std::uint8_t wanted) {
  auto const* const found = act_words().classes.find(lexis::LowerWord(word).view());
  return found != nullptr && (*found & wanted) != 0;
}

}  // namespace

bool is_noun_too(std::string_view word) { return has_class(word, kNounToo); }
bool stops_complement(std::string_view word) { return has_class(word, kStop); }

std::size_t phrase_at(std::string_view text, PhraseList const& phrases) {
  if (text.size() < PhraseList::kKey) return 0;
  std::size_t longest = 0;
  for (auto const& [key, phrase] : phrases.of(text)) {
    if (key != PhraseList::key_of(text) || phrase.size() <= longest || text.size() < phrase.size()) continue;
    bool const same = std::equal(phrase.begin(), phrase.end(), text.begin(),
                                 [](char wanted, char c) { return wanted == lexis::to_lower(c); });
    if (same && (text.size() == phrase.size() || !lexis::is_letter(text[phrase.size()]))) longest = phrase.size();
  }
  return longest;
}

}  // namespace rapporteur::grammar
