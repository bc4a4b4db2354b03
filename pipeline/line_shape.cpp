#include "pipeline/line_shape.hpp"

#include "grammar/grammar.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool blank(char c) { return c == ' ' || c == '\t'; }

void drop_blanks(std::string_view& line) {
  for (;;) {
    if (line.empty()) return;
    if (blank(line.back())) {
      line.remove_suffix(1);
    } else if (line.ends_with("\xC2\xA0")) {
      line.remove_suffix(2);
    } else {
      return;
    }
  }
}

/// Closing quotes, asterisks and superscript digits, which stand behind the sign.
bool drop_trailer(std::string_view& line) {
  static constexpr std::array<std::string_view, 8> kTrailers = {"\xE2\x80\x9D", "\"",       "*",        "\xC2\xB9",
                                                                "\xC2\xB2",     "\xC2\xB3", "\xC2\xBB", "\xE2\x80\x99"};
  for (auto const trailer : kTrailers) {
    if (line.ends_with(trailer)) {
      line.remove_suffix(trailer.size());
      return true;
    }
  }
  // Superscript 4 to 9 and 0.
  if (line.size() >= 3 && line[line.size() - 3] == '\xE2' && line[line.size() - 2] == '\x81') {
    line.remove_suffix(3);
    return true;
  }
  return false;
}

EndSign sign_of(char c) {
  switch (c) {
    case ',':
      return EndSign::kComma;
    case ';':
      return EndSign::kSemicolon;
    case '.':
      return EndSign::kFullStop;
    case ':':
      return EndSign::kColon;
    default:
      return EndSign::kNone;
  }
}

/// "The Economic and Social Council, Recalling …", "The Security Council, 1. Requests …": the next paragraph stands on
/// the same line.
bool opens_on_the_same_line(grammar::Enacting const& enacting) {
  if (enacting.rest.size() < 40) return true;
  if (auto const opener = grammar::parse_opener(enacting.rest)) return opener->known;
  return grammar::parse_enumerator(enacting.rest).has_value();
}

/// The first `most` bytes, or less by what is needed to cut at a character.
std::string_view cut(std::string_view line, std::size_t most) {
  if (line.size() <= most) return line;
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80) --end;
  return line.substr(0, end);
}

/// What a short line that begins with a letter may be: nearly every line is told from nearly all forms by it.
enum Possible : std::uint8_t {
  kMayBeTitle = 1,
  kMayBeHeading = 2,
  kMayBeAdoption = 4,
  kMayBeAgenda = 8,
  kMayBeOrdinal = 16,  ///< a session or a meeting
  kMayBeVote = 32,
  kMayBeStatement = 64,
};

constexpr auto kPossible = [] {
  std::array<std::uint8_t, 256> possible{};
  auto const add = [&possible](std::string_view letters, Possible what) {
    for (char const c : letters) {
      auto& each = possible[static_cast<unsigned char>(c)];
      each = static_cast<std::uint8_t>(each | what);
    }
  };
  add("EOPRS", kMayBeTitle);
  add("ACEGILPRSVX", kMayBeHeading);
  add("ADR", kMayBeAdoption);
  add("AI", kMayBeAgenda);
  add("EFHNOST", kMayBeOrdinal);
  add("AIR", kMayBeVote);
  add("NPS", kMayBeStatement);
  return possible;
}();

/// The forms that only a line of less than 160 bytes has; it begins with a capital.
StartForm short_form(std::string_view line) {
  using namespace grammar;
  auto const possible = kPossible[static_cast<unsigned char>(line.front())];
  bool const letter_alone = line.size() < 2 || !letter(line[1]);
  if ((possible & kMayBeTitle) != 0 && parse_title(line)) return StartForm::kTitle;
  if ((letter_alone || (possible & kMayBeHeading) != 0) && parse_heading(line)) return StartForm::kHeading;
  if ((possible & kMayBeAdoption) != 0 && parse_adoption(line)) return StartForm::kMasthead;
  if ((possible & kMayBeAgenda) != 0 && parse_agenda_items(line)) return StartForm::kMasthead;
  if ((possible & kMayBeOrdinal) != 0) {
    if (line.size() < 80 && parse_session(line)) return StartForm::kMasthead;
    if (parse_meeting(line)) return StartForm::kClosing;
  }
  if ((possible & kMayBeVote) != 0 && parse_vote(line)) return StartForm::kClosing;
  return (possible & kMayBeStatement) != 0 && parse_statement_head(line) ? StartForm::kMasthead : StartForm::kNone;
}

}  // namespace

