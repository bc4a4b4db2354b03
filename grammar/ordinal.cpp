#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"
#include "grammar/number_words.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// "3rd", "21ST".
std::optional<std::uint32_t> accept_digits(std::string_view& text) {
  auto const next = to_lower(byte_at(text, digits_at(text)));
  if (next != 's' && next != 'n' && next != 'r' && next != 't') return std::nullopt;
  auto const suffix = x3::lit("st") | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH";
  std::uint32_t value = 0;
  auto rest = text;
  if (!accept(rest, number >> suffix >> word_end, value)) return std::nullopt;
  text = rest;
  return value;
}

/// What goes on behind `first`, a part of an ordinal below a hundred: "sixty-first".
std::optional<std::uint32_t> below_hundred(NumberWord const& first, std::string_view& rest) {
  if (first.kind == NumberKind::kUnitOrdinal || first.kind == NumberKind::kOtherOrdinal) return first.value;
  if (first.kind != NumberKind::kTen || !take_number_joint(rest)) return std::nullopt;
  auto const unit = take_number_word(rest);
  if (unit.kind != NumberKind::kUnitOrdinal) return std::nullopt;
  return first.value + std::uint32_t{unit.value};
}

/// "hundredth", "one hundred and first".
std::optional<std::uint32_t> with_hundred(NumberWord first, std::string_view& rest) {
  std::uint32_t value = 100;
  if (first.kind == NumberKind::kUnit || first.kind == NumberKind::kTeen) {
    value *= first.value;
    if (!accept(rest, blanks)) return std::nullopt;
    first = take_number_word(rest);
  }
  if (first.kind == NumberKind::kHundredOrdinal) return value;
  if (first.kind != NumberKind::kHundred || !accept(rest, blanks >> -(any_case("and") >> blanks))) return std::nullopt;
  auto const more = below_hundred(take_number_word(rest), rest);
  if (!more) return std::nullopt;
  return value + *more;
}

}  // namespace

std::optional<std::uint32_t> accept_ordinal(std::string_view& text) {
  if (is_digit(byte_at(text, 0))) return accept_digits(text);
  auto rest = text;
  auto const first = take_number_word(rest);
  if (first.kind == NumberKind::kNone) return std::nullopt;
  auto value = below_hundred(first, rest);
  if (!value) value = with_hundred(first, rest);
  if (!value || !accept(rest, word_end)) return std::nullopt;
  text = rest;
  return value;
}

}  // namespace rapporteur::grammar
