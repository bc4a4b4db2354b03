#include "pipeline/layout_assembler.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

constexpr std::size_t kLongestGap = 3;  // lines without a sign that a broken sentence may have before one with a sign
constexpr std::uint32_t kFarOff = 100;  // no run of numbers skips so many
constexpr std::uint32_t kLongestList = 20;  // lines of a list of voters

bool digit(char c) { return c >= '0' && c <= '9'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }

std::uint32_t columns(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

}  // namespace

bool LayoutAssembler::continues(Line const& line, std::string_view head) {
  auto const& before = lines_[last_line_];
  auto const before_text = text(before);
  if (symbol_line_) return false;
  if (!line.blank_before && lines_in_block_ < kLongestList) {
    if (bracket_open_ && lines_in_block_ < 4) return start_form(head) == StartForm::kNone;
    if (in_vote_list_ && !before_text.ends_with(']')) return start_form(head) == StartForm::kNone;
    if (dates_meeting(head, before_text)) return true;
  }
  return layout_.mode == LineMode::kWrapped ? continues_wrapped(line, head, before, before_text)
                                            : continues_paragraph(line, head, before_text);
}

bool LayoutAssembler::dates_meeting(std::string_view head, std::string_view before) {
  return before.ends_with(',') && !head.empty() && digit(head.front()) && grammar::parse_date_line(head) &&
         grammar::parse_meeting(before);
}

bool LayoutAssembler::continues_paragraph(Line const& line, std::string_view head, std::string_view before) {
  bool const adjacent = !line.blank_before;
  if (title_number_only_ && start_form(head) == StartForm::kNone) return true;
  if (title_open_ && adjacent && !interrupted_ && title_lines_ < 4 && !grammar::parse_enacting(head)) {
    if (begins_in_mid_sentence(head) || start_form(head) == StartForm::kNone) return true;
  }
  auto const sign = last_sign_;
  if (sign != EndSign::kNone && sign != EndSign::kComma) return false;
  if (!head.empty() && lower(head.front()) && begins_in_mid_sentence(head)) return true;
  if (sign == EndSign::kComma) return false;
  if (adjacent && capitals_go_on(head)) return true;
  if (ends_in_mid_phrase(before)) {
    auto const form = start_form(head);
    if (form == StartForm::kEnumerator) return adjacent && sentence_open_ && !goes_on_counting(head);
    bool const abbreviated = before.ends_with('.');  // "Mr.⏎A. Lindqvist"
    return form == StartForm::kNone || form == StartForm::kClosing || form == StartForm::kMasthead ||
           (abbreviated && form == StartForm::kHeading);
  }
  // The sentence of a resolution ends every paragraph in a sign; without one it goes on below.
  if (!sentence_open_ || !adjacent || interrupted_) return false;
  return reaches_a_sign(static_cast<std::size_t>(&line - lines_.data()));
}

bool LayoutAssembler::had_room(std::string_view line, std::string_view next) {
  // No sentence begins with what follows "Risk Reduction⏎2015–2030 and", and none ends with "(Da’esh) &".
  if (next.empty() || digit(next.front()) || next.front() == '(' || line.ends_with('&') || line.ends_with('/'))
    return false;
  auto const first_word = next.substr(0, next.find_first_of(" \t"));
  return columns(line) + 1 + columns(first_word) + 4 < columns(next);
}

bool LayoutAssembler::capitals_go_on(std::string_view head) {
  if (head.size() < 3 || head[1] < 'A' || head[1] > 'Z') return false;
  static constexpr std::array<std::string_view, 8> kJoints = {"AND ", "OF ", "FOR ", "IN ",
                                                              "ON ",  "TO ", "BY ",  "WITH "};
  return std::any_of(kJoints.begin(), kJoints.end(), [&](auto joint) { return head.starts_with(joint); });
}

bool LayoutAssembler::reaches_a_sign(std::size_t index) const {
  Folded head;
  for (auto at = index; at < std::min(index + kLongestGap, lines_.size()); ++at) {
    if (at > index && lines_[at].blank_before) return false;
    auto const whole = text(lines_[at]);
    if (had_room(text(lines_[at - 1]), whole)) return false;
    head.assign(head_of(whole));
    if (start_form(head.view()) != StartForm::kNone || grammar::parse_furniture(head.view())) return false;
    if (end_sign(whole) != EndSign::kNone) return true;
  }
  return false;
}

