#include "grammar/product_surroundings.hpp"

#include "grammar/find_literal.hpp"
#include "grammar/product_lexis.hpp"

#include <algorithm>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// The last of "submit", "present", … where one of them stands; "report" counts only beside another of them.
std::size_t last_verb_of_giving(std::string_view text) {
  auto last = std::string_view::npos;
  for (auto at = text.size(); at-- > 0;) {
    if (at > 0 && text[at - 1] != ' ') continue;
    auto const rest = text.substr(at);
    bool const gives = rest.starts_with("submit") || rest.starts_with("present") || rest.starts_with("provide") ||
                       rest.starts_with("transmit");
    if (!gives && !rest.starts_with("report")) continue;
    if (last == std::string_view::npos) last = at;
    if (gives) return last;
  }
  return std::string_view::npos;
}

/// Where what a product is about ends: at a sign, or at words that say who gets it or when.
std::size_t end_of_subject(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case ';':
      case ':':
        return at;
      case '.':
      case ',':
        if (byte_at(text, at + 1) == ' ') return at;
        break;
      case ' ':
        for (std::string_view const end :
             {" to the ", " at its ", " for consideration", " no later than", " and to "}) {
          if (byte_at(text, at + 1) == end[1] && text.substr(at).starts_with(end)) return at;
        }
        break;
      default:
        break;
    }
  }
  return text.size();
}

/// The size of the name that `text` begins with: words with capitals and what joins them.
std::size_t name_size(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    auto const word = product_word_at(text.substr(end));
    if (word.empty()) break;
    bool const joins = word == "of" || word == "on" || word == "for" || word == "and" || word == "the";
    if (!is_upper(word.front()) && !(joins && is_upper(byte_at(text, end + word.size() + 1)))) break;
    end += word.size();
    if (byte_at(text, end) != ' ') break;
    ++end;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return end;
}

/// The body behind "to the": true where there is one.
bool take_recipient(std::string_view clause, std::string_view text, Product& product) {
  constexpr std::string_view kToThe = "to the ";
  constexpr std::size_t kShortest = 3;
  std::size_t from = 0;
  for (auto at = find_literal(text, kToThe); at != std::string_view::npos;
       at = find_literal(text.substr(from), kToThe)) {
    at += from;
    from = at + kToThe.size();
    if (at > 0 && text[at - 1] != ' ' && text[at - 1] != ',') continue;
    if (!is_upper(byte_at(text, from))) continue;
    auto const name = text.substr(from);
    auto const size = name_size(name);
    if (size < kShortest) continue;
    product.recipient_begin = static_cast<std::size_t>(name.data() - clause.data());
    product.recipient_end = product.recipient_begin + size;
    return true;
  }
  return false;
}

}  // namespace

void set_surroundings(std::string_view clause, Product& product) {
  constexpr std::size_t kReach = 400;
  auto rest = clause.substr(product.end, kReach);
  rest = rest.substr(0, rest.find(';'));
  auto before = clause.substr(0, product.begin);
  before = before.substr(before.size() - std::min<std::size_t>(before.size(), 160));
  if (!take_recipient(clause, rest, product) && product.form == ProductForm::kObject) {
    auto const verb = last_verb_of_giving(before);
    if (verb != std::string_view::npos) take_recipient(clause, before.substr(verb), product);
  }
  constexpr std::size_t kNear = 120;
  constexpr std::size_t kNext = 1;
  for (std::string_view const about : {" on ", " regarding ", " concerning ", " of "}) {
    auto const reach = about == " of " ? kNext : kNear;
    auto const at = find_literal(rest.substr(0, reach + about.size()), about);
    if (at == std::string_view::npos) continue;
    auto const from = product.end + at + about.size();
    auto const text = clause.substr(from, kReach);
    auto end = end_of_subject(text);
    while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ' ')) --end;
    product.subject_begin = from;
    product.subject_end = from + end;
    if (about == " on " && clause.substr(from).starts_with("a ")) continue;
    break;
  }
}

}  // namespace rapporteur::grammar
