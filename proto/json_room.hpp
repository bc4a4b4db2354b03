#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

namespace rapporteur {

/// The end of a string that is written through a pointer. Who writes takes the place where the next byte goes, asks for
/// room where it may be out of it, and gives back the place behind what it has written.
class JsonRoom {
 public:
  static constexpr std::size_t kBlock = 16;  ///< bytes that are copied at once
  /// A name, a number and what parts them, with the rest of a block behind.
  static constexpr std::size_t kSlack = 256;

  explicit JsonRoom(std::string& out) : out_(out) {}

  /// The place behind what is there, with room for `size` bytes and some.
  [[nodiscard]] char* begin(std::size_t size) {
    auto const used = out_.size();
    resize(used + size + kSlack);
    return out_.data() + used;
  }
  /// `at`, or the same place elsewhere, with room for `size` bytes.
  [[nodiscard]] char* need(char* at, std::size_t size) {
    return static_cast<std::size_t>(limit_ - at) < size ? grow(at, size) : at;
  }
  [[nodiscard]] std::size_t offset(char const* at) const { return static_cast<std::size_t>(at - out_.data()); }
  [[nodiscard]] char* place(std::size_t offset) { return out_.data() + offset; }
  /// The string ends at `at`.
  void end(char const* at) { out_.resize(offset(at)); }

 private:
  void resize(std::size_t size) {
    out_.resize(size);
    limit_ = out_.data() + size;
  }
  char* grow(char const* at, std::size_t size) {
    auto const used = offset(at);
    resize(std::max(out_.size() + out_.size() / 2, used + size + kSlack));
    return out_.data() + used;
  }

  std::string& out_;
  char const* limit_ = nullptr;
};

}  // namespace rapporteur
