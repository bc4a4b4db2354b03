#pragma once

#include "pipeline/action.hpp"

#include <string_view>

namespace rapporteur {

/// What the one who speaks can bind. The table of acts gives how much a verb binds where its organ can bind those it
/// speaks to; this is how far it can.
class Authority {
 public:
  /// `organ`: the adopting organ by name. No resolution has been read yet.
  void begin(std::string_view organ);
  /// "Acting under Chapter VII": from here on the organ binds.
  void act_under(std::string_view clause);
  /// Sets `action.force`, which is that of the verb with its adverbs, to what it is in this organ's mouth.
  void weigh(Action& action) const;

 private:
  bool council_ = false;  // the Security Council
  bool chapter_vii_ = false;
};

}  // namespace rapporteur
