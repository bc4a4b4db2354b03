#include "grammar/act_words.hpp"

#include <algorithm>
#include <cstring>

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

void PhraseList::add(std::string_view phrase) {
  if (phrase.size() < 2) return;
  auto& list = by_letters_[place(phrase[0], phrase[1])];
  if (list == 0) {
    lists_.emplace_back();
    list = static_cast<std::uint8_t>(lists_.size());
  }
  auto& phrases = lists_[list - 1];
  auto const shorter = [&](Phrase const& each) { return each.text.size() < phrase.size(); };
  Phrase entry{phrase, 0, 0};
  auto const size = std::min(phrase.size(), sizeof entry.head);
  std::memcpy(&entry.head, phrase.data(), size);
  std::memset(&entry.mask, 0xFF, size);
  phrases.insert(std::find_if(phrases.begin(), phrases.end(), shorter), entry);
}

std::size_t PhraseList::longest(std::string_view text, std::vector<Phrase> const& phrases) {
  // Eight bytes at once, in small letters; what is no letter may become another sign, which the comparison below finds.
  std::uint64_t head = 0;
  std::memcpy(&head, text.data(), std::min(text.size(), sizeof head));
  head |= 0x2020202020202020U;
  for (auto const& [phrase, first, mask] : phrases) {
    if (((head ^ first) & mask) != 0 || text.size() < phrase.size()) continue;
    bool const same = std::equal(phrase.begin(), phrase.end(), text.begin(),
                                 [](char wanted, char c) { return wanted == lexis::to_lower(c); });
    if (same && (text.size() == phrase.size() || !lexis::is_letter(text[phrase.size()]))) return phrase.size();
  }
  return 0;
}

}  // namespace rapporteur::grammar
