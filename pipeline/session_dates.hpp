#pragma once

#include "grammar/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rapporteur {

/// The dates of sessions, the last few of which are remembered: a document names the same ones again and again.
class SessionDates {
 public:
  /// Nothing said where nothing is known. `organ` lives as long as the program.
  grammar::DateRange of(std::string_view organ, grammar::SessionForm form, std::uint32_t number);

 private:
  struct Entry {
    std::string_view organ;
    grammar::SessionForm form{};
    std::uint32_t number = 0;  // 0: none yet
    grammar::DateRange dates;
  };
  std::array<Entry, 8> known_;
  std::size_t next_ = 0;
};

}  // namespace rapporteur
