#include "proto/offsets.hpp"

#include "pipeline/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

namespace rapporteur {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr std::uint64_t kHighBits = 0x8080808080808080U;

std::uint64_t load(char const* from) {
  std::uint64_t word = 0;
  std::memcpy(&word, from, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

/// The high bit of each of the eight bytes of `word` as one byte, the first of them lowest. Other bits must be 0.
constexpr std::uint64_t gather(std::uint64_t word) { return ((word >> 7U) * 0x0102040810204080U) >> 56U; }
static_assert(gather(0x0000000000000080U) == 1 && gather(0x8000000000008000U) == 0x82 && gather(kHighBits) == 0xFF);

/// One bit for each byte of a block of 64, the first byte lowest.
struct ByteClasses {
  std::uint64_t continuation = 0;  ///< not the first byte of its character
  std::uint64_t astral = 0;        ///< the first of four: a character beyond U+FFFF
};

ByteClasses classify(char const* block) {
  ByteClasses classes;
  for (std::size_t at = 0; at < kBlock; at += kWord) {
    std::uint64_t const word = load(block + at);
    if ((word & kHighBits) == 0) continue;
    // Bits below the highest, shifted up to it; what leaves a byte for the next one is masked out.
    classes.continuation |= gather(word & ~(word << 1U) & kHighBits) << at;
    classes.astral |= gather(word & (word << 1U) & (word << 2U) & (word << 3U) & kHighBits) << at;
  }
  return classes;
}

}  // namespace

void OffsetTable::assign(std::string_view text, OffsetEncoding encoding) {
  text_ = text;
  blocks_.clear();
  char const* const end = text.data() + text.size();
  auto const* const same = encoding == OffsetEncoding::kUtf8 ? end : utf8::skip_ascii(text.data(), end);
  identical_ = static_cast<std::size_t>(same - text.data());
  if (same == end) return;

  // One block more than the text fills: its end is an offset too.
  blocks_.reserve(text.size() / kBlock + 1);
  std::uint32_t units = 0;
  std::uint64_t carry = 0;
  for (std::size_t at = 0; at <= text.size(); at += kBlock) {
    char padded[kBlock] = {};
    char const* block = text.data() + at;
    if (text.size() - at < kBlock) {
      std::memcpy(padded, block, text.size() - at);
      block = padded;
    }
    ByteClasses const classes = classify(block);
    std::uint64_t unit_bytes = ~classes.continuation;
    if (encoding == OffsetEncoding::kUtf16) {
      // The byte after the first stands for the second unit of the pair.
      unit_bytes |= (classes.astral << 1U) | carry;
      carry = classes.astral >> 63U;
    }
    blocks_.push_back({units, unit_bytes});
    units += static_cast<std::uint32_t>(std::popcount(unit_bytes));
  }
}

std::uint32_t OffsetTable::look_up(std::uint32_t offset) const {
  std::size_t at = std::min<std::size_t>(offset, text_.size());
  if (at <= identical_) return static_cast<std::uint32_t>(at);
  while (at > 0 && at < text_.size() && utf8::is_continuation(text_.data() + at)) --at;
  Block const& block = blocks_[at / kBlock];
  std::uint64_t const before = (std::uint64_t{1} << (at % kBlock)) - 1;
  return block.units_before + static_cast<std::uint32_t>(std::popcount(block.unit_bytes & before));
}

}  // namespace rapporteur
