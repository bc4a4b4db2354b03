#pragma once

#include "proto/wire.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The bytes of fields that stand in a row and come again and again with the same values: the rule of a mention and how
/// sure it is, the verb of an action and all that follows from it. They are written once and copied from then on.
///
/// Two names and two numbers tell one run from another. A name is known by where it stands, so it has to be a literal
/// or a row of a table that outlives the writer.
class FieldRuns {
 public:
  static constexpr std::uint32_t kNoSizes = 0xFFFFFFFFU;  ///< of a run that has not been written
  /// What the fields hold.
  struct Key {
    char const* first = nullptr;
    char const* second = nullptr;
    std::uint64_t numbers = 0;
    std::uint32_t sizes = kNoSizes;  ///< of both names
    std::uint32_t flags = 0;

    Key() = default;
    Key(std::string_view first_name, std::string_view second_name, std::uint64_t its_numbers, std::uint32_t its_flags)
        : first(first_name.data()),
          second(second_name.data()),
          numbers(its_numbers),
          sizes(static_cast<std::uint32_t>(first_name.size() | second_name.size() << 16U)),
          flags(its_flags) {}
    [[nodiscard]] bool operator==(Key const& other) const {
      auto const names = (std::bit_cast<std::uintptr_t>(first) ^ std::bit_cast<std::uintptr_t>(other.first)) |
                         (std::bit_cast<std::uintptr_t>(second) ^ std::bit_cast<std::uintptr_t>(other.second));
      auto const rest = (numbers ^ other.numbers) | (sizes ^ other.sizes) | (flags ^ other.flags);
      return (names | rest) == 0;
    }
  };

  /// Two floats, bit by bit.
  [[nodiscard]] static std::uint64_t both(float first, float second) {
    return std::bit_cast<std::uint32_t>(first) | std::uint64_t{std::bit_cast<std::uint32_t>(second)} << 32U;
  }

  /// Writes the fields: by `write`, which takes a writer and gives it back, or as it wrote them before.
  template <class Write>
  [[nodiscard]] WireWriter put(WireWriter out, Key const key, Write&& write) {
    auto& run = runs_[place_of(key)];
    if (run.key == key) [[likely]] {
      out.copy(run.bytes);
      out.skip(run.size);
      return out;
    }
    auto const begin = out.offset();
    out = write(out);
    remember(run, key, out.since(begin));
    return out;
  }

 private:
  static constexpr std::size_t kRuns = 256;
  static constexpr std::size_t kMost = 80;  // bytes
  struct Run {
    Key key;
    std::uint32_t size = 0;
    std::array<char, kMost> bytes{};
  };

  [[gnu::noinline]] static void remember(Run& run, Key key, std::string_view bytes);

  [[nodiscard]] static std::size_t place_of(Key const& key) {
    constexpr unsigned kBits = std::countr_zero(kRuns);
    auto const mixed = (std::bit_cast<std::uintptr_t>(key.first) + 3 * std::bit_cast<std::uintptr_t>(key.second)) ^
                       (key.numbers >> 16U) ^ key.flags;
    return static_cast<std::size_t>((std::uint64_t{mixed} * 0x9E3779B97F4A7C15U) >> (64U - kBits));
  }

  std::vector<Run> runs_ = std::vector<Run>(kRuns);
};

/// Those that a writer of messages keeps.
struct MessageRuns {
  FieldRuns mentions;
  FieldRuns verbs;
  FieldRuns actions;
  FieldRuns parts;  ///< of actions, and conditions
};

}  // namespace rapporteur
