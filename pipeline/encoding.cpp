#include "pipeline/encoding.hpp"

#include "pipeline/utf8.hpp"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstddef>

namespace rapporteur {
namespace {

constexpr std::size_t kNulSample = 4096;
constexpr std::size_t kDetectorSample = 65536;
constexpr std::size_t kBeforeFirstBad = 4096;
/// ICU gives 10 for two bytes of anything, 10 more for each of the first code units that is Latin.
constexpr std::int32_t kUtf16Confidence = 50;

std::optional<EncodingSign> by_nuls(std::string_view bytes) {
  std::string_view const sample = bytes.substr(0, kNulSample);
  if (sample.find('\0') == std::string_view::npos) return std::nullopt;
  std::size_t const units = sample.size() / 2;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    even += sample[i] == '\0' ? 1U : 0U;
    odd += sample[i + 1] == '\0' ? 1U : 0U;
  }
  auto const only = [units](std::size_t here, std::size_t there) {
    return here >= 2 && here * 4 >= units * 3 && there * 10 <= here;
  };
  if (only(odd, even)) return EncodingSign{Encoding::kUtf16Le, 0};
  if (only(even, odd)) return EncodingSign{Encoding::kUtf16Be, 0};
  return std::nullopt;
}

bool is_damaged_utf8(std::string_view bytes, std::size_t first_bad) {
  std::size_t characters = 0;
  std::size_t stretches = 0;
  bool damaged = false;
  char const* const end = bytes.data() + bytes.size();
  // All up to here is valid, so that only the characters beyond ASCII need counting.
  for (char const* at = bytes.data(); at != bytes.data() + first_bad; ++at) {
    characters += utf8::byte_at(at) >= 0xC2U ? 1U : 0U;
  }
  for (char const* at = bytes.data() + first_bad; at != end;) {
    if (utf8::is_ascii(at)) {
      at = utf8::skip_ascii(at, end);
      damaged = false;
      continue;
    }
    utf8::Character const character = utf8::decode(at, end);
    if (character.length == 0) {
      stretches += damaged ? 0U : 1U;
      damaged = true;
      ++at;
    } else {
      ++characters;
      damaged = false;
      at += character.length;
    }
  }
  return characters > 0 && characters >= stretches;
}

}  // namespace

std::optional<EncodingSign> encoding_sign(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return EncodingSign{Encoding::kUtf8, 3};
  if (bytes.starts_with("\xFF\xFE"sv)) return EncodingSign{Encoding::kUtf16Le, 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return EncodingSign{Encoding::kUtf16Be, 2};
  return by_nuls(bytes);
}

Encoding guess_encoding(std::string_view bytes, std::size_t first_bad) {
  if (is_damaged_utf8(bytes, first_bad)) return Encoding::kUtf8;

  // The detector reads its sample some twenty times, so that it gets a part only, with the bytes in doubt in it. UTF-16
  // has its units at even offsets.
  std::size_t const begin = (first_bad - std::min(first_bad, kBeforeFirstBad)) & ~std::size_t{1};
  std::string_view const sample = bytes.substr(begin, kDetectorSample);
  UErrorCode status = U_ZERO_ERROR;
  icu::LocalUCharsetDetectorPointer const detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return Encoding::kWindows1252;
  ucsdet_setText(detector.getAlias(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  UCharsetMatch const* const match = ucsdet_detect(detector.getAlias(), &status);
  if (U_FAILURE(status) || match == nullptr) return Encoding::kWindows1252;
  std::int32_t const confidence = ucsdet_getConfidence(match, &status);
  char const* const found = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || found == nullptr || confidence < kUtf16Confidence) return Encoding::kWindows1252;
  if (std::string_view(found) == "UTF-16LE") return Encoding::kUtf16Le;
  if (std::string_view(found) == "UTF-16BE") return Encoding::kUtf16Be;
  return Encoding::kWindows1252;
}

}  // namespace rapporteur
