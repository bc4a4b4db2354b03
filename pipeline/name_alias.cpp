#include "pipeline/name_alias.hpp"

#include "grammar/name.hpp"

namespace rapporteur {

std::optional<NameAlias> alias_behind(NameWords const& words, FoundName const& name) {
  auto const text = words.text();
  if (!opens_behind(text, name.end)) return std::nullopt;
  auto const rest = text.substr(name.end, 120);
  auto const lead = rest.starts_with("\xC2\xA0") ? 2U : 1U;
  if ((rest[0] != ' ' && lead == 1) || rest.size() < 4 || rest[lead] != '(') return std::nullopt;
  auto const found = grammar::parse_definition(rest);
  if (!found || found->alias.find('/') != std::string_view::npos) return std::nullopt;  // a symbol is no name
  auto const begin = name.end + static_cast<std::uint32_t>(found->alias.data() - rest.data());
  auto const end = begin + static_cast<std::uint32_t>(found->alias.size());
  NameAlias alias{name.last + 1, 0, kNoRow};
  while (alias.first < words.size() && words.begin_of(alias.first) < begin) ++alias.first;
  alias.last = alias.first;
  while (alias.last + 1 < words.size() && words.end_of(alias.last + 1) <= end) ++alias.last;
  if (alias.first >= words.size() || words.begin_of(alias.first) != begin || words.end_of(alias.last) > end ||
      words.digits(alias.first))
    return std::nullopt;
  if (auto const* listed = words.name_at(alias.first); listed != nullptr && listed->last == alias.last)
    alias.row = listed->row;
  return alias;
}

bool initials(NameWords const& words, FoundName const& name, NameAlias const& alias) {
  auto const letters = words.word(alias.first);
  std::size_t matched = 0;
  for (auto at = name.first; at <= name.last; ++at) {
    if (!words.capital(at)) continue;
    if (matched == letters.size() || words.word(at)[0] != letters[matched]) return false;
    ++matched;
  }
  return matched == letters.size();
}

}  // namespace rapporteur
