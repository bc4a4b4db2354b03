#include "grammar/tentative_task.hpp"

#include "grammar/embedded.hpp"
#include "grammar/lexis.hpp"

#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace rapporteur::grammar {
namespace {

struct Tentative {
  std::string_view phrase;
  float factor = 1;
};

/// The phrases by their first letters: most tasks begin with no such letter.
using TentativeTasks = std::array<std::vector<Tentative>, 32>;
std::size_t place_of(std::string_view phrase) { return static_cast<unsigned char>(phrase.front()) % 32U; }

TentativeTasks load() {
  TentativeTasks all;
  for (auto const& table : embedded_tables()) {
    if (table.name != "tentative_tasks") continue;
    for (auto const& row : Table::parse(table.name, table.text, {"phrase", "factor", "reason"}).rows) {
      Tentative each;
      each.phrase = row[0];
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), each.factor);
      if (each.phrase.empty() || each.factor < 0 || each.factor > 1)
        throw TableError("tentative_tasks.tsv: " + std::string(row[0]));
      all[place_of(each.phrase)].push_back(each);
    }
  }
  return all;
}

/// Leaves `task` at the verb behind its "to"; false where there is none.
bool skip_lead(std::string_view& task) {
  using namespace lexis;
  // Nearly always the verb stands right behind "to".
  if (task.size() > 4 && task.substr(1, 2) == "o " && (task[0] | 0x20) == 't' && is_lower(task[3])) {
    if (auto const end = 3 + letters_at(task.substr(3)); task[end - 1] != 'y') {
      task.remove_prefix(3);
      return true;
    }
  }
  // "to, where appropriate, consider", "to actively consider"
  auto const aside = x3::lit(',') >> x3::repeat(1, 60)[x3::char_ - x3::char_(",;")] >> ',';
  auto const adverb =
      blanks >> x3::raw[+lower][([](auto const& context) { _pass(context) = as_view(context).ends_with("ly"); })];
  return accept(task, x3::omit[(x3::lit("to") | "To") >> -aside >> *adverb >> blanks]);
}

}  // namespace

float tentative_factor(std::string_view task) {
  static auto const all = load();
  if (!skip_lead(task) || task.empty()) return 1;
  Tentative const* best = nullptr;
  for (auto const& each : all[place_of(task)]) {
    bool const whole =
        task.size() == each.phrase.size() ||
        (task.size() > each.phrase.size() && !(task[each.phrase.size()] >= 'a' && task[each.phrase.size()] <= 'z'));
    if (task.starts_with(each.phrase) && whole && (best == nullptr || each.phrase.size() > best->phrase.size()))
      best = &each;
  }
  return best == nullptr ? 1 : best->factor;
}

}  // namespace rapporteur::grammar
