#pragma once

#include "grammar/party.hpp"
#include "pipeline/action.hpp"
#include "pipeline/entity.hpp"
#include "pipeline/paragraph_view.hpp"
#include "pipeline/verbs.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rapporteur {

/// Reads who is to do what out of the clauses of a paragraph's verbs.
class FrameReader {
 public:
  /// The mentions of the text whose paragraphs are to follow, in order; they must stay.
  void begin(std::span<Mention const> mentions);
  /// Sets addressees and task of each action, and the task of each verb. `first`: the action of `verbs.front()`; its
  /// actions follow one another in `actions`. Paragraphs are to be given in the order of the text.
  void read(ParagraphView const& paragraph, std::vector<Verb>& verbs, std::size_t first, Actions& actions);

 private:
  void read_clause(ParagraphView const& paragraph, Verb& verb, grammar::PartyForm form, Action& action,
                   Actions& actions);

  /// The names of the paragraph as parts of its view; made for the first clause that asks for them.
  void set_names();
  void parse(std::size_t begin, std::string_view clause, grammar::PartyForm form, bool tasks_alone = false);

  /// How the verb governs who is to act; nothing for verbs that ask nobody.
  [[nodiscard]] std::optional<grammar::PartyForm> form_of(grammar::Act const& act) const {
    auto const form = forms_[static_cast<std::size_t>(&act - acts_)];
    return form == kNoForm ? std::nullopt : std::optional(static_cast<grammar::PartyForm>(form));
  }
  static constexpr std::uint8_t kNoForm = 0xFF;

  grammar::Act const* acts_ = nullptr;  // all of them
  std::vector<std::uint8_t> forms_;     // of each
  ParagraphView const* paragraph_ = nullptr;
  std::span<Mention const> mentions_;  // from those of the paragraph on, or before
  bool named_ = false;                 // `names_` are the paragraph's
  grammar::PartyClause clause_;
  std::vector<grammar::PartyName> names_;  // only grows
  std::size_t name_count_ = 0;
};

}  // namespace rapporteur
