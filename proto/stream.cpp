#include "proto/stream.hpp"

#include "rapporteur/v1/document.pb.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/reflection.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <vector>

namespace rapporteur {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::io::CodedOutputStream;

/// The largest message there is, by the definition of the format.
constexpr std::size_t kLargest = std::numeric_limits<std::int32_t>::max();

std::size_t checked_size(v1::Document const& document) {
  std::size_t const size = document.ByteSizeLong();
  if (size > kLargest) throw std::length_error("the message is larger than 2 GiB");
  return size;
}

constexpr std::uint32_t tag(int number, bool sized) {
  return (static_cast<std::uint32_t>(number) << 3U) | (sized ? 2U : 0U);
}

/// Appends to a string by way of a buffer on the stack: a string that grew to the message's size would be set to zero
/// all over before anything is written.
class Output {
 public:
  explicit Output(std::string& out) : out_(out) {}
  ~Output() { flush(); }
  Output(Output const&) = delete;
  Output& operator=(Output const&) = delete;

  void varint(std::uint32_t value) { used_to(CodedOutputStream::WriteVarint32ToArray(value, room_for(kWidest))); }
  void signed_varint(std::int32_t value) {
    used_to(CodedOutputStream::WriteVarint32SignExtendedToArray(value, room_for(kWidest)));
  }

  void text(int number, std::string const& value) {
    varint(tag(number, true));
    varint(static_cast<std::uint32_t>(value.size()));
    flush();
    out_.append(value);
  }

  /// `message` must know its size.
  void message(int number, Message const& message) {
    auto const size = static_cast<std::size_t>(message.GetCachedSize());
    varint(tag(number, true));
    varint(static_cast<std::uint32_t>(size));
    bare(message, size);
  }

  void bare(Message const& message, std::size_t size) {
    if (size <= buffer_.size()) {
      used_to(message.SerializeWithCachedSizesToArray(room_for(size)));
      return;
    }
    flush();
    auto const begin = out_.size();
    out_.resize(begin + size);
    message.SerializeWithCachedSizesToArray(reinterpret_cast<std::uint8_t*>(out_.data() + begin));
  }

 private:
  static constexpr std::size_t kWidest = 10;  // bytes of a varint

  std::uint8_t* room_for(std::size_t size) {
    if (buffer_.size() - used_ < size) flush();
    return buffer_.data() + used_;
  }
  void used_to(std::uint8_t const* end) { used_ = static_cast<std::size_t>(end - buffer_.data()); }
  void flush() {
    out_.append(reinterpret_cast<char const*>(buffer_.data()), used_);
    used_ = 0;
  }

  std::string& out_;
  std::size_t used_ = 0;
  std::array<std::uint8_t, 8192> buffer_;  // NOLINT: what is not written is not read
};

/// Whether `write_fields` knows what the document holds.
bool is_plain(v1::Document const& document) {
  auto const* descriptor = v1::Document::descriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    FieldDescriptor const* field = descriptor->field(i);
    bool const text = field->type() == FieldDescriptor::TYPE_STRING && !field->is_repeated();
    bool const number = field->type() == FieldDescriptor::TYPE_ENUM && !field->is_repeated();
    if (!text && !number && field->type() != FieldDescriptor::TYPE_MESSAGE) return false;
  }
  return v1::Document::GetReflection()->GetUnknownFields(document).empty();
}

/// The bytes that the document would write itself, field by field. Left to itself it looks at every byte of the text
/// once more, to see whether it is UTF-8, and takes longer for that than for all the rest.
void write_fields(v1::Document const& document, Output& out) {
  Reflection const* reflection = v1::Document::GetReflection();
  std::vector<FieldDescriptor const*> fields;
  reflection->ListFields(document, &fields);  // in the order of their numbers
  std::string scratch;
  for (FieldDescriptor const* field : fields) {
    int const number = field->number();
    if (field->type() == FieldDescriptor::TYPE_STRING) {
      out.text(number, reflection->GetStringReference(document, field, &scratch));
    } else if (field->type() == FieldDescriptor::TYPE_ENUM) {
      out.varint(tag(number, false));
      out.signed_varint(reflection->GetEnumValue(document, field));
    } else if (!field->is_repeated()) {
      out.message(number, reflection->GetMessage(document, field));
    } else {
      // Asking for one message after the other by its number takes as long as writing them.
      for (auto const& each : reflection->GetRepeatedFieldRef<Message>(document, field)) out.message(number, each);
    }
  }
}

}  // namespace

void append_delimited(v1::Document const& document, std::string& out) {
  std::size_t const size = checked_size(document);
  std::size_t const width = CodedOutputStream::VarintSize32(static_cast<std::uint32_t>(size));
  out.reserve(out.size() + width + size);
  Output output(out);
  output.varint(static_cast<std::uint32_t>(size));
  if (is_plain(document)) {
    write_fields(document, output);
  } else {
    output.bare(document, size);
  }
}

void append_json_line(v1::Document const& document, std::string& out) {
  checked_size(document);
  std::size_t const begin = out.size();
  // Appends; the message goes through its descriptor, whose strings this library has made UTF-8.
  if (!google::protobuf::util::MessageToJsonString(document, &out).ok()) {
    out.resize(begin);
    throw std::length_error("the message is too large for JSON");
  }
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
