#pragma once

// Private to layout*.cpp.

#include "grammar/grammar.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/hyphen.hpp"
#include "pipeline/layout.hpp"
#include "pipeline/line_shape.hpp"
#include "pipeline/lines.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Takes the lines of one document from first to last: each is furniture, a note, the first of a block or one more of
/// the block before it. Hidden, so that the members that every line needs can be inlined.
class [[gnu::visibility("hidden")]] LayoutAssembler {
 public:
  LayoutAssembler(std::string_view chars, std::vector<Line> const& lines, Layout& layout, HyphenJudge& hyphens,
                  std::vector<std::uint32_t>& owners)
      : chars_(chars), lines_(lines), layout_(layout), hyphens_(hyphens), folded_(layout.folded), owners_(owners) {
    owners_.clear();
  }
  /// Says how wide a wrapped text is set, and at which indent its paragraphs go on.
  void set_column(std::uint32_t width, std::uint32_t left_edge) {
    width_ = width;
    left_edge_ = left_edge;
  }

  void run();

 private:
  static constexpr std::size_t kNoBlock = static_cast<std::size_t>(-1);

  [[nodiscard]] std::string_view text(Line const& line) const { return chars_.substr(line.begin, line.size()); }

  void take(std::size_t index);

  void fold(std::string_view part, Line const& line) {
    if (line.plain) {
      folded_.assign_plain(part);
    } else {
      folded_.assign(part);
    }
  }

  // Furniture and notes stand apart; the paragraph before them stays open.
  void take_furniture(Line const& line, grammar::Furniture const& furniture);

  bool take_note(Line const& line, std::string_view head);

  [[nodiscard]] bool note_is_likely(grammar::Note const& note, std::string_view head) const;

  [[nodiscard]] bool note_goes_on(Line const& line, std::string_view head) const;

  /// The first word of `next` had room on `line`: its writer broke there on purpose.
  [[nodiscard]] bool breaks_early(Line const& line, Line const& next) const;

  [[nodiscard]] bool continues(Line const& line, std::string_view head);

  /// The open block has ended, whatever comes: a sign that ends a paragraph, and nothing that only its own sign closes.
  [[nodiscard]] bool ended() const {
    bool const sign = last_sign_ != EndSign::kNone && last_sign_ != EndSign::kComma;
    return sign && layout_.mode == LineMode::kParagraphs && !title_open_ && !title_number_only_ && !bracket_open_ &&
           !in_vote_list_;
  }

  /// "Hundred and twenty-third plenary meeting,⏎21 November 1947."
  [[nodiscard]] static bool dates_meeting(std::string_view head, std::string_view before);

  /// Looks for what only its own sign closes: the bracket with the report, a list of voters. To be asked where `head`
  /// begins with '[', 'U', 'I' or 'A'.
  void open_list(std::string_view head, std::string_view whole);

  /// One paragraph a line: a line goes on only where the one before it was visibly broken.
  [[nodiscard]] bool continues_paragraph(Line const& line, std::string_view head, std::string_view before);

  /// The first word of `next` would have stood on the line before it without making it longer than `next` itself: the
  /// lines are of no column.
  [[nodiscard]] static bool had_room(std::string_view line, std::string_view next);

  /// "CONVENTION ON THE PRIVILEGES⏎AND IMMUNITIES"
  [[nodiscard]] static bool capitals_go_on(std::string_view head);

  /// The line at `index`, or one soon after it, ends in a sign, and none of them begins anything.
  [[nodiscard]] bool reaches_a_sign(std::size_t index) const;

  [[nodiscard]] bool continues_wrapped(Line const& line, std::string_view head, Line const& before,
                                       std::string_view before_text);

  /// A wrapped line may begin with "2. " or "(a)" by chance: "paragraph⏎2. The", "paragraph 3⏎(a) above".
  [[nodiscard]] bool enumerator_in_mid_sentence(std::string_view head, Line const& line, EndSign sign,
                                                Line const& before, std::string_view before_text) const;

  /// The marker of `head` may be one of the run; "2005." is a year.
  [[nodiscard]] bool goes_on_counting(std::string_view head) const;

  void open(Line const& line, std::string_view whole, std::string_view head);

  /// The same in less time for a line that begins with `mark_`; false where that is no mark after all, and nothing has
  /// been done.
  [[nodiscard]] bool open_marked(Line const& line, std::string_view whole);

  /// `line` is the first of the open block.
  void begin_lines(Line const& line) {
    title_lines_ = 1;
    open_indent_ = line.indent;
    rest_indent_ = std::min<std::uint32_t>(line.indent, left_edge_);
    lines_in_block_ = 1;
    interrupted_ = false;
    note_ = kNoBlock;
    last_line_ = static_cast<std::size_t>(&line - lines_.data());
  }

  /// In one-paragraph-a-line texts only sentences and titles matter for what goes on below.
  /// Most lines are blocks of their own there, so the block is looked at now, once and for all.
  [[nodiscard]] StartForm quick_form(std::string_view whole, std::string_view head);

  void remember_marker(std::string_view head);

  void remember(MarkerValue const& marker);

  std::size_t add_block(Line const& line, BlockRole role) {
    auto const index = layout_.blocks.size();
    layout_.blocks.push_back({static_cast<std::uint32_t>(layout_.segments.size()), 1, role, line.blank_before});
    layout_.forms.emplace_back().role = role;
    push_segment(index, line, false);
    return index;
  }

  void append(std::size_t block, Line const& line, std::string_view whole);

  void push_segment(std::size_t block, Line const& line, bool interrupted) {
    layout_.segments.push_back({line.begin, line.end, 0, line.page, Joint::kSpace, interrupted});
    owners_.push_back(static_cast<std::uint32_t>(block));
  }

  Segment& last_segment_of(std::size_t block) { return layout_.segments[layout_.blocks[block].first]; }

  /// Brings the segments of each block together.
  void gather();

  std::string_view chars_;
  std::vector<Line> const& lines_;
  Layout& layout_;
  HyphenJudge& hyphens_;
  Folded& folded_;
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
  PlainMark mark_;  // that the line begins with; it was not folded then
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

}  // namespace rapporteur
