#include "pipeline/commands/explanation.hpp"

#include "pipeline/commands/action_text.hpp"
#include "pipeline/commands/citation_text.hpp"
#include "pipeline/commands/record.hpp"
#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::commands {

namespace {

bool stands_in(std::uint32_t index, int size) { return index < static_cast<std::uint32_t>(size); }

struct Finding {
  std::uint32_t at = 0;  ///< by which findings are ordered
  std::string stage;
  std::string place;
  std::string confidence;
  std::string rule;
  std::string words;
  std::string more;
};

class Explanation {
 public:
  explicit Explanation(v1::Document const& document) : document_(document) {
    for (v1::Citation const& each : document.citations()) citation("citation", each);
    for (v1::Citation const& each : document.internal_references()) citation("reference", each);
    for (v1::Mention const& each : document.mentions()) mention(each);
    for (v1::Action const& each : document.actions()) action(each);
    for (v1::Condition const& each : document.conditions()) condition(each);
    std::ranges::stable_sort(findings_, {}, &Finding::at);
  }

  [[nodiscard]] std::string table(TableLayout const& layout) const {
    TextTable table({{.tint = Tint::kBold, .firm = true},
                     {.tint = Tint::kFaint, .right = true, .firm = true},
                     {.right = true, .firm = true},
                     {.tint = Tint::kCyan},
                     {},
                     {.tint = Tint::kYellow}});
    table.wrap();
    for (Finding const& each : findings_) {
      table.add({each.stage, each.place, each.confidence, each.rule, each.words, each.more});
    }
    std::string page;
    table.append(layout, 0, page);
    return page;
  }

 private:
  template <class Item>
  void add(std::string_view stage, Item const& item, std::string more, std::string const& runner_up = {}) {
    v1::Span const& span = item.span();
    if (!runner_up.empty()) more.append(more.empty() ? "" : "; ").append("or: ").append(one_line(runner_up));
    findings_.push_back({std::max(span.begin(), least_), one_line(stage),
                         std::to_string(span.begin()) + "-" + std::to_string(span.end()), rounded(item.confidence()),
                         one_line(item.rule()), one_line(cut(document_, span)), std::move(more)});
  }

  void citation(std::string_view stage, v1::Citation const& each) {
    std::string more;
    if (!each.symbol().empty()) more = one_line(each.symbol());
    add(stage, each, std::move(more), each.runner_up());
  }

  [[nodiscard]] std::string entity(std::uint32_t index) const {
    if (!stands_in(index, document_.entities_size())) return {};
    return one_line(document_.entities(static_cast<int>(index)).id());
  }

  void mention(v1::Mention const& each) {
    std::string more;
    if (each.has_entity()) {
      more = entity(each.entity()) + " by " + one_line(each.entity_rule()) + " " + rounded(each.entity_confidence());
    } else {
      more = "not resolved";
    }
    if (each.has_antecedent() && stands_in(each.antecedent(), document_.mentions_size())) {
      v1::Span const& full = document_.mentions(static_cast<int>(each.antecedent())).span();
      more += ", from “" + one_line(cut(document_, full)) + "” at " + std::to_string(full.begin());
    }
    add("mention", each, std::move(more), each.runner_up());
  }

  void action(v1::Action const& each) {
    if (each.inherited() && stands_in(each.paragraph(), document_.paragraphs_size())) {
      least_ = document_.paragraphs(static_cast<int>(each.paragraph())).span().begin();
    }
    std::string more = in_words(bare_name(v1::ActionCategory_Name(each.category()), "ACTION_CATEGORY_"));
    more += ", tone " + rounded(each.tone());
    if (each.inherited()) more += ", inherited";
    if (each.speaker() == v1::SPEAKER_DECLARATION) more += ", in the declaration";
    add("action " + each.lemma(), each, std::move(more), each.runner_up());
    commitment(each);
    if (!each.inherited()) {
      for (v1::Addressee const& party : each.addressees()) {
        add("addressee", party, party.has_entity() ? entity(party.entity()) : "not resolved");
      }
    }
    for (v1::Deliverable const& product : each.deliverables()) deliverable(product);
    for (v1::Due const& time : each.due()) due(time);
    least_ = 0;
  }

  /// "force 0.64 × 0.3 means-availability × 0.85 consultation".
  void commitment(v1::Action const& each) {
    std::string factors = "force " + rounded(each.force());
    for (std::uint32_t const index : each.conditions()) {
      if (!stands_in(index, document_.conditions_size())) continue;
      v1::Condition const& condition = document_.conditions(static_cast<int>(index));
      factors += " × " + rounded(1.0F - condition.strictness()) + " " + one_line(condition.rule());
    }
    findings_.push_back(
        {std::max(each.span().begin(), least_), "  commitment", "", rounded(each.commitment()), "", factors, ""});
  }

  void deliverable(v1::Deliverable const& each) {
    std::string more = in_words(bare_name(v1::DeliverableType_Name(each.type()), "DELIVERABLE_TYPE_"));
    if (each.has_recipient_span()) more += ", to " + one_line(cut(document_, each.recipient_span()));
    if (each.has_subject()) more += ", about “" + shortened(one_line(cut(document_, each.subject())), 60) + "”";
    add("deliverable", each, std::move(more));
  }

  void due(v1::Due const& each) {
    std::string more = in_words(bare_name(v1::DueRelation_Name(each.relation()), "DUE_RELATION_"));
    if (each.has_session()) more += ", session " + std::to_string(each.session());
    for (std::string const& value : {each.date(), each.session_dates(), each.period(), each.frequency()}) {
      if (!value.empty()) more.append(", ").append(one_line(value));
    }
    add("due", each, std::move(more));
  }

  void condition(v1::Condition const& each) {
    std::string more = in_words(bare_name(v1::ConditionKind_Name(each.kind()), "CONDITION_KIND_"));
    more += ", leaves " + rounded(1.0F - each.strictness());
    if (each.has_action() && stands_in(each.action(), document_.actions_size())) {
      more += " of " + one_line(document_.actions(static_cast<int>(each.action())).lemma());
    }
    add("condition", each, std::move(more), each.runner_up());
  }

  v1::Document const& document_;
  std::vector<Finding> findings_;
  std::uint32_t least_ = 0;  // what belongs to an inherited action is told at its sub-paragraph
};

}  // namespace

std::string explanation(v1::Document const& document, TableLayout const& layout) {
  return Explanation(document).table(layout);
}

}  // namespace rapporteur::commands
