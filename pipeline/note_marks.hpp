#pragma once

#include "grammar/mark.hpp"
#include "pipeline/structure.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// How well a candidate's own surroundings speak for it.
enum class MarkStrength : std::uint8_t {
  kWeak,    ///< as often something else: counts only where a note with its number stands next in the sequence
  kMedium,  ///< a mark unless the sequence or the notes say no
  kStrong,  ///< hardly anything else
};

/// Something that looks like a note mark.
struct MarkCandidate {
  Span span;                    ///< of the mark alone: `3` of `20043`
  std::uint32_t paragraph = 0;  ///< index into Structure::paragraphs
  std::uint32_t number = 0;     ///< 0 for asterisks
  std::uint32_t signs = 0;      ///< how many asterisks
  grammar::MarkForm form{};
  MarkStrength strength{};
  bool listed = false;  ///< goes on from the candidate before it: `1, 2`
};

/// Finds what looks like a note mark in every paragraph that is not itself a note. One pass; a byte that is neither a
/// digit nor beyond ASCII costs next to nothing. Candidates come in text order and do not overlap.
void find_mark_candidates(std::string_view text, Structure const& structure, std::vector<MarkCandidate>& candidates);

}  // namespace rapporteur
