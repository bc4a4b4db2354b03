#pragma once

// Private to structure*.cpp.

#include "grammar/grammar.hpp"
#include "pipeline/block_form.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/line_shape.hpp"
#include "pipeline/numbering.hpp"
#include "pipeline/resolutions.hpp"
#include "pipeline/structure.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Where in the document a paragraph stands.
enum class DocumentPart : std::uint8_t {
  kFront,  ///< before the enacting line
  kPreamble,
  kOperative,
  kStatement,  ///< of a President: acting paragraphs without a preamble
  kAdopted,    ///< a text that the operative part adopts in place ("Adopts the following declaration:")
  kClosed,     ///< behind the meeting and the date of adoption
  kAnnex,
};

/// Goes through the blocks of one document from first to last and settles what each paragraph is, by its own words and
/// by the part that it stands in. Hidden, so that the members that every block needs can be inlined.
class [[gnu::visibility("hidden")]] StructureMachine {
 public:
  StructureMachine(Reading const& reading, std::vector<BlockForm>& forms, Structure& structure)
      : reading_(reading),
        forms_(forms),
        structure_(structure),
        resolutions_(reading, forms, structure.folded),
        folded_(structure.folded) {}

  void run();

 private:
  [[nodiscard]] std::string_view text(std::uint32_t i) const {
    auto const span = reading_.blocks[i];
    return std::string_view(reading_.text).substr(span.begin, span.size());
  }
  /// Folded beginning of a block; valid until the next call.
  std::string_view head(std::uint32_t i) {
    folded_.assign(head_of(text(i)));
    return folded_.view();
  }

  /// The first enacting line of the `reach` blocks from `i` on; where there is none, the one behind those.
  [[nodiscard]] std::uint32_t enacting_from(std::uint32_t i, std::uint32_t reach) const;

  [[nodiscard]] Paragraph& at(std::uint32_t i) { return structure_.paragraphs[i]; }

  void take(std::uint32_t i);

  /// Behind a marker the opener is asked for in few places only.
  [[nodiscard]] bool opener_matters(std::uint32_t i) const;

  void set(std::uint32_t i, ParagraphKind kind) { at(i).kind = kind; }

  /// A symbol alone is a running head, but in the masthead.
  void furniture(std::uint32_t i);

  void note(std::uint32_t i);

  // --- Beginnings: structure_begin.cpp

  /// A title with a number, a lettered part with its own enacting line, a second enacting line. Few blocks can be one.
  bool begins_resolution(std::uint32_t i) {
    auto const start = forms_[i].start;
    bool const may_be = start == StartForm::kTitle || start == StartForm::kHeading || start == StartForm::kEnacting ||
                        (statement_ && part_ == DocumentPart::kFront);
    return may_be && takes_beginning(i);
  }
  bool takes_beginning(std::uint32_t i);

  /// A title inside the sentence of a resolution is a broken line of a citation unless something was closed before it.
  [[nodiscard]] bool title_stands_here(std::uint32_t i) const;

  bool lettered_part(std::uint32_t i);

  [[nodiscard]] bool enacting_stands_here(std::uint32_t i) const;

  void enact(std::uint32_t i);

  /// "“The Security Council condemns …": a sentence of the organ, not the line that names it.
  bool organ_speaks(std::uint32_t i);

  /// "The General Assembly approves …": organ and act in one sentence.
  bool organ_acts(std::uint32_t i);

  /// "1. THE ECONOMIC AND SOCIAL COUNCIL, in order to provide …," of 1946.
  bool numbered_enacting(std::uint32_t i);

  /// A title without a number is the line before the enacting line, or above "Resolution of … of 16 February 1946".
  void title_before(std::uint32_t i);

  void enter_front();

  std::uint16_t label(std::string_view name);

  // --- The parts: structure_body.cpp, those behind the acting paragraphs in structure_end.cpp

  void front(std::uint32_t i);

  /// The first words of a scanned page: the rest of a paragraph that began on the page before.
  bool begins_in_mid_page(std::uint32_t i);

