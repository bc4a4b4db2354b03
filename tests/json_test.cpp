#include "proto/json.hpp"

#include "messages.hpp"
#include "proto/convert.hpp"
#include "proto/json_text.hpp"
#include "rapporteur/v1/document.pb.h"

#include <gmock/gmock.h>
#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <bit>
#include <limits>
#include <random>
#include <string>

namespace rapporteur {
namespace {

/// As protobuf's own printer writes it: what ours is held to.
std::string canonical(google::protobuf::Message const& message) {
  std::string json;
  EXPECT_TRUE(google::protobuf::util::MessageToJsonString(message, &json).ok());
  return json;
}

std::string written(std::string const& bytes) {
  std::string json;
  EXPECT_TRUE(JsonWriter().append(bytes, json));
  return json;
}

void append_utf8(std::uint32_t character, std::string& text) {
  auto const put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (character < 0x80) return put(character);
  if (character < 0x800) {
    put(0xC0U | character >> 6U);
  } else if (character < 0x10000) {
    put(0xE0U | character >> 12U);
    put(0x80U | (character >> 6U & 0x3FU));
  } else {
    put(0xF0U | character >> 18U);
    put(0x80U | (character >> 12U & 0x3FU));
    put(0x80U | (character >> 6U & 0x3FU));
  }
  put(0x80U | (character & 0x3FU));
}

TEST(Json, IsTheCanonicalOneOfEveryField) {
  v1::Document document;
  EXPECT_EQ(written(document.SerializeAsString()), "{}");
  tests::fill(document);
  EXPECT_EQ(written(document.SerializeAsString()), canonical(document));
  to_message(tests::hand_made_analysis(), OffsetEncoding::kUtf16, document);
  EXPECT_EQ(written(document.SerializeAsString()), canonical(document));
}

TEST(Json, EveryCharacterIsWrittenAsTheCanonicalPrinterDoes) {
  constexpr std::uint32_t kBlock = 0x100;
  for (std::uint32_t first = 0; first < 0x110000; first += kBlock) {
    if (first >= 0xD800 && first < 0xE000) continue;  // no characters
    v1::Document document;
    for (auto character = first; character < first + kBlock; ++character)
      append_utf8(character, *document.mutable_text());
    ASSERT_EQ(written(document.SerializeAsString()), canonical(document)) << "from U+" << std::hex << first;
  }
}

TEST(Json, RealNumbersAreWrittenAsTheCanonicalPrinterDoes) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same ones each time
  v1::Document document;
  auto const check = [&](float number) {
    document.mutable_scores()->set_binding_share(number);
    ASSERT_EQ(written(document.SerializeAsString()), canonical(document));
  };
  using Limits = std::numeric_limits<float>;
  for (float const number :
       {0.F, -0.F, 1.F, 0.1F, 0.75F, 1e-5F, 1e5F, 123456.F, 1234567.F, 1e21F, Limits::min(), Limits::max(),
        Limits::denorm_min(), Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN()})
    check(number);
  for (int i = 0; i < 20000; ++i) {
    check(std::bit_cast<float>(static_cast<std::uint32_t>(random())));
    check(static_cast<float>(random() % 200001) / 10000.F);
  }
}

TEST(Json, NumbersOfNoNameAreWrittenAsTheyAre) {
  v1::Document document;
  document.add_paragraphs()->set_kind(static_cast<v1::ParagraphKind>(4711));
  EXPECT_EQ(written(document.SerializeAsString()), canonical(document));
}

TEST(Json, FieldsOfALaterSchemaArePassedOver) {
  v1::Document document;
  document.set_text("words");
  std::string const known = document.SerializeAsString();
  // Field 1000 as a number, as eight bytes, as a text and as four bytes.
  for (std::string const& unknown : {std::string("\xC0\x3E\x05", 3), std::string("\xC1\x3E", 2) + std::string(8, 'x'),
                                     std::string("\xC2\x3E\x03", 3) + "abc", std::string("\xC5\x3E", 2) + "1234"}) {
    EXPECT_EQ(written(unknown + known), canonical(document));
    EXPECT_EQ(written(known + unknown), canonical(document));
  }
}

TEST(Json, BytesThatAreNoMessageLeaveTheOutputAlone) {
  v1::Document document;
  tests::fill(document);
  std::string const whole = document.SerializeAsString();
  std::string out = "before";
  std::size_t refused = 0;
  v1::Document read;
  google::protobuf::LogSilencer const quiet;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    out.resize(6);
    bool const good = JsonWriter().append(std::string_view(whole).substr(0, size), out);
    ASSERT_EQ(good, read.ParseFromArray(whole.data(), static_cast<int>(size))) << size;
    if (good) continue;
    ++refused;
    ASSERT_EQ(out, "before");
  }
  EXPECT_GT(refused, whole.size() / 2);
  for (std::string const& bytes :
       {std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), std::string("\x00", 1), std::string("\x0B"),
        std::string("\x0A\xFF\xFF\xFF\xFF\x0F"
                    "abc")}) {
    EXPECT_FALSE(JsonWriter().append(bytes, out));
  }
}

TEST(Json, RandomBytesAreSurvived) {
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same ones each time
  v1::Document document;
  tests::fill(document);
  std::string const whole = document.SerializeAsString();
  for (int i = 0; i < 20000; ++i) {
    std::string bytes = whole;
    for (int changes = 0; changes < 4; ++changes) bytes[random() % bytes.size()] = static_cast<char>(random());
    std::string out;
    if (!JsonWriter().append(bytes, out)) {
      EXPECT_TRUE(out.empty());
    }
  }
}

}  // namespace
}  // namespace rapporteur
