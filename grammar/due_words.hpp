#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Words around a time that say whether something is owed by then.
namespace rapporteur::grammar {

/// What the table due_words.tsv says of a word, a bit for each; it describes them.
enum DueWord : std::uint8_t { kDone = 1, kFollowsAdverb = 2, kReported = 4, kInsideReport = 8 };

/// Of a word in small letters; 0 for one in no row.
[[nodiscard]] unsigned due_classes(std::string_view word);

/// No word that says that somebody meets is longer, with the blanks around it.
inline constexpr std::size_t kLongestMeeting = 24;
/// Behind the first word of `text` that says that somebody meets; the size of the text and one where there is none.
[[nodiscard]] std::size_t meeting_end(std::string_view text);

}  // namespace rapporteur::grammar
