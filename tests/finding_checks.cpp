#include "tests/finding_checks.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace rapporteur::tests {
namespace {

bool begins_character(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
}

bool is_share(float value) { return value >= 0 && value <= 1; }
bool is_share(std::optional<float> value) { return !value || is_share(*value); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "2036", "2036-05", "2036-05-21".
bool is_day(std::string_view text) {
  std::string shape(text);
  std::replace_if(shape.begin(), shape.end(), is_digit, '0');
  return shape == "0000" || shape == "0000-00" || shape == "0000-00-00";
}

/// A day, an interval of two, or nothing.
bool is_date(std::string_view text) {
  if (text.empty()) return true;
  auto const slash = std::min(text.find('/'), text.size());
  return is_day(text.substr(0, slash)) && (slash == text.size() || is_day(text.substr(slash + 1)));
}

/// "P90D", "P1Y6M", "PT48H", or nothing.
bool is_duration(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != 'P') return false;
  bool digits = false;
  for (char const c : text.substr(1)) {
    if (c == 'T' && !digits) continue;
    if (!is_digit(c) && (!digits || std::string_view("YMWDHS").find(c) == std::string_view::npos)) return false;
    digits = is_digit(c);
  }
  return !digits && text.back() != 'P' && text.back() != 'T';
}

bool holds(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

class Check {
 public:
  explicit Check(Analysis const& analysis) : analysis_(analysis), all_(analysis.actions) {}

  std::string run() {
    static_cast<void>(mentions() && antecedents() && note_marks() && entities() && actions() && slices() &&
                      addressees() && deliverables() && due() && conditions() && tied() && scores() &&
                      citations(analysis_.citations) && citations(analysis_.internal_references));
    return fault_;
  }

 private:
  bool fault(std::string what, std::size_t at) {
    fault_ = std::move(what) + " at " + std::to_string(at);
    return false;
  }

  [[nodiscard]] bool is_span(Span span) const {
    return span.begin <= span.end && span.end <= analysis_.text.size() &&
           begins_character(analysis_.text, span.begin) && begins_character(analysis_.text, span.end);
  }
  [[nodiscard]] bool is_words(Span span) const { return is_span(span) && !span.empty(); }
  [[nodiscard]] bool is_paragraph(std::uint32_t index) const { return index < analysis_.paragraphs.size(); }
  [[nodiscard]] bool is_entity(OptionalIndex index) const { return !index || *index < analysis_.entities.size(); }
  [[nodiscard]] bool in_paragraph(Span span, std::uint32_t index) const {
    return holds(analysis_.paragraphs[index].span, span);
  }

  bool mentions() {
    std::uint32_t at = 0;
    for (auto const& each : analysis_.mentions) {
      auto const begin = each.span.begin;
      if (!is_words(each.span)) return fault("no span of a mention", begin);
      if (begin < at) return fault("mentions out of order, or one in another", begin);
      at = each.span.end;
      if (!is_paragraph(each.paragraph) || !in_paragraph(each.span, each.paragraph))
        return fault("a mention outside its paragraph", begin);
      if (each.type == EntityType::kUnspecified) return fault("a mention of no type", begin);
      if (!is_share(each.confidence) || !is_share(each.entity_confidence))
        return fault("the confidence of a mention", begin);
      if (each.rule.empty()) return fault("a mention without a rule", begin);
      if ((each.entity == kNoEntity) != each.entity_rule.empty()) return fault("the rule of an entity", begin);
    }
    return true;
  }

  bool antecedents() {
    for (std::uint32_t i = 0; i < analysis_.mentions.size(); ++i) {
      auto const& each = analysis_.mentions[i];
      auto const begin = each.span.begin;
      if (each.entity != kNoEntity && !is_entity(each.entity)) return fault("the entity of a mention", begin);
      if (each.runner_up != kNoEntity && !is_entity(each.runner_up)) return fault("the runner-up of a mention", begin);
      if (each.antecedent == kNoMention) continue;
      if (each.antecedent >= i) return fault("an antecedent that comes later", begin);
      if (analysis_.mentions[each.antecedent].entity != each.entity)
        return fault("another entity than the antecedent's", begin);
    }
    return true;
  }

  bool note_marks() {
    std::vector<Span> marks;
    for (auto const& note : analysis_.footnotes)
      marks.insert(marks.end(), note.references.begin(), note.references.end());
    std::sort(marks.begin(), marks.end(), [](Span a, Span b) { return a.begin < b.begin; });
    auto mark = marks.begin();
    for (auto const& each : analysis_.mentions) {
      while (mark != marks.end() && mark->end <= each.span.begin) ++mark;
      if (mark != marks.end() && mark->begin < each.span.end) return fault("a note mark in a mention", mark->begin);
    }
    return true;
  }

  bool entities() {
    std::vector<std::uint32_t> named(analysis_.entities.size());
    for (auto const& each : analysis_.mentions) {
      if (each.entity != kNoEntity) ++named[each.entity];
    }
    std::set<std::string_view> ids;
    double sum = 0;
    for (std::size_t i = 0; i < named.size(); ++i) {
      auto const& each = analysis_.entities[i];
      if (each.id.empty() || each.name.empty() || each.type == EntityType::kUnspecified)
        return fault("an entity without id, name or type", i);
      if (!ids.insert(each.id).second) return fault("two entities of one id", i);
      if (each.mentions != named[i] || named[i] == 0) return fault("the number of an entity's mentions", i);
      if (!is_share(each.salience)) return fault("the salience of an entity", i);
      sum += static_cast<double>(each.salience);
    }
    return named.empty() || std::abs(sum - 1) < 1e-3 || fault("saliences do not sum to 1", 0);
  }

  bool actions() {
    for (std::uint32_t i = 0; i < all_.actions.size(); ++i) {
      auto const& each = all_.actions[i];
      auto const begin = each.span.begin;
      if (!is_paragraph(each.paragraph)) return fault("the paragraph of an action", begin);
      if (!is_words(each.span) || !is_span(each.clause) || !is_span(each.task))
        return fault("a span of an action", begin);
      if (i != 0 && !follows(all_.actions[i - 1], each)) return fault("actions out of order", begin);
      if (!stands_where_it_says(each, i)) return fault("an action outside its paragraph", begin);
      if (each.lemma.empty() || each.rule.empty()) return fault("an action without lemma or rule", begin);
      if (each.category == ActionCategory::kUnspecified || each.speaker == Speaker::kUnspecified)
        return fault("an action without category or speaker", begin);
      if (!is_share(each.force) || !is_share(each.tone) || !is_share(each.commitment) || !is_share(each.confidence))
        return fault("the force, tone, commitment or confidence of an action", begin);
    }
    return true;
  }

  /// Inherited actions come first in their paragraph.
  static bool follows(Action const& before, Action const& action) {
    if (before.paragraph != action.paragraph) return before.paragraph < action.paragraph;
    if (before.inherited || action.inherited) return before.inherited;
    return before.span.end <= action.span.begin;
  }

  [[nodiscard]] bool stands_where_it_says(Action const& action, std::uint32_t index) const {
    if (!in_paragraph(action.clause, action.paragraph) && !action.clause.empty()) return false;
    if (!action.inherited) {
      return !action.parent && in_paragraph(action.span, action.paragraph) &&
             (action.task.empty() || in_paragraph(action.task, action.paragraph));
    }
    if (!action.parent || *action.parent >= index) return false;
    auto const& parent = all_.actions[*action.parent];
    return !parent.inherited && is_below(action.paragraph, parent.paragraph) && action.span == parent.span &&
           action.lemma == parent.lemma && (action.task.empty() || in_paragraph(action.task, action.paragraph));
  }

  [[nodiscard]] bool is_below(std::uint32_t paragraph, std::uint32_t above) const {
    do {
      paragraph = analysis_.paragraphs[paragraph].parent;
    } while (paragraph != kNoParagraph && paragraph > above);
    return paragraph == above;
  }

  /// Each flat list is shared out among the actions in their order; who inherits has the addressees of its parent.
  bool slices() {
    Slice addressees;
    Slice deliverables;
    Slice due;
    Slice conditions;
    for (auto const& each : all_.actions) {
      bool const shared = each.inherited && each.addressees.first == all_.actions[*each.parent].addressees.first &&
                          each.addressees.count == all_.actions[*each.parent].addressees.count;
      if ((!shared && !takes(each.addressees, all_.addressees.size(), addressees)) ||
          !takes(each.deliverables, all_.deliverables.size(), deliverables) || !takes(each.due, all_.due.size(), due) ||
          !takes(each.conditions, all_.conditions.size(), conditions))
        return fault("a slice of an action", each.span.begin);
    }
    return true;
  }

  static bool takes(Slice slice, std::size_t size, Slice& last) {
    if (slice.count == 0) return true;
    if (slice.first < last.first + last.count || slice.first > size || size - slice.first < slice.count) return false;
    last = slice;
    return true;
  }

  /// Of an inherited action, what belongs to it stands in its paragraph or in one that introduces it.
  [[nodiscard]] bool belongs(Span span, Action const& action) const {
    auto const* at = &action;
    while (!in_paragraph(span, at->paragraph)) {
      if (!at->inherited || !at->parent) return false;
      at = &all_.actions[*at->parent];
    }
    return true;
  }

  bool addressees() {
    for (auto const& action : all_.actions) {
      for (std::uint32_t i = 0; i < action.addressees.count; ++i) {
        auto const& each = all_.addressees[action.addressees.first + i];
        if (!is_words(each.span)) return fault("the span of an addressee", each.span.begin);
        if (!belongs(each.span, action)) return fault("an addressee outside its action", each.span.begin);
        if (!is_entity(each.entity)) return fault("the entity of an addressee", each.span.begin);
        if (!is_share(each.confidence) || each.rule.empty())
          return fault("confidence or rule of an addressee", each.span.begin);
      }
    }
    return true;
  }

  bool deliverables() {
    for (auto const& action : all_.actions) {
      for (std::uint32_t i = 0; i < action.deliverables.count; ++i) {
        auto const& each = all_.deliverables[action.deliverables.first + i];
        auto const begin = each.span.begin;
        if (!is_words(each.span) || !is_span(each.recipient) || !is_span(each.subject))
          return fault("a span of a deliverable", begin);
        if (!belongs(each.span, action)) return fault("a deliverable outside its action", begin);
        if (each.type == DeliverableType::kUnspecified) return fault("a deliverable of no type", begin);
        if (!is_entity(each.recipient_entity) || (each.recipient_entity && each.recipient.empty()))
          return fault("the recipient of a deliverable", begin);
        if (!is_share(each.confidence) || each.rule.empty()) return fault("confidence or rule of a deliverable", begin);
      }
    }
    return true;
  }

  bool due() {
    for (auto const& action : all_.actions) {
      for (std::uint32_t i = 0; i < action.due.count; ++i) {
        auto const& each = all_.due[action.due.first + i];
        auto const begin = each.span.begin;
        if (!is_words(each.span) || !is_span(each.event)) return fault("a span of what is due", begin);
        if (!belongs(each.span, action)) return fault("a time outside its action", begin);
        if (!is_entity(each.organ)) return fault("the organ of a session", begin);
        auto const date = iso(each.date);
        auto const session = iso(each.session_dates);
        if (!is_date(date) || !is_date(session)) return fault("no date of ISO 8601: " + date + " " + session, begin);
        auto const period = iso(each.period);
        auto const frequency = iso(each.frequency);
        if (!is_duration(period) || !is_duration(frequency))
          return fault("no duration of ISO 8601: " + period + " " + frequency, begin);
        if (each.relation == DueRelation::kUnspecified) return fault("a time without a relation", begin);
        if (!is_share(each.confidence) || each.rule.empty()) return fault("confidence or rule of a time", begin);
      }
    }
    return true;
  }

  bool conditions() {
    std::uint32_t at = 0;
    for (auto const& each : analysis_.conditions) {
      auto const begin = each.span.begin;
      if (!is_words(each.span) || !is_words(each.cue)) return fault("a span of a condition", begin);
      if (begin < at) return fault("conditions out of order", begin);
      at = begin;
      if (!holds(each.span, each.cue)) return fault("a cue outside its condition", begin);
      if (!is_paragraph(each.paragraph) || !in_paragraph(each.span, each.paragraph))
        return fault("a condition outside its paragraph", begin);
      if (each.kind == ConditionKind::kUnspecified || each.rule.empty())
        return fault("a condition without kind or rule", begin);
      if (!is_share(each.strictness) || !is_share(each.confidence))
        return fault("strictness or confidence of a condition", begin);
      if (!scoped(each)) return fault("the scope of a condition", begin);
    }
    return true;
  }

  [[nodiscard]] bool scoped(Condition const& condition) const {
    if (!condition.action) return condition.scope == ConditionScope::kUnspecified && !condition.target;
    if (*condition.action >= all_.actions.size()) return false;
    auto const& action = all_.actions[*condition.action];
    switch (condition.scope) {
      case ConditionScope::kUnspecified:
        return false;
      case ConditionScope::kAction:
        return !condition.target;
      case ConditionScope::kAddressee:
        return condition.target && *condition.target < action.addressees.count;
      case ConditionScope::kDeliverable:
        return condition.target && *condition.target < action.deliverables.count;
    }
    return false;
  }

  /// Actions and conditions know of each other, and a commitment is what conditions leave of a force.
  bool tied() {
    std::vector<bool> limits(analysis_.conditions.size());
    for (std::uint32_t i = 0; i < all_.actions.size(); ++i) {
      auto const& action = all_.actions[i];
      double left = static_cast<double>(action.force);
      for (std::uint32_t k = 0; k < action.conditions.count; ++k) {
        auto const index = all_.conditions[action.conditions.first + k];
        if (index >= analysis_.conditions.size()) return fault("a condition of an action", action.span.begin);
        auto const& condition = analysis_.conditions[index];
        left *= 1 - static_cast<double>(condition.strictness);
        if (condition.action == i) limits[index] = true;
        if (!condition.action || *condition.action > i)
          return fault("a condition that does not know its action", condition.span.begin);
      }
      if (std::abs(left - static_cast<double>(action.commitment)) > 1e-3)
        return fault("a commitment that the conditions do not leave", action.span.begin);
    }
    for (std::size_t i = 0; i < limits.size(); ++i) {
      auto const& each = analysis_.conditions[i];
      if (each.action && !limits[i]) return fault("an action that does not know its condition", each.span.begin);
    }
    return true;
  }

  bool scores() {
    auto const& scores = analysis_.scores;
    if (!is_share(scores.binding_share) || !is_share(scores.conditional_share) || !is_share(scores.mean_commitment))
      return fault("a score of the document", 0);
    for (auto const& each : scores.by_addressee) {
      if (!is_entity(each.entity) || each.actions == 0 || !is_share(each.mean_commitment))
        return fault("the score of an addressee", each.entity);
    }
    for (auto const& each : scores.by_category) {
      if (each.category == ActionCategory::kUnspecified || each.actions == 0 || !is_share(each.mean_commitment))
        return fault("the score of a category", 0);
    }
    return true;
  }

  bool citations(std::vector<Citation> const& list) {
    std::uint32_t at = 0;
    for (auto const& each : list) {
      auto const begin = each.span.begin;
      if (begin < at) return fault("citations out of order", begin);
      at = begin;
      if (!in_paragraph(each.span, each.paragraph)) return fault("a citation outside its paragraph", begin);
      if (each.kind == CitationKind::kUnspecified || each.rule.empty() || !is_share(each.confidence))
        return fault("kind, rule or confidence of a citation", begin);
      if (auto const date = iso(each.date); !is_date(date)) return fault("no date of ISO 8601: " + date, begin);
      auto const& pinpoints = analysis_.pinpoints.pinpoints;
      if (each.pinpoint && (*each.pinpoint >= pinpoints.size() || !is_span(pinpoints[*each.pinpoint].span)))
        return fault("the place of a citation", begin);
      if (each.verb && *each.verb >= all_.actions.size()) return fault("the verb of a citation", begin);
      if (!is_entity(each.organ) || !is_entity(each.instrument))
        return fault("organ or instrument of a citation", begin);
      if (each.target && !is_paragraph(*each.target)) return fault("the target of a citation", begin);
      if (each.footnote && *each.footnote >= analysis_.footnotes.size()) return fault("the note of a citation", begin);
    }
    return true;
  }

  Analysis const& analysis_;
  Actions const& all_;
  std::string fault_;
};

}  // namespace

std::string fault_of_findings(Analysis const& analysis) { return Check(analysis).run(); }

}  // namespace rapporteur::tests
