#pragma once

#include "grammar/ast.hpp"
#include "grammar/lexicon.hpp"

#include <optional>
#include <string_view>

/// What a phrase of a resolution can be. Each function looks at the beginning of `text` (or, where it says "line",
/// at all of it) and gives nothing when the phrase is another one. Texts are folded (see pipeline/fold.hpp).
/// None allocates, none throws; time is linear in the part that is read.
namespace rapporteur::grammar {

// enumerator.cpp
/// Markers in front of a paragraph.
[[nodiscard]] std::optional<Enumerator> parse_enumerator(std::string_view text);
/// "12." before a blank, the commonest marker of all: read as `parse_enumerator` reads it, and no other one. `text` is
/// left at the blank.
[[nodiscard]] bool accept_plain_number(std::string_view& text, Marker& marker);
/// "(a)" without blanks inside; to be asked only where a blank stands behind it, which is not looked at.
[[nodiscard]] bool accept_plain_letter(std::string_view& text, Marker& marker);

// opener.cpp
/// The first words of a paragraph of the preamble or the operative part. An unknown head of regular form is
/// taken with `known` false. The first letter must be a capital.
[[nodiscard]] std::optional<Opener> parse_opener(std::string_view text, Lexicon const& lexicon = Lexicon::standard());

// enacting.cpp
[[nodiscard]] std::optional<Enacting> parse_enacting(std::string_view text,
                                                     Lexicon const& lexicon = Lexicon::standard());

// title.cpp
/// A line that begins with the number of a resolution.
[[nodiscard]] std::optional<Title> parse_title(std::string_view line);

// ordinal.cpp
/// "Fifty-ninth", "one hundred and first", "59th", in letters of either case. `text` is left at what follows.
[[nodiscard]] std::optional<std::uint32_t> accept_ordinal(std::string_view& text);

// date.cpp
/// "20 December 2004", "April 30, 1957", "December 2016"; `text` is left at what follows.
[[nodiscard]] std::optional<Date> accept_date(std::string_view& text);
/// A line that holds a date and nothing else, "7 December 1949."
[[nodiscard]] std::optional<Date> parse_date_line(std::string_view line);

// masthead.cpp
[[nodiscard]] std::optional<Session> parse_session(std::string_view text);
[[nodiscard]] std::optional<AgendaItems> parse_agenda_items(std::string_view line);
[[nodiscard]] std::optional<Adoption> parse_adoption(std::string_view line,
                                                     Lexicon const& lexicon = Lexicon::standard());
/// "[on the report of …", "[without reference to a Main Committee …", "[on the recommendation of …".
[[nodiscard]] bool parse_committee(std::string_view line);
/// "Statement by the President of the Security Council", "President’s statement".
[[nodiscard]] bool parse_statement_head(std::string_view line);
/// "At the 6717th meeting of the Security Council, held on … the President …".
[[nodiscard]] std::optional<Adoption> parse_statement_lead(std::string_view text,
                                                           Lexicon const& lexicon = Lexicon::standard());

// symbol.cpp
/// The symbol of a document at the beginning of `text`; `text` is left at what follows.
[[nodiscard]] std::optional<Symbol> accept_symbol(std::string_view& text);
/// True for the symbols of resolutions, decisions and statements: "A/RES/…", "S/PRST/…".
[[nodiscard]] bool adopted_symbol(std::string_view symbol);

// heading.cpp
[[nodiscard]] std::optional<Heading> parse_heading(std::string_view line);

// closing.cpp
[[nodiscard]] std::optional<Meeting> parse_meeting(std::string_view line);
/// "[Adopted without a vote.]", "Adopted by 9 votes to none, with 2 abstentions", "In favour:".
[[nodiscard]] std::optional<VoteCount> parse_vote(std::string_view line);

// note.cpp
[[nodiscard]] std::optional<Note> parse_note(std::string_view line);

// furniture.cpp
[[nodiscard]] std::optional<Furniture> parse_furniture(std::string_view line);

}  // namespace rapporteur::grammar
