#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::grammar {

/// A map from words to small values, for look-ups several times in every paragraph: open addressing, and a hash of a
/// word's two ends and its length instead of all its bytes. It only grows.
template <class Value>
class WordTable {
 public:
  WordTable() : slots_(16) {}

  /// The value of `word`, a new one where there was none.
  Value& operator[](std::string_view word) {
    auto const ends = ends_of(word);
    if (Slot& slot = slots_[find_slot(slots_, word, ends)]; slot.used) return slot.value;
    if (++count_ * 2 > slots_.size()) grow();
    Slot& slot = slots_[find_slot(slots_, word, ends)];
    slot.ends = ends;
    slot.word = words_.emplace_back(word);
    slot.used = true;
    return slot.value;
  }

  /// The same for a word of letters and hyphens in either case, where the table holds small letters; null for one of
  /// more than 16 bytes.
  [[nodiscard]] Value const* find_any_case(std::string_view word) const {
    if (word.size() > 2 * sizeof(std::uint64_t)) return nullptr;
    Slot const& slot = slots_[find_slot(slots_, word, lower(ends_of(word), word.size()))];
    return slot.used ? &slot.value : nullptr;
  }

  /// Null where there is no such word.
  [[nodiscard]] Value const* find(std::string_view word) const {
    Slot const& slot = slots_[find_slot(slots_, word, ends_of(word))];
    return slot.used ? &slot.value : nullptr;
  }

 private:
  /// The two ends of a word and its length: all of a word of up to 16 bytes.
  struct Ends {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    bool operator==(Ends const&) const = default;
  };
  struct Slot {
    Ends ends;
    std::string_view word;
    bool used = false;
    Value value{};
  };

  template <class Integer>
  static std::uint64_t load(char const* at) {
    Integer bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
  }

  static Ends ends_of(std::string_view word) {
    char const* const begin = word.data();
    std::size_t const size = word.size();
    if (size >= sizeof(std::uint64_t)) {
      return {load<std::uint64_t>(begin), load<std::uint64_t>(begin + size - sizeof(std::uint64_t))};
    }
    if (size >= sizeof(std::uint32_t)) {
      return {load<std::uint32_t>(begin), load<std::uint32_t>(begin + size - sizeof(std::uint32_t))};
    }
    if (size == 0) return {};
    return {load<std::uint8_t>(begin), load<std::uint8_t>(begin + size / 2) | load<std::uint8_t>(begin + size - 1)
                                                                                  << 8U};
  }

  static std::size_t hash(Ends const& ends, std::size_t size) {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
    std::uint64_t const mixed = ((ends.first * kMix) ^ ends.last ^ (size << 56U)) * kMix;
    return static_cast<std::size_t>(mixed >> 32U);
  }

  /// The bit that tells small letters from capitals is set in a hyphen too.
  static Ends lower(Ends const& ends, std::size_t size) {
    constexpr std::uint64_t kSmall = 0x2020202020202020U;
    if (size >= sizeof(std::uint64_t)) return {ends.first | kSmall, ends.last | kSmall};
    if (size >= sizeof(std::uint32_t)) return {ends.first | (kSmall >> 32U), ends.last | (kSmall >> 32U)};
    if (size == 0) return ends;
    return {ends.first | (kSmall >> 56U), ends.last | (kSmall >> 48U)};
  }

  static bool same(Slot const& slot, std::string_view word, Ends const& ends) {
    return slot.word.size() == word.size() && slot.ends == ends &&
           (word.size() <= 2 * sizeof(std::uint64_t) || slot.word == word);
  }

  /// The slot of `word`, or the empty one where it belongs.
  static std::size_t find_slot(std::vector<Slot> const& slots, std::string_view word, Ends const& ends) {
    auto const mask = slots.size() - 1;
    auto const* const first = slots.data();
    std::size_t at = hash(ends, word.size()) & mask;
    while (first[at].used && !same(first[at], word, ends)) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    for (Slot& slot : slots_) {
      if (slot.used) larger[find_slot(larger, slot.word, slot.ends)] = slot;
    }
    slots_.swap(larger);
  }

  std::vector<Slot> slots_;  // a power of two of them, half of them empty at least
  std::deque<std::string> words_;
  std::size_t count_ = 0;
};

}  // namespace rapporteur::grammar
