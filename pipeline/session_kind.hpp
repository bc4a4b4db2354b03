#pragma once

#include <cstdint>

namespace rapporteur {

/// The schema (`SessionKind`) describes each.
enum class SessionKind : std::uint8_t { kUnspecified, kRegular, kSpecial, kEmergencySpecial, kResumed };

}  // namespace rapporteur
