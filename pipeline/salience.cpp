#include "pipeline/salience.hpp"

namespace rapporteur {

double mention_weight(ParagraphKind kind) {
  switch (kind) {
    case ParagraphKind::kOperative:
      return 2;
    case ParagraphKind::kTitle:
      return 1.5;
    case ParagraphKind::kPreambular:
    case ParagraphKind::kAnnex:
    case ParagraphKind::kHeading:
      return 1;
    case ParagraphKind::kEnacting:
    case ParagraphKind::kFrontMatter:
      return 0.5;
    case ParagraphKind::kFootnote:
    case ParagraphKind::kBackMatter:
      return 0.25;
  }
  return 1;
}

void weigh_entities(std::span<Paragraph const> paragraphs, std::span<Mention const> mentions,
                    std::vector<double>& weights, std::vector<Entity>& entities) {
  weights.assign(entities.size(), 0.0);
  double all = 0;
  for (auto const& mention : mentions) {
    if (mention.entity == kNoEntity) continue;
    auto const weight = mention_weight(paragraphs[mention.paragraph].kind);
    ++entities[mention.entity].mentions;
    weights[mention.entity] += weight;
    all += weight;
  }
  for (std::size_t i = 0; i < entities.size(); ++i) {
    entities[i].salience = all > 0 ? static_cast<float>(weights[i] / all) : 0.0F;
  }
}

}  // namespace rapporteur
