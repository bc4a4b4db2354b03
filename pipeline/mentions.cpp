#include "pipeline/mentions.hpp"

namespace rapporteur {

struct MentionFinder::Content {};

MentionFinder::MentionFinder() = default;
MentionFinder::~MentionFinder() = default;
MentionFinder::MentionFinder(MentionFinder&&) noexcept = default;
MentionFinder& MentionFinder::operator=(MentionFinder&&) noexcept = default;

void MentionFinder::find(NamedText const&, NameLexicon const&, Mentions& result) {
  result.mentions.clear();
  result.entities.clear();
}

}  // namespace rapporteur
