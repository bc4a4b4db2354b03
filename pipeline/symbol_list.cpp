#include "pipeline/symbol_list.hpp"

#include "grammar/grammar.hpp"

#include <algorithm>
#include <charconv>

namespace rapporteur {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }

std::uint32_t roman(std::string_view letters) {
  std::uint32_t sum = 0;
  std::uint32_t last = 0;
  for (std::size_t i = letters.size(); i-- > 0;) {
    std::uint32_t value = 0;
    switch (letters[i]) {
      case 'I':
        value = 1;
        break;
      case 'V':
        value = 5;
        break;
      case 'X':
        value = 10;
        break;
      case 'L':
        value = 50;
        break;
      case 'C':
        value = 100;
        break;
      default:
        return 0;
    }
    sum = value < last ? sum - value : sum + value;
    last = std::max(last, value);
  }
  return sum;
}

std::optional<std::uint32_t> number_at(std::string_view text) {
  std::uint32_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end == text.data()) return std::nullopt;
  return value;
}

/// End of the number that begins at `at`, with further additions: "1", "1/Add.1".
std::size_t end_of_addition(std::string_view text, std::size_t at) {
  while (at < text.size() && digit(text[at])) ++at;
  for (std::string_view const addition : {"/Add.", "/Corr."}) {
    auto const behind = at + addition.size();
    if (text.substr(at).starts_with(addition) && behind < text.size() && digit(text[behind]))
      return end_of_addition(text, behind);
  }
  return at;
}

}  // namespace

std::string canonical_symbol(std::string_view symbol) {
  std::string result;
  for (char const c : symbol) {
    if (c == ' ' || c == '\t') continue;
    if (c == '(') result += ' ';
    result += c;
  }
  // The letter of a part stands behind the number: "57/270 B", "57/270/B", "61/267B".
  auto const slash = result.rfind('/');
  if (slash != std::string::npos && slash + 1 < result.size() && slash > 0 && digit(result[slash - 1])) {
    auto const tail = std::string_view(result).substr(slash + 1);
    bool const letters =
        tail.size() <= 3 && std::all_of(tail.begin(), tail.end(), [](char c) { return upper(c) || c == '-'; });
    if (letters) result[slash] = ' ';
  }
  if (result.size() > 1 && upper(result.back()) && digit(result[result.size() - 2]) &&
      result.find("/RES/") != std::string::npos) {
    result.insert(result.size() - 1, " ");
  }
  return result;
}

std::vector<std::pair<std::string, std::string_view>> symbols_in(std::string_view line) {
  std::vector<std::pair<std::string, std::string_view>> found;
  std::string base;
  for (std::size_t at = 0; at < line.size();) {
    bool const starts = at == 0 || !(upper(line[at - 1]) || digit(line[at - 1]) || line[at - 1] == '/');
    auto rest = line.substr(at);
    if (starts && upper(line[at])) {
      if (auto const symbol = grammar::accept_symbol(rest)) {
        base = canonical_symbol(symbol->text);
        found.emplace_back(base, symbol->text);
        at += symbol->text.size();
        continue;
      }
      // "and Add.1", "and Corr.1 and 2"
      for (std::string_view const addition : {"Add.", "Corr.", "Rev."}) {
        if (base.empty() || !rest.starts_with(addition)) continue;
        auto end = end_of_addition(rest, addition.size());
        if (end == addition.size()) continue;
        // "L.69/Rev.1 and Rev.1/Add.1"
        auto const root = base.substr(0, base.find("/" + std::string(addition)));
        found.emplace_back(root + "/" + std::string(rest.substr(0, end)), rest.substr(0, end));
        at += end - 1;
        break;
      }
    }
    ++at;
  }
  return found;
}

std::vector<std::string> items_of(std::string_view list) {
  std::vector<std::string> items;
  std::string number;
  for (std::size_t at = 0; at < list.size();) {
    if (digit(list[at])) {
      auto end = at;
      while (end < list.size() && digit(list[end])) ++end;
      number = list.substr(at, end - at);
      items.push_back(number);
      at = end;
    } else if (list[at] == '(') {
      auto const close = list.find(')', at);
      if (close == std::string_view::npos) break;
      auto const letter = std::string(list.substr(at, close + 1 - at));
      if (items.empty() || items.back() != number) items.push_back(number);
      items.back().append(" ").append(letter);
      at = close + 1;
    } else {
      ++at;
    }
  }
  return items;
}

std::optional<SessionOfNumber> session_in(std::string_view number) {
  auto kind = SessionKind::kRegular;
  auto const paren = number.find('(');
  if (paren != std::string_view::npos) {
    auto const close = number.find(')', paren);
    if (close == std::string_view::npos) return std::nullopt;
    auto inside = number.substr(paren + 1, close - paren - 1);
    if (inside.starts_with("ES-")) {
      kind = SessionKind::kEmergencySpecial;
      inside.remove_prefix(3);
    } else if (inside.starts_with("S-")) {
      kind = SessionKind::kSpecial;
      inside.remove_prefix(2);
    }
    auto const value = roman(inside);
    if (value == 0) return std::nullopt;  // a year: the Security Council's resolutions name no session
    return SessionOfNumber{value, kind};
  }
  if (number.starts_with("ES-")) {
    kind = SessionKind::kEmergencySpecial;
    number.remove_prefix(3);
  } else if (number.starts_with("S-")) {
    kind = SessionKind::kSpecial;
    number.remove_prefix(2);
  }
  if (number.find('/') == std::string_view::npos) return std::nullopt;
  auto const value = number_at(number);
  if (!value) return std::nullopt;
  return SessionOfNumber{*value, kind};
}

std::string number_of_symbol(std::string_view symbol) {
  for (std::string_view const sign : {"/RES/", "/PRST/", "/DEC/"}) {
    auto const at = symbol.find(sign);
    if (at == std::string_view::npos) continue;
    auto number = symbol.substr(at + sign.size());
    auto const letter = number.find_last_of(' ');
    if (letter != std::string_view::npos && letter + 1 < number.size() && upper(number[letter + 1]))
      number = number.substr(0, letter);
    return std::string(number);
  }
  return {};
}

std::string organ_of_symbol(std::string_view symbol) {
  std::string_view best;
  std::string_view name;
  for (auto const& organ : grammar::Lexicon::standard().organs()) {
    if (organ.prefix.empty() || organ.language != "en" || organ.prefix.size() <= best.size()) continue;
    if (!symbol.starts_with(organ.prefix)) continue;
    auto const rest = symbol.substr(organ.prefix.size());
    if (!rest.starts_with('/') && !rest.starts_with('.')) continue;
    best = organ.prefix;
    name = organ.name;
  }
  return std::string(name);
}

}  // namespace rapporteur
