#include "bench/references.hpp"

#include "pipeline/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace rapporteur::bench {

struct References::Icu {
  std::vector<icu::UnicodeString> texts;
  std::unique_ptr<icu::BreakIterator> words;
  std::unique_ptr<icu::BreakIterator> sentences;
};

namespace {

std::uint64_t boundaries(icu::BreakIterator& iterator, icu::UnicodeString const& text) {
  std::uint64_t count = 0;
  iterator.setText(text);
  iterator.first();
  while (iterator.next() != icu::BreakIterator::DONE) ++count;
  return count;
}

}  // namespace

References::References(Texts const& texts) : texts_(texts), icu_(std::make_unique<Icu>()) {
  for (auto const& bytes : texts.bytes) {
    Text text;
    Diagnostics diagnostics;
    decode(bytes, text, diagnostics);
    auto const length = static_cast<std::int32_t>(text.chars.size());
    icu_->texts.push_back(icu::UnicodeString::fromUTF8(icu::StringPiece(text.chars.data(), length)));
  }
  UErrorCode status = U_ZERO_ERROR;
  icu_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
  icu_->sentences.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
  if (U_FAILURE(status) != 0) {
    std::fprintf(stderr, "ICU has no break iterators: %s\n", u_errorName(status));
    std::exit(1);
  }
}

References::~References() = default;

std::uint64_t References::line_feeds() const {
  std::uint64_t count = 0;
  for (auto const& bytes : texts_.bytes) {
    char const* at = bytes.data();
    char const* const end = at + bytes.size();
    while (at != end) {
      auto const* const found = static_cast<char const*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
      if (found == nullptr) break;
      ++count;
      at = found + 1;
    }
  }
  return count;
}

std::uint64_t References::words() {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < icu_->texts.size(); ++i) count += words_of(i);
  return count;
}

std::uint64_t References::words_of(std::size_t index) { return boundaries(*icu_->words, icu_->texts[index]); }

std::uint64_t References::sentences() {
  std::uint64_t count = 0;
  for (auto const& text : icu_->texts) count += boundaries(*icu_->sentences, text);
  return count;
}

std::uint64_t References::counted_words() const {
  std::uint64_t count = 0;
  for (auto const& bytes : texts_.bytes) {
    bool inside = false;
    for (char const c : bytes) {
      bool const blank = c == ' ' || (c >= '\t' && c <= '\r');
      count += !blank && !inside ? 1 : 0;
      inside = !blank;
    }
  }
  return count;
}

std::uint64_t References::touch(std::size_t index) const {
  auto const& text = icu_->texts[index];
  std::uint64_t sum = 0;
  for (std::int32_t i = 0; i < text.length(); ++i) sum += text.charAt(i);
  return sum;
}

}  // namespace rapporteur::bench
