#include "pipeline/text.hpp"

#include "pipeline/ascii_run.hpp"
#include "pipeline/encoding.hpp"
#include "pipeline/nfc.hpp"
#include "pipeline/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace rapporteur {
namespace {

std::uint32_t distance(char const* begin, char const* end) { return static_cast<std::uint32_t>(end - begin); }

/// Where the plain characters (see nfc.hpp) and the UTF-8 end. This loop sees every byte of the corpus: ASCII in words
/// of the machine, the other characters of the Basic Multilingual Plane by one look at a table of 8 KB.
char const* skip_plain(char const* at, char const* end, nfc::PlainTable const& plain) {
  while (true) {
    at = utf8::skip_ascii_far(at, end);
    if (at == end) return end;
    do {
      utf8::Character const character = utf8::decode(at, end);
      if (character.length == 0) return at;
      bool const is_plain = character.code < 0x10000U ? plain.contains(character.code) : nfc::is_plain(character.code);
      if (!is_plain) return at;
      at += character.length;
    } while (at != end && !utf8::is_ascii(at));
  }
}

/// Brings UTF-8 to NFC. As long as nothing has to change, nothing is copied.
class Normalizer {
 public:
  enum class Result { kUnchanged, kChanged, kNotUtf8 };

  /// `source` is the way back from `chars`; null: the input is `chars` itself, from byte `shift` on.
  Normalizer(std::string_view chars, SourceMap const* source, std::uint32_t shift)
      : begin_(chars.data()), end_(chars.data() + chars.size()), source_(source), shift_(shift) {}

  /// Fills `text` where something changes and leaves it alone otherwise. Where the bytes are not UTF-8, `first_bad()`
  /// is the offset of the first of them and what `text` holds is of no use.
  Result run(Text& text) {
    nfc::PlainTable const& plain = nfc::PlainTable::get();
    char const* segment_limit = begin_;
    char const* at = begin_;
    while (true) {
      at = skip_plain(at, end_, plain);
      if (at == end_) break;
      utf8::Character character = utf8::decode(at, end_);
      if (character.length == 0) return stop(at);

      // A segment that may change: from the last place where the text can be cut to the next one.
      char const* segment = at;
      if (at != segment_limit && !nfc::has_boundary_before(character.code)) segment = utf8::previous(begin_, at);
      at += character.length;
      while (at != end_ && !utf8::is_ascii(at)) {
        character = utf8::decode(at, end_);
        if (character.length == 0) return stop(at);
        if (nfc::has_boundary_before(character.code)) break;
        at += character.length;
      }
      segment_limit = at;
      replace(segment, at, text);
    }
    if (!changed_) return Result::kUnchanged;
    copy_to(end_, text);
    text.chars = text.storage;
    return Result::kChanged;
  }

  [[nodiscard]] std::size_t first_bad() const { return first_bad_; }

 private:
  Result stop(char const* at) {
    first_bad_ = distance(begin_, at);
    return Result::kNotUtf8;
  }

  void replace(char const* from, char const* to, Text& text) {
    std::string_view const before(from, static_cast<std::size_t>(to - from));
    std::string_view const composed = composer_.compose(before);
    if (composed == before) return;
    copy_to(from, text);
    auto const length = static_cast<std::uint32_t>(composed.size());
    ByteRange const range = source_ == nullptr
                                ? ByteRange{shift_ + distance(begin_, from), shift_ + distance(begin_, to)}
                                : source_->range(distance(begin_, from), distance(begin_, to));
    text.map.add({size(text), length, range.begin, range.end - range.begin, 0});
    text.storage += composed;
    copied_ = distance(begin_, to);
    changed_ = true;
  }

  /// Copies what is unchanged since the last change.
  void copy_to(char const* to, Text& text) {
    std::uint32_t const until = distance(begin_, to);
    if (source_ != nullptr) {
      source_->append_to(text.map, copied_, until, size(text));
    } else {
      text.map.add({size(text), until - copied_, shift_ + copied_, until - copied_, 1});
    }
    text.storage.append(begin_ + copied_, to);
    copied_ = until;
  }

  static std::uint32_t size(Text const& text) { return static_cast<std::uint32_t>(text.storage.size()); }

  char const* begin_;
  char const* end_;
  SourceMap const* source_;
  std::uint32_t shift_;
  std::uint32_t copied_ = 0;
  std::size_t first_bad_ = 0;
  bool changed_ = false;
  nfc::Composer composer_;
};

/// Collects the characters of an input that is not its own reading text.
class Decoded {
 public:
  explicit Decoded(std::size_t expected_size) { chars_.reserve(expected_size); }

  /// Bytes that are the input's own, at `source`.
  void copy(std::string_view bytes, std::uint32_t source) {
    auto const length = static_cast<std::uint32_t>(bytes.size());
    end_bad();
    map_.add({size(), length, source, length, 1});
    chars_ += bytes;
  }
  /// An ASCII character of `width` bytes.
  void ascii(char32_t code, std::uint32_t source, std::uint32_t width) {
    end_bad();
    map_.add({size(), 1, source, width, width});
    utf8::append(chars_, code);
  }
  void character(char32_t code, std::uint32_t source, std::uint32_t source_length) {
    end_bad();
    std::uint32_t const at = size();
    utf8::append(chars_, code);
    map_.add({at, size() - at, source, source_length, 0});
  }
  /// Bytes without a character. Stretches that follow each other are one.
  void bad(std::uint32_t source, std::uint32_t source_length) {
    if (!first_bad_) first_bad_ = source;
    if (bad_.begin == bad_.end) bad_.begin = source;
    bad_.end = source + source_length;
  }

