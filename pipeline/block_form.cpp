#include "pipeline/block_form.hpp"

namespace rapporteur {
namespace {

bool opens_quote(std::string_view text) {
  return text.starts_with("\xE2\x80\x9C") || text.starts_with('"') || text.starts_with("\xC2\xAB");
}

bool ends_quote(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ';' || text.back() == ',' || text.back() == ' ' ||
                           text.back() == ']' || text.back() == ')'))
    text.remove_suffix(1);
  return text.ends_with("\xE2\x80\x9D") || text.ends_with('"') || text.ends_with("\xC2\xBB");
}

bool adopts(std::string_view lemma) {
  return lemma == "adopt" || lemma == "endorse" || lemma == "approve" || lemma == "proclaim" || lemma == "declare" ||
         lemma == "accept";
}

void set_opener(BlockForm& form, std::string_view text) {
  auto const opener = grammar::parse_opener(text);
  if (!opener) return;
  form.has_opener = true;
  form.opener = opener->form;
  form.opener_known = opener->known;
  form.opener_adopts = opener->known && adopts(opener->lemma);
}

class FormFinder {
 public:
  void look(std::string_view block, BlockForm& form) {
    form.size = static_cast<std::uint32_t>(block.size());
    form.sign = end_sign(block);
    form.closes_quote = ends_quote(block);
    folded_.assign(head_of(block));
    auto const head = folded_.view();
    form.quoted = opens_quote(head);
    auto const enumerator = grammar::parse_enumerator(head);
    bool const title = !head.empty() && head.front() >= '0' && head.front() <= '9' && grammar::parse_title(head);
    if (enumerator && !title) {
      set_marker(form, *enumerator, head);
      set_opener(form, enumerator->rest);
      form.start = StartForm::kEnumerator;
      return;
    }
    set_opener(form, head);
    // The commonest paragraphs need no further look.
    if (form.has_opener && form.opener_known && block.size() > 160) {
      form.start = StartForm::kOpener;
      return;
    }
    form.start = start_form(head);
    form.lower_case = begins_in_mid_sentence(head);
  }

 private:
  void set_marker(BlockForm& form, grammar::Enumerator const& enumerator, std::string_view head) {
    auto const offset = [&](char const* at) { return static_cast<std::size_t>(at - head.data()); };
    form.has_marker = true;
    form.marker = enumerator.first;
    form.marker_end = folded_.to_original(enumerator.first.text).end;
    form.body = enumerator.rest.empty() ? form.size : folded_.to_original(offset(enumerator.rest.data()));
    if (!enumerator.second.text.empty()) {
      form.has_inner = true;
      form.inner = enumerator.second;
      form.inner_end = folded_.to_original(enumerator.second.text).end;
    }
  }

  Folded folded_;
};

}  // namespace

void find_block_forms(Reading const& reading, Layout const& layout, std::vector<BlockForm>& forms) {
  forms.clear();
  forms.resize(layout.blocks.size());
  FormFinder finder;
  std::string_view const text = reading.text;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    forms[i].role = layout.blocks[i].role;
    auto const span = reading.blocks[i];
    if (forms[i].role == BlockRole::kText) finder.look(text.substr(span.begin, span.size()), forms[i]);
  }
}

}  // namespace rapporteur
