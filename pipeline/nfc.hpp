#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Normalisation form C of the stretches of a text that may need it.
namespace rapporteur::nfc {

/// The characters of the Basic Multilingual Plane of which any sequence is in NFC: starters that are never the second
/// half of a composition. A text can be cut before each of them and normalised part by part.
///
/// Filled from ICU's data when a stretch of 64 characters is first asked for: a text has characters of a few stretches,
/// and asking ICU for all 65,536 takes longer than to analyse a long document.
class PlainTable {
 public:
  static PlainTable const& get();
  [[nodiscard]] bool contains(char32_t code) const {
    auto stretch = words_[code >> 6U].load(std::memory_order_relaxed);
    if (stretch == 0 && !known_[code >> 6U].load(std::memory_order_acquire)) stretch = fill(code >> 6U);
    return ((stretch >> (code & 0x3FU)) & 1U) != 0;
  }

 private:
  /// Any number of threads may find the same at the same time.
  std::uint64_t fill(std::size_t stretch) const;

  mutable std::array<std::atomic<std::uint64_t>, 0x10000 / 64> words_{};
  mutable std::array<std::atomic<bool>, 0x10000 / 64> known_{};  // asked only where a stretch has no plain character
};

/// The same for any code point, slower.
[[nodiscard]] bool is_plain(char32_t code);

/// Whether a text can be cut before this character without changing its normal form.
[[nodiscard]] bool has_boundary_before(char32_t code);

/// Composes one segment after the other and keeps its buffers.
class Composer {
 public:
  /// The NFC form of `segment`, valid UTF-8; valid until the next call. Takes n log n time even where all of a long
  /// segment is marks out of order, on which ICU's own normaliser takes quadratic time.
  [[nodiscard]] std::string_view compose(std::string_view segment);

 private:
  struct Part {
    char32_t code;
    std::uint8_t combining_class;
  };
  void decompose(std::string_view segment);
  void order();
  void recompose();

  std::vector<Part> decomposed_;
  std::vector<char32_t> composed_;
  std::string result_;
};

}  // namespace rapporteur::nfc
