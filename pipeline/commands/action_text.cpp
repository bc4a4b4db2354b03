#include "pipeline/commands/action_text.hpp"

#include "pipeline/commands/citation_text.hpp"
#include "pipeline/commands/record.hpp"
#include "pipeline/commands/text_table.hpp"
#include "rapporteur/v1/document.pb.h"

#include <cmath>
#include <cstdint>
#include <utility>

namespace rapporteur::commands {

namespace {

/// A quotation longer than this says no more than that much of it.
constexpr std::size_t kLongest = 60;

bool stands_in(std::uint32_t index, int size) { return index < static_cast<std::uint32_t>(size); }

std::string quoted(v1::Document const& document, v1::Span const& span) {
  return shortened(one_line(cut(document, span)), kLongest);
}

/// Items of one label, set apart with commas.
class Label {
 public:
  Label(std::vector<Piece>& pieces, std::string_view name) : pieces_(pieces), name_(name) {}

  void add(std::string const& item) {
    if (std::exchange(first_, false)) {
      pieces_.push_back({"; " + std::string(name_) + ": ", Tint::kFaint});
    } else {
      pieces_.push_back({", ", Tint::kFaint});
    }
    pieces_.push_back({item, Tint::kPlain});
  }

 private:
  std::vector<Piece>& pieces_;
  std::string_view name_;
  bool first_ = true;
};

std::string product(v1::Document const& document, v1::Deliverable const& each) {
  std::string text = quoted(document, each.span());
  if (each.has_recipient_span()) text += " to " + quoted(document, each.recipient_span());
  return text;
}

/// The words, with the day or the length of time that they come to.
std::string due(v1::Document const& document, v1::Due const& each) {
  std::string text = quoted(document, each.span());
  std::string values;
  for (std::string const& value : {each.date(), each.session_dates(), each.period(), each.frequency()}) {
    if (!value.empty()) values.append(values.empty() ? "" : ", ").append(one_line(value));
  }
  return values.empty() ? text : text + " (" + values + ")";
}

}  // namespace

std::string rounded(float number) { return decimal(std::round(number * 100.0F) / 100.0F); }

std::string in_words(std::string_view name) {
  std::string words(name);
  for (char& letter : words) {
    if (letter == '_') letter = ' ';
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return words;
}

std::string commitment_factors(v1::Document const& document, v1::Action const& action) {
  std::string factors = rounded(action.force());
  for (std::uint32_t const index : action.conditions()) {
    if (!stands_in(index, document.conditions_size())) continue;
    factors += " × " + rounded(1.0F - document.conditions(static_cast<int>(index)).strictness());
  }
  return factors;
}

std::string commitment_text(v1::Document const& document, v1::Action const& action) {
  std::string text = commitment_factors(document, action);
  if (!action.conditions().empty()) text += " = " + rounded(action.commitment());
  return text;
}

std::vector<Piece> action_pieces(v1::Document const& document, v1::Action const& action) {
  std::vector<Piece> pieces = {{one_line(action.lemma()), Tint::kBold}};
  std::string head = ", " + in_words(bare_name(v1::ActionCategory_Name(action.category()), "ACTION_CATEGORY_")) + " ";
  if (action.inherited()) head = ", inherited" + head;
  if (action.speaker() == v1::SPEAKER_DECLARATION) head = ", in the declaration" + head;
  pieces.push_back({head + commitment_text(document, action), Tint::kPlain});
  Label addressees(pieces, action.addressees_size() == 1 ? "addressee" : "addressees");
  for (v1::Addressee const& each : action.addressees()) addressees.add(quoted(document, each.span()));
  Label products(pieces, action.deliverables_size() == 1 ? "product" : "products");
  for (v1::Deliverable const& each : action.deliverables()) products.add(product(document, each));
  Label dues(pieces, "due");
  for (v1::Due const& each : action.due()) dues.add(due(document, each));
  Label conditions(pieces, action.conditions_size() == 1 ? "condition" : "conditions");
  for (std::uint32_t const index : action.conditions()) {
    if (!stands_in(index, document.conditions_size())) continue;
    conditions.add("“" + quoted(document, document.conditions(static_cast<int>(index)).span()) + "”");
  }
  return pieces;
}

}  // namespace rapporteur::commands
