#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

auto const page = (x3::repeat(1, 4)[digit] >> -(skip >> '/' >> skip >> x3::repeat(1, 3)[digit])) |
                  (en_dash >> skip >> x3::repeat(1, 4)[digit] >> skip >> en_dash) |
                  (any_case("page") >> blanks >> x3::repeat(1, 4)[digit]);
auto const turn_over = x3::lit('/') >> (x3::lit("...") | "\xE2\x80\xA6");
auto const language = skip >> '(' >> upper >> ')';
auto const job = -x3::lit('*') >> -(x3::lit("GE.") | "N" | "NY.") >> x3::repeat(2, 2)[digit] >>
                 '-' >> x3::repeat(5, 5)[digit] >> -language >> x3::omit[*(blanks >> +digit >> !x3::char_("0-9/"))] >>
                 -x3::lit('*');

auto const bar_code = (x3::lit('*') >> x3::repeat(6, 9)[digit] >> '*') | (x3::repeat(7, 7)[digit] >> x3::eoi);

// Rules that are run are made once: to make one, its parts are copied.
auto const job_or_bar_code = job | bar_code;
auto const page_behind = -(blanks >> page);
auto const page_and_blanks = page >> blanks;
auto const page_alone = page | turn_over;
auto const head_end = x3::omit[*x3::char_("* \t")] >> -page;
auto const folio_and_chapter = -(x3::omit[+digit] >> blanks) >>
                               -(x3::omit[x3::repeat(1, 6)[x3::char_("IVX")]] >> '.' >> blanks);
auto const volume = (x3::lit("General Assembly") | "Security Council" | "Economic and Social Council") >> skip >>
                    en_dash >> skip >> upper;
auto const chapter_title = any_case("resolutions adopted") >> blanks >>
                           (x3::lit("on the report") | "without reference" | "by the General Assembly during" |
                            "by the Security Council in");
auto const decisions = (x3::lit("Decisions adopted") | "Decisions ") >> skip;

constexpr std::size_t kLongest = 180;  // bytes of a line of furniture, the blanks before a page number included

bool rule_line(std::string_view line) {
  std::size_t signs = 0;
  for (char const c : line) {
    if (c == ' ' || c == '\t') continue;
    if (c != '_' && c != '-' && c != '*' && c != '=' && c != '.') return false;
    ++signs;
  }
  return signs >= 3;
}

/// A capital and a small letter: furniture begins so only with the words of a running head and with "Page".
bool begins_as_prose(std::string_view line) {
  if (line.size() < 4 || !is_upper(line[0]) || !is_lower(line[1])) return false;
  auto const four = pack_lower<4>(line.data());
  bool const words = four == pack_lower<4>("gene") || four == pack_lower<4>("secu") || four == pack_lower<4>("econ") ||
                     four == pack_lower<4>("reso") || four == pack_lower<4>("deci") || four == pack_lower<4>("page");
  return !words;
}

/// Whether a page or job number may begin here.
bool may_be_number(std::string_view line) {
  auto const next = byte_at(line, 1);
  switch (line.front()) {
    case '/':
    case '*':
      return true;
    case '-':
      return is_digit(next) || is_blank(next);
    case 'G':
      return next == 'E';
    case 'N':
      return next == 'Y' || is_digit(next);
    case 'P':
    case 'p':
      return to_lower(next) == 'a';
    case '\xE2':
      return line.starts_with("\xE2\x80\x93") || line.starts_with("\xE2\x80\x94");
    default:
      break;
  }
  auto const digits = digits_at(line);
  if (digits == 0) return false;
  auto const after = skip_blanks(line, digits);
  if (after == line.size()) return true;
  auto const sign = line[after];
  if (sign == '/' || (after == digits && sign == '-')) return true;
  return after > digits && (is_digit(sign) || sign == '*' || sign == 'G' || sign == 'N');
}

bool is_chapter(char c) { return c == 'I' || c == 'V' || c == 'X'; }

/// Whether a running head may stand in `line`, which may have a page or chapter number before it.
bool may_be_running_head(std::string_view line) {
  auto const first = line.front();
  if (is_digit(first) || is_chapter(first)) {
    std::size_t number = 1;
    while (is_digit(first) ? is_digit(byte_at(line, number)) : is_chapter(byte_at(line, number))) ++number;
    auto const next = byte_at(line, number);
    return is_digit(first) ? is_blank(next) : next == '.';
  }
  return may_begin_with(line, "gene", "secu", "econ", "reso", "deci");
}

/// "General Assembly—Twelfth Session", "6<tab>General Assembly—…", "IX. Resolutions adopted on the reports of … 223".
bool running_head(std::string_view line) {
  if (!may_be_running_head(line)) return false;
  auto rest = line;
  accept(rest, folio_and_chapter);
  if (accept(rest, volume)) return rest.size() < 60 && rest.find("ession") != std::string_view::npos;
  // The page number may stand far off, behind a run of blanks.
  if (line.size() > 160 || line.ends_with(';') || line.ends_with('.')) return false;
  return accept(rest, chapter_title) || (line.size() < 30 && accept_all(rest, decisions));
}

}  // namespace

std::optional<Furniture> parse_furniture(std::string_view line) {
  if (begins_as_prose(line)) return std::nullopt;
  line = trim(line);
  if (line.empty() || line.size() > kLongest) return std::nullopt;
  // Most lines begin with a letter or a parenthesis and none of these three.
  bool const sign = !is_letter(line.front()) && line.front() != '(' && !is_digit(line.front());
  if (sign && rule_line(line)) return Furniture{FurnitureForm::kRule, line};
  if (sign && (line.starts_with("<<ODS") || line.starts_with("[DU1]") || line.starts_with("<<")))
    return Furniture{FurnitureForm::kConverter, line};
  auto rest = line;
  if (may_be_number(line)) {
    if (accept(rest, job_or_bar_code)) {
      auto const number = line.substr(0, line.size() - rest.size());
      if (accept_all(rest, page_behind)) return Furniture{FurnitureForm::kJobNumber, trim(number)};
    }
    rest = line;
    if (accept(rest, page_and_blanks) && accept_all(rest, job)) return Furniture{FurnitureForm::kJobNumber, rest};
    if (accept_all(line, page_alone)) return Furniture{FurnitureForm::kPageNumber, line};
  }
  rest = line;
  if (auto const symbol = accept_symbol(rest); symbol && adopted_symbol(symbol->text)) {
    if (rest.empty() || accept_all(rest, head_end)) return Furniture{FurnitureForm::kRunningHead, symbol->text};
  }
  if (running_head(line)) return Furniture{FurnitureForm::kRunningHead, line};
  return std::nullopt;
}

}  // namespace rapporteur::grammar
