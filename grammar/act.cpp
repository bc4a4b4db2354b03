#include "grammar/act.hpp"

#include "grammar/act_lexis.hpp"

#include <algorithm>
#include <array>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

ClassParser const owner{kOwner};
ClassParser const degree{kDegree};
ClassParser const manner_noun{kManner};

float shifted(float value, float shift) { return shift >= 0 ? value + shift * (1 - value) : value + shift * value; }

/// The base form of an act, put together word by word.
class Lemma {
 public:
  explicit Lemma(std::string_view word) { add(word); }
  void add(std::string_view word) {
    if (word.empty() || size_ + word.size() + 1 > letters_.size()) return;
    if (size_ > 0) letters_[size_++] = ' ';
    for (char const c : word) letters_[size_++] = to_lower(c);
  }
  [[nodiscard]] std::string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char, 96> letters_{};
  std::size_t size_ = 0;
};

/// Reads a verb group from left to right.
class GroupReader {
 public:
  GroupReader(std::string_view text, Mood mood) : text_(text), rest_(text) { group_.mood = mood; }

  std::optional<VerbGroup> read_passive() {
    adverbs_before();
    auto const word = word_at(rest_);
    auto const* const verb = word.empty() ? nullptr : act_words().past.find(LowerWord(word).view());
    if (verb == nullptr || !read_verb(word, *verb) || group_.act == nullptr) return std::nullopt;
    if (group_.act->category != ActCategory::kDirective || rest_.empty()) return std::nullopt;
    auto const next = word_at(rest_.substr(1));
    if (next != "to" && !rest_.starts_with(':') && !rest_.starts_with(", ")) return std::nullopt;
    group_.span = text_.substr(0, text_.size() - rest_.size());
    group_.rest = rest_;
    group_.force = shifted_all(group_.act->force, &KnownWord::force_shift);
    group_.tone = shifted_all(group_.act->tone, &KnownWord::tone_shift);
    return group_;
  }

  std::optional<VerbGroup> read() {
    adverbs_before();
    auto const word = word_at(rest_);
    if (word.empty()) return std::nullopt;
    if (!read_head(word)) return std::nullopt;
    if (group_.act == nullptr) return std::nullopt;
    if (!rest_.empty() && (is_digit(rest_.front()) || static_cast<unsigned char>(rest_.front()) >= 0xC3U))
      return std::nullopt;
    after_head();
    group_.span = text_.substr(0, text_.size() - rest_.size());
    group_.rest = rest_;
    group_.force = shifted_all(group_.act->force, &KnownWord::force_shift);
    group_.tone = shifted_all(group_.act->tone, &KnownWord::tone_shift);
    if (joint_) group_.tone = shifted(group_.tone, kJointShift);
    return group_;
  }

 private:
  static constexpr float kJointShift = 0.5F;   // "in the strongest terms"
  static constexpr float kDegreeShift = 0.3F;  // "its deep concern"

  [[nodiscard]] KnownWord const* known(std::string_view word) const { return lexicon_.word(LowerWord(word).view()); }

  void note_adverb(KnownWord const& word) {
    if (adverb_count_ < adverbs_.size()) adverbs_[adverb_count_++] = &word;
  }

  float shifted_all(float value, float KnownWord::*shift) const {
    for (std::size_t i = 0; i < adverb_count_; ++i) value = shifted(value, adverbs_[i]->*shift);
    if (degree_ && shift == &KnownWord::tone_shift) value = shifted(value, kDegreeShift);
    return value;
  }

  bool skip_gap() {
    auto const at = skip_blanks(rest_, 0);
    if (at == 0) return false;
    rest_.remove_prefix(at);
    return true;
  }

  void adverbs_before() {
    for (;;) {
      auto const word = word_at(rest_);
      if (word.empty()) return;
      auto const* const entry = known(word);
      if (entry == nullptr || !entry->is_adverb || (entry->adverb == AdverbPlace::kAfter && !after_once_)) return;
      auto after = rest_.substr(word.size());
      bool const comma = after.starts_with(',');
      if (comma) after.remove_prefix(1);
      auto const at = skip_blanks(after, 0);
      if (at == 0) return;
      after_once_ = LowerWord(word).view() == "once";
      note_adverb(*entry);
      group_.adverb = true;
      rest_ = after.substr(at);
    }
  }

