#include "pipeline/conditions.hpp"

#include "pipeline/condition_words.hpp"

#include <algorithm>
#include <span>

namespace rapporteur {
namespace {

using grammar::ClauseWords;
using grammar::ConditionTables;

bool may_hold_conditions(Paragraph const& paragraph) {
  return paragraph.kind == ParagraphKind::kPreambular || paragraph.kind == ParagraphKind::kOperative ||
         paragraph.kind == ParagraphKind::kAnnex;
}

/// The first word from `offset` on, not far before the word `near`, which is one of those.
std::size_t first_word(WordIndex const& words, std::uint32_t offset, std::size_t near) {
  std::size_t step = 8;
  auto low = near;
  while (low != 0 && words.begin[low] >= offset) {
    low -= std::min(low, step);
    step *= 2;
  }
  return word_from(words, low, near, offset);
}

/// Closing parentheses and quotes whose opening sign is inside `span`, behind it.
std::uint32_t with_closing_signs(std::string_view text, Span span, std::uint32_t limit) {
  auto end = span.end;
  if (end >= limit || (text[end] != ')' && text[end] != '\xE2')) return end;
  auto const inside = text.substr(span.begin, span.size());
  auto const count = [&](std::string_view sign) {
    std::size_t found = 0;
    for (auto at = inside.find(sign); at != std::string_view::npos; at = inside.find(sign, at + 1)) ++found;
    return found;
  };
  if (text[end] == ')' && count("(") > count(")")) ++end;
  constexpr std::string_view kClosing = "\xE2\x80\x9D";
  if (end + kClosing.size() <= limit && text.substr(end).starts_with(kClosing) &&
      count("\xE2\x80\x9C") + (inside.find(kClosing) != std::string_view::npos ? 1U : 0U) > 0)
    end += static_cast<std::uint32_t>(kClosing.size());
  return end;
}

}  // namespace

struct ConditionFinder::Buffers {
  ConditionWords words;
  struct Found {
    std::size_t word = 0;
    grammar::AdmittedCue cue;
  };
  std::vector<Found> found;

  /// Keeps the cues that are conditions; a clause does not end at one that is none.
  void admit(ParagraphKind kind) {
    found.clear();
    grammar::ClauseContext context;
    context.preamble = kind == ParagraphKind::kPreambular;
    context.annex = kind == ParagraphKind::kAnnex;
    for (auto const& cue : words.cues()) {
      words.tell(cue.word, context);
      if (auto const admitted = grammar::admit_cue(words.words(), cue.word, context)) {
        found.push_back({cue.word, *admitted});
      } else {
        words.drop(cue);
      }
    }
  }

  void look(std::string_view text, Span paragraph, std::uint32_t index, std::vector<Condition>& conditions) {
    auto const all = words.words();
    std::size_t clause = 0;  // behind the clause before
    bool holds_inner = true;
    bool has_tail = false;  // the cue before has a tail
    std::size_t joint = 0;  // behind the cue before
    for (auto const& [word, admitted] : found) {
      auto const end = grammar::clause_end(all, word, admitted);
      // "upon the request of and in cooperation with": one condition, of the first cue.
      bool const joined = has_tail && word == joint + 1 && all[joint].is(grammar::one(grammar::word::kAnd)) &&
                          all[word].before == grammar::kBlankOnly;
      joint = word + all[word].cue_words;
      if (joined && word < clause) continue;
      // Inside a clause only what is set off by commas is a condition of its own.
      bool const inner = word < clause;
      if (inner && !holds_inner && !all[word].after(grammar::kCommaSign)) continue;
      auto const& family = ConditionTables::standard().families[admitted.family];
      has_tail = end > word + all[word].cue_words;
      if (!inner) {
        clause = end;
        holds_inner = family.end != grammar::ConditionEnd::kWeigh && family.end != grammar::ConditionEnd::kClause;
      }
      Span span{all[word].begin, all[end - 1].end};
      span.end = with_closing_signs(text, span, paragraph.end);
      conditions.push_back(make(index, span, all, word, admitted, family));
    }
  }

  static Condition make(std::uint32_t paragraph, Span span, ClauseWords all, std::size_t word,
                        grammar::AdmittedCue const& admitted, grammar::ConditionFamily const& family) {
    auto const& cue = ConditionTables::standard().facts[all[word].cue];
    Condition condition;
    condition.paragraph = paragraph;
    condition.span = span;
    condition.cue = {all[word].begin, all[word + all[word].cue_words - 1].end};
    condition.kind = family.kind;
    condition.strictness = cue.strictness;
    condition.confidence = admitted.confidence;
    condition.rule = family.name;
    return condition;
  }
};

ConditionFinder::ConditionFinder() : buffers_(std::make_unique<Buffers>()) {}
ConditionFinder::~ConditionFinder() = default;
ConditionFinder::ConditionFinder(ConditionFinder&&) noexcept = default;
ConditionFinder& ConditionFinder::operator=(ConditionFinder&&) noexcept = default;

void add_condition_phrases(PhraseMatcher& matcher) {
  auto const& tables = ConditionTables::standard();
  constexpr auto kTable = PhraseTable::kConditions;
  std::uint32_t row = 0;
  for (auto const& cue : tables.cues) matcher.add_pattern(kTable, row++, cue.phrases, PhraseCase::kInitial);
  row = kFirstNotCondition;
  for (auto const& phrase : tables.not_conditions) matcher.add_pattern(kTable, row++, phrase, PhraseCase::kInitial);
  row = kFirstBreak;
  for (auto const& phrase : tables.breaks) matcher.add_pattern(kTable, row++, phrase, PhraseCase::kInitial);
}

void ConditionFinder::find(std::string_view text, WordIndex const& words, std::span<PhraseMatch const> matches,
                           std::span<Paragraph const> paragraphs, std::span<Span const> marks,
                           std::vector<Condition>& conditions) {
  conditions.clear();
  buffers_->words.begin(text, words);
  PhraseMatch const* match = matches.data();
  auto const* const end = match + matches.size();
  for (std::uint32_t i = 0; i < paragraphs.size() && match != end; ++i) {
    Paragraph const& paragraph = paragraphs[i];
    if (match->span.begin >= paragraph.span.end) continue;
    if (!may_hold_conditions(paragraph)) continue;
    while (match != end && match->span.begin < paragraph.span.begin) ++match;
    auto const* last = match;
    bool holds_cue = false;
    for (; last != end && last->span.begin < paragraph.span.end; ++last) {
      holds_cue = holds_cue || last->row < kFirstNotCondition;
    }
    if (holds_cue) {
      auto const first = first_word(words, paragraph.span.begin, match->first);
      buffers_->words.take(first, paragraph.span, {match, last}, marks);
      buffers_->admit(paragraph.kind);
      buffers_->look(text, paragraph.span, i, conditions);
    }
    match = last;
  }
}

}  // namespace rapporteur
