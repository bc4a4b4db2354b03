#include "grammar/due_words.hpp"

#include "grammar/find_literal.hpp"
#include "grammar/lexicon.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace rapporteur::grammar {
namespace {

struct DueWords {
  WordTable<std::uint8_t> classes;
  std::vector<std::string> meetings;  // a blank, and what a word begins with; with a blank behind it all of one

  DueWords() {
    for (auto const& row : embedded_table("due_words", {"word", "class"}).rows) add(std::string(row[0]), row[1]);
  }

  static DueWords const& standard() {
    static DueWords const words;
    return words;
  }

 private:
  void add(std::string const& word, std::string_view name) {
    if (name == "done") {
      classes[word] |= kDone;
    } else if (name == "follows") {
      classes[word] |= kFollowsAdverb;
    } else if (name == "reported") {
      classes[word] |= kReported;
    } else if (name == "inside") {
      classes[word] |= kInsideReport;
    } else if (name == "meets") {
      meetings.push_back(' ' + word + ' ');
    } else if (name == "meets_stem") {
      meetings.push_back(' ' + word);
    } else {
      throw TableError("due_words.tsv: \"" + std::string(name) + "\" is no class");
    }
  }
};

}  // namespace

unsigned due_classes(std::string_view word) {
  auto const* const found = word.empty() ? nullptr : DueWords::standard().classes.find(word);
  return found == nullptr ? 0 : *found;
}

std::size_t meeting_end(std::string_view text) {
  auto first = text.size() + 1;
  for (auto const& word : DueWords::standard().meetings) {
    auto const at = find_literal(text.substr(0, first - 1), word);
    if (at != std::string_view::npos) first = at + word.size();
  }
  return first;
}

}  // namespace rapporteur::grammar
