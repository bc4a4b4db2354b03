#include "proto/stream.hpp"

#include "messages.hpp"
#include "proto/convert.hpp"
#include "rapporteur/v1/document.pb.h"

#include <gmock/gmock.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/delimited_message_util.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

using namespace std::string_literals;
using google::protobuf::util::MessageDifferencer;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

v1::Document hand_made() {
  v1::Document document;
  to_message(tests::hand_made_analysis(), OffsetEncoding::kUtf8, document);
  return document;
}

v1::Document filled() {
  v1::Document document;
  tests::fill(document);
  return document;
}

/// A document of so many bytes, from 3 on.
v1::Document of_size(std::size_t size) {
  v1::Document document;
  for (std::size_t length = size - 2; document.ByteSizeLong() != size; --length) {
    document.set_text(std::string(length, 'x'));
  }
  return document;
}

std::string stream_of(std::vector<v1::Document> const& documents) {
  std::string stream;
  for (v1::Document const& each : documents) append_delimited(each, stream);
  return stream;
}

struct Read {
  std::vector<v1::Document> documents;
  ReadStep last{};
  std::uint64_t position = 0;
};

Read read_all(std::string const& stream) {
  std::istringstream in(stream);
  DelimitedReader reader(in);
  Read read;
  v1::Document document;
  while ((read.last = reader.next(document)) == ReadStep::kRecord) read.documents.push_back(document);
  EXPECT_EQ(reader.next(document), read.last) << "it stays where it stopped";
  EXPECT_EQ(reader.records(), read.documents.size());
  read.position = reader.position();
  return read;
}

TEST(Delimited, IsReadAgainAsItWas) {
  std::vector<v1::Document> const documents = {hand_made(), v1::Document(), filled(), hand_made()};
  std::string const stream = stream_of(documents);
  Read const read = read_all(stream);
  EXPECT_EQ(read.last, ReadStep::kEnd);
  EXPECT_EQ(read.position, stream.size());
  ASSERT_EQ(read.documents.size(), documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    EXPECT_TRUE(MessageDifferencer::Equals(read.documents[i], documents[i])) << i;
  }
}

TEST(Delimited, IsWhatTheLibraryItselfReadsAndWrites) {
  std::vector<v1::Document> const documents = {filled(), v1::Document(), of_size(200), hand_made()};
  std::string const stream = stream_of(documents);
  google::protobuf::io::ArrayInputStream in(stream.data(), static_cast<int>(stream.size()));
  std::ostringstream out;
  for (v1::Document const& expected : documents) {
    v1::Document document;
    bool clean_end = false;
    ASSERT_TRUE(google::protobuf::util::ParseDelimitedFromZeroCopyStream(&document, &in, &clean_end));
    EXPECT_TRUE(MessageDifferencer::Equals(document, expected));
    ASSERT_TRUE(google::protobuf::util::SerializeDelimitedToOstream(expected, &out));
  }
  EXPECT_EQ(out.str(), stream);
}

TEST(Delimited, KeepsFieldsThatALaterSchemaHas) {
  v1::Document document = hand_made();
  document.GetReflection()->MutableUnknownFields(&document)->AddVarint(1000, 7);
  std::string stream;
  append_delimited(document, stream);
  std::ostringstream out;
  ASSERT_TRUE(google::protobuf::util::SerializeDelimitedToOstream(document, &out));
  EXPECT_EQ(out.str(), stream);
}

TEST(Delimited, LengthsOfEveryWidth) {
  for (std::size_t const size : {3U, 127U, 128U, 16383U, 16384U, 2097151U, 2097152U}) {
    v1::Document const document = of_size(size);
    std::string const stream = stream_of({document, document});
    Read const read = read_all(stream);
    EXPECT_EQ(read.last, ReadStep::kEnd) << size;
    ASSERT_EQ(read.documents.size(), 2U) << size;
    EXPECT_EQ(read.documents[1].ByteSizeLong(), size);
  }
}

TEST(Delimited, IsAppended) {
  std::string stream = "before";
  append_delimited(v1::Document(), stream);
  EXPECT_EQ(stream, std::string("before\0", 7));
}

TEST(Delimited, AnEmptyStreamHoldsNothing) {
  Read const read = read_all("");
  EXPECT_EQ(read.last, ReadStep::kEnd);
  EXPECT_EQ(read.position, 0U);
}

TEST(Delimited, IsTruncatedWhereverItIsCutInARecord) {
  std::vector<v1::Document> const documents = {hand_made(), of_size(300), v1::Document()};
  std::string const stream = stream_of(documents);
  std::vector<std::size_t> ends = {0};
  for (v1::Document const& each : documents) ends.push_back(ends.back() + stream_of({each}).size());
  for (std::size_t size = 0; size < stream.size(); ++size) {
    Read const read = read_all(stream.substr(0, size));
    auto const whole = static_cast<std::size_t>(std::ranges::upper_bound(ends, size) - ends.begin()) - 1;
    ASSERT_EQ(read.documents.size(), whole) << size;
    ASSERT_EQ(read.position, ends[whole]) << size;
    ASSERT_EQ(read.last, size == ends[whole] ? ReadStep::kEnd : ReadStep::kTruncated) << size;
  }
}

