#include "proto/convert_parts.hpp"

namespace rapporteur::convert {

WireWriter write_scores(WireWriter out, Scores const& from) {
  using To = v1::Scores;
  auto const share = [&out](int field, std::optional<float> value) {
    if (value) out.present_real(field, *value);
  };
  out.number(To::kOperativeParagraphsFieldNumber, from.operative_paragraphs);
  share(To::kBindingShareFieldNumber, from.binding_share);
  share(To::kConditionalShareFieldNumber, from.conditional_share);
  share(To::kMeanCommitmentFieldNumber, from.mean_commitment);
  for (AddresseeScore const& each : from.by_addressee) {
    out.message(To::kByAddresseeFieldNumber, [&](WireWriter in) {
      in.present(v1::AddresseeScore::kEntityFieldNumber, each.entity);
      in.number(v1::AddresseeScore::kActionsFieldNumber, each.actions);
      in.real(v1::AddresseeScore::kMeanCommitmentFieldNumber, each.mean_commitment);
      return in;
    });
  }
  for (CategoryScore const& each : from.by_category) {
    out.message(To::kByCategoryFieldNumber, [&](WireWriter in) {
      in.number(v1::CategoryScore::kCategoryFieldNumber, static_cast<std::uint32_t>(each.category));
      in.number(v1::CategoryScore::kActionsFieldNumber, each.actions);
      in.real(v1::CategoryScore::kMeanCommitmentFieldNumber, each.mean_commitment);
      return in;
    });
  }
  return out;
}

}  // namespace rapporteur::convert