  /// Moves all to `text`, in NFC.
  void finish(Text& text, Diagnostics& diagnostics) {
    end_bad();
    if (Normalizer(chars_, &map_, 0).run(text) == Normalizer::Result::kUnchanged) {
      text.storage = std::move(chars_);
      text.chars = text.storage;
      text.map = std::move(map_);
    }
    if (first_bad_) {
      diagnostics.push_back(
          {DiagnosticKind::kUndecodableBytes, std::string(name(text.encoding)), std::nullopt, *first_bad_});
    }
  }

 private:
  void end_bad() {
    if (bad_.begin == bad_.end) return;
    ByteRange const stretch = std::exchange(bad_, {});
    character(utf8::kReplacement, stretch.begin, stretch.end - stretch.begin);
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(chars_.size()); }

  std::string chars_;
  SourceMap map_;
  ByteRange bad_;
  std::optional<std::uint32_t> first_bad_;
};

void decode_damaged_utf8(std::string_view bytes, std::uint32_t mark_length, Decoded& decoded) {
  char const* const end = bytes.data() + bytes.size();
  char const* good = bytes.data() + mark_length;
  for (char const* at = good; at != end;) {
    utf8::Character const character = utf8::decode(at, end);
    at = character.length == 1 ? utf8::skip_ascii(at, end) : at + character.length;
    if (character.length != 0 && at != end) continue;
    if (good != at) {
      decoded.copy({good, static_cast<std::size_t>(at - good)}, distance(bytes.data(), good));
    }
    if (character.length == 0) decoded.bad(distance(bytes.data(), at++), 1);
    good = at;
  }
}

void decode_utf16(std::string_view bytes, std::uint32_t mark_length, bool big_endian, Decoded& decoded) {
  auto const size = static_cast<std::uint32_t>(bytes.size());
  auto const unit_at = [bytes, big_endian](std::uint32_t at) {
    unsigned const first = utf8::byte_at(bytes.data() + at);
    unsigned const second = utf8::byte_at(bytes.data() + at + 1);
    return static_cast<char32_t>(big_endian ? (first << 8U) | second : (second << 8U) | first);
  };
  std::uint32_t at = mark_length;
  while (at + 1 < size) {
    char32_t const unit = unit_at(at);
    if (unit < 0x80U) {
      decoded.ascii(unit, at, 2);
      at += 2;
    } else if (unit < 0xD800U || unit > 0xDFFFU) {
      decoded.character(unit, at, 2);
      at += 2;
    } else {
      char32_t const low = unit < 0xDC00U && at + 3 < size ? unit_at(at + 2) : 0;
      if (low >= 0xDC00U && low <= 0xDFFFU) {
        decoded.character(0x10000U + ((unit - 0xD800U) << 10U) + (low - 0xDC00U), at, 4);
        at += 4;
      } else {
        decoded.bad(at, 2);
        at += 2;
      }
    }
  }
  if (at < size) decoded.bad(at, size - at);
}

/// What Windows-1252 has where ISO-8859-1 has controls; 0 where it has nothing.
constexpr std::array<char16_t, 32> kWindows1252High = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,  // 80
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,       // 88
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,  // 90
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,  // 98
};

void decode_windows1252(std::string_view bytes, Decoded& decoded) {
  char const* const end = bytes.data() + bytes.size();
  for (char const* at = bytes.data(); at != end;) {
    char const* const high = utf8::skip_ascii(at, end);
    if (high != at) decoded.copy({at, static_cast<std::size_t>(high - at)}, distance(bytes.data(), at));
    at = high;
    if (at == end) break;
    unsigned const byte = utf8::byte_at(at);
    char32_t const code = byte < 0xA0U ? kWindows1252High[byte - 0x80U] : byte;
    std::uint32_t const source = distance(bytes.data(), at++);
    if (code == 0) {
      decoded.bad(source, 1);
    } else {
      decoded.character(code, source, 1);
    }
  }
}

}  // namespace

std::string_view name(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf16Le:
      return "UTF-16LE";
    case Encoding::kUtf16Be:
      return "UTF-16BE";
    case Encoding::kWindows1252:
      return "Windows-1252";
  }
  return "UTF-8";
}

void decode(std::string_view bytes, Text& text, Diagnostics& diagnostics) {
  text.storage.clear();
  text.chars = {};
  text.map.clear();

  std::optional<EncodingSign> const sign = encoding_sign(bytes);
  text.encoding = sign ? sign->encoding : Encoding::kUtf8;
  std::uint32_t const mark_length = sign ? sign->mark_length : 0;
  if (text.encoding == Encoding::kUtf8) {
    std::string_view const chars = bytes.substr(mark_length);
    Normalizer normalizer(chars, nullptr, mark_length);
    Normalizer::Result const result = normalizer.run(text);
    if (result == Normalizer::Result::kUnchanged) {
      auto const length = static_cast<std::uint32_t>(chars.size());
      text.chars = chars;
      text.map.add({0, length, mark_length, length, 1});
    }
    if (result != Normalizer::Result::kNotUtf8) return;
    text.storage.clear();
    text.map.clear();
    if (!sign) text.encoding = guess_encoding(bytes, normalizer.first_bad());
  }

  Decoded decoded(bytes.size());
  switch (text.encoding) {
    case Encoding::kUtf8:
      decode_damaged_utf8(bytes, mark_length, decoded);
      break;
    case Encoding::kUtf16Le:
      decode_utf16(bytes, mark_length, false, decoded);
      break;
    case Encoding::kUtf16Be:
      decode_utf16(bytes, mark_length, true, decoded);
      break;
    case Encoding::kWindows1252:
      decode_windows1252(bytes, decoded);
      break;
  }
  decoded.finish(text, diagnostics);
}

}  // namespace rapporteur
