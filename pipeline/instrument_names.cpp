#include "pipeline/instrument_names.hpp"

#include "grammar/citation.hpp"
#include "pipeline/phrase_bytes.hpp"

#include <algorithm>

namespace rapporteur {
namespace {

/// The instrument whose name stands around `at`, where its head is: a name may begin before its head ("International
/// Covenant on …") and goes on behind it.
std::string_view name_around(std::string_view text, std::size_t at, std::string_view head) {
  auto begin = at;
  while (begin > 0) {
    auto const word_end = begin - 1;
    if (text[word_end] != ' ') break;
    auto word = text.rfind(' ', word_end == 0 ? 0 : word_end - 1);
    word = word == std::string_view::npos ? 0 : word + 1;
    if (word >= word_end || !upper_byte(text[word])) break;
    begin = word;
  }
  auto rest = text.substr(begin);
  auto const found = grammar::accept_instrument(rest);
  if (!found || found->find(' ') == std::string_view::npos || found->find(head) == std::string_view::npos) return {};
  return *found;
}

/// "… Optional Protocol on lighthouses (the Protocol)": the instrument that ends at `open`, the parenthesis.
std::string_view name_until(std::string_view text, std::size_t open) {
  constexpr std::size_t kLongest = 260;
  while (open > 0 && (text[open - 1] == ' ' || text[open - 1] == ',')) --open;
  auto const from = open > kLongest ? open - kLongest : 0;
  for (auto at = from; at < open; ++at) {
    if (!upper_byte(text[at]) || (at > 0 && text[at - 1] != ' ')) continue;
    auto rest = text.substr(at, open - at);
    auto const found = grammar::accept_instrument(rest);
    if (found && rest.empty() && found->find(' ') != std::string_view::npos) return *found;
  }
  return {};
}

/// Where the parenthesis opens that defines the name at `at`: "(the Convention)", "(hereinafter “the Convention”)".
std::size_t definition_before(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::size_t kReach = 50;
  auto const behind = text.substr(end);
  if (!behind.starts_with(')') && !behind.starts_with("\xE2\x80\x9D)") && !behind.starts_with("\")"))
    return std::string_view::npos;
  auto const from = at > kReach ? at - kReach : 0;
  auto const open = text.substr(from, at - from).rfind('(');
  if (open == std::string_view::npos) return std::string_view::npos;
  auto const between = text.substr(from + open, at - from - open);
  bool const article = between.find("the ") != std::string_view::npos;
  return article && between.find(')') == std::string_view::npos ? from + open : std::string_view::npos;
}

}  // namespace

void InstrumentNames::search(Entry& entry, std::string_view text, std::size_t from) {
  for (auto at = text.find(entry.name, from); at != std::string_view::npos; at = text.find(entry.name, at + 1)) {
    auto const end = at + entry.name.size();
    if (end < text.size() && letter_byte(text[end])) continue;
    if (auto const open = definition_before(text, at, end); open != std::string_view::npos) {
      if (auto const name = name_until(text, open); !name.empty()) {
        entry.full = name;
        entry.defined = true;
      }
      continue;
    }
    if (entry.defined) continue;
    if (auto const name = name_around(text, at, entry.name); !name.empty()) entry.full = name;
  }
}

std::string InstrumentNames::full_name(std::string_view name, std::string_view earlier, std::string_view clause) {
  auto found = std::find_if(entries_.begin(), entries_.end(), [&](auto const& entry) { return entry.name == name; });
  if (found == entries_.end()) found = entries_.insert(entries_.end(), Entry{std::string(name), {}, false, 0});
  search(*found, earlier, found->searched);
  found->searched = std::max(found->searched, earlier.size());
  Entry here{found->name, found->full, found->defined, 0};
  search(here, clause, 0);
  return here.full;
}

}  // namespace rapporteur
