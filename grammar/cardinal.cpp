#include "grammar/lexis.hpp"
#include "grammar/number_words.hpp"
#include "grammar/time.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// The end of a word; a closing quotation mark may stand behind it, an accented letter not.
auto const time_end = !(x3::ascii::alnum | x3::char_('\xc3', '\xdf'));

/// What goes on behind `first`, the first word of a number below a hundred: "twenty-four"; 0 where it is none.
std::uint32_t below_hundred(NumberWord const& first, std::string_view& rest) {
  if (first.kind == NumberKind::kUnit || first.kind == NumberKind::kTeen) return first.value;
  if (first.kind != NumberKind::kTen) return 0;
  auto further = rest;
  if (!take_number_joint(further)) return first.value;
  auto const unit = take_number_word(further);
  if (unit.kind != NumberKind::kUnit || is_digit(byte_at(further, 0))) return first.value;
  rest = further;
  return first.value + std::uint32_t{unit.value};
}

/// "hundred", "one hundred", "a hundred and twenty"; 0 where none stands there.
std::uint32_t with_hundred(std::string_view& rest) {
  std::uint32_t value = 100;
  auto first = take_number_word(rest);
  if (first.kind == NumberKind::kUnit || (first.kind == NumberKind::kNone && accept(rest, any_case("a")))) {
    if (first.kind == NumberKind::kUnit) value *= first.value;
    if (!accept(rest, blanks)) return 0;
    first = take_number_word(rest);
  }
  if (first.kind != NumberKind::kHundred) return 0;
  auto further = rest;
  if (!accept(further, blanks >> -(any_case("and") >> blanks))) return value;
  auto const more = below_hundred(take_number_word(further), further);
  if (more != 0) rest = further;
  return value + more;
}

}  // namespace

std::optional<std::uint32_t> accept_cardinal(std::string_view& text) {
  auto rest = text;
  std::uint32_t value = 0;
  if (auto const count = digits_at(text); count > 0) {
    auto const four_digits = x3::uint_parser<std::uint32_t, 10, 1, 4>{};
    // A comma or a point before more digits: another, longer number.
    if (count > 4 || !accept(rest, four_digits >> !(x3::char_(",.") >> digit), value) || value == 0)
      return std::nullopt;
    text = rest;
    return value;
  }
  value = with_hundred(rest);
  if (value == 0) {
    rest = text;
    value = below_hundred(take_number_word(rest), rest);
  }
  if (value == 0 || !accept(rest, time_end)) return std::nullopt;
  text = rest;
  return value;
}

}  // namespace rapporteur::grammar
