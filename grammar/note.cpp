#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

struct Superscripts : x3::symbols<std::uint32_t> {
  Superscripts() {
    add("\xC2\xB9", 1)("\xC2\xB2", 2)("\xC2\xB3", 3)("\xE2\x81\xB0", 0)("\xE2\x81\xB4", 4)("\xE2\x81\xB5", 5)(
        "\xE2\x81\xB6", 6)("\xE2\x81\xB7", 7)("\xE2\x81\xB8", 8)("\xE2\x81\xB9", 9);
  }
} const superscripts;

/// What a note begins with; anything else after a number may be a sentence.
auto const typical_start =
    x3::lit("See ") | "Ibid" | "Resolution " | "Resolutions " | "Official Records" | "United Nations publication" |
    "United Nations, " | "Adopted " | "For the " | "League of Nations" | "Decision " | "Subsequently" | "Previously" |
    "Also issued" | "Reissued" | "Available " | "Available from" | "As contained" | "As of " | "As at " | "Report of" |
    "The text " | "In accordance with" | "Security Council resolution" | "General Assembly resolution" |
    "Economic and Social Council resolution" | "The delegation" | "The members" | "Document " | "document " |
    "Op. cit" | "op. cit" | "Annex " | "Quoted in" | "International " | "Treaty " | "Text in " | "Originally" |
    "The Resolution" | "A decision" | "This ";

/// A mark is told from a number of a paragraph by what follows it.
bool may_be_note(std::string_view line) {
  auto const first = byte_at(line, 0);
  if (first == '*') return true;
  if (first == '[') return is_digit(byte_at(line, 1));
  if (is_lower(first)) return byte_at(line, 1) == '/';
  if (first == '\xC2' || first == '\xE2') return true;
  auto const number = first == '^' ? line.substr(1) : line;
  auto const digits = digits_at(number);
  auto const next = byte_at(number, digits);
  if (next == '/') return digits > 0 && digits <= 3 && is_blank(byte_at(number, digits + 1));
  return digits > 0 && digits <= 3 && (is_blank(next) || is_upper(next));
}

}  // namespace

std::optional<Note> parse_note(std::string_view line) {
  line = trim(line);
  if (!may_be_note(line)) return std::nullopt;
  Note note;
  auto rest = line;
  std::uint32_t value = 0;
  auto const take = [&](auto const& context) { value = x3::_attr(context); };
  auto const superscript = [&](auto const& context) { value = value * 10 + x3::_attr(context); };
  auto const plain =
      -x3::lit('^') >> x3::uint_parser<std::uint32_t, 10, 1, 3>{}[take] >> ((x3::lit('/') >> blanks) | blanks | &upper);
  auto const raised = x3::repeat(1, 3)[one_of(superscripts)[superscript]] >> skip;
  auto const asterisk = x3::omit[x3::repeat(1, 4)[x3::lit('*')]] >> blanks;
  auto const letter_slash = lower >> '/' >> blanks;
  auto const bracketed = x3::lit('[') >> x3::uint_parser<std::uint32_t, 10, 1, 3>{}[take] >> skip >> ']' >> blanks;
  if (!accept(rest, plain | raised | asterisk | letter_slash | bracketed)) return std::nullopt;
  note.mark = trim(line.substr(0, line.size() - rest.size()));
  note.number = value;
  note.text = trim(rest);
  if (note.text.empty()) return std::nullopt;
  auto start = note.text;
  note.typical = accept(start, typical_start) || accept_symbol(start).has_value();
  return note;
}

}  // namespace rapporteur::grammar
