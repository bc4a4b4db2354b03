#pragma once

// Private to grammar/*.cpp: the words of numbers below a hundred, for counts and inside ordinals.

#include "grammar/phrases_lexis.hpp"

#include <cstdint>

namespace rapporteur::grammar::lexis {

inline constexpr auto kUnitNumbers = phrases<std::uint32_t>({{"one", 1},
                                                             {"two", 2},
                                                             {"three", 3},
                                                             {"four", 4},
                                                             {"five", 5},
                                                             {"six", 6},
                                                             {"seven", 7},
                                                             {"eight", 8},
                                                             {"nine", 9}});
inline constexpr auto kTeenNumbers = phrases<std::uint32_t>({{"ten", 10},
                                                             {"eleven", 11},
                                                             {"twelve", 12},
                                                             {"thirteen", 13},
                                                             {"fourteen", 14},
                                                             {"fifteen", 15},
                                                             {"sixteen", 16},
                                                             {"seventeen", 17},
                                                             {"eighteen", 18},
                                                             {"nineteen", 19}});
inline constexpr auto kTenNumbers = phrases<std::uint32_t>({{"twenty", 20},
                                                            {"thirty", 30},
                                                            {"forty", 40},
                                                            {"fifty", 50},
                                                            {"sixty", 60},
                                                            {"seventy", 70},
                                                            {"eighty", 80},
                                                            {"ninety", 90}});
inline constexpr auto unit_numbers = in_any_case(kUnitNumbers);
inline constexpr auto teen_numbers = in_any_case(kTeenNumbers);
inline constexpr auto ten_numbers = in_any_case(kTenNumbers);

}  // namespace rapporteur::grammar::lexis
