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

// A body that no table has is known by a noun in its name: "Trade and Development Board".
constexpr std::array<std::string_view, 14> kHeads = {
    "Assembly", "Board", "Commission", "Committee",    "Conference", "Congress", "Council",
    "Forum",    "Group", "Meeting",    "Organization", "Parliament", "Summit",   "Union"};
constexpr std::array<std::string_view, 9> kInside = {"of", "the", "on", "for", "and", "to", "in", "against", "with"};

bool in(auto const& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

bool name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool capital(std::string_view word) { return !word.empty() && word.front() >= 'A' && word.front() <= 'Z'; }

/// "Conference of the Parties to the Convention on Biological Diversity": capital words with small ones between, one of
/// them a head; its length, 0 for none.
std::size_t name_length(std::string_view text) {
  constexpr int kMostWords = 18;
  std::size_t at = 0;
  std::size_t end = 0;
  bool headed = false;
  for (int i = 0; i < kMostWords && at < text.size(); ++i) {
    auto stop = at;
    while (stop < text.size() && name_byte(text[stop]) && text[stop] != '\xE2') ++stop;
    // The apostrophe of "Peoples' Rights" is a character of its own.
    if (text.substr(stop).starts_with("\xE2\x80\x99")) {
      stop += 3;
      while (stop < text.size() && text[stop] >= 'a' && text[stop] <= 'z') ++stop;
    }
    auto const word = text.substr(at, stop - at);
    if (capital(word)) {
      headed = headed || in(kHeads, word);
      end = stop;
    } else if (i == 0 || !in(kInside, word)) {
      break;
    }
    if (stop >= text.size() || text[stop] != ' ') break;
    at = stop + 1;
    // "and the Council", "and in paragraph 2": another phrase begins.
    if (word == "and" && (at >= text.size() || text[at] < 'A' || text[at] > 'Z')) break;
  }
  // "the Group" is a short form of any.
  return headed && text.substr(0, end).find(' ') != std::string_view::npos ? end : 0;
}

/// The name that `before` ends with, of the same make; empty for none.
std::string_view name_before(std::string_view before) {
  constexpr int kMostWords = 18;
  auto start = before.size();
  auto at = before.size();
  for (int i = 0; i < kMostWords && at > 0; ++i) {
    auto begin = at;
    while (begin > 0 && name_byte(before[begin - 1])) --begin;
    auto const word = before.substr(begin, at - begin);
    if (capital(word)) {
      // "Recalling Trade and Development Board", "Endorses …": what the sentence begins with is its verb.
      bool const verb = word.ends_with("ing") || (begin == 0 && word.ends_with('s'));
      if (verb && !in(kHeads, word)) break;
      start = begin;
    } else if (i == 0 || !in(kInside, word)) {
      break;
    }
    if (begin == 0 || before[begin - 1] != ' ') break;
    at = begin - 1;
  }
  auto const name = before.substr(start);
  return name_length(name) == name.size() ? name : std::string_view();
}

bool word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

bool ends_with_word(std::string_view text, std::string_view word) {
  return text.ends_with(word) && (text.size() == word.size() || !word_byte(text[text.size() - word.size() - 1]));
}

}  // namespace

Body body_before(std::string_view before) {
  before = trim(before);
  if (before.size() < 2) return {BodyId::kNone, before.substr(before.size())};
  auto const last = before.back();
  if (last == 's' || last == '\'' || last == '\x99') {
    for (std::string_view const possessive : {"\xE2\x80\x99s", "'s", "\xE2\x80\x99", "'"}) {
      if (before.ends_with(possessive)) {
        before.remove_suffix(possessive.size());
        break;
      }
    }
    if (ends_with_word(before, "its") || ends_with_word(before, "Its"))
      return {BodyId::kIts, before.substr(before.size() - 3)};
  }
  for (auto const row : BodyIndex::get().that_end(before)) {
    auto const& body = bodies()[row];
    if (ends_with_word(before, body.name)) return {body.id, before.substr(before.size() - body.name.size())};
  }
  return {BodyId::kNone, before.substr(before.size())};
}

Body named_body_before(std::string_view before) {
  auto const body = body_before(before);
  if (body.id != BodyId::kNone && body.id != BodyId::kOther) return body;
  auto const name = name_before(trim(before));
  if (name.size() > body.name.size()) return {BodyId::kOther, name};
  return body;
}

std::optional<Body> accept_body(std::string_view& text) {
  auto rest = text;
  accept(rest, x3::lit("the") >> blanks);
  Body found;
  for (auto const row : BodyIndex::get().that_begin(rest)) {
    auto const& body = bodies()[row];
    if (!rest.starts_with(body.name)) continue;
    auto const after = rest.substr(body.name.size());
    if (!after.empty() && word_byte(after.front())) continue;
    found = {body.id, rest.substr(0, body.name.size())};
    break;
  }
  if (found.id == BodyId::kNone || found.id == BodyId::kOther) {
    if (auto const length = name_length(rest); length > found.name.size())
      found = {BodyId::kOther, rest.substr(0, length)};
  }
  if (found.id == BodyId::kNone) return std::nullopt;
  text = rest.substr(found.name.size());
  return found;
}

}  // namespace rapporteur::grammar
