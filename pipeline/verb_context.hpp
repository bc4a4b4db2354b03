#pragma once

// Private to verbs.cpp: what the words around a verb say of it. Texts are folded.

#include "grammar/act.hpp"
#include "pipeline/verbs.hpp"

#include <cstddef>
#include <string_view>

namespace rapporteur {

/// A place where a further verb may be joined.
struct Site {
  std::string_view view;
  std::size_t joint = 0;     ///< the comma, the semicolon or the blank
  std::size_t sentence = 0;  ///< where the sentence begins
  bool comma = false;
  bool semicolon = false;
  grammar::Connector connector;
  Verb const* last = nullptr;  ///< the verb before; null: none yet
};

/// Quotation marks, blanks and inner markers from `at` on.
[[nodiscard]] std::size_t skip_signs(std::string_view view, std::size_t at);
/// The same where most often a word stands, or a blank and a word.
[[nodiscard]] inline std::size_t skip_lead(std::string_view view, std::size_t at) {
  if (at < view.size() && view[at] == ' ') ++at;
  auto const letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  return at < view.size() && letter(view[at]) ? at : skip_signs(view, at);
}
/// The next full stop that no digit or letter follows; npos: none.
[[nodiscard]] std::size_t next_full_stop(std::string_view view, std::size_t from);
/// Whether the full stop at `at` ends a sentence, and another one begins.
[[nodiscard]] bool sentence_ends(std::string_view view, std::size_t at);
/// What follows "The Security Council" or "The Council"; empty where `text` begins with another subject.
[[nodiscard]] std::string_view skip_organ(std::string_view text, std::string_view organ);
/// `text` begins with a comma: what follows the comma that closes what this one opens; empty where none does.
[[nodiscard]] std::string_view skip_enclosed(std::string_view text);
/// "With a view to", "In order to": a phrase before the verb of an operative paragraph.
[[nodiscard]] bool begins_with_phrase(std::string_view text);
/// Whether a bare verb at the head of an item under "We decide to:" is an act of its own: "Request the
/// Secretary-General".
[[nodiscard]] bool acts_as_item(grammar::VerbGroup const& group);
/// Whether a verb in the third person at the head of a paragraph is no noun.
[[nodiscard]] bool opens(grammar::VerbGroup const& group);
/// Whether what follows a joined verb can be its complement.
[[nodiscard]] bool fits(grammar::VerbGroup const& group, bool opener);
/// Whether an object or a clause follows the verb ("We recommit to", "We believe that").
[[nodiscard]] bool takes_complement(grammar::VerbGroup const& group);
/// "which we adopted", "as we reaffirm": a subordinate clause.
[[nodiscard]] bool reported_we(std::string_view view, std::size_t at);
/// "a resolution that requires … and calls for": joined to the verb of a relative clause.
[[nodiscard]] bool verb_of_relative_clause(Site const& site, grammar::VerbGroup const& group);
/// Whether the organ is the subject of a participle in mid-paragraph; `preambular`: of one beside another.
[[nodiscard]] bool participle_of_organ(Site const& site, grammar::VerbGroup const& group, bool preambular);
/// Whether a bare verb goes on with what "we" do, and is no infinitive.
[[nodiscard]] bool joins_declaration(Site const& site, grammar::VerbGroup const& group);

}  // namespace rapporteur
