#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// What may begin at an anchor.
enum class AnchorKind : std::uint8_t {
  kSlash,            ///< `/`: in a symbol or the number of an act
  kParenthesis,      ///< `(`: before a year or a roman session
  kArticle,          ///< "rticle" of "article"
  kChapter,          ///< "hapter" of "chapter"
  kSales,            ///< "Sales No"
  kTreatySeries,     ///< "Treaty Series"
  kOfficialRecords,  ///< "Official Records"
  kParagraph,        ///< "aragraph" of "paragraph"
  kPresent,          ///< "present " of "the present resolution"
  kThis,             ///< "this " of "this resolution"
  kRules,            ///< "les of procedure" of "rules of procedure"
  kAct,              ///< "esolution" of "resolution 2250", "resolutions 425": a number behind it
};

struct Anchor {
  std::uint32_t at = 0;
  AnchorKind kind{};
};

/// The places of `text` where a reference can stand, in order. One pass at about the speed of memory: everything that
/// looks further begins here.
void find_anchors(std::string_view text, std::vector<Anchor>& anchors);

}  // namespace rapporteur
