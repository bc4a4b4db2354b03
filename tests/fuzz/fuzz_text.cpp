// Any bytes become UTF-8 in NFC, with a way back to every byte of the input, and the same bytes always the same.

#include "pipeline/text.hpp"
#include "tests/fuzz/check.hpp"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

using namespace rapporteur;
using fuzz::check;

namespace {

bool is_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  auto const* const nfc = icu::Normalizer2::getNFCInstance(status);
  icu::StringPiece const piece(text.data(), static_cast<std::int32_t>(text.size()));
  return nfc->isNormalizedUTF8(piece, status) != 0;
}

/// The runs cover the text and, behind a byte order mark, the input, both in order.
void check_map(std::string_view input, Text const& text) {
  std::uint32_t at_text = 0;
  std::uint32_t at_source = text.map.runs().empty() ? 0 : text.map.runs().front().source;
  check(at_source <= 3, "only a byte order mark is left out");
  for (auto const& run : text.map.runs()) {
    check(run.text == at_text && run.source == at_source, "the runs of the map follow each other");
    check(run.length > 0 && run.source_length > 0, "no run of the map is empty");
    at_text += run.length;
    at_source += run.source_length;
    check(fuzz::between_characters(text.chars, at_text), "a run of the map ends between characters");
  }
  check(at_text == text.chars.size(), "the map covers the text");
  check(at_source == input.size() || text.chars.empty(), "the map covers the input");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const input = fuzz::as_text(data, size);
  static Text used;  // keeps what the inputs before left in it
  Diagnostics diagnostics;
  decode(input, used, diagnostics);
  fuzz::check_utf8(used.chars);
  check(is_nfc(used.chars), "the text is in NFC");
  check_map(input, used);
  check(diagnostics.size() <= 1, "at most one diagnostic");

  Text fresh;
  Diagnostics again;
  decode(input, fresh, again);
  check(fresh.chars == used.chars && fresh.map.runs() == used.map.runs(), "a used text gives what a new one gives");
  return 0;
}
