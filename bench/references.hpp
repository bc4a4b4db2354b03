#pragma once

#include "bench/corpus.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace rapporteur::bench {

/// Passes that everybody knows, over the same texts: what a figure of ours is to be compared with.
class References {
 public:
  /// Decodes `texts`, which must outlive the object, to UTF-16: converting is not part of a reference's time.
  explicit References(Texts const& texts);
  ~References();
  References(References const&) = delete;
  References& operator=(References const&) = delete;

  /// Looks for each line feed with memchr: as fast as bytes can be looked at. Gives their number.
  [[nodiscard]] std::uint64_t line_feeds() const;

  /// R: one pass of ICU's English word break iterator over the UTF-16 of each text, the iterator used again. What any
  /// program pays that begins with Unicode's words. Gives the number of boundaries.
  [[nodiscard]] std::uint64_t words();
  /// The same for one text.
  [[nodiscard]] std::uint64_t words_of(std::size_t index);
  /// The same with ICU's English sentence break iterator.
  [[nodiscard]] std::uint64_t sentences();
  /// Words as `wc -w` counts them, byte by byte.
  [[nodiscard]] std::uint64_t counted_words() const;
  /// Reads the UTF-16 of one text, so that it stands in the cache as it does when it has just been converted.
  [[nodiscard]] std::uint64_t touch(std::size_t index) const;

 private:
  struct Icu;
  Texts const& texts_;
  std::unique_ptr<Icu> icu_;
};

}  // namespace rapporteur::bench
