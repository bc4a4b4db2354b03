#include "pipeline/document_link.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

constexpr std::string_view kDocuments = "https://undocs.org/en/";

/// What stands before the first stroke of a symbol, in the order of bytes: the series that the official document system
/// holds. Source: Dag Hammarskjöld Library, symbol guide.
constexpr std::array<std::string_view, 40> kSeries = {
    "A",   "APLC", "AT",   "BWC",   "CAC", "CAT", "CCPR", "CCW",  "CD",   "CEB",    "CED",   "CEDAW", "CERD", "CMW",
    "CRC", "CRPD", "CTOC", "DC",    "DP",  "E",   "ECE",  "FCCC", "HRI",  "HSP",    "ICCD",  "ID",    "LC",   "LOS",
    "NPT", "PBC",  "S",    "SPLOS", "ST",  "T",   "TD",   "UNEP", "UNFF", "UNITAR", "UNSSC", "UNW",
};
static_assert(std::ranges::is_sorted(kSeries));

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool of_known_series(std::string_view symbol) {
  std::size_t const stroke = symbol.find('/');
  return stroke != std::string_view::npos && std::ranges::binary_search(kSeries, symbol.substr(0, stroke));
}

/// "A/48/486" of "A/48/486-S/26560".
std::string_view first_of_two(std::string_view symbol) {
  for (std::size_t dash = symbol.find('-'); dash != std::string_view::npos; dash = symbol.find('-', dash + 1)) {
    if (of_known_series(symbol.substr(dash + 1))) return symbol.substr(0, dash);
  }
  return symbol;
}

/// Whether a path of an address may hold it as it is; RFC 3986.
bool stays(char c) {
  constexpr std::string_view kSigns = "-._~/()!$&'*+,;=:@";
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || kSigns.find(c) != std::string_view::npos;
}

}  // namespace

std::string document_link(std::string_view symbol) {
  if (!of_known_series(symbol) || std::ranges::none_of(symbol, is_digit)) return {};
  std::string link(kDocuments);
  for (char const c : first_of_two(symbol)) {
    if (stays(c)) {
      link += c;
      continue;
    }
    constexpr std::string_view kHex = "0123456789ABCDEF";
    auto const byte = static_cast<unsigned char>(c);
    link += '%';
    link += kHex[byte >> 4U];
    link += kHex[byte & 0xFU];
  }
  return link;
}

}  // namespace rapporteur
