#pragma once

namespace rapporteur::utf8 {

/// `skip_ascii` (see utf8.hpp) for texts in which what is not ASCII stands far apart: twice as many bytes at a time
/// where the processor has the registers.
[[nodiscard]] char const* skip_ascii_far(char const* at, char const* end);

}  // namespace rapporteur::utf8
