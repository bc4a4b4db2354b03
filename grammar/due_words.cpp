#include "grammar/due_words.hpp"

#include "grammar/lexicon.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace rapporteur::grammar {
namespace {

struct DueWords {
  WordTable<std::uint8_t> classes;
  std::vector<std::string> meetings;  // a blank, and what a word begins with; with a blank behind it all of one
  std::uint32_t first_letters = 0;    // of them, a bit for each

  DueWords() {
    for (auto const& row : embedded_table("due_words", {"word", "class"}).rows) add(std::string(row[0]), row[1]);
  }

  static DueWords const& standard() {
    static DueWords const words;
    return words;
  }

 private:
  void add_meeting(std::string const& word) {
    if (word.size() > kLongestMeeting || word[1] < 'a' || word[1] > 'z')
      throw TableError("due_words.tsv: \"" + word + "\" is too long or does not begin with a small letter");
    first_letters |= 1U << (word[1] - 'a');
    meetings.push_back(word);
  }

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
      add_meeting(' ' + word + ' ');
    } else if (name == "meets_stem") {
      add_meeting(' ' + word);
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
  auto const& words = DueWords::standard();
  // The first blank behind which one begins: by the letter there, then by the word.
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] != ' ') continue;
    auto const letter = text[at + 1];
    if (letter < 'a' || letter > 'z' || (words.first_letters >> (letter - 'a') & 1U) == 0) continue;
    auto const rest = text.substr(at);
    for (auto const& word : words.meetings) {
      if (word[1] == letter && rest.starts_with(word)) return at + word.size();
    }
  }
  return text.size() + 1;
}

}  // namespace rapporteur::grammar
