// Each function of the grammar over any bytes, folded and not: what it gives points into its text.

#include "grammar/citation.hpp"
#include "grammar/grammar.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/line_shape.hpp"
#include "tests/fuzz/check.hpp"

#include <initializer_list>

using namespace rapporteur;
using namespace rapporteur::grammar;
using fuzz::check;

namespace {

void check_parts(std::string_view text, std::initializer_list<std::string_view> parts) {
  for (auto const part : parts) fuzz::check_part(text, part, "what was read is part of the text");
}

/// `accept(rest)` leaves `rest` at what follows, and where it was when it takes nothing.
template <class Accept>
void check_accept(std::string_view text, Accept const& accept) {
  auto rest = text;
  bool const taken = static_cast<bool>(accept(rest));
  check(rest.data() + rest.size() == text.data() + text.size(), "what is left is the end of the text");
  check(taken || rest.size() == text.size(), "nothing is taken without a result");
}

void check_marker(std::string_view text, Marker const& marker) {
  check_parts(text, {marker.text});
  check(marker.text.size() <= 16, "a marker is short");
}

void check_sentences(std::string_view text) {
  if (auto const found = parse_enumerator(text)) {
    check_marker(text, found->first);
    check_marker(text, found->second);
    check_parts(text, {found->rest});
    Marker plain;
    auto rest = text;
    if (accept_plain_number(rest, plain)) check(plain.text == found->first.text, "a plain number is an enumerator");
    rest = text;
    if (accept_plain_letter(rest, plain)) check(plain.text == found->first.text, "a plain letter is an enumerator");
  }
  if (auto const found = parse_opener(text)) check_parts(text, {found->head});
  if (auto const found = parse_enacting(text)) check_parts(text, {found->span, found->rest, found->organ.span});
}

void check_lines(std::string_view text) {
  if (auto const found = parse_title(text)) check_parts(text, {found->number, found->part, found->text});
  if (auto const found = parse_date_line(text)) check_parts(text, {found->span});
  if (auto const found = parse_session(text)) check_parts(text, {found->span});
  if (auto const found = parse_agenda_items(text)) check_parts(text, {found->list, found->span});
  for (auto const& found : {parse_adoption(text), parse_statement_lead(text)}) {
    if (found) check_parts(text, {found->meeting, found->vote, found->date.span, found->organ.span});
  }
  if (auto const found = parse_heading(text)) check_parts(text, {found->label, found->text});
  if (auto const found = parse_meeting(text)) check_parts(text, {found->span, found->rest});
  if (auto const found = parse_note(text)) check_parts(text, {found->mark, found->text});
  if (auto const found = parse_furniture(text)) check_parts(text, {found->value});
  check(!parse_vote(text) || !text.empty(), "no vote in nothing");
  (void)parse_committee(text);
  (void)parse_statement_head(text);
}

void check_shapes(std::string_view text) {
  (void)end_sign(text);
  (void)ends_in_mid_phrase(text);
  bool const small = begins_in_mid_sentence(text);
  auto const form = start_form(text);
  check(!small || form != StartForm::kEnumerator, "an item does not begin in mid-sentence");
  check(text.starts_with(opening_of(text)) && head_of(text).starts_with(opening_of(text)), "a head is a beginning");
}

void check_all(std::string_view text) {
  check_sentences(text);
  check_lines(text);
  check_shapes(text);
  check_accept(text, [](auto& rest) { return accept_ordinal(rest); });
  check_accept(text, [](auto& rest) { return accept_date(rest); });
  check_accept(text, [](auto& rest) { return accept_symbol(rest); });
  check_accept(text, [](auto& rest) { return accept_act_number(rest); });
  check_accept(text, [](auto& rest) { return accept_body(rest); });
  check_accept(text, [](auto& rest) { return accept_pinpoint(rest); });
  check_accept(text, [](auto& rest) { return accept_instrument(rest); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  check_all(text);
  Folded folded;
  folded.assign(text);
  if (folded.is_original()) return 0;
  check_all(folded.view());
  for (std::size_t i = 0; i <= folded.view().size(); ++i) {
    check(folded.to_original(i) <= text.size(), "an offset of the folded text leads into the original");
  }
  return 0;
}
