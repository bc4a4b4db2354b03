#pragma once

#include "pipeline/model.hpp"

#include <cstdint>

namespace rapporteur {

/// What one mention in a paragraph of this kind weighs, in quarters. An entity's salience is the share of the weight of
/// the text that its mentions carry.
///
/// A mention weighs by where it stands: 2 in an operative paragraph, which says what is done; 1.5 in the title, which
/// says what the text is about; 1 in the preamble, an annex or a heading; 0.5 in an enacting line and in front matter,
/// which name the organ as a matter of form; 0.25 in a note. A short form weighs as much as a full name, and an
/// entity's second mention as much as its first: what is talked about longest counts most. The salience is the entity's
/// weight over the weight of all. Mentions that could not be resolved weigh nothing. Only the order of words and the
/// kinds of paragraphs matter, so that the same text in other lines ranks the same.
[[nodiscard]] std::uint32_t mention_weight(ParagraphKind kind);

}  // namespace rapporteur
