#include "grammar/citation.hpp"
#include "grammar/embedded.hpp"
#include "grammar/lexicon.hpp"
#include "grammar/lexis.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

BodyId id_of(std::string_view organ) {
  static constexpr std::array<std::pair<std::string_view, BodyId>, 13> kIds = {
      {{"GA", BodyId::kGeneralAssembly},
       {"SC", BodyId::kSecurityCouncil},
       {"ECOSOC", BodyId::kEconomicAndSocialCouncil},
       {"HRC", BodyId::kHumanRightsCouncil},
       {"TC", BodyId::kTrusteeshipCouncil},
       {"UNEA", BodyId::kEnvironmentAssembly},
       {"UNHA", BodyId::kHabitatAssembly},
       {"CHR", BodyId::kCommissionOnHumanRights},
       {"assembly", BodyId::kAssembly},
       {"council", BodyId::kCouncil},
       {"commission", BodyId::kCommission},
       {"other", BodyId::kOther},
       {"foreign", BodyId::kForeign}}};
  auto const* const found =
      std::find_if(kIds.begin(), kIds.end(), [&](auto const& entry) { return entry.first == organ; });
  if (found == kIds.end()) throw TableError("acting_bodies.tsv: there is no organ " + std::string(organ));
  return found->second;
}

/// The bodies of the table, the longest names first.
std::vector<Body> const& bodies() {
  static std::vector<Body> const table = [] {
    std::vector<Body> result;
    for (auto const& embedded : embedded_tables()) {
      if (embedded.name != "acting_bodies") continue;
      for (auto const& row : Table::parse(embedded.name, embedded.text, {"phrase", "organ"}).rows)
        result.push_back({id_of(row[1]), row[0]});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](auto const& a, auto const& b) { return a.name.size() > b.name.size(); });
    return result;
  }();
  return table;
}

/// The bodies whose names end, and those whose names begin, as a text does, the longest names first: by two bytes of
/// it, since nearly every text is asked in vain.
class BodyIndex {
 public:
  using Rows = std::vector<std::uint16_t>;

  BodyIndex() {
    for (std::size_t row = 0; row < bodies().size(); ++row) {
      auto const name = bodies()[row].name;
      if (name.size() < 2) throw TableError("acting_bodies.tsv: a name of one byte");
      by_end_[place(name.substr(name.size() - 2))].push_back(static_cast<std::uint16_t>(row));
      by_begin_[place(name)].push_back(static_cast<std::uint16_t>(row));
    }
  }
  static BodyIndex const& get() {
    static BodyIndex const index;
    return index;
  }

  [[nodiscard]] Rows const& that_end(std::string_view text) const {
    return text.size() < 2 ? none_ : by_end_[place(text.substr(text.size() - 2))];
  }
  [[nodiscard]] Rows const& that_begin(std::string_view text) const {
    return text.size() < 2 ? none_ : by_begin_[place(text)];
  }

 private:
  static constexpr std::size_t kPlaces = 256;
  /// By the first two bytes.
  static std::size_t place(std::string_view text) {
    auto const mixed = static_cast<unsigned char>(text[0]) * 37U + static_cast<unsigned char>(text[1]);
    return mixed % kPlaces;
  }

  Rows none_;
  std::array<Rows, kPlaces> by_end_;
  std::array<Rows, kPlaces> by_begin_;
};

bool word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

bool ends_with_word(std::string_view text, std::string_view word) {
  return text.ends_with(word) && (text.size() == word.size() || !word_byte(text[text.size() - word.size() - 1]));
}

}  // namespace

Body body_before(std::string_view before) {
  before = trim(before);
  for (std::string_view const possessive : {"\xE2\x80\x99s", "'s", "\xE2\x80\x99", "'"}) {
    if (before.ends_with(possessive)) {
      before.remove_suffix(possessive.size());
      break;
    }
  }
  if (ends_with_word(before, "its") || ends_with_word(before, "Its"))
    return {BodyId::kIts, before.substr(before.size() - 3)};
  for (auto const row : BodyIndex::get().that_end(before)) {
    auto const& body = bodies()[row];
    if (ends_with_word(before, body.name)) return {body.id, before.substr(before.size() - body.name.size())};
  }
  return {BodyId::kNone, before.substr(before.size())};
}

std::optional<Body> accept_body(std::string_view& text) {
  auto rest = text;
  accept(rest, x3::lit("the") >> blanks);
  for (auto const row : BodyIndex::get().that_begin(rest)) {
    auto const& body = bodies()[row];
    if (!rest.starts_with(body.name)) continue;
    auto after = rest.substr(body.name.size());
    if (!after.empty() && word_byte(after.front())) continue;
    Body found{body.id, rest.substr(0, body.name.size())};
    text = after;
    return found;
  }
  return std::nullopt;
}

}  // namespace rapporteur::grammar
