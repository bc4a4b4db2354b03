#pragma once

#include <cstdint>
#include <optional>

namespace rapporteur {

/// An index or number that may be missing, in the room of the number: 0xffffffff stands for none. To be asked as a
/// std::optional is.
class OptionalIndex {
 public:
  constexpr OptionalIndex() = default;
  constexpr OptionalIndex(std::nullopt_t /*none*/) {}                 // NOLINT(google-explicit-constructor)
  constexpr OptionalIndex(std::uint32_t value) : value_(value) {}     // NOLINT(google-explicit-constructor)
  constexpr OptionalIndex(std::optional<std::uint32_t> const& value)  // NOLINT(google-explicit-constructor)
      : value_(value.value_or(kNone)) {}

  [[nodiscard]] constexpr bool has_value() const { return value_ != kNone; }
  constexpr explicit operator bool() const { return has_value(); }
  /// Only where there is one.
  constexpr std::uint32_t operator*() const { return value_; }
  [[nodiscard]] constexpr std::uint32_t value_or(std::uint32_t other) const { return has_value() ? value_ : other; }

  friend constexpr bool operator==(OptionalIndex, OptionalIndex) = default;

 private:
  static constexpr std::uint32_t kNone = 0xffffffffU;
  std::uint32_t value_ = kNone;
};

}  // namespace rapporteur
