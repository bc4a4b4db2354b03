#include "grammar/act.hpp"
#include "grammar/act_lexis.hpp"

#include <span>

namespace rapporteur::grammar {

using namespace lexis;

bool accept_insertion(std::string_view& text) {
  auto const& words = act_words();
  if (!words.beginnings.may_insert(text)) return false;
  auto const size = phrase_at(text, words.insertions);
  if (size == 0) return false;
  auto rest = text.substr(size);
  if (rest.starts_with(',')) rest.remove_prefix(1);
  auto const at = skip_blanks(rest, 0);
  if (at == 0) return false;
  text = rest.substr(at);
  return true;
}

namespace {

/// One of `words`, and the blanks behind it.
bool accept_joint(std::string_view& text, std::span<std::string_view const> words, bool comma) {
  for (auto const word : words) {
    if (text.front() != word.front() || text[1] != word[1] || !text.starts_with(word)) continue;
    auto const at = word.size() + static_cast<std::size_t>(comma && byte_at(text, word.size()) == ',');
    auto const end = skip_blanks(text, at);
    if (end == at) continue;
    text.remove_prefix(end);
    return true;
  }
  return false;
}

}  // namespace

void accept_connector(std::string_view& text, Connector& connector) {
  constexpr int kMostPieces = 4;
  auto const& beginnings = act_words().beginnings;
  for (int pieces = 0; pieces < kMostPieces; ++pieces) {
    if (text.size() < 2 || !is_lower(text.front())) return;
    bool const joins = beginnings.may_begin(text, VerbBeginnings::kConnector);
    if (joins && accept_joint(text, kConjunctions, true)) {
      connector.conjunction = true;
    } else if (joins && accept_joint(text, kConcessions, false)) {
      connector.concession = true;
    } else if (accept_insertion(text)) {
      connector.insertion = true;
    } else {
      return;
    }
  }
}

}  // namespace rapporteur::grammar
