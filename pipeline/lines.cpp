#include "pipeline/lines.hpp"

#include <algorithm>
#include <cstring>

namespace rapporteur {
namespace {

using Byte = unsigned char;

Byte byte(std::string_view chars, std::size_t at) { return static_cast<Byte>(chars[at]); }

bool ascii_blank(Byte c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Breaks other than LF: rare, so that a text is asked once whether it has any.
std::size_t other_break_at(std::string_view chars, std::size_t at) {
  auto const c = byte(chars, at);
  if (c == '\r') return at + 1 < chars.size() && chars[at + 1] == '\n' ? 0 : 1;
  if (c == '\f' || c == '\v') return 1;
  if (c == 0xC2 && at + 1 < chars.size() && byte(chars, at + 1) == 0x85) return 2;
  if (c == 0xE2 && at + 2 < chars.size() && byte(chars, at + 1) == 0x80 &&
      (byte(chars, at + 2) == 0xA8 || byte(chars, at + 2) == 0xA9))
    return 3;
  return 0;
}

bool has_other_breaks(std::string_view chars) {
  for (char const sign : {'\f', '\v'}) {
    if (std::memchr(chars.data(), sign, chars.size()) != nullptr) return true;
  }
  for (auto at = chars.find('\r'); at != std::string_view::npos; at = chars.find('\r', at + 1)) {
    if (at + 1 == chars.size() || chars[at + 1] != '\n') return true;
  }
  return chars.find("\xC2\x85") != std::string_view::npos || chars.find("\xE2\x80\xA8") != std::string_view::npos ||
         chars.find("\xE2\x80\xA9") != std::string_view::npos;
}

class Splitter {
 public:
  Splitter(std::string_view chars, std::vector<Line>& lines) : chars_(chars), lines_(lines) {}

  void line(std::size_t begin, std::size_t end) {
    std::uint32_t indent = 0;
    while (begin < end) {
      auto const c = byte(chars_, begin);
      if (c == '\t') {
        indent = (indent / 8 + 1) * 8;
        ++begin;
      } else if (ascii_blank(c)) {
        ++indent;
        ++begin;
      } else {
        auto const length = c < 0xC2 ? 0 : white_space_at(chars_, begin);
        if (length == 0) break;
        ++indent;
        begin += length;
      }
    }
    if (begin == end) {
      blank_ = true;
      return;
    }
    while (true) {
      auto const c = byte(chars_, end - 1);
      if (ascii_blank(c)) {
        --end;
        continue;
      }
      auto const length = c < 0x80 ? 0 : white_space_before(chars_, begin, end);
      if (length == 0) break;
      end -= length;
    }
    Line result;
    result.begin = static_cast<std::uint32_t>(begin);
    result.end = static_cast<std::uint32_t>(end);
    result.page = page_;
    result.indent = static_cast<std::uint16_t>(std::min<std::uint32_t>(indent, 0xffff));
    result.blank_before = blank_;
    result.page_before = page_break_;
    lines_.push_back(result);
    blank_ = page_break_ = false;
  }

  void page_break() {
    page_break_ = true;
    ++page_;
  }
  void first_page() { page_ = 1; }

 private:
  std::string_view chars_;
  std::vector<Line>& lines_;
  std::uint32_t page_ = 0;
  bool blank_ = false;
  bool page_break_ = false;
};

}  // namespace

std::size_t white_space_at(std::string_view chars, std::size_t at) {
  auto const c = byte(chars, at);
  if (c < 0x80) return ascii_blank(c) ? 1 : 0;
  auto const rest = chars.size() - at;
  if (c == 0xC2) return rest > 1 && (byte(chars, at + 1) == 0xA0 || byte(chars, at + 1) == 0x85) ? 2 : 0;
  if (rest < 3) return 0;
  auto const second = byte(chars, at + 1);
  auto const third = byte(chars, at + 2);
  if (c == 0xE1) return second == 0x9A && third == 0x80 ? 3 : 0;
  if (c == 0xE3) return second == 0x80 && third == 0x80 ? 3 : 0;
  if (c != 0xE2) return 0;
  if (second == 0x80)
    return (third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0;
  return second == 0x81 && third == 0x9F ? 3 : 0;
}

std::size_t white_space_before(std::string_view chars, std::size_t begin, std::size_t end) {
  for (std::size_t const length : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
    if (end - begin < length) break;
    if (white_space_at(chars.substr(0, end), end - length) == length) return length;
  }
  return 0;
}

void split_lines(std::string_view chars, std::vector<Line>& lines) {
  lines.clear();
  Splitter splitter(chars, lines);
  bool const slow = has_other_breaks(chars);
  if (slow && chars.find('\f') != std::string_view::npos) splitter.first_page();
  std::size_t begin = 0;
  while (begin < chars.size()) {
    auto const* const found = static_cast<char const*>(std::memchr(chars.data() + begin, '\n', chars.size() - begin));
    auto const end = found == nullptr ? chars.size() : static_cast<std::size_t>(found - chars.data());
    if (slow) {
      for (auto at = begin; at < end;) {
        auto const length = other_break_at(chars, at);
        if (length == 0) {
          ++at;
          continue;
        }
        splitter.line(begin, at);
        if (chars[at] == '\f') splitter.page_break();
        at += length;
        begin = at;
      }
    }
    splitter.line(begin, end);
    begin = end + 1;
  }
}

}  // namespace rapporteur
