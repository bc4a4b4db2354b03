#include "pipeline/hyphen.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

bool word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

constexpr std::string_view kSoftHyphen = "\xC2\xAD";

/// First halves that keep their hyphen.
bool begins_compounds(std::string_view left) {
  static constexpr std::array<std::string_view, 22> kFirstHalves = {"above", "age", "below", "cross", "eighty", "ex", "fifty", "forty", "gender", "high", "long", "low", "ninety", "non", "self", "seventy", "short", "sixty", "thirty", "twenty", "vice", "well"};
  return std::binary_search(kFirstHalves.begin(), kFirstHalves.end(), left);
}

}  // namespace

void HyphenJudge::begin(std::string_view chars) {
  chars_ = chars;
  counted_ = false;
  words_.clear();
}

void HyphenJudge::count() {
  counted_ = true;
  std::size_t at = 0;
  while (at < chars_.size()) {
    if (!word_byte(chars_[at])) {
      ++at;
      continue;
    }
    auto const begin = at;
    while (at < chars_.size() &&
           (word_byte(chars_[at]) || (chars_[at] == '-' && at + 1 < chars_.size() && word_byte(chars_[at + 1]))))
      ++at;
    auto const word = chars_.substr(begin, at - begin);
    // Half a word before a line's end is no evidence.
    bool const cut = at < chars_.size() && chars_[at] == '-';
    if (!cut && word.size() < 64) ++words_[lowered(word)];
  }
}

HyphenFate HyphenJudge::judge(std::string_view before, std::string_view after, std::size_t& length) {
  length = 0;
  if (before.ends_with(kSoftHyphen)) {
    length = kSoftHyphen.size();
    return HyphenFate::kDrop;
  }
  if (!before.ends_with('-') || before.size() < 2 || after.empty()) return HyphenFate::kNone;
  auto const stem = before.substr(0, before.size() - 1);
  if (!word_byte(stem.back())) return HyphenFate::kNone;
  if (!word_byte(after.front())) return HyphenFate::kKeep;
  if (after.front() >= 'A' && after.front() <= 'Z') return HyphenFate::kKeep;
  auto left_begin = stem.size();
  while (left_begin > 0 && (word_byte(stem[left_begin - 1]) || stem[left_begin - 1] == '-')) --left_begin;
  std::size_t right_end = 0;
  while (right_end < after.size() && word_byte(after[right_end])) ++right_end;
  auto const left = lowered(stem.substr(left_begin));
  auto const right = lowered(after.substr(0, right_end));
  // "peace- and nation-building" hangs.
  if (right == "and" || right == "or" || right == "to") return HyphenFate::kNone;
  if (!counted_) count();
  if (has(left + right)) {
    length = 1;
    return HyphenFate::kDrop;
  }
  if (has(left + "-" + right) || (has(left) && count_of(right) > 1) || left.find('-') != std::string::npos)
    return HyphenFate::kKeep;
  // The text says nothing. What stands behind this hyphen was counted once itself; if it stands elsewhere too it is a
  // word, and the second half of a compound: a broken word's is seldom one.
  if (count_of(right) > 1 || begins_compounds(left)) return HyphenFate::kKeep;
  length = 1;
  return HyphenFate::kDrop;
}

}  // namespace rapporteur
