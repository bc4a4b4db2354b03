#include "pipeline/layout_assembler.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

constexpr std::size_t kMarkers = 64;  // bytes; no markers are longer

bool digit(char c) { return c >= '0' && c <= '9'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

void LayoutAssembler::run() {
  layout_.segments.reserve(lines_.size());
  layout_.blocks.reserve(lines_.size());
  layout_.forms.reserve(lines_.size());
  owners_.reserve(lines_.size());
  for (std::size_t i = 0; i < lines_.size(); ++i) take(i);
  gather();
}

void LayoutAssembler::take(std::size_t index) {
  auto const& line = lines_[index];
  auto const whole = text(line);
  // Neither furniture nor a note begins so, and nothing has to be folded to see it.
  mark_ = layout_.mode == LineMode::kParagraphs ? plain_mark(whole) : PlainMark{};
  auto head = whole.substr(0, kMarkers);
  if (mark_.body != 0 && (open_ == kNoBlock || ended()) && open_marked(line, whole)) {
    last_index_ = index;
    return;
  }
  if (mark_.body == 0) {
    fold(layout_.mode == LineMode::kWrapped ? head_of(whole) : opening_of(whole), line);
    head = folded_.view();
    if (auto const furniture = grammar::parse_furniture(head)) {
      take_furniture(line, *furniture);
      return;
    }
    if (take_note(line, head)) return;
  }
  after_rule_ = false;
  if (open_ != kNoBlock && !ended() && continues(line, head)) {
    append(open_, line, whole);
  } else {
    open(line, whole, head);
  }
  last_index_ = index;
}

void LayoutAssembler::take_furniture(Line const& line, grammar::Furniture const& furniture) {
  after_rule_ = furniture.form == grammar::FurnitureForm::kRule;
  add_block(line, BlockRole::kFurniture);
  note_ = kNoBlock;
  interrupted_ = true;
}

bool LayoutAssembler::take_note(Line const& line, std::string_view head) {
  char const first = head.empty() ? '\0' : head.front();  // a line of marks that cannot be seen
  bool const may_be = digit(first) || first == '*' || first == '^' || first == '[' ||
                      static_cast<unsigned char>(first) >= 0xC2 || (lower(first) && head.size() > 2 && head[1] == '/');
  if (may_be) {
    auto dated = head;
    auto const note = digit(first) && grammar::accept_date(dated) ? std::nullopt : grammar::parse_note(head);
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

bool LayoutAssembler::note_is_likely(grammar::Note const& note, std::string_view head) const {
  if (digit(head.front()) &&
      (grammar::parse_meeting(head) || grammar::parse_session(head) || grammar::parse_title(head)))
    return false;
  if (note.mark.ends_with('/')) return true;
  if (note.number == 0 && note.mark.front() == '*') return true;
  if (static_cast<unsigned char>(note.mark.front()) >= 0xC2 || note.mark.front() == '^') return true;
  if (note.mark.front() == '[') return note.typical;
  bool const in_sequence = note_ != kNoBlock && note.number == last_note_ + 1;
  return note.typical || in_sequence || after_rule_;
}

bool LayoutAssembler::note_goes_on(Line const& line, std::string_view head) const {
  auto const before = text(*note_line_);
  if (begins_in_mid_sentence(head))
    return end_sign(before) != EndSign::kFullStop || note_line_->size() * 10 >= width_ * 9;
  if (start_form(head) != StartForm::kNone) return false;
  return end_sign(before) != EndSign::kFullStop && !breaks_early(*note_line_, line);
}

void LayoutAssembler::open_list(std::string_view head, std::string_view whole) {
  bracket_open_ = head.starts_with('[') && whole.find(']') == std::string_view::npos && grammar::parse_committee(head);
  symbol_line_ = head.starts_with("United Nations") && head.size() < 80 && head.find('/') != std::string_view::npos;
  bool const after_side = vote_side_;
  bool const side = (head.starts_with('I') || head.starts_with('A')) && grammar::parse_vote(head).has_value() &&
                    !head.starts_with("Adopted");
  vote_side_ = side && (head.size() < 14 || head.ends_with(':'));
  in_vote_list_ = (after_side && !side) || (side && !vote_side_);
}

bool LayoutAssembler::open_marked(Line const& line, std::string_view whole) {
  BlockForm form;
  if (!look_at_marked(whole, mark_, form)) return false;
  after_rule_ = false;
  open_ = add_block(line, BlockRole::kText);
  layout_.forms.back() = form;
  last_sign_ = form.sign;
  sentence_open_ = true;
  title_open_ = heading_like_ = title_number_only_ = false;
  in_vote_list_ = vote_side_;
  bracket_open_ = symbol_line_ = vote_side_ = false;
  begin_lines(line);
  remember(form.marker);
  return true;
}

// Most lines come by here: what it calls becomes part of it.
[[gnu::flatten]] void LayoutAssembler::open(Line const& line, std::string_view whole, std::string_view head) {
  open_ = add_block(line, BlockRole::kText);
  auto const form = layout_.mode == LineMode::kWrapped ? start_form(head) : quick_form(whole, head);
  sentence_open_ = form == StartForm::kEnumerator || form == StartForm::kOpener;
  title_open_ = form == StartForm::kTitle;
  heading_like_ = form == StartForm::kHeading || form == StartForm::kTitle || form == StartForm::kMasthead ||
                  form == StartForm::kEnacting;
  title_number_only_ = false;
  if (title_open_) {
    auto const title = grammar::parse_title(head);
    title_number_only_ = title && title->text.empty() && !title->security_council;
    if (title && title->security_council) title_open_ = false;
  }
  auto const first = head.empty() ? '\0' : head.front();
  if (first == '[' || first == 'U' || first == 'I' || first == 'A') {
    open_list(head, whole);
  } else {
    in_vote_list_ = vote_side_;
    bracket_open_ = symbol_line_ = vote_side_ = false;
  }
  begin_lines(line);
  if (form == StartForm::kEnumerator) remember_marker(head);
}

StartForm LayoutAssembler::quick_form(std::string_view whole, std::string_view head) {
  auto& form = layout_.forms.back();
  if (mark_.body != 0 && look_at_marked(whole, mark_, form)) {
    last_sign_ = form.sign;
    return StartForm::kEnumerator;
  }
  if (mark_.body != 0) folded_.assign(head);
  look_at(whole, folded_, layout_.memo, form);
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

void LayoutAssembler::remember_marker(std::string_view head) {
  if (auto const& form = layout_.forms.back(); form.looked) return remember(form.marker);
  if (auto const enumerator = grammar::parse_enumerator(head)) remember(enumerator->first);
}

void LayoutAssembler::remember(MarkerValue const& marker) {
  if (marker.style == grammar::MarkerStyle::kNumber) {
    last_number_ = marker.number;
    last_letter_ = 0;
  } else if (marker.alphabetic != 0) {
    last_letter_ = marker.alphabetic;
  }
}

void LayoutAssembler::append(std::size_t block, Line const& line, std::string_view whole) {
  auto& last = last_segment_of(block);
  std::size_t dropped = 0;
  auto const before = chars_.substr(last.begin, last.end - last.begin);
  auto const fate = hyphens_.judge(before, whole, dropped);
  if (fate != HyphenFate::kNone) last.joint = Joint::kNothing;
  if (fate == HyphenFate::kDrop) {
    last.hyphen = static_cast<std::uint32_t>(dropped);
    last.end -= last.hyphen;
  }
  ordered_ = ordered_ && block + 1 == layout_.blocks.size();
  layout_.blocks[block].first = static_cast<std::uint32_t>(layout_.segments.size());  // the last until all are gathered
  ++layout_.blocks[block].count;
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

void LayoutAssembler::gather() {
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

}  // namespace rapporteur
