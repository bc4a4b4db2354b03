#include "grammar/act.hpp"

#include "grammar/act_lexis.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

ClassParser const owner{kOwner};
ClassParser const degree{kDegree};
ClassParser const manner_noun{kManner};

// To build a rule takes longer than to see that nothing of it stands there: they are built once.

/// " its" before the noun of an expression.
auto const owner_before_noun = x3::omit[+blank >> -(owner >> blanks)];
/// "deep", "deep and grave" behind it.
auto const degrees_before_noun =
    x3::omit[*(degree >> (blanks | (x3::lit(',') >> blanks) | (blanks >> "and" >> blanks)))];
/// ", and its deep" before a further noun.
auto const before_further_noun =
    x3::omit[*blank >> -x3::lit(',') >> *blank >> "and" >> blanks >> -(owner >> blanks) >> *(degree >> blanks)];
/// "with deep appreciation and with concern".
auto const with_manner = x3::omit[+blank >> "with" >> blanks >> *(degree >> blanks) >> manner_noun >>
                                  *(((x3::lit(',') >> blanks >> -("and" >> blanks)) | (blanks >> "and" >> blanks)) >>
                                    -("with" >> blanks) >> *(degree >> blanks) >> manner_noun)];

float shifted(float value, float shift) { return shift >= 0 ? value + shift * (1 - value) : value + shift * value; }

/// Reads a verb group from left to right.
class GroupReader {
 public:
  /// A word, and what it may be in a group.
  struct Word {
    std::string_view word;
    VerbWord const* known;
  };

  /// `group` is empty.
  GroupReader(std::string_view text, Mood mood, VerbGroup& group) : text_(text), rest_(text), group_(group) {
    group_.mood = mood;
  }

  bool read_passive(Word here) {
    if (here.known->is_adverb()) adverbs_before(here);
    VerbLemma const* const verb = here.known->past;
    if (verb == nullptr || !read_verb(here, *verb)) return false;
    if (group_.act->category != ActCategory::kDirective || rest_.empty()) return false;
    auto const next = word_at(rest_.substr(1));
    if (next != "to" && !rest_.starts_with(':') && !rest_.starts_with(", ")) return false;
    finish();
    return true;
  }

  bool read(Word here) {
    if (here.known->is_adverb()) adverbs_before(here);
    if (!read_head(here)) return false;
    if (!rest_.empty() && (is_digit(rest_.front()) || static_cast<unsigned char>(rest_.front()) >= 0xC3U)) return false;
    after_head();
    finish();
    if (joint_) group_.tone = shifted(group_.tone, kJointShift);
    return true;
  }

 private:
  static constexpr float kJointShift = 0.5F;   // "in the strongest terms"
  static constexpr float kDegreeShift = 0.3F;  // "its deep concern"

  [[nodiscard]] Word next_word() const {
    auto const first = find_first_word(rest_);
    return {first.word(), first.known};
  }

  void finish() {
    group_.span = text_.substr(0, text_.size() - rest_.size());
    group_.rest = rest_;
    group_.force = group_.act->force;
    group_.tone = group_.act->tone;
    for (std::size_t i = 0; i < adverb_count_; ++i) {
      group_.force = shifted(group_.force, adverbs_[i]->force_shift);
      group_.tone = shifted(group_.tone, adverbs_[i]->tone_shift);
    }
    if (degree_) group_.tone = shifted(group_.tone, kDegreeShift);
  }

  void note_adverb(KnownWord const& word) {
    if (adverb_count_ < adverbs_.size()) adverbs_[adverb_count_++] = &word;
  }

  bool skip_gap() {
    auto const at = skip_blanks(rest_, 0);
    if (at == 0) return false;
    rest_.remove_prefix(at);
    return true;
  }

