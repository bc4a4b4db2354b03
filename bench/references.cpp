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
};

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
  if (U_FAILURE(status) != 0) {
    std::fprintf(stderr, "ICU has no word break iterator: %s\n", u_errorName(status));
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

std::uint64_t References::words_of(std::size_t index) {
  std::uint64_t count = 0;
  icu_->words->setText(icu_->texts[index]);
  icu_->words->first();
  while (icu_->words->next() != icu::BreakIterator::DONE) ++count;
  return count;
}

std::uint64_t References::touch(std::size_t index) const {
  auto const& text = icu_->texts[index];
  std::uint64_t sum = 0;
  for (std::int32_t i = 0; i < text.length(); ++i) sum += text.charAt(i);
  return sum;
}

}  // namespace rapporteur::bench
