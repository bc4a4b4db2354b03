#pragma once

#include <cstdint>
#include <string_view>

/// What the phrases of a resolution say. Every string_view points into the text that was parsed; nothing is copied.
/// The text is expected folded: plain blanks, no invisible characters, UTF-8.
namespace rapporteur::grammar {

/// How a marker is written; the Editorial Manual gives `1.` `(a)` `(i)` `a.` `i.` to levels 1 to 5.
enum class MarkerStyle : std::uint8_t {
  kNumber,       ///< `12.`, `12 bis.`, `59 (a).`, `1.1`
  kLetter,       ///< `(a)`, `(aa)`; also roman when `roman` is not 0
  kPlainLetter,  ///< `a.`, `a)`; also roman when `roman` is not 0
  kArabicParen,  ///< `(1)`, `1)`
  kBullet,       ///< `•`, `–`, `-`
};

struct Marker {
  std::string_view text;  ///< as written, "12.", "(a)"; at most 16 bytes
  MarkerStyle style{};
  std::uint32_t number = 0;      ///< of kNumber and kArabicParen
  std::uint32_t alphabetic = 0;  ///< 1 for a … 26 for z, 27 for aa, 28 for bb …; 0 when it is no letter of a run
  std::uint32_t roman = 0;       ///< 1 for i …; 0 when it is no roman number
};

/// The markers in front of a paragraph.
struct Enumerator {
  // With `= default` one in an optional would be set to zero first.
  Enumerator() noexcept {}  // NOLINT(modernize-use-equals-default)

  Marker first;
  Marker second;          ///< of `58. (a) Requests`; empty text where there is one marker only
  std::string_view rest;  ///< the paragraph without the first marker
};

/// Which part of the resolution's one sentence a paragraph belongs to by its first words.
enum class OpenerForm : std::uint8_t {
  kPreambular,   ///< participle, adjective, "Having …", "Whereas"
  kOperative,    ///< verb in the third person, adverbs before or after
  kDeclaration,  ///< "We reaffirm": those who adopt a declaration speak
};

struct Opener {
  OpenerForm form{};
  bool known = false;      ///< the head stands in the lexicon; otherwise only its form speaks for it
  std::string_view head;   ///< "Recalling", "requests"
  std::string_view lemma;  ///< of a known head: "recall"; into the lexicon
};

/// An organ of the lexicon, as it stands in a line.
struct OrganName {
  std::string_view name;    ///< "General Assembly", into the lexicon
  std::string_view prefix;  ///< of its symbols, "A"; into the lexicon
  std::string_view span;    ///< as it stands in the line
  std::uint16_t row = 0;    ///< in the table of organs
};

/// The line that names the adopting organ.
struct Enacting {
  OrganName organ;        ///< empty name where the body is not in the lexicon
  std::string_view span;  ///< "The General Assembly,"
  std::string_view rest;  ///< what follows on the same line ("approves the annexed convention …"); often empty
  bool quoted = false;    ///< opens with a quotation mark: a draft or a statement
  bool comma = false;
};

/// `59/153.`, `2997 (XXVII).`, `Resolution 1373 (2001)`, `39 (1948). Resolution of 20 January 1948`.
struct Title {
  std::string_view number;        ///< "59/153", "2997 (XXVII)", "1373 (2001)"
  std::string_view part;          ///< letter of a part, "B"; empty where there is none
  std::string_view text;          ///< the title proper; empty where it follows on the next line or there is none
  bool security_council = false;  ///< written as only the Security Council does
};

struct Date {
  std::uint16_t year = 0;  ///< 0: not said
  std::uint8_t month = 0;  ///< 1 to 12; 0: not said
  std::uint8_t day = 0;    ///< 1 to 31; 0: not said
  std::string_view span;
};

enum class SessionForm : std::uint8_t { kRegular, kSpecial, kEmergencySpecial, kResumed };

/// "Fifty-ninth session", "Tenth emergency special session", "2022 session".
struct Session {
  std::uint32_t number = 0;
  SessionForm form{};
  std::string_view span;
};

/// "Agenda item 19 (a)", "Agenda items 24 and 25".
struct AgendaItems {
  std::string_view list;  ///< "19 (a)", "24 and 25"
  std::string_view span;
};

/// "Resolution adopted by the General Assembly on 20 December 2004", "Adopted by the Security Council at its
/// 4385th meeting, on 28 September 2001", "Adopted at the 229th meeting by 9 votes to none".
struct Adoption {
  OrganName organ;           ///< empty where the line names none
  std::string_view meeting;  ///< "4385th meeting"
  Date date;
  std::string_view vote;  ///< "by 9 votes to none, with 2 abstentions", "unanimously", "without a vote"
  bool plural = false;    ///< "Resolutions adopted"
  bool decision = false;  ///< "Decision adopted"
};

/// "74th plenary meeting", "Hundred and twenty-third plenary meeting,", "55th (resumed) plenary meeting".
struct Meeting {
  std::string_view span;  ///< without the sign at its end
  std::uint32_t number = 0;
  std::string_view rest;  ///< "13 February 1946." when the date stands on the same line
};

struct VoteCount {
  bool recorded = false;
  bool unanimous = false;
  bool counted = false;  ///< the three numbers were said
  std::uint32_t in_favour = 0, against = 0, abstaining = 0;
};

/// The symbol of a document, "A/RES/59/153", "S/RES/1373 (2001)", "A/65/L.67".
struct Symbol {
  std::string_view text;
};

enum class HeadingForm : std::uint8_t {
  kAnnex,       ///< "Annex", "ANNEX II", "Appendix"
  kRomanPart,   ///< "II", "IV⇥Capacity-building", "I. Introduction"
  kLetterPart,  ///< "A", "B.⇥Title", "A.Title"
  kArticle,     ///< "Article 5", "Rule 12", "Section 3", "Principle 2", "Chapter IV"
};

struct Heading {
  HeadingForm form{};
  std::string_view label;  ///< "II", "A", "Article 5"
  std::string_view text;   ///< the heading proper, may be empty
  std::uint32_t number = 0;
};

/// "1 Resolution 55/59, annex.", "1/⇥S/PRST/1994/22.", "³¹ See Official Records …", "* Reissued …".
struct Note {
  std::string_view mark;
  std::uint32_t number = 0;  ///< 0 for an asterisk
  std::string_view text;
  bool typical = false;  ///< begins as notes do: "See", "Ibid.", "Resolution", a symbol, "Official Records" …
};

/// Lines that the page needs and the text does not.
enum class FurnitureForm : std::uint8_t {
  kPageNumber,   ///< "3", "2/5", "- 4 -", "/..."
  kJobNumber,    ///< "04-48544", "GE.16-06773(E)"
  kRule,         ///< "_____", "-----", "* * *"
  kRunningHead,  ///< "A/RES/59/153" alone, "General Assembly—Twelfth Session"
  kConverter,    ///< "<<ODS JOB NO>>N0448544E<<ODS JOB NO>>", "[DU1]"
};

struct Furniture {
  FurnitureForm form{};
  std::string_view value;  ///< the page number, the job number, the symbol
};

}  // namespace rapporteur::grammar
