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

/// Whether a word of letters ends before `c`, whatever stands behind that.
bool ends_letters(char c) { return c == ',' || kSigns[static_cast<unsigned char>(c)] == kNoWord; }

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

bool Tokens::has_comma_to(std::size_t from) const {
  constexpr std::size_t kReach = 4096;
  auto const near = clause_.substr(std::min(from, clause_.size()), kReach);
  for (auto comma = near.find(','); comma != std::string_view::npos; comma = near.find(',', comma + 1)) {
    auto at = comma + 1;
    while (at < near.size() && lexis::is_blank(near[at])) ++at;
    if (near.substr(at, 2) == "to") return true;
  }
  return near.size() == kReach;
}

std::size_t Tokens::to_behind_name(std::size_t& name) const {
  auto const starts_at = [this](std::size_t at, std::string_view with) { return clause_.substr(at).starts_with(with); };
  if (next_name_ != 1 && (next_name_ != 5 || (!starts_at(0, " the ") && !starts_at(0, " all ")))) return 0;
  name = next_name_;
  auto const to = name + names_.front().end - names_.front().begin;
  constexpr std::size_t kTo = 4;
  if (!names_.front().party || clause_[0] != ' ' || to + kTo + kRead >= clause_.size() || !starts_at(to, " to ") ||
      !lexis::is_upper(clause_[name]))
    return 0;
  auto const verb = to + kTo;
  auto const size = lexis::letters_at(clause_.substr(verb, kRead));
  auto const word = clause_.substr(verb, size);
  if (size == 0 || size == kRead || (clause_[verb + size] != ' ' && clause_[verb + size] != ',') ||
      !lexis::is_lower(word[0]) || word.ends_with("ly"))
    return 0;
  if ((words_.find(word, word.data() + kRead) & (kNotVerb | kTaskAdverb)) != 0) return 0;
  if (name > 1 && clause_[1] == 'a') name = 1;
  return to + 1;
}

void Tokens::next() {
  // Nearly always: a short word of letters, or a comma behind one.
  char const* const text = clause_.data();
  if (position_ >= near_end_ || count_ >= kMost) return read_next();
  auto const from = position_ + static_cast<std::size_t>(text[position_] == ' ');
  if (from >= next_name_) {
    if (auto const name = name_at(from); name != 0) return add_name(from, name);
  }
  auto size = lexis::letters_at({text + from, kRead});
  bool const comma = size == 0 && text[from] == ',';
  if (!comma && (size - 1 >= kRead - 1 || !ends_letters(text[from + size]))) return read_next();
  Token& token = tokens_[count_++];
  if (comma) size = 1;
  token.text = {text + from, size};
  token.begin = static_cast<std::uint32_t>(from);
  token.end = static_cast<std::uint32_t>(from + size);
  token.name = false;
  position_ = from + size;
  if (comma) {
    token.classes = 0;
    token.kind = TokenKind::kComma;
    token.lower = false;
    return;
  }
  token.kind = TokenKind::kWord;
  token.lower = lexis::is_lower(text[from]);
  token.classes = words_.find(token.text, text + from + kRead) & (token.lower ? ~PartyClasses{0} : kOfAnyCase);
}

void Tokens::read_next() {
  char const* const text = clause_.data();
  auto const size = clause_.size();
  Token& token = tokens_[count_++];
  auto from = position_;
  while (from < size && lexis::is_blank(text[from])) ++from;
  token.begin = static_cast<std::uint32_t>(from);
  token.classes = 0;
  token.lower = token.name = false;
  if (from >= size || count_ > kMost) {
    token.text = {};
    token.end = token.begin;
    token.kind = TokenKind::kEnd;
    position_ = size;
    return;
  }
  if (auto const name = name_at(from); name != 0) {
    --count_;
    return add_name(from, name);
  }
  auto to = is_word_byte(text[from]) ? word_end(from) : from;
  if (to == from) {
    token.kind = kind_of(text[from]);
    ++to;
  } else {
    token.kind = TokenKind::kWord;
    token.lower = lexis::is_lower(text[from]);
  }
  token.text = {text + from, to - from};
  token.end = static_cast<std::uint32_t>(to);
  position_ = to;
  if (token.kind == TokenKind::kWord) {
    token.classes = words_.find(token.text, text + size) & (token.lower ? ~PartyClasses{0} : kOfAnyCase);
  }
}

void Tokens::add_name(std::size_t from, std::size_t size) {
  Token& token = tokens_[count_++];
  token.text = clause_.substr(from, size);
  token.begin = static_cast<std::uint32_t>(from);
  token.end = static_cast<std::uint32_t>(from + size);
  token.classes = names_.front().party ? kPartyNoun : PartyClasses{0};
  token.kind = TokenKind::kWord;
  token.lower = lexis::is_lower(clause_[from]);
  token.name = true;
  position_ = from + size;
}

inline std::size_t Tokens::word_end(std::size_t from) const {
  auto to = from;
  while (to < clause_.size()) {
    to += letters_and_digits_at(clause_.data() + to, clause_.size() - to);
    if (to == clause_.size()) break;
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
