#include "pipeline/salience.hpp"

namespace rapporteur {

std::uint32_t mention_weight(ParagraphKind kind) {
  switch (kind) {
    case ParagraphKind::kOperative:
      return 8;
    case ParagraphKind::kTitle:
      return 6;
    case ParagraphKind::kPreambular:
    case ParagraphKind::kAnnex:
    case ParagraphKind::kHeading:
      return 4;
    case ParagraphKind::kEnacting:
    case ParagraphKind::kFrontMatter:
      return 2;
    case ParagraphKind::kFootnote:
    case ParagraphKind::kBackMatter:
      return 1;
  }
  return 4;
}

}  // namespace rapporteur
