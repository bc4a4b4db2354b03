#include "pipeline/block_form.hpp"

#include "pipeline/layout.hpp"
#include "pipeline/reading.hpp"
#include "pipeline/start_memo.hpp"

namespace rapporteur {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || capital(c); }

/// "12.": "59/153." and "2997 (XXVII)." may be titles, this is none.
bool is_plain_number(std::string_view head) {
  std::size_t at = 0;
  while (at < head.size() && digit(head[at])) ++at;
  return at < head.size() && head[at] == '.';
}

bool opens_quote(std::string_view text) {
  return text.starts_with("\xE2\x80\x9C") || text.starts_with('"') || text.starts_with("\xC2\xAB");
}

bool ends_quote_behind(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ';' || text.back() == ',' || text.back() == ' ' ||
                           text.back() == ']' || text.back() == ')'))
    text.remove_suffix(1);
  if (text.empty() || letter(text.back())) return false;
  return text.ends_with("\xE2\x80\x9D") || text.ends_with('"') || text.ends_with("\xC2\xBB");
}

inline bool ends_quote(std::string_view text) {
  // A letter before the sign, or in its place, as in nearly all.
  if (text.size() > 1 && (letter(text.back()) || letter(text[text.size() - 2]))) return text.back() == '"';
  return ends_quote_behind(text);
}

bool adopts(std::string_view lemma) {
  return lemma == "adopt" || lemma == "endorse" || lemma == "approve" || lemma == "proclaim" || lemma == "declare" ||
         lemma == "accept";
}

void set_opener(BlockForm& form, std::string_view text) {
  form.opener_read = true;
  auto const opener = grammar::parse_opener(text);
  if (!opener) return;
  form.has_opener = true;
  form.opener = opener->form;
  form.opener_known = opener->known;
  form.opener_adopts = opener->known && adopts(opener->lemma);
}

void set_marker(BlockForm& form, grammar::Enumerator const& enumerator, Folded const& folded) {
  auto const offset = [&](char const* at) { return static_cast<std::size_t>(at - folded.view().data()); };
  form.has_marker = true;
  form.marker = enumerator.first;
  form.marker_end = folded.to_original(enumerator.first.text).end;
  form.body = enumerator.rest.empty() ? form.size : folded.to_original(offset(enumerator.rest.data()));
  if (!enumerator.second.text.empty()) {
    form.has_inner = true;
    form.inner = enumerator.second;
    form.inner_end = folded.to_original(enumerator.second.text).end;
  }
}

/// The marker of a block that has one and is no title, "59/153. …".
bool look_at_marker(std::string_view head, Folded const& folded, BlockForm& form) {
  auto const enumerator = grammar::parse_enumerator(head);
  if (!enumerator) return false;
  if (digit(head.front()) && !is_plain_number(head) && grammar::parse_title(head)) return false;
  set_marker(form, *enumerator, folded);
  form.start = StartForm::kEnumerator;
  return true;
}

}  // namespace

// Every block but those with a plain mark comes by here: what it calls becomes part of it.
[[gnu::flatten]] void look_at(std::string_view block, Folded const& folded, StartMemo& memo, BlockForm& form) {
  auto const head = folded.view();
  form.looked = true;
  form.size = static_cast<std::uint32_t>(block.size());
  form.sign = end_sign(block);
  form.closes_quote = ends_quote(block);
  form.quoted = opens_quote(head);
  if (!head.empty() && !capital(head.front()) && look_at_marker(head, folded, form)) return;
  set_opener(form, head);
  // The commonest paragraphs need no further look: what begins with an opener and is no word alone, as "UNITED" in a
  // masthead, is nothing else.
  constexpr std::size_t kWord = 32;
  if (form.has_opener && form.opener_known && block.size() > kWord) {
    form.start = StartForm::kOpener;
    return;
  }
  form.start = memo.form_of(head, form.has_opener && form.opener_known);
  form.lower_case = form.start != StartForm::kEnumerator && begins_in_mid_sentence(head);
}

bool look_at_marked(std::string_view block, PlainMark mark, BlockForm& form) {
  if (digit(block.front())) {
    constexpr std::uint32_t kMostDigits = 9;  // no number overflows
    if (mark.end > kMostDigits + 1) return false;
    form.marker = {};
    form.marker.style = grammar::MarkerStyle::kNumber;
    form.marker.several = mark.end > 3;
    form.marker.number = mark.number;
  } else {
    auto rest = block;
    grammar::Marker marker;
    if (!grammar::accept_plain_letter(rest, marker)) return false;
    form.marker = marker;
  }
  form.looked = true;
  form.has_marker = true;
  form.start = StartForm::kEnumerator;
  form.size = static_cast<std::uint32_t>(block.size());
  form.sign = end_sign(block);
  form.closes_quote = ends_quote(block);
  form.marker_end = mark.end;
  form.body = mark.body;
  return true;
}

void read_opener(std::string_view block, BlockForm& form) {
  if (form.opener_read || !form.looked || !form.has_marker) return;
  Folded folded;
  folded.assign(head_of(block.substr(form.body)));
  set_opener(form, folded.view());
}

void find_block_forms(Reading const& reading, Layout& layout) {
  auto& forms = layout.forms;
  auto& folded = layout.folded;
  std::string_view const text = reading.text;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].looked || forms[i].role != BlockRole::kText) continue;
    auto const block = text.substr(reading.blocks[i].begin, reading.blocks[i].size());
    folded.assign(head_of(block));
    look_at(block, folded, layout.memo, forms[i]);
  }
}

}  // namespace rapporteur