  bool accept_word(std::string_view wanted) {
    auto const word = word_at(rest_);
    if (word.empty() || LowerWord(word).view() != wanted) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  /// A blank and then the word; nothing is taken where it does not stand there.
  bool accept_next(std::string_view wanted) {
    auto const before = rest_;
    if (skip_gap() && accept_word(wanted)) return true;
    rest_ = before;
    return false;
  }

  [[nodiscard]] bool copula(std::string_view lowered) const {
    switch (group_.mood) {
      case Mood::kThirdPerson:
        return lowered == "is" || lowered == "remains" || lowered == "feels" || lowered == "stands" ||
               lowered == "continues";
      case Mood::kGerund:
        return lowered == "being" || lowered == "remaining" || lowered == "feeling";
      case Mood::kBase:
        return lowered == "are" || lowered == "remain" || lowered == "stand" || lowered == "feel";
    }
    return false;
  }

  /// "continues to regret", "wishes to express": the verb behind says what is done.
  [[nodiscard]] bool aspect(std::string_view lowered) const {
    switch (group_.mood) {
      case Mood::kThirdPerson:
        return lowered == "continues" || lowered == "wishes" || lowered == "desires";
      case Mood::kGerund:
        return lowered == "continuing" || lowered == "wishing" || lowered == "desiring";
      case Mood::kBase:
        return lowered == "continue" || lowered == "wish";
    }
    return false;
  }

  bool read_head(std::string_view word) {
    LowerWord const lowered(word);
    if (aspect(lowered.view()) && read_aspect(word)) return true;
    if (copula(lowered.view()) && read_copula(word)) return true;
    if (group_.mood == Mood::kGerund && lowered.view() == "having" && read_having(word)) return true;
    if (lowered.view() == "whereas" && group_.mood == Mood::kGerund) return settle(word, "consider");
    auto const* const entry = lexicon_.word(lowered.view());
    if (entry == nullptr || !entry->is_head) return false;
    if (entry->head.form == HeadForm::kParticiple) {
      if (group_.mood != Mood::kGerund) return false;
      group_.participle = true;
      return settle(word, entry->head.lemma);
    }
    HeadForm const wanted = group_.mood == Mood::kThirdPerson ? HeadForm::kThirdPerson
                            : group_.mood == Mood::kGerund    ? HeadForm::kGerund
                                                              : HeadForm::kBase;
    if (entry->head.form != wanted) return false;
    return read_verb(word, entry->head.lemma);
  }

  bool settle(std::string_view word, std::string_view lemma) {
    group_.head = word;
    group_.act = find_act(lemma);
    rest_.remove_prefix(word.size());
    return group_.act != nullptr;
  }

  bool read_aspect(std::string_view word) {
    auto const before = rest_;
    rest_.remove_prefix(word.size());
    if (accept_next("to") && skip_gap()) {
      adverbs_before();
      auto const verb = word_at(rest_);
      auto const* const entry = verb.empty() ? nullptr : known(verb);
      if (entry != nullptr && entry->is_head && entry->head.form == HeadForm::kBase &&
          read_verb(verb, entry->head.lemma)) {
        return true;
      }
    }
    rest_ = before;
    return false;
  }

  bool read_copula(std::string_view word) {
    auto const before = rest_;
    auto const adverbs = adverb_count_;
    rest_.remove_prefix(word.size());
    accept_next_insertion();
    if (skip_gap()) {
      accept_word("to") && skip_gap() && accept_word("be") && skip_gap();
      adverbs_before();
      auto const participle = word_at(rest_);
      LowerWord const lowered(participle);
      auto const* const entry = participle.empty() ? nullptr : lexicon_.word(lowered.view());
      if (entry != nullptr && entry->is_head && entry->head.form == HeadForm::kParticiple) {
        group_.participle = true;
        return settle(participle, entry->head.lemma);
      }
      if (lowered.view() == "seized") return settle(participle, "remain seized");
      if (lowered.view() == "ready" || lowered.view() == "prepared" || lowered.view() == "willing") {
        return settle(participle, "be ready");
      }
      if (lowered.view() == "grateful") return settle(participle, "be grateful");
    }
    rest_ = before;
    adverb_count_ = adverbs;
    return false;
  }

  /// "Having also considered", "Having taken note", "Having regard".
  bool read_having(std::string_view word) {
    auto const before = rest_;
    rest_.remove_prefix(word.size());
    if (skip_gap()) {
      adverbs_before();
      auto const next = word_at(rest_);
      if (LowerWord(next).view() == "regard") return settle(next, "have regard");
      if (LowerWord(next).view() == "in") {
        if (settle(next, "bear in mind") && accept_next("mind")) return true;
      }
      auto const* const verb = next.empty() ? nullptr : act_words().past.find(LowerWord(next).view());
      if (verb != nullptr && read_verb(next, *verb)) return true;
    }
    rest_ = before;
    group_.act = nullptr;
    return false;
  }

  void accept_next_insertion() {
    auto rest = rest_;
    if (rest.starts_with(',')) rest.remove_prefix(1);
    rest.remove_prefix(skip_blanks(rest, 0));
    if (accept_insertion(rest)) {
      // What follows the insertion begins with its blank again.
      rest_ = std::string_view(rest.data() - 1, rest.size() + 1);
    }
  }

  /// Adverbs and insertions inside a split verb: "Calls once again upon", "Calls, in this context, for".
  void accept_split() {
    accept_next_insertion();
    for (;;) {
      auto rest = rest_;
      rest.remove_prefix(skip_blanks(rest, 0));
      auto const word = word_at(rest);
      auto const* const entry = word.empty() || word.data() == rest_.data() ? nullptr : known(word);
      if (entry == nullptr || !entry->is_adverb) break;
      note_adverb(*entry);
      rest_ = rest.substr(word.size());
    }
    accept_next_insertion();
  }

  bool read_verb(std::string_view word, std::string_view lemma) {
    group_.head = word;
    rest_.remove_prefix(word.size());
    if (lemma == "express" || lemma == "extend" || lemma == "convey") return read_expression(lemma);
    if (lemma == "act") {
      group_.act = find_act("act");
      return true;
    }
    bool must = false;
    for (Particle const& particle : particles_of(lemma)) {
      must = particle.must;
      auto const before = rest_;
      auto const adverbs = adverb_count_;
      accept_split();
      auto const gap = skip_blanks(rest_, 0);
      auto const behind = rest_.substr(gap);
      if (gap > 0 && begins_with(behind, particle.phrase)) {
        rest_ = behind.substr(particle.phrase.size());
        group_.act = particle.act;
        group_.complete = true;
        return true;
      }
      rest_ = before;
      adverb_count_ = adverbs;
    }
    if (must) return false;
    if (lemma == "commit" || lemma == "recommit" || lemma == "pledge" || lemma == "dedicate" || lemma == "bind") {
      for (auto const self : {"itself", "ourselves", "themselves"}) {
        if (accept_next(self)) group_.complete = true;
      }
    }
    group_.act = find_act(lemma);
    return group_.act != nullptr;
  }

  static bool begins_with(std::string_view text, std::string_view phrase) {
    if (text.size() < phrase.size()) return false;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      if (to_lower(text[i]) != phrase[i]) return false;
    }
    return text.size() == phrase.size() || !is_letter(text[phrase.size()]);
  }