  void preamble(std::uint32_t i);

  /// "“Endorses the text …" in a draft each of whose paragraphs opens with a quotation mark.
  bool quoted_act(std::uint32_t i);

  /// "Sanctions", "Requests for assistance": what could be a verb is a heading where nothing ends it and a complete
  /// paragraph stands below; "Recommends" goes on there with "1. That …".
  [[nodiscard]] bool lone_noun(std::uint32_t i);

  void operative(std::uint32_t i);

  void statement(std::uint32_t i);

  /// "“• The dispatch of technicians;"
  bool quoted_bullet(std::uint32_t i);

  /// Everything is the adopted text until the closing line or the acting paragraph whose number goes on.
  void adopted(std::uint32_t i);

  void closed(std::uint32_t i);

  /// "United NationsA/RES/59/153General AssemblyDistr.: General", "1 February 2005Fifty-ninth session".
  static bool masthead_behind(std::string_view line);

  void annex(std::uint32_t i);

  // --- Single paragraphs: structure_place.cpp, structure_end.cpp

  /// Sets the marker off; to be called before the span has been changed.
  static void mark(Paragraph & paragraph, BlockForm const& form) {
    if (!form.has_marker) return;
    auto const begin = paragraph.span.begin;
    paragraph.marker = {begin, begin + form.marker_end};
    paragraph.span.begin = begin + form.body;
  }

  void top(std::uint32_t i, ParagraphKind kind);

  void inner(std::uint32_t i);

  /// The next marker in parentheses behind block `i`, before the next number; null where there is none. To be asked in
  /// the order of the blocks.
  [[nodiscard]] MarkerValue const* next_marker(std::uint32_t i);

  void item(std::uint32_t i, ParagraphKind kind);

  /// A bullet stands one level below the paragraph that introduces it.
  [[nodiscard]] std::uint8_t bullet_level(std::uint32_t i) const;

  /// A list item that lost its mark in an export: it hangs from the paragraph that ends in a colon.
  void bare_item(std::uint32_t i);

  void introduce(std::uint32_t i);

  /// A quoted amendment hangs from the paragraph above; its numbers are text.
  void quoted(std::uint32_t i);

  /// Goes on with a quotation until it closes, or until the organ's own next paragraph or the closing line shows that
  /// it was never closed.
  bool take_quoted(std::uint32_t i);

  /// Behind the quotation mark that closes a draft, the number that follows that of its host is the organ's own again.
  void end_draft(std::uint32_t i);
  /// Whether a quotation mark closes at the end of block `i` that does not open in it.
  [[nodiscard]] bool closes_more(std::uint32_t i);

  void heading(std::uint32_t i);

  /// A date by itself, a vote, an adoption line behind the text.
  bool closes(std::uint32_t i);

  void close(std::uint32_t i);

  Reading const& reading_;
  std::vector<BlockForm>& forms_;
  Structure& structure_;
  Resolutions resolutions_;
  Numbering numbering_;
  Folded& folded_;
  std::uint32_t next_numbered_ = 0;  // the block with a letter or a number that was found last, see next_marker

  DocumentPart part_ = DocumentPart::kFront;
  std::uint16_t part_label_ = 0;
  bool titled_ = false;      // the resolution that begins has a title already
  bool part_title_ = false;  // the next lines are the title of a lettered part
  bool statement_ = false;   // a presidential statement
  bool tail_ = false;        // the text began without an enacting line
  bool introduced_ = false;  // the paragraph above ends in a colon
  bool acted_ = false;
  bool introduces_adopted_text_ = false;
  std::uint32_t resume_number_ = 0;
  bool voting_ = false;  // inside the lists of a recorded vote
  bool quote_open_ = false;
  std::uint32_t quote_host_ = kNoParagraph;
  bool quoted_draft_ = false;          // inside a draft for another organ
  bool draft_closed_ = false;          // the quotation mark that ends the draft has been seen
  std::uint32_t host_ = kNoParagraph;  // the paragraph that the draft hangs from
};

}  // namespace rapporteur