  /// `here` is the next word, and the one behind the adverbs afterwards.
  void adverbs_before(Word& here) {
    for (; here.known->is_adverb(); here = next_word()) {
      KnownWord const& adverb = *here.known->known;
      if (adverb.adverb == AdverbPlace::kAfter && !after_once_) return;
      auto after = rest_.substr(here.word.size());
      if (after.starts_with(',')) after.remove_prefix(1);
      auto const at = skip_blanks(after, 0);
      if (at == 0) return;
      after_once_ = here.word.size() == 4 && LowerWord(here.word).view() == "once";
      note_adverb(adverb);
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

  bool read_head(Word const& here) {
    VerbWord const& known = *here.known;
    auto const mood = VerbBeginnings::of(group_.mood);
    if ((known.aspect & mood) != 0 && read_aspect(here.word)) return true;
    if ((known.copula & mood) != 0 && read_copula(here.word)) return true;
    if ((known.perfect & mood) != 0 && read_perfect(here.word)) return true;
    if (known.opener_act != nullptr && group_.mood == Mood::kGerund) return settle(here, known.opener_act);
    if (!known.is_head()) return false;
    if (known.is_head(HeadForm::kParticiple)) {
      if (group_.mood != Mood::kGerund) return false;
      group_.participle = true;
      return settle(here, known.verb->act);
    }
    HeadForm const wanted = group_.mood == Mood::kThirdPerson ? HeadForm::kThirdPerson
                            : group_.mood == Mood::kGerund    ? HeadForm::kGerund
                                                              : HeadForm::kBase;
    return known.is_head(wanted) && read_verb(here, *known.verb);
  }

  void take_head(Word const& head) {
    group_.head_classes = head.known->classes;
    rest_.remove_prefix(head.word.size());
  }

  bool settle(Word const& head, Act const* act) {
    take_head(head);
    group_.act = act;
    return act != nullptr;
  }

  /// "continues to regret", "wishes to express": the verb behind says what is done.
  bool read_aspect(std::string_view word) {
    auto const before = rest_;
    rest_.remove_prefix(word.size());
    if (accept_next("to") && skip_gap()) {
      auto here = next_word();
      if (here.known->is_adverb()) adverbs_before(here);
      if (here.known->is_head(HeadForm::kBase) && read_verb(here, *here.known->verb)) return true;
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
      auto here = next_word();
      if (here.known->is_adverb()) adverbs_before(here);
      if (here.known->is_head(HeadForm::kParticiple)) {
        group_.participle = true;
        return settle(here, here.known->verb->act);
      }
      if (here.known->state != nullptr) {
        group_.participle = true;
        return settle(here, here.known->state);
      }
    }
    rest_ = before;
    adverb_count_ = adverbs;
    return false;
  }

  /// "Having also considered", "Having taken note", "Having regard".
  bool read_perfect(std::string_view word) {
    auto const before = rest_;
    rest_.remove_prefix(word.size());
    if (skip_gap()) {
      auto here = next_word();
      if (here.known->is_adverb()) adverbs_before(here);
      for (Particle const& each : act_words().perfects) {
        if (!begins_with(rest_, each.phrase)) continue;
        group_.head_classes = here.known->classes;
        group_.act = each.act;
        rest_.remove_prefix(each.phrase.size());
        return true;
      }
      if (here.known->past != nullptr && read_verb(here, *here.known->past)) return true;
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

  /// Whether an adverb or an insertion may stand there.
  [[nodiscard]] bool may_split() const {
    auto const from = static_cast<std::size_t>(byte_at(rest_, 0) == ',');
    return words_.beginnings.may_begin(rest_.substr(skip_blanks(rest_, from)),
                                       VerbBeginnings::kAdverb | VerbBeginnings::kInsertion);
  }

  /// Adverbs and insertions inside a split verb: "Calls once again upon", "Calls, in this context, for".
  void accept_split() {
    accept_next_insertion();
    for (;;) {
      auto const gap = skip_blanks(rest_, 0);
      auto const rest = rest_.substr(gap);
      if (gap == 0 || !words_.beginnings.may_begin(rest, VerbBeginnings::kAdverb)) break;
      auto const word = find_first_word(rest);
      if (!word.known->is_adverb()) break;
      note_adverb(*word.known->known);
      rest_ = rest.substr(word.size);
    }
    accept_next_insertion();
  }

  bool read_verb(Word const& head, VerbLemma const& verb) {
    take_head(head);
    if ((verb.classes & kExpression) != 0) return read_expression(verb);
    if (!verb.particles.empty()) {
      if (read_particle(verb)) return true;
      if (verb.must) return false;
    }
    if ((verb.classes & kReflexive) != 0) accept_self();
    group_.act = verb.act;
    return group_.act != nullptr;
  }

  bool read_particle(VerbLemma const& verb) {
    auto const before = rest_;
    auto const adverbs = adverb_count_;
    if (may_split()) accept_split();
    auto const gap = skip_blanks(rest_, 0);
    auto const behind = rest_.substr(gap);
    for (Particle const& particle : verb.particles) {
      if (gap == 0 || !begins_with(behind, particle.phrase)) continue;
      rest_ = behind.substr(particle.phrase.size());
      group_.act = particle.act;
      group_.complete = true;
      return true;
    }
    rest_ = before;
    adverb_count_ = adverbs;
    return false;
  }

  void accept_self() {
    auto const gap = skip_blanks(rest_, 0);
    auto const word = find_first_word(rest_.substr(gap));
    if (gap == 0 || !word.known->has(kSelf)) return;
    rest_.remove_prefix(gap + word.size);
    group_.complete = true;
  }

  static bool begins_with(std::string_view text, std::string_view phrase) {
    if (text.size() < phrase.size() || to_lower(text.front()) != phrase.front()) return false;
    for (std::size_t i = 1; i < phrase.size(); ++i) {
      if (to_lower(text[i]) != phrase[i]) return false;
    }
    return text.size() == phrase.size() || !is_letter(text[phrase.size()]);
  }

  /// "Expresses [its] [deep] concern [and …]": the noun says what is done.
  bool read_expression(VerbLemma const& verb) {
    auto const before = rest_;
    auto const adverbs = adverb_count_;
    if (may_split()) accept_split();
    if (accept_noun(verb.lemma)) return true;
    rest_ = before;
    adverb_count_ = adverbs;
    group_.act = verb.act;
    return group_.act != nullptr;
  }

  bool accept_noun(std::string_view lemma) {
    auto rest = rest_;
    if (!accept(rest, owner_before_noun)) return false;
    auto const left = rest.size();
    accept(rest, degrees_before_noun);
    bool const degrees = rest.size() < left;
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
    if (!accept(rest, before_further_noun)) return;
    auto const noun = word_at(rest);
    if (noun.empty()) return;
    Lemma act(lemma);
    act.add(noun);
    if (find_act(act.view()) != nullptr) rest_ = rest.substr(noun.size());
  }

  /// "with deep appreciation", "also", "once again", "in the strongest terms".
  void after_head() {
    for (int pieces = 0; pieces < 4; ++pieces) {
      auto const at = skip_blanks(rest_, 0);
      auto const behind = rest_.substr(at);
      if (at == 0 || !words_.beginnings.may_begin(behind, VerbBeginnings::kBehind)) return;
      if (behind.starts_with("with") && accept(rest_, with_manner)) {
        group_.complete = true;
        continue;
      }
      if (auto const size = phrase_at(behind, words_.joints); size > 0) {
        joint_ = joint_ || behind.starts_with("in");
        rest_ = behind.substr(size);
        continue;
      }
      auto const word = find_first_word(behind);
      VerbWord const& known = *word.known;
      if (!known.is_adverb() || known.known->adverb == AdverbPlace::kBefore || known.has(kLoose)) return;
      note_adverb(*known.known);
      rest_ = behind.substr(word.size);
    }
  }

  ActWords const& words_ = act_words();
  std::string_view text_;
  std::string_view rest_;
  VerbGroup& group_;
  std::array<KnownWord const*, 6> adverbs_;  // the first `adverb_count_` of them
  std::size_t adverb_count_ = 0;
  bool after_once_ = false;
  bool joint_ = false;
  bool degree_ = false;
};

/// Whether a group may end behind its head, and nothing that belongs to it stands there: as behind most heads.
bool ends_behind(FirstWord const& head) {
  auto const text = head.text;
  auto const end = head.size;
  if (end == text.size()) return true;
  if (is_blank(text[end])) {
    auto const at = skip_blanks(text, end);
    auto const* const words = known_act_words.load(std::memory_order_acquire);  // who looked up the head read them
    return !words->beginnings.may_begin(text.substr(at), VerbBeginnings::kBehind);
  }
  return !is_digit(text[end]) && static_cast<unsigned char>(text[end]) < 0xC3U;
}

}  // namespace

namespace {

/// Kept out of the way of those that are read at a glance.
[[gnu::noinline]] bool read_group(FirstWord const& first, Mood mood, VerbGroup& group) {
  group = {};
  return GroupReader(first.text, mood, group).read({first.word(), first.known});
}

}  // namespace

bool parse_verb_group(FirstWord const& first, Mood mood, VerbGroup& group) {
  VerbWord const& known = *first.known;
  auto const wanted = VerbBeginnings::of(mood);
  if ((known.begins & wanted) == 0) return false;
  if ((known.alone & wanted) == 0 || !ends_behind(first)) return read_group(first, mood, group);
  Act const& act = *known.verb->act;
  auto const rest = first.text.substr(first.size);
  group = {first.word(), rest, &act, known.classes, mood, false, false, false, act.force, act.tone};
  return true;
}

bool parse_verb_group(std::string_view text, Mood mood, VerbGroup& group) {
  return parse_verb_group(find_first_word(text), mood, group);
}

bool parse_passive(std::string_view text, VerbGroup& group) {
  auto const first = find_first_word(text);
  group = {};
  return GroupReader(text, Mood::kBase, group).read_passive({first.word(), first.known});
}

}  // namespace rapporteur::grammar