  /// "Expresses [its] [deep] concern [and …]": the noun says what is done.
  bool read_expression(std::string_view lemma) {
    auto const before = rest_;
    auto const adverbs = adverb_count_;
    accept_split();
    if (accept_noun(lemma)) return true;
    rest_ = before;
    adverb_count_ = adverbs;
    group_.act = find_act(lemma);
    return group_.act != nullptr;
  }

  bool accept_noun(std::string_view lemma) {
    auto rest = rest_;
    bool degrees = false;
    auto const take_degree = [&degrees](auto&) { degrees = true; };
    auto const head = +blank >> -(owner >> blanks) >>
                      *((degree >> (blanks | (x3::lit(',') >> blanks) | (blanks >> "and" >> blanks)))[take_degree]);
    if (!accept(rest, x3::omit[head])) return false;
    auto const noun = word_at(rest);
    if (noun.empty()) return false;
    Lemma act(lemma);
    act.add(noun);
    Act const* found = find_act(act.view());
    if (found == nullptr && noun.ends_with('s')) {
      Lemma singular(lemma);
      singular.add(noun.substr(0, noun.size() - 1));
      found = find_act(singular.view());
    }
    if (found == nullptr) return false;
    group_.act = found;
    group_.complete = true;
    degree_ = degrees;
    rest_ = rest.substr(noun.size());
    coordinated_noun(lemma);
    return true;
  }

