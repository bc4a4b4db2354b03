#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace rapporteur {

/// Keeps short texts in blocks that stay where they are: what is kept is a view, however many follow.
class TextPool {
 public:
  /// A copy of `text` that lasts until `clear`.
  [[nodiscard]] std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > room_) next_block(text.size());
    char* const at = at_;
    std::memcpy(at, text.data(), text.size());
    at_ += text.size();
    room_ -= text.size();
    return {at, text.size()};
  }

  /// Forgets all texts; the blocks stay.
  void clear() {
    used_ = 0;
    room_ = 0;
  }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;  // NOLINT(*-avoid-c-arrays): nothing is set to zero
    std::size_t size;
  };

  void next_block(std::size_t least) {
    constexpr std::size_t kSize = 16384;
    while (used_ < blocks_.size() && blocks_[used_].size < least) ++used_;
    if (used_ == blocks_.size()) {
      auto const size = std::max(kSize, least);
      blocks_.push_back({std::unique_ptr<char[]>(new char[size]), size});  // NOLINT(*-avoid-c-arrays)
    }
    at_ = blocks_[used_].bytes.get();
    room_ = blocks_[used_].size;
    ++used_;
  }

  std::vector<Block> blocks_;
  std::size_t used_ = 0;  // blocks
  char* at_ = nullptr;
  std::size_t room_ = 0;  // behind `at_`
};

}  // namespace rapporteur
