#include "pipeline/deliverables.hpp"

namespace rapporteur {
namespace {

using grammar::Product;
using grammar::ProductForm;

std::string_view rule_of(ProductForm form) {
  switch (form) {
    case ProductForm::kObject:
      return "deliverable-object";
    case ProductForm::kVerb:
      return "deliverable-verb";
    case ProductForm::kJoined:
      return "deliverable-joined";
    case ProductForm::kPassive:
      return "deliverable-passive";
  }
  return {};
}

}  // namespace

void DeliverableFinder::find(ParagraphView const& paragraph, OwedPlaces const& places, std::size_t begin,
                             std::size_t end, Action const& action, std::vector<Deliverable>& deliverables) {
  auto const clause = paragraph.view().substr(begin, end - begin);
  bool const object =
      !action.inherited && (action.addressees.count == 0 || action.task.empty()) && grammar::brings_about(action.lemma);
  grammar::find_products(clause, object, places.products(begin, end), begin, products_);
  // What the organ decides to do itself: only the object of the act counts, the rest is how and why.
  if (action.category == ActionCategory::kDeciding && !action.inherited && action.addressees.count == 0) {
    constexpr std::size_t kNear = 100;
    if (products_.size() > 1) products_.resize(1);
    if (!products_.empty() && products_.front().begin > kNear) products_.clear();
  }
  for (Product const& product : products_) {
    Deliverable deliverable;
    deliverable.span = paragraph.span_of(begin + product.begin, begin + product.end);
    deliverable.type = product.type;
    if (product.recipient_end > product.recipient_begin) {
      deliverable.recipient = paragraph.span_of(begin + product.recipient_begin, begin + product.recipient_end);
    }
    if (product.subject_end > product.subject_begin) {
      deliverable.subject = paragraph.span_of(begin + product.subject_begin, begin + product.subject_end);
    }
    deliverable.rule = rule_of(product.form);
    deliverable.confidence = product.form == ProductForm::kObject || product.form == ProductForm::kVerb ? 0.85F : 0.7F;
    deliverables.push_back(deliverable);
  }
}

}  // namespace rapporteur
