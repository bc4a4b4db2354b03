#pragma once

#include "grammar/ast.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a reference to an act, a document or an article can look like. Texts are folded, note marks blanked out.
namespace rapporteur::grammar {

/// The shape of an act's number; with the organ it gives the symbol.
enum class ActForm : std::uint8_t {
  kSlash,       ///< 58/136, 2012/11, 57/270 B
  kYear,        ///< 1373 (2001)
  kRoman,       ///< 2997 (XXVII), 217 A (III), 3201 (S-VI), 1000 (ES-I)
  kSpecial,     ///< S-20/4
  kEmergency,   ///< ES-10/14
  kRomanSlash,  ///< VII/11: a conference of parties
  kConference,  ///< 1/CP.21, 1/CMA.3
  kForeign,     ///< WHA61.21, GC(62)/RES/6
};

struct ActNumber {
  ActForm form{};
  std::string_view text;     ///< the number without letters behind it, "76/84"; with a letter inside, "217 A (III)"
  std::string_view letters;  ///< behind it: "B", "A and B", "A to C"; empty for none
  std::uint32_t first = 0;   ///< 76 of "76/84", 1373 of "1373 (2001)", 217 of "217 A (III)"
  std::uint32_t second = 0;  ///< 84; 2001; the value of the roman session
  std::string_view series;   ///< "CP.21" of "1/CP.21"; "XXVII", "S-VI" of a roman form
};

/// An act's number at the beginning of `text`; `text` is left behind its letters.
[[nodiscard]] std::optional<ActNumber> accept_act_number(std::string_view& text);

/// The letters of "A and B", "A to D", "A-C", one after the other; none for an empty list.
[[nodiscard]] std::vector<char> letters_of(std::string_view letters);

/// The noun that heads an act: "resolution", "decisions".
struct ActNoun {
  bool decision = false;
  bool plural = false;
  std::string_view span;
};

/// The noun that `before` ends with, blanks aside.
[[nodiscard]] std::optional<ActNoun> noun_before(std::string_view before);

/// Whose act it is, by the words before the noun.
enum class BodyId : std::uint8_t {
  kNone,
  kIts,
  kGeneralAssembly,
  kSecurityCouncil,
  kEconomicAndSocialCouncil,
  kHumanRightsCouncil,
  kTrusteeshipCouncil,
  kEnvironmentAssembly,
  kHabitatAssembly,
  kCommissionOnHumanRights,
  kAssembly,    ///< short: "Assembly resolution"
  kCouncil,     ///< short: the number's shape tells which
  kCommission,  ///< short
  kOther,
  kForeign,
};

struct Body {
  BodyId id{};
  std::string_view name;  ///< as written, "Commission on Narcotic Drugs"
};

/// The body that `before` ends with ("as well as Security Council"), kIts for "its", kNone otherwise.
[[nodiscard]] Body body_before(std::string_view before);
/// The same, and bodies that no table has, known by the noun in their name: "Trade and Development Board".
[[nodiscard]] Body named_body_before(std::string_view before);
/// The body that `text` begins with after an optional "the", of the table or known by the noun in its name; `text` is
/// left behind it.
[[nodiscard]] std::optional<Body> accept_body(std::string_view& text);

enum class DivisionUnit : std::uint8_t {
  kParagraph,
  kSection,
  kChapter,
  kPart,
  kArticle,
  kRule,
  kAnnex,
  kAppendix,
  kPage,
  kPreamble
};

struct Division {
  DivisionUnit unit{};
  std::string_view label;         ///< "5", "II"; empty: there is only one
  std::string_view subdivisions;  ///< "(c)", "(a) (i)"; empty for none
  std::string_view through;       ///< end of a range
};

/// One or more places of one text: each place is a way of divisions from the outermost inwards.
struct PinpointPhrase {
  std::vector<std::vector<Division>> places;
  std::string_view span;
};

/// "paragraphs 1 and 3", "section III, paragraph 4", "paragraph 5 (c) of annex I"; `text` is left behind it.
[[nodiscard]] std::optional<PinpointPhrase> accept_pinpoint(std::string_view& text);
/// Places of one unit only, "paragraphs 2 and 3 (a)"; `text` is left behind them.
[[nodiscard]] std::optional<PinpointPhrase> accept_pinpoint_list(std::string_view& text);
/// The pinpoint that `before` ends with, its last word "of", "to" or "in" included: "recalling paragraph 5 (c) of ".
[[nodiscard]] std::optional<PinpointPhrase> pinpoint_before(std::string_view before);

/// "Article 51", "articles 18 and 19", "Chapter VII", "article 24, paragraph 2," with the instrument behind "of".
struct ArticleList {
  bool chapter = false;
  std::vector<std::string_view> labels;  ///< "51"; "18", "19"
  std::vector<std::string_view> spans;   ///< of each member; the first with the noun, the last with the instrument
  std::vector<std::string_view> subs;    ///< of each member: "(2)" of "article 24 (2)"; empty for none
  std::string_view instrument;           ///< "Charter of the United Nations", "Covenant"; without the article
  std::optional<PinpointPhrase> places;  ///< behind the last member: "paragraphs 2 and 3" of "article 24, paragraphs …"
};
/// At a word "Article", "Articles", "article", "chapter" …
[[nodiscard]] std::optional<ArticleList> parse_articles(std::string_view text);

/// A name of an instrument at the beginning of `text`, without an article before it; `text` is left behind it. Its head
/// is one of Charter, Convention, Covenant, Protocol, Statute, Treaty, Agreement, Regulations, Rules, Declaration.
[[nodiscard]] std::optional<std::string_view> accept_instrument(std::string_view& text);

/// "Sales No. E.04.V.7", "Sales No.: E.71.II.A.18": the number.
[[nodiscard]] std::optional<std::string_view> accept_sales_number(std::string_view& text);
/// "Treaty Series, vol. 75, No. 973": the volume and the number as written.
[[nodiscard]] std::optional<std::string_view> accept_treaty_series(std::string_view& text);
/// "Official Records of the General Assembly, Thirty-seventh Session, Supplement No. 1 (A/37/1)": all of it.
[[nodiscard]] std::optional<std::string_view> accept_official_records(std::string_view& text);

}  // namespace rapporteur::grammar
