#include "pipeline/condition_scope.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace rapporteur {
namespace {

bool is_blank_or_comma(char c) { return c == ' ' || c == ',' || c == '\t' || c == '\n'; }

/// `text` without blanks and commas at its ends.
std::string_view bare(std::string_view text) {
  while (!text.empty() && is_blank_or_comma(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank_or_comma(text.back())) text.remove_suffix(1);
  return text;
}

/// `text` ends with a word that joins what stands before it with what follows.
bool ends_with_joint(std::string_view text) {
  while (!text.empty() && is_blank_or_comma(text.back())) text.remove_suffix(1);
  auto const ends_with = [text](std::string_view word) {
    return text.ends_with(word) &&
           (text.size() == word.size() || is_blank_or_comma(text[text.size() - word.size() - 1]));
  };
  if (text.empty()) return false;
  switch (text.back()) {
    case 'd':
      return ends_with("and");
    case 'r':
      return ends_with("or");
    case 'g':
      return ends_with("including");
    default:
      return false;
  }
}

/// Between two things stands nothing but signs and words that only lead up to the second.
bool leads_up(std::string_view between) {
  static constexpr std::array<std::string_view, 14> kLeading = {
      "the", "a",   "an",  "its",  "their",     "other",      "relevant",
      "all", "and", "any", "with", "the other", "interested", "in this regard"};
  between = bare(between);
  return between.empty() || std::find(kLeading.begin(), kLeading.end(), between) != kLeading.end();
}

/// Ties the conditions of one paragraph after the other; everything goes forward once.
class Binder {
 public:
  Binder(std::string_view text, Actions& actions, std::span<Condition> conditions)
      : text_(text), actions_(actions), conditions_(conditions) {
    own_.reserve(conditions.size() + conditions.size() / 4);
  }

  void run() {
    std::size_t action = 0;
    std::size_t condition = 0;
    auto const& all = actions_.actions;
    while (condition < conditions_.size()) {
      auto const paragraph = conditions_[condition].paragraph;
      auto last = condition;
      while (last < conditions_.size() && conditions_[last].paragraph == paragraph) ++last;
      while (action < all.size() && all[action].paragraph < paragraph) ++action;
      auto behind = action;
      while (behind < all.size() && all[behind].paragraph == paragraph) ++behind;
      tie(action, behind, condition, last);
      condition = last;
      action = behind;
    }
    collect();
  }

 private:
  /// Actions [first, behind) and conditions [from, to) of one paragraph.
  void tie(std::size_t first, std::size_t behind, std::size_t from, std::size_t to) {
    if (first == behind) return;
    auto own = behind;  // the last own action before the condition
    auto next = first;
    for (auto i = from; i < to; ++i) {
      while (next < behind &&
             (actions_.actions[next].inherited || actions_.actions[next].span.begin < conditions_[i].span.begin)) {
        if (!actions_.actions[next].inherited) own = next;
        ++next;
      }
      if (next < behind && (own == behind || belongs_to_next(conditions_[i], actions_.actions[next]))) {
        attach(i, next);
      } else if (own != behind) {
        attach(i, own);
      } else {
        attach_all(i, first, behind);
      }
    }
  }

  /// "and, as appropriate, encourages": the condition stands between "and" and the verb of the next action.
  [[nodiscard]] bool belongs_to_next(Condition const& condition, Action const& next) const {
    if (condition.span.end > next.span.begin) return false;
    auto const between = text_.substr(condition.span.end, next.span.begin - condition.span.end);
    // "in line with the plan, and emphasizing": what stands before "and" is done with.
    return joins(condition) && bare(between).empty();
  }

  [[nodiscard]] bool joins(Condition const& condition) const {
    return ends_with_joint(text_.substr(0, condition.span.begin));
  }

  /// All actions that a paragraph inherits share its conditions.
  void attach_all(std::size_t condition, std::size_t first, std::size_t behind) {
    for (auto i = first; i < behind; ++i) attach(condition, i);
  }

  void attach(std::size_t index, std::size_t action) {
    Condition& condition = conditions_[index];
    own_.emplace_back(static_cast<std::uint32_t>(action), static_cast<std::uint32_t>(index));
    if (condition.action) return;
    condition.action = static_cast<std::uint32_t>(action);
    condition.scope = ConditionScope::kAction;
    if (joins(condition)) aim(condition, actions_.actions[action]);
  }

  /// "and, as appropriate, regional organizations": one of several.
  void aim(Condition& condition, Action const& action) const {
    auto const behind = [&](auto const& list, Slice slice) -> std::optional<std::uint32_t> {
      for (std::uint32_t i = 0; i < slice.count; ++i) {
        auto const span = list[slice.first + i].span;
        if (span.begin < condition.span.end) continue;
        if (leads_up(text_.substr(condition.span.end, span.begin - condition.span.end))) return i;
        return std::nullopt;
      }
      return std::nullopt;
    };
    if (auto const target = behind(actions_.addressees, action.addressees)) {
      condition.scope = ConditionScope::kAddressee;
      condition.target = target;
    } else if (auto const product = behind(actions_.deliverables, action.deliverables)) {
      condition.scope = ConditionScope::kDeliverable;
      condition.target = product;
    }
  }

  /// Writes the lists of the actions, what is inherited first.
  void collect() {
    auto& flat = actions_.conditions;
    auto const earlier = [](auto const& a, auto const& b) { return a.first < b.first; };
    if (!std::is_sorted(own_.begin(), own_.end(), earlier)) std::stable_sort(own_.begin(), own_.end(), earlier);
    auto own = own_.begin();
    auto& all = actions_.actions;
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto const first = static_cast<std::uint32_t>(flat.size());
      if (all[i].inherited && all[i].parent && *all[i].parent < i) {
        auto const given = all[*all[i].parent].conditions;
        for (std::uint32_t each = 0; each < std::min(given.count, kMostInherited); ++each) {
          flat.push_back(flat[given.first + each]);
        }
      }
      for (; own != own_.end() && own->first == i; ++own) flat.push_back(own->second);
      all[i].conditions = {first, static_cast<std::uint32_t>(flat.size()) - first};
    }
  }

  std::string_view text_;
  Actions& actions_;
  std::span<Condition> conditions_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> own_;  // action and condition of the same paragraph
};

}  // namespace

void tie_conditions(std::string_view text, Actions& actions, std::span<Condition> conditions) {
  actions.conditions.clear();
  if (!conditions.empty()) Binder(text, actions, conditions).run();
}

}  // namespace rapporteur
