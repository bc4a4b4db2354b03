#pragma once

#include "pipeline/act_symbol.hpp"
#include "pipeline/anchors.hpp"
#include "pipeline/citation.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The rule of an act that is cited by a number alone; its symbol is empty where the list says no year.
inline constexpr std::string_view kBareAct = "act.bare_number";

/// Members of one list of acts: they share the noun, the body, and a date behind the last of them.
struct ActList {
  struct Member {
    std::size_t index;  ///< in what was found
    grammar::ActNumber number;
    char letter;
  };
  struct Bare {
    std::size_t index;  ///< in what was found
    std::string_view number;
  };

  bool open = false;
  bool decision = false;
  bool plural = false;
  bool guessed = false;  ///< the body, by what stands farther off
  grammar::Body body;
  std::size_t end = 0;            ///< behind the last member, its date and title
  std::size_t first_undated = 0;  ///< members from here on wait for a date
  std::vector<Member> members;
  std::vector<Bare> bare;  ///< members without a year

  /// Begins another list; what the vectors hold of memory stays.
  void renew() {
    open = true;
    decision = plural = guessed = false;
    body = {};
    end = first_undated = 0;
    members.clear();
    bare.clear();
  }
};

/// What is kept from paragraph to paragraph so that each need not ask for memory.
struct ActMemory {
  ActList list;
};

/// Finds acts and document symbols at the anchors of one folded paragraph, note marks blanked out. Appends them in
/// order.
void find_acts(std::string_view paragraph, std::span<Anchor const> anchors, OwnBody const& own, ActMemory& memory,
               Citations& all);

}  // namespace rapporteur
