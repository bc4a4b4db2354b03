#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace rapporteur {

namespace v1 {
class Document;
}
class JsonWriter;

/// A file of documents: one record after the other, nothing before, between or behind them.
///
/// Delimited    the length of the message in bytes as a varint, then the message. Every protobuf library has a reader.
/// JSON lines   the message as canonical proto3 JSON (lowerCamelCase names, fields with default values left out), then
/// a line feed.
///
/// Both throw std::length_error for a message that is too large for the format, past 2 GiB, and leave `out` as it was.
/// The strings of a message that was converted are UTF-8; nothing else can go wrong.
void append_delimited(v1::Document const& document, std::string& out);
void append_json_line(v1::Document const& document, std::string& out);
void append_json_line(JsonWriter const& json, std::string_view message, std::string& out);

/// What a reader came upon.
enum class ReadStep : std::uint8_t {
  kRecord,     ///< a record, whole
  kEnd,        ///< the end, after a whole record or at once
  kTruncated,  ///< the end in the middle of a record
  kMalformed,  ///< something that is no record: a length that no message has, or bytes that are no Document
  kFailed,     ///< the stream failed for another reason
};

/// Reads a delimited stream record by record; one record at a time is in memory. Does not throw for anything in the
/// stream. After a step other than kRecord it stays there.
class DelimitedReader {
 public:
  /// `in` must outlive the reader and be open in binary mode.
  explicit DelimitedReader(std::istream& in) : in_(in) {}

  /// The bytes of the next record, without looking into them; valid until the next call.
  [[nodiscard]] ReadStep next(std::string_view& record);
  /// The next record as a message, whatever `document` held before.
  [[nodiscard]] ReadStep next(v1::Document& document);

  /// Where the last whole record ended: bytes from where the reader began. What is before it can be kept.
  [[nodiscard]] std::uint64_t position() const { return position_; }
  /// How many whole records were read.
  [[nodiscard]] std::uint64_t records() const { return records_; }

 private:
  [[nodiscard]] ReadStep read_length(std::uint32_t& length, std::uint64_t& width);
  [[nodiscard]] ReadStep read_bytes(std::uint32_t length);
  [[nodiscard]] ReadStep at_end(ReadStep otherwise) const;

  std::istream& in_;
  std::string record_;
  std::uint64_t position_ = 0;
  std::uint64_t records_ = 0;
  ReadStep last_ = ReadStep::kRecord;
};

/// In words, for a message: "the last record is cut off".
[[nodiscard]] std::string_view description(ReadStep step);

}  // namespace rapporteur
