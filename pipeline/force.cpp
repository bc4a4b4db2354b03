#include "pipeline/force.hpp"

namespace rapporteur {
namespace {

// Article 25 binds Members to decisions of the Security Council, Chapter VII lets it use force to that end; what others
// resolve binds their own house and recommends to the rest (Articles 10 to 14). A negative shift s takes away -s of the
// value, a positive one adds s of what is missing to 1: the rule of adverbs.
constexpr float kChapterSeven = 0.3F;
constexpr float kOtherOrgan = -0.15F;
constexpr float kDeclaration = -0.3F;

float shifted(float value, float shift) { return shift >= 0 ? value + shift * (1 - value) : value + shift * value; }

}  // namespace

void Authority::begin(std::string_view organ) {
  council_ = organ == "Security Council";
  chapter_vii_ = false;
}

void Authority::act_under(std::string_view clause) {
  if (council_ && clause.find("Chapter VII") != std::string_view::npos) {
    auto const behind = clause.substr(clause.find("Chapter VII") + 11);
    if (!behind.starts_with('I')) chapter_vii_ = true;
  }
}

void Authority::weigh(Action& action) const {
  bool const binds = action.category == ActionCategory::kDeciding || action.category == ActionCategory::kDirective;
  if (binds) {
    float const shift = action.speaker == Speaker::kDeclaration ? kDeclaration
                        : !council_                             ? kOtherOrgan
                        : chapter_vii_                          ? kChapterSeven
                                                                : 0.0F;
    action.force = shifted(action.force, shift);
  }
  action.commitment = action.force;
}

}  // namespace rapporteur
