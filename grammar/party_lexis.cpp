#include "grammar/party_lexis.hpp"

namespace rapporteur::grammar {
namespace {

enum SignKind : std::uint8_t { kNoWord, kWordByte, kThreeBytes, kJoiner };

/// What a byte is inside a word. The signs of three bytes are dashes and quotes, which belong to the word.
constexpr auto kSigns = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (unsigned c = 0; c < 256; ++c) {
    if (is_word_byte(static_cast<char>(c))) kinds[c] = kWordByte;
  }
  kinds[0xE2] = kThreeBytes;
  for (char const c : {'-', '\'', ',', '.'}) kinds[static_cast<unsigned char>(c)] = kJoiner;
  return kinds;
}();

TokenKind kind_of(char sign) {
  switch (sign) {
    case ',':
      return TokenKind::kComma;
    case ';':
    case '.':
      return TokenKind::kEnd;
    case ':':
      return TokenKind::kColon;
    case '(':
    case '[':
      return TokenKind::kOpen;
    case ')':
    case ']':
      return TokenKind::kClose;
    default:
      return TokenKind::kOther;
  }
}

}  // namespace

void Tokens::next() {
  Token& token = tokens_[count_++];
  token = {};
  auto from = position_;
  while (from < clause_.size() && lexis::is_blank(clause_[from])) ++from;
  token.begin = token.end = static_cast<std::uint32_t>(from);
  char const* const end = clause_.data() + clause_.size();
  if (from >= clause_.size() || count_ > kMost) {
    token.kind = TokenKind::kEnd;
    position_ = clause_.size();
    return;
  }
  if (auto const name = name_at(from); name != 0) {
    token.end = static_cast<std::uint32_t>(from + name);
    token.text = clause_.substr(from, name);
    token.kind = TokenKind::kWord;
    token.lower = lexis::is_lower(token.text.front());
    token.name = true;
    if (names_.front().party) {
      auto const last = token.text.substr(token.text.rfind(' ') + 1);
      token.classes = (party_classes(last, end) & kLightNoun) | kPartyNoun;
    }
  } else if (is_word_byte(clause_[from])) {
    token.end = static_cast<std::uint32_t>(word_end(from));
    token.text = clause_.substr(from, token.end - from);
    token.kind = TokenKind::kWord;
    token.lower = lexis::is_lower(token.text.front());
    token.classes = party_classes(token.text, end) & (token.lower ? ~PartyClasses{0} : kOfAnyCase);
  } else {
    token.kind = kind_of(clause_[from]);
    token.end = token.begin + 1;
    token.text = clause_.substr(from, 1);
  }
  position_ = token.end;
}

std::size_t Tokens::word_end(std::size_t from) const {
  auto to = from;
  while (to < clause_.size()) {
    auto const kind = kSigns[static_cast<unsigned char>(clause_[to])];
    if (kind == kNoWord || (kind == kJoiner && !joins(to))) break;
    to += kind == kThreeBytes ? 3 : 1;
  }
  return std::min(to, clause_.size());
}

bool Tokens::joins(std::size_t at) const {
  char const c = clause_[at];
  auto const is = [&](std::size_t i, auto const& test) { return i < clause_.size() && test(clause_[i]); };
  if (c == ',') return at > 0 && lexis::is_digit(clause_[at - 1]) && is(at + 1, lexis::is_digit);
  if (c == '.') return at > 0 && lexis::is_upper(clause_[at - 1]) && is(at + 1, lexis::is_upper);
  return is(at + 1, lexis::is_letter) || is(at + 1, lexis::is_digit);
}

}  // namespace rapporteur::grammar