bool LayoutAssembler::continues_wrapped(Line const& line, std::string_view head, Line const& before,
                                        std::string_view before_text) {
  auto const form = start_form(head);
  if (title_number_only_) return form == StartForm::kNone;
  // A title is set narrower than the text.
  if (title_open_ && form == StartForm::kNone && !line.blank_before && !interrupted_ && title_lines_ < 4) return true;
  if (form == StartForm::kMasthead && heading_like_ && !line.blank_before && ends_in_mid_phrase(before_text))
    return true;
  if (form == StartForm::kNone && !line.blank_before && !interrupted_ && ends_in_mid_phrase(before_text)) return true;
  auto const sign = end_sign(before_text);
  bool const small = begins_in_mid_sentence(head);
  bool const broken = interrupted_ || line.page_before;
  if (form == StartForm::kOpener) {
    if (sign == EndSign::kNone && !broken && !line.blank_before && !breaks_early(before, line) && !heading_like_)
      return true;
    if (broken && sign == EndSign::kNone && sentence_open_ && ends_in_mid_phrase(before_text)) return true;
    return false;
  }
  if (form == StartForm::kEnumerator) return enumerator_in_mid_sentence(head, line, sign, before, before_text);
  if (form == StartForm::kTitle && !head.empty() && head.front() >= '0' && head.front() <= '9') {
    // "48/126. The" may be the end of a list of resolutions in mid-sentence.
    return !line.blank_before && sign != EndSign::kFullStop && sign != EndSign::kSemicolon && sentence_open_ &&
           !breaks_early(before, line);
  }
  if (form != StartForm::kNone) {
    // "at its⏎2396th meeting," is no closing line.
    if (form == StartForm::kClosing && !line.blank_before && sentence_open_ && ends_in_mid_phrase(before_text))
      return true;
    bool const prose = form == StartForm::kMasthead || form == StartForm::kHeading || form == StartForm::kClosing ||
                       form == StartForm::kEnacting;
    return prose && ((!line.blank_before && !broken) || broken) && (sentence_open_ || title_open_) &&
           sign == EndSign::kNone &&
           (ends_in_mid_phrase(before_text) ||
            (!line.blank_before && !breaks_early(before, line) && form != StartForm::kEnacting));
  }
  if (broken) {
    if (small) return sign == EndSign::kNone || sign == EndSign::kComma;
    if (sign == EndSign::kSemicolon || sign == EndSign::kColon) return false;
    if (open_indent_ > rest_indent_ + 1)
      return line.indent <= rest_indent_ + 1 && (sign == EndSign::kNone || sign == EndSign::kComma);
    return sign == EndSign::kNone && sentence_open_ && !breaks_early(before, line);
  }
  if (line.blank_before) {
    return small && (sign == EndSign::kNone || (sign == EndSign::kComma && sentence_open_)) &&
           !(heading_like_ && breaks_early(before, line));
  }
  if (small) return !(sign == EndSign::kSemicolon && breaks_early(before, line));
  if (open_indent_ <= 1 && line.indent >= rest_indent_ + 3 && lines_in_block_ > 1 && sign != EndSign::kNone)
    return false;
  return !breaks_early(before, line);
}

bool LayoutAssembler::enumerator_in_mid_sentence(std::string_view head, Line const& line, EndSign sign,
                                                 Line const& before, std::string_view before_text) const {
  if (line.blank_before || interrupted_ || line.page_before) return false;
  if (sign != EndSign::kNone || !sentence_open_ || breaks_early(before, line)) return false;
  auto const enumerator = grammar::parse_enumerator(head);
  if (!enumerator) return false;
  if (ends_in_mid_phrase(before_text)) return true;
  // After a full line without a sign only the next number of the run begins a paragraph.
  auto const& marker = enumerator->first;
  if (marker.style == grammar::MarkerStyle::kArabicParen) return true;
  if (marker.style == grammar::MarkerStyle::kNumber) return marker.number != last_number_ + 1;
  return marker.style == grammar::MarkerStyle::kLetter && marker.alphabetic != 1 && marker.roman != 1 &&
         marker.alphabetic != last_letter_ + 1;
}

bool LayoutAssembler::goes_on_counting(std::string_view head) const {
  auto const enumerator = grammar::parse_enumerator(head);
  if (!enumerator || enumerator->first.style != grammar::MarkerStyle::kNumber) return true;
  return enumerator->first.number < last_number_ + kFarOff;
}

bool LayoutAssembler::breaks_early(Line const& line, Line const& next) const {
  auto const words = text(next);
  auto const first_word = words.substr(0, words.find_first_of(" \t"));
  return columns(text(line)) + line.indent + 1 + columns(first_word) + 2 < width_;
}

}  // namespace rapporteur