EndSign end_sign_behind(std::string_view line) {
  drop_blanks(line);
  while (drop_trailer(line)) drop_blanks(line);
  if (line.empty()) return EndSign::kNone;
  if (auto const sign = sign_of(line.back()); sign != EndSign::kNone)
    return sign == EndSign::kFullStop && ends_in_mid_phrase(line) ? EndSign::kNone : sign;
  // A note mark behind the sign: ";53", "; 4/".
  auto rest = line;
  if (rest.back() == '/') rest.remove_suffix(1);
  std::size_t digits = 0;
  while (digits < 3 && !rest.empty() && digit(rest.back())) {
    rest.remove_suffix(1);
    ++digits;
  }
  if (digits == 0) return EndSign::kNone;
  drop_blanks(rest);
  while (drop_trailer(rest)) {
  }
  return rest.empty() ? EndSign::kNone : sign_of(rest.back());
}

bool ends_in_mid_phrase(std::string_view line) {
  drop_blanks(line);
  auto from = line.rbegin();
  if (from != line.rend() && *from == '.') ++from;  // "Mr."
  auto const& lexicon = grammar::Lexicon::standard();
  if (from == line.rend() || !lexicon.may_join(line.rend() - from > 1 ? from[1] : ' ', *from)) return false;
  auto const begin = std::find_if_not(from, line.rend(), letter).base();
  auto const word = line.substr(static_cast<std::size_t>(begin - line.begin()));
  if (word.empty() || word.size() > 16) return false;
  return lexicon.joining_word(word);
}

bool begins_in_mid_sentence(std::string_view folded) {
  if (folded.empty()) return false;
  if (folded.front() < 'a' || folded.front() > 'z') return false;
  return !grammar::parse_enumerator(folded);
}

StartForm start_form(std::string_view folded) {
  auto const opener = grammar::parse_opener(folded);
  return start_form(folded, opener && opener->known);
}

StartForm start_form(std::string_view folded, bool opens) {
  using namespace grammar;
  if (folded.empty()) return StartForm::kNone;
  auto const first = folded.front();
  if (digit(first)) {
    if (parse_title(folded)) return StartForm::kTitle;
    if (parse_enumerator(folded)) return StartForm::kEnumerator;
    if (parse_meeting(folded)) return StartForm::kClosing;
    if (folded.size() < 60 && parse_session(folded)) return StartForm::kMasthead;
    return StartForm::kNone;
  }
  if (!letter(first)) {
    if (first == '[' && parse_committee(folded)) return StartForm::kMasthead;
    if (first == '(' && folded.size() < 100 && folded.starts_with("(document")) return StartForm::kMasthead;
    if (first == '#' && parse_title(folded)) return StartForm::kTitle;
    if ((first == '[' || first == '(') && parse_vote(folded)) return StartForm::kClosing;
    if (parse_enumerator(folded)) return StartForm::kEnumerator;
    if (parse_enacting(folded)) return StartForm::kEnacting;
    return StartForm::kNone;
  }
  if (first >= 'a' && first <= 'z') return parse_enumerator(folded) ? StartForm::kEnumerator : StartForm::kNone;
  if (first == 'T' || first == 'L' || first == 'N' || first == 'C') {
    auto const enacting = parse_enacting(folded);
    // "The General Assembly decided …" in mid-paragraph is prose.
    if (enacting && (enacting->rest.empty() || (enacting->comma && opens_on_the_same_line(*enacting))))
      return StartForm::kEnacting;
  }
  if (folded.starts_with("At ") && folded.find("statement") != std::string_view::npos && parse_statement_lead(folded))
    return StartForm::kMasthead;
  if (first == 'R' && folded.starts_with("Resolution of ") && parse_adoption(folded)) return StartForm::kMasthead;
  if (folded.size() < 160) {
    if (Lexicon::standard().masthead_line(folded)) return StartForm::kMasthead;
    if (auto const form = short_form(folded); form != StartForm::kNone) return form;
  }
  return opens ? StartForm::kOpener : StartForm::kNone;
}

std::string_view head_of(std::string_view line) { return cut(line, 400); }

std::string_view opening_of(std::string_view line) {
  // Forms are told from prose by lines shorter than this, but for those in brackets and the lead of a statement ("At
  // the … meeting …, the President made the following statement").
  constexpr std::size_t kEnough = 200;
  auto const first = line.empty() ? '\0' : line.front();
  bool const plain = digit(first) || first == '(' || (letter(first) && first != 'A');
  return plain ? cut(line, kEnough) : head_of(line);
}

}  // namespace rapporteur
