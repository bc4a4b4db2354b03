#include "pipeline/layout.hpp"

#include "grammar/grammar.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/hyphen.hpp"
#include "pipeline/line_shape.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

constexpr std::uint32_t kLongLine = 140;  // bytes; no page or column is wider
constexpr std::size_t kMarkers = 64;      // bytes; no markers are longer
constexpr std::size_t kNoBlock = static_cast<std::size_t>(-1);
constexpr std::size_t kLongestGap = 3;  // lines without a sign that a broken sentence may have before one with a sign
constexpr std::uint32_t kFarOff = 100;  // no run of numbers skips so many
constexpr std::uint32_t kLongestList = 20;  // lines of a list of voters

bool digit(char c) { return c >= '0' && c <= '9'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }

std::uint32_t columns(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// Length that 95 % of the text's bytes stand in lines not longer than: the width of a wrapped text.
std::uint32_t usual_width(std::vector<Line> const& lines) {
  std::vector<std::uint64_t> bytes(kLongLine + 2);
  std::uint64_t all = 0;
  for (auto const& line : lines) {
    bytes[std::min(line.size(), kLongLine + 1)] += line.size();
    all += line.size();
  }
  std::uint64_t sum = 0;
  for (std::uint32_t width = 0; width < bytes.size(); ++width) {
    sum += bytes[width];
    if (sum * 100 >= all * 95) return width;
  }
  return kLongLine + 1;
}

/// The indent of the lines that go on with a paragraph.
std::uint32_t usual_left_edge(std::vector<Line> const& lines) {
  std::array<std::uint32_t, 80> counts{};
  for (auto const& line : lines) {
    if (!line.blank_before && line.indent < counts.size()) ++counts[line.indent];
  }
  return static_cast<std::uint32_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

class Assembler {
 public:
  Assembler(std::string_view chars, std::vector<Line> const& lines, Layout& layout, HyphenJudge& hyphens,
            std::vector<std::uint32_t>& owners)
      : chars_(chars), lines_(lines), layout_(layout), hyphens_(hyphens), owners_(owners) {
    owners_.clear();
    if (layout.mode != LineMode::kWrapped) return;
    width_ = usual_width(lines);
    left_edge_ = usual_left_edge(lines);
  }

  void run() {
    layout_.segments.reserve(lines_.size());
    layout_.blocks.reserve(lines_.size());
    layout_.forms.reserve(lines_.size());
    owners_.reserve(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) take(i);
    gather();
  }

 private:
  [[nodiscard]] std::string_view text(Line const& line) const { return chars_.substr(line.begin, line.size()); }

  void take(std::size_t index) {
    auto const& line = lines_[index];
    auto const whole = text(line);
    // Neither furniture nor a note begins so, and nothing has to be folded to see it.
    marked_ = layout_.mode == LineMode::kParagraphs && may_be_marked(whole);
    auto head = whole.substr(0, kMarkers);
    if (!marked_) {
      fold(layout_.mode == LineMode::kWrapped ? head_of(whole) : opening_of(whole), line);
      head = folded_.view();
      if (auto const furniture = grammar::parse_furniture(head)) {
        take_furniture(line, *furniture);
        return;
      }
      if (take_note(line, head)) return;
    }
    after_rule_ = false;
    if (open_ != kNoBlock && continues(line, head)) {
      append(open_, line, whole);
    } else {
      open(line, BlockRole::kText, head);
    }
    last_index_ = index;
  }

  void fold(std::string_view part, Line const& line) {
    if (line.plain) {
      folded_.assign_plain(part);
    } else {
      folded_.assign(part);
    }
  }

  // Furniture and notes stand apart; the paragraph before them stays open.
  void take_furniture(Line const& line, grammar::Furniture const& furniture) {
    after_rule_ = furniture.form == grammar::FurnitureForm::kRule;
    add_block(line, BlockRole::kFurniture);
    note_ = kNoBlock;
    interrupted_ = true;
  }

  bool take_note(Line const& line, std::string_view head) {
    auto const first = head.front();
    bool const may_be = digit(first) || first == '*' || first == '^' || first == '[' ||
                        static_cast<unsigned char>(first) >= 0xC2 ||
                        (lower(first) && head.size() > 2 && head[1] == '/');
    if (may_be) {
      auto const note = grammar::parse_note(head);
      if (note && note_is_likely(*note, head)) {
        note_ = add_block(line, BlockRole::kNote);
        last_note_ = note->number;
        interrupted_ = true;
        after_rule_ = false;
        note_line_ = &line;
        return true;
      }
    }
    // A wrapped note goes on until a blank line, a paragraph or a sign that ends it.
    if (note_ != kNoBlock && layout_.mode == LineMode::kWrapped && !line.blank_before && !line.page_before &&
        note_goes_on(line, head)) {
      append(note_, line, text(line));
      note_line_ = &line;
      return true;
    }
    return false;
  }

  [[nodiscard]] bool note_is_likely(grammar::Note const& note, std::string_view head) const {
    auto dated = head;
    if (digit(head.front()) && (grammar::accept_date(dated) || grammar::parse_meeting(head) ||
                                grammar::parse_session(head) || grammar::parse_title(head)))
      return false;
    if (note.mark.ends_with('/')) return true;
    if (note.number == 0 && note.mark.front() == '*') return true;
    if (static_cast<unsigned char>(note.mark.front()) >= 0xC2 || note.mark.front() == '^') return true;
    if (note.mark.front() == '[') return note.typical;
    bool const in_sequence = note_ != kNoBlock && note.number == last_note_ + 1;
    return note.typical || in_sequence || after_rule_;
  }

  [[nodiscard]] bool note_goes_on(Line const& line, std::string_view head) const {
    auto const before = text(*note_line_);
    if (begins_in_mid_sentence(head))
      return end_sign(before) != EndSign::kFullStop || note_line_->size() * 10 >= width_ * 9;
    if (start_form(head) != StartForm::kNone) return false;
    return end_sign(before) != EndSign::kFullStop && !breaks_early(*note_line_, line);
  }

  /// The first word of `next` had room on `line`: its writer broke there on purpose.
  [[nodiscard]] bool breaks_early(Line const& line, Line const& next) const {
    auto const words = text(next);
    auto const first_word = words.substr(0, words.find_first_of(" \t"));
    return columns(text(line)) + line.indent + 1 + columns(first_word) + 2 < width_;
  }

  [[nodiscard]] bool continues(Line const& line, std::string_view head) {
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

  /// "Hundred and twenty-third plenary meeting,⏎21 November 1947."
  [[nodiscard]] static bool dates_meeting(std::string_view head, std::string_view before) {
    return before.ends_with(',') && digit(head.front()) && grammar::parse_date_line(head) &&
           grammar::parse_meeting(before);
  }

  /// Looks for what only its own sign closes: the bracket with the report, a list of voters.
  void open_list(std::string_view head, std::string_view whole) {
    bracket_open_ = head.front() == '[' && whole.find(']') == std::string_view::npos && grammar::parse_committee(head);
    symbol_line_ = head.starts_with("United Nations") && head.size() < 80 && head.find('/') != std::string_view::npos;
    bool const after_side = vote_side_;
    bool const side = (head.front() == 'I' || head.front() == 'A') && grammar::parse_vote(head).has_value() &&
                      !head.starts_with("Adopted");
    vote_side_ = side && (head.size() < 14 || head.ends_with(':'));
    in_vote_list_ = (after_side && !side) || (side && !vote_side_);
  }

  /// One paragraph a line: a line goes on only where the one before it was visibly broken.
  [[nodiscard]] bool continues_paragraph(Line const& line, std::string_view head, std::string_view before) {
    bool const adjacent = !line.blank_before;
    if (title_number_only_ && start_form(head) == StartForm::kNone) return true;
    if (title_open_ && adjacent && !interrupted_ && title_lines_ < 4 && !grammar::parse_enacting(head)) {
      if (begins_in_mid_sentence(head) || start_form(head) == StartForm::kNone) return true;
    }
    auto const sign = last_sign_;
    if (sign != EndSign::kNone && sign != EndSign::kComma) return false;
    if (lower(head.front()) && begins_in_mid_sentence(head)) return true;
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

  /// The first word of `next` would have stood on the line before it without making it longer than `next` itself: the
  /// lines are of no column.
  [[nodiscard]] static bool had_room(std::string_view line, std::string_view next) {
    // No sentence begins with what follows "Risk Reduction⏎2015–2030 and", and none ends with "(Da’esh) &".
    if (digit(next.front()) || next.front() == '(' || line.ends_with('&') || line.ends_with('/')) return false;
    auto const first_word = next.substr(0, next.find_first_of(" \t"));
    return columns(line) + 1 + columns(first_word) + 4 < columns(next);
  }

  /// "CONVENTION ON THE PRIVILEGES⏎AND IMMUNITIES"
  [[nodiscard]] static bool capitals_go_on(std::string_view head) {
    static constexpr std::array<std::string_view, 8> kJoints = {"AND ", "OF ", "FOR ", "IN ",
                                                                "ON ",  "TO ", "BY ",  "WITH "};
    return std::any_of(kJoints.begin(), kJoints.end(), [&](auto joint) { return head.starts_with(joint); });
  }

  /// The line at `index`, or one soon after it, ends in a sign, and none of them begins anything.
  [[nodiscard]] bool reaches_a_sign(std::size_t index) const {
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

  [[nodiscard]] bool continues_wrapped(Line const& line, std::string_view head, Line const& before,
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
    if (form == StartForm::kTitle && head.front() >= '0' && head.front() <= '9') {
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

  /// A wrapped line may begin with "2. " or "(a)" by chance: "paragraph⏎2. The", "paragraph 3⏎(a) above".
  [[nodiscard]] bool enumerator_in_mid_sentence(std::string_view head, Line const& line, EndSign sign,
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

  /// The marker of `head` may be one of the run; "2005." is a year.
  [[nodiscard]] bool goes_on_counting(std::string_view head) const {
    auto const enumerator = grammar::parse_enumerator(head);
    if (!enumerator || enumerator->first.style != grammar::MarkerStyle::kNumber) return true;
    return enumerator->first.number < last_number_ + kFarOff;
  }

  void open(Line const& line, BlockRole role, std::string_view head) {
    open_ = add_block(line, role);
    auto const form = layout_.mode == LineMode::kWrapped ? start_form(head) : quick_form(line, head);
    sentence_open_ = form == StartForm::kEnumerator || form == StartForm::kOpener;
    title_open_ = form == StartForm::kTitle;
    heading_like_ = form == StartForm::kHeading || form == StartForm::kTitle || form == StartForm::kMasthead ||
                    form == StartForm::kEnacting;
    title_lines_ = 1;
    title_number_only_ = false;
    if (title_open_) {
      auto const title = grammar::parse_title(head);
      title_number_only_ = title && title->text.empty() && !title->security_council;
      if (title && title->security_council) title_open_ = false;
    }
    open_list(head, text(line));
    open_indent_ = line.indent;
    rest_indent_ = std::min<std::uint32_t>(line.indent, left_edge_);
    lines_in_block_ = 1;
    interrupted_ = false;
    note_ = kNoBlock;
    last_line_ = static_cast<std::size_t>(&line - lines_.data());
    if (form == StartForm::kEnumerator) remember_marker(head);
  }

  /// In one-paragraph-a-line texts only sentences and titles matter for what goes on below.
  /// Most lines are blocks of their own there, so the block is looked at now, once and for all.
  [[nodiscard]] StartForm quick_form(Line const& line, std::string_view head) {
    auto& form = layout_.forms.back();
    if (!marked_ || !look_at_marked(text(line), form)) {
      if (marked_) folded_.assign(head);
      look_at(text(line), folded_, form);
    }
    last_sign_ = form.sign;
    auto const first = head.empty() ? '\0' : head.front();
    bool const may_be_title = digit(first) || first == '#' || first == 'P' || first == 'S';
    if (may_be_title && (form.start == StartForm::kTitle || (!digit(first) && grammar::parse_title(head)))) {
      return StartForm::kTitle;
    }
    if (digit(first) || first == '(') return form.has_marker ? StartForm::kEnumerator : StartForm::kNone;
    bool const capital = first >= 'A' && first <= 'Z';
    return capital && form.has_opener && form.opener_known ? StartForm::kOpener : StartForm::kNone;
  }

  void remember_marker(std::string_view head) {
    if (auto const& form = layout_.forms.back(); form.looked) return remember(form.marker);
    if (auto const enumerator = grammar::parse_enumerator(head)) remember(enumerator->first);
  }

  void remember(grammar::Marker const& marker) {
    if (marker.style == grammar::MarkerStyle::kNumber) {
      last_number_ = marker.number;
      last_letter_ = 0;
    } else if (marker.alphabetic != 0) {
      last_letter_ = marker.alphabetic;
    }
  }

  std::size_t add_block(Line const& line, BlockRole role) {
    Block& block = layout_.blocks.emplace_back();
    block.role = role;
    block.blank_before = line.blank_before;
    layout_.forms.emplace_back().role = role;
    auto const index = layout_.blocks.size() - 1;
    push_segment(index, line, false);
    return index;
  }

  void append(std::size_t block, Line const& line, std::string_view whole) {
    auto& last = last_segment_of(block);
    std::size_t dropped = 0;
    auto const before = chars_.substr(last.begin, last.end - last.begin);
    auto const fate = hyphens_.judge(before, whole, dropped);
    if (fate != HyphenFate::kNone) last.joint = Joint::kNothing;
    if (fate == HyphenFate::kDrop) {
      last.hyphen = static_cast<std::uint32_t>(dropped);
      last.end -= last.hyphen;
    }
    push_segment(block, line, block == open_ && interrupted_);
    if (auto& form = layout_.forms[block]; form.looked) {
      form = {};
      form.role = layout_.blocks[block].role;
    }
    if (block == open_) {
      if (lines_in_block_ == 1) rest_indent_ = line.indent;
      ++lines_in_block_;
      ++title_lines_;
      title_number_only_ = false;
      bracket_open_ = bracket_open_ && whole.find(']') == std::string_view::npos;
      interrupted_ = false;
      note_ = kNoBlock;
      last_line_ = static_cast<std::size_t>(&line - lines_.data());
      last_sign_ = end_sign(whole);
    }
  }

  void push_segment(std::size_t block, Line const& line, bool interrupted) {
    Segment& segment = layout_.segments.emplace_back();
    segment.begin = line.begin;
    segment.end = line.end;
    segment.page = line.page;
    segment.interrupted = interrupted;
    owners_.push_back(static_cast<std::uint32_t>(block));
    ordered_ = ordered_ && block + 1 == layout_.blocks.size();
    auto& owner = layout_.blocks[block];
    ++owner.count;
    owner.first = static_cast<std::uint32_t>(layout_.segments.size() - 1);  // the last one until all are gathered
  }

  Segment& last_segment_of(std::size_t block) { return layout_.segments[layout_.blocks[block].first]; }

  /// Brings the segments of each block together.
  void gather() {
    std::uint32_t next = 0;
    for (auto& block : layout_.blocks) {
      block.first = next;
      next += block.count;
    }
    if (ordered_) return;
    std::vector<Segment> sorted(layout_.segments.size());
    std::vector<std::uint32_t> at(layout_.blocks.size());
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = layout_.blocks[i].first;
    for (std::size_t i = 0; i < layout_.segments.size(); ++i) sorted[at[owners_[i]]++] = layout_.segments[i];
    layout_.segments = std::move(sorted);
  }

  std::string_view chars_;
  std::vector<Line> const& lines_;
  Layout& layout_;
  HyphenJudge& hyphens_;
  Folded folded_;
  std::uint32_t width_ = 0;  // of a wrapped text
  std::uint32_t left_edge_ = 0;

  std::vector<std::uint32_t>& owners_;  // block of each segment
  bool ordered_ = true;

  std::size_t open_ = kNoBlock;  // text block that a line may go on
  std::size_t note_ = kNoBlock;  // note that a line may go on
  Line const* note_line_ = nullptr;
  std::size_t last_line_ = 0;           // of the open block
  EndSign last_sign_ = EndSign::kNone;  // of the open block's last line; kept in texts of one paragraph a line
  std::size_t last_index_ = 0;
  std::uint32_t last_note_ = 0;
  std::uint32_t last_number_ = 0;
  std::uint32_t last_letter_ = 0;
  std::uint32_t open_indent_ = 0;
  std::uint32_t rest_indent_ = 0;
  std::uint32_t lines_in_block_ = 0;
  std::uint32_t title_lines_ = 0;
  bool marked_ = false;  // the line begins with a plain marker and was not folded
  bool interrupted_ = false;
  bool sentence_open_ = false;
  bool heading_like_ = false;
  bool title_open_ = false;
  bool title_number_only_ = false;
  bool after_rule_ = false;
  bool symbol_line_ = false;   // the block is "United Nations<tab>SYMBOL", which is whole
  bool bracket_open_ = false;  // the block is "[on the report of …", not closed yet
  bool vote_side_ = false;     // the block is "In favour:"
  bool in_vote_list_ = false;  // the block lists those who voted so
};

}  // namespace

LineMode line_mode(std::string_view chars, std::vector<Line> const& lines) {
  // Wrapped text breaks in mid-sentence: many lines begin with a small letter, and none is long.
  std::size_t followers = 0;
  std::size_t small = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].blank_before) continue;
    ++followers;
    if (lower(chars[lines[i].begin])) {
      auto const head = chars.substr(lines[i].begin, std::min<std::size_t>(lines[i].size(), 6));
      auto const before = chars[lines[i - 1].end - 1];
      if (before != '.' && before != ';' && before != ':' && begins_in_mid_sentence(head)) ++small;
    }
  }
  if (small == 0 || small * 10 < followers) return LineMode::kParagraphs;
  return usual_width(lines) <= kLongLine ? LineMode::kWrapped : LineMode::kParagraphs;
}

void LayoutFinder::find(std::string_view chars, std::vector<Line> const& lines, Layout& layout) {
  layout.segments.clear();
  layout.blocks.clear();
  layout.forms.clear();
  layout.mode = line_mode(chars, lines);
  hyphens_.begin(chars);
  Assembler(chars, lines, layout, hyphens_, owners_).run();
}

}  // namespace rapporteur