  /// "its concern and its condemnation": the first noun gives the act, both belong to the span.
  void coordinated_noun(std::string_view lemma) {
    auto rest = rest_;
    auto const joint =
        x3::omit[*blank >> -x3::lit(',') >> *blank >> "and" >> blanks >> -(owner >> blanks) >> *(degree >> blanks)];
    if (!accept(rest, joint)) return;
    auto const noun = word_at(rest);
    if (noun.empty()) return;
    Lemma act(lemma);
    act.add(noun);
    if (find_act(act.view()) != nullptr) rest_ = rest.substr(noun.size());
  }

  /// "with deep appreciation", "also", "once again", "in the strongest terms".
  void after_head() {
    auto const with = x3::omit[+blank >> "with" >> blanks >> *(degree >> blanks) >> manner_noun >>
                               *(((x3::lit(',') >> blanks >> -("and" >> blanks)) | (blanks >> "and" >> blanks)) >>
                                 -("with" >> blanks) >> *(degree >> blanks) >> manner_noun)];
    for (int pieces = 0; pieces < 4; ++pieces) {
      auto const at = skip_blanks(rest_, 0);
      if (at == 0) return;
      if (accept(rest_, with)) {
        group_.complete = true;
        continue;
      }
      auto const behind = rest_.substr(at);
      if (auto const size = phrase_at(behind, act_words().joints); size > 0) {
        joint_ = joint_ || behind.starts_with("in");
        rest_ = behind.substr(size);
        continue;
      }
      auto const word = word_at(behind);
      auto const* const entry = word.empty() ? nullptr : known(word);
      if (entry == nullptr || !entry->is_adverb || entry->adverb == AdverbPlace::kBefore || !bare_adverb(word)) return;
      note_adverb(*entry);
      rest_ = behind.substr(word.size());
    }
  }

  /// "particularly" and "especially" begin a phrase of their own.
  static bool bare_adverb(std::string_view word) {
    return word != "particularly" && word != "especially" && word != "more" && word != "equally" && word != "once" &&
           word != "accordingly" && word != "however" && word != "therefore" && word != "consequently" &&
           word != "similarly";
  }

  Lexicon const& lexicon_ = Lexicon::standard();
  std::string_view text_;
  std::string_view rest_;
  VerbGroup group_;
  std::array<KnownWord const*, 6> adverbs_{};
  std::size_t adverb_count_ = 0;
  bool after_once_ = false;
  bool joint_ = false;
  bool degree_ = false;
};

}  // namespace

std::optional<VerbGroup> parse_verb_group(std::string_view text, Mood mood) {
  // Most words that are asked for begin no group: they are told by one look at the lexicon.
  auto const word = word_at(text);
  if (word.empty()) return std::nullopt;
  LowerWord const lowered(word);
  auto const* const entry = Lexicon::standard().word(lowered.view());
  bool const known = entry != nullptr && (entry->is_head || entry->is_adverb);
  if (!known && act_words().openers.find(lowered.view()) == nullptr) return std::nullopt;
  return GroupReader(text, mood).read();
}

std::optional<VerbGroup> parse_passive(std::string_view text) { return GroupReader(text, Mood::kBase).read_passive(); }

bool accept_insertion(std::string_view& text) {
  auto const size = phrase_at(text, act_words().insertions);
  if (size == 0) return false;
  auto rest = text.substr(size);
  if (rest.starts_with(',')) rest.remove_prefix(1);
  auto const at = skip_blanks(rest, 0);
  if (at == 0) return false;
  text = rest.substr(at);
  return true;
}

Connector accept_connector(std::string_view& text) {
  Connector connector;
  auto const conjunction = x3::omit[(x3::lit("and") | "but" | "as well as" | "or") >> -x3::lit(',') >> blanks];
  auto const concession = x3::omit[(x3::lit("while") | "whilst") >> blanks];
  for (int pieces = 0; pieces < 4; ++pieces) {
    if (text.empty() || !is_lower(text.front())) return connector;
    if (accept(text, conjunction)) {
      connector.conjunction = true;
    } else if (accept(text, concession)) {
      connector.concession = true;
    } else if (accept_insertion(text)) {
      connector.insertion = true;
    } else {
      return connector;
    }
  }
  return connector;
}

}  // namespace rapporteur::grammar
