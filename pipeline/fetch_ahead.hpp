#pragma once

#include <cstddef>

namespace rapporteur {

/// Asks for what stands a kilobyte behind `at` in its list, before it is needed. For lists of large elements that are
/// gone through once they have left the caches: the processor itself fetches lines that follow each other, and few
/// elements are read whole. May point behind the list.
template <class Element>
inline void fetch_ahead(Element const& at) {
  constexpr std::size_t kAhead = 1024;
  constexpr std::size_t kLine = 64;
  auto const* const ahead = reinterpret_cast<char const*>(&at) + kAhead;
  __builtin_prefetch(ahead);
  if constexpr (sizeof(Element) > kLine) __builtin_prefetch(ahead + kLine);
}

}  // namespace rapporteur
