#include "grammar/council_year.hpp"

#include "grammar/embedded.hpp"
#include "grammar/lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace rapporteur::grammar {
namespace {

struct Year {
  std::uint16_t year = 0;
  std::uint32_t last = 0;
};

template <class Number>
Number number_in(std::string_view digits) {
  Number value = 0;
  auto const* const end = digits.data() + digits.size();
  auto const [stop, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc{} || stop != end) throw TableError("council_years.tsv: no number: " + std::string(digits));
  return value;
}

/// In the order of years, which is that of numbers.
std::vector<Year> read_table() {
  std::vector<Year> years;
  for (auto const& embedded : embedded_tables()) {
    if (embedded.name != "council_years") continue;
    for (auto const& row : Table::parse(embedded.name, embedded.text, {"year", "last"}).rows)
      years.push_back({number_in<std::uint16_t>(row[0]), number_in<std::uint32_t>(row[1])});
  }
  bool const rising = std::is_sorted(years.begin(), years.end(),
                                     [](Year const& a, Year const& b) { return a.last < b.last && a.year < b.year; });
  if (!rising) throw TableError("council_years.tsv: years and numbers have to rise");
  return years;
}

}  // namespace

std::optional<std::uint16_t> council_year(std::uint32_t number) {
  static std::vector<Year> const years = read_table();
  if (number == 0) return std::nullopt;
  auto const found = std::lower_bound(years.begin(), years.end(), number,
                                      [](Year const& each, std::uint32_t sought) { return each.last < sought; });
  if (found == years.end()) return std::nullopt;
  return found->year;
}

}  // namespace rapporteur::grammar
