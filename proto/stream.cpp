#include "proto/stream.hpp"

#include "proto/json.hpp"
#include "rapporteur/v1/document.pb.h"

#include <google/protobuf/io/coded_stream.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <stdexcept>

namespace rapporteur {
namespace {

using google::protobuf::io::CodedOutputStream;

/// The largest message there is, by the definition of the format.
constexpr std::size_t kLargest = std::numeric_limits<std::int32_t>::max();

std::size_t checked_size(v1::Document const& document) {
  std::size_t const size = document.ByteSizeLong();
  if (size > kLargest) throw std::length_error("the message is larger than 2 GiB");
  return size;
}

std::uint8_t* as_bytes(char* at) { return reinterpret_cast<std::uint8_t*>(at); }

}  // namespace

void append_delimited(v1::Document const& document, std::string& out) {
  std::size_t const size = checked_size(document);
  std::size_t const width = CodedOutputStream::VarintSize32(static_cast<std::uint32_t>(size));
  std::size_t const begin = out.size();
  out.resize(begin + width + size);
  std::uint8_t* const at = as_bytes(out.data() + begin);
  CodedOutputStream::WriteVarint32ToArray(static_cast<std::uint32_t>(size), at);
  document.SerializeWithCachedSizesToArray(at + width);
}

void append_json_line(v1::Document const& document, std::string& out) {
  checked_size(document);
  append_json_line(JsonWriter(), document.SerializeAsString(), out);
}

void append_json_line(JsonWriter const& json, std::string_view message, std::string& out) {
  if (!json.append(message, out)) throw std::invalid_argument("the bytes are no message");
  out += '\n';
}

ReadStep DelimitedReader::at_end(ReadStep otherwise) const { return in_.bad() ? ReadStep::kFailed : otherwise; }

ReadStep DelimitedReader::read_length(std::uint32_t& length, std::uint64_t& width) {
  constexpr int kEndOfFile = std::istream::traits_type::eof();
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    int const byte = in_.get();
    if (byte == kEndOfFile) return at_end(shift == 0 ? ReadStep::kEnd : ReadStep::kTruncated);
    ++width;
    value |= static_cast<std::uint64_t>(static_cast<unsigned>(byte) & 0x7FU) << shift;
    if (byte < 0x80) {
      if (value > kLargest) return ReadStep::kMalformed;
      length = static_cast<std::uint32_t>(value);
      return ReadStep::kRecord;
    }
  }
  return ReadStep::kMalformed;
}

ReadStep DelimitedReader::read_bytes(std::uint32_t length) {
  // In steps: a length that is wrong must not take the memory that it asks for.
  constexpr std::size_t kStep = 1024UL * 1024;
  record_.clear();
  while (record_.size() < length) {
    std::size_t const begin = record_.size();
    std::size_t const wanted = std::min(kStep, length - begin);
    record_.resize(begin + wanted);
    in_.read(record_.data() + begin, static_cast<std::streamsize>(wanted));
    if (static_cast<std::size_t>(in_.gcount()) != wanted) return at_end(ReadStep::kTruncated);
  }
  return ReadStep::kRecord;
}

ReadStep DelimitedReader::next(std::string_view& record) {
  record = {};
  if (last_ != ReadStep::kRecord) return last_;
  std::uint32_t length = 0;
  std::uint64_t width = 0;
  last_ = read_length(length, width);
  if (last_ == ReadStep::kRecord) last_ = read_bytes(length);
  if (last_ != ReadStep::kRecord) return last_;
  position_ += width + length;
  ++records_;
  record = record_;
  return last_;
}

ReadStep DelimitedReader::next(v1::Document& document) {
  std::uint64_t const begin = position_;
  std::string_view record;
  ReadStep const step = next(record);
  if (step != ReadStep::kRecord) {
    document.Clear();
    return step;
  }
  if (document.ParseFromArray(record.data(), static_cast<int>(record.size()))) return step;
  document.Clear();
  position_ = begin;
  --records_;
  last_ = ReadStep::kMalformed;
  return last_;
}

std::string_view description(ReadStep step) {
  switch (step) {
    case ReadStep::kRecord:
      return "a whole record";
    case ReadStep::kEnd:
      return "the end of the stream";
    case ReadStep::kTruncated:
      return "the last record is cut off";
    case ReadStep::kMalformed:
      return "what follows is not a record";
    case ReadStep::kFailed:
      return "the stream cannot be read";
  }
  return "the stream cannot be read";
}

}  // namespace rapporteur