TEST(Delimited, ALengthThatNoMessageHasIsMalformed) {
  EXPECT_EQ(read_all("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01").last, ReadStep::kMalformed);
  EXPECT_EQ(read_all("\x80\x80\x80\x80\x08").last, ReadStep::kMalformed);  // 2 GiB
}

TEST(Delimited, ALengthPastTheEndTakesNoMemory) {
  EXPECT_EQ(read_all("\xFF\xFF\xFF\xFF\x07 and little more").last, ReadStep::kTruncated);  // 2 GiB less one byte
}

TEST(Delimited, BytesThatAreNoDocumentAreMalformed) {
  std::string const good = stream_of({hand_made()});
  Read const read = read_all(good + "\x03\x0A\x05x" + good);
  EXPECT_EQ(read.last, ReadStep::kMalformed);
  EXPECT_EQ(read.documents.size(), 1U);
  EXPECT_EQ(read.position, good.size());
}

TEST(Delimited, RecordsCanBePassedOverWithoutParsing) {
  std::istringstream in(stream_of({hand_made(), v1::Document()}));
  DelimitedReader reader(in);
  std::string_view record;
  ASSERT_EQ(reader.next(record), ReadStep::kRecord);
  EXPECT_EQ(record, hand_made().SerializeAsString());
  ASSERT_EQ(reader.next(record), ReadStep::kRecord);
  EXPECT_EQ(record, "");
  EXPECT_EQ(reader.next(record), ReadStep::kEnd);
}

TEST(Delimited, AStreamThatFailsIsNotItsEnd) {
  struct Failing : std::streambuf {
    int_type underflow() override { throw 1; }  // as a stream buffer tells of an error; the stream turns it into badbit
  } buffer;
  std::istream in(&buffer);
  DelimitedReader reader(in);
  std::string_view record;
  EXPECT_EQ(reader.next(record), ReadStep::kFailed);
}

TEST(Delimited, EveryStepHasADescription) {
  for (auto const step : {ReadStep::kRecord, ReadStep::kEnd, ReadStep::kTruncated, ReadStep::kMalformed}) {
    EXPECT_NE(description(step), description(ReadStep::kFailed));
  }
}

std::string json_line(v1::Document const& document) {
  std::string line;
  append_json_line(document, line);
  return line;
}

TEST(JsonLines, IsReadAgainAsItWas) {
  for (v1::Document const& document : {hand_made(), filled(), v1::Document()}) {
    v1::Document read;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json_line(document), &read).ok());
    EXPECT_TRUE(MessageDifferencer::Equals(read, document));
  }
}

TEST(JsonLines, IsAppendedAsOneLine) {
  v1::Document document;
  document.set_text("two\nlines\r\n\x00\x1F\x7F\t\"quoted\"\\ \u2028 \u2029 \u0085"s);
  std::string lines = "before\n";
  append_json_line(document, lines);
  EXPECT_EQ(lines.rfind("before\n{", 0), 0U);
  EXPECT_THAT(lines, EndsWith("}\n"));
  std::string const line = lines.substr(7, lines.size() - 8);
  for (std::string const separator : {"\n", "\r", "\u2028", "\u2029"}) EXPECT_THAT(line, Not(HasSubstr(separator)));
}

TEST(JsonLines, NamesAreInCamelCaseAndEnumsAreNames) {
  std::string const line = json_line(hand_made());
  for (std::string const part :
       {R"("offsetEncoding":"OFFSET_ENCODING_UTF8")", R"("adoptedOn":"2019-05-02")", R"("session":98)",
        R"("sessionKind":"SESSION_KIND_REGULAR")", R"("kind":"PARAGRAPH_KIND_OPERATIVE")", R"~("path":["1.","(a)"])~",
        R"~("agendaItems":["96","19 (a)"])~", R"("against":0)", R"("parent":0)"}) {
    EXPECT_THAT(line, HasSubstr(part));
  }
}

TEST(JsonLines, HoldsWhateverBytesTheAnalysisHeld) {
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) every_byte += static_cast<char>(byte);
  Analysis analysis;
  analysis.source = every_byte;
  analysis.text = every_byte;
  v1::Document document;
  to_message(analysis, OffsetEncoding::kUtf16, document);
  v1::Document read;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json_line(document), &read).ok());
  EXPECT_TRUE(MessageDifferencer::Equals(read, document));
}

}  // namespace
}  // namespace rapporteur
