#include "proto/json.hpp"

#include "proto/json_text.hpp"
#include "rapporteur/v1/document.pb.h"

#include <google/protobuf/descriptor.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <vector>

namespace rapporteur {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

enum class Kind : std::uint8_t { kUnknown, kNumber, kFlag, kReal, kText, kEnumerator, kMessage };

struct Field {
  Kind kind = Kind::kUnknown;
  bool repeated = false;
  std::string name;       ///< with quotes and colon
  std::size_t table = 0;  ///< of a message's fields, or of an enumeration's names
};

using Fields = std::vector<Field>;       // by number
using Names = std::vector<std::string>;  // by number, with quotes

/// Wire types, of the encoding's definition.
enum WireType : std::uint32_t { kVarint = 0, kFixed64 = 1, kSized = 2, kFixed32 = 5 };

constexpr int kDeepest = 100;  // as protobuf's own readers allow

Kind kind_of(FieldDescriptor const& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_UINT32:
      return Kind::kNumber;
    case FieldDescriptor::CPPTYPE_BOOL:
      return Kind::kFlag;
    case FieldDescriptor::CPPTYPE_FLOAT:
      return Kind::kReal;
    case FieldDescriptor::CPPTYPE_STRING:
      return Kind::kText;
    case FieldDescriptor::CPPTYPE_ENUM:
      return Kind::kEnumerator;
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return Kind::kMessage;
    default:
      return Kind::kUnknown;  // the schema has no other; its tests say so
  }
}

}  // namespace

struct JsonWriter::Tables {
  std::vector<Fields> messages;
  std::vector<Names> enumerations;
  std::map<Descriptor const*, std::size_t> message_index;
  std::map<EnumDescriptor const*, std::size_t> enumeration_index;

  std::size_t add(Descriptor const& message) {
    auto const [place, added] = message_index.try_emplace(&message, messages.size());
    auto const index = place->second;
    if (!added) return index;
    messages.emplace_back();
    Fields fields;
    for (int i = 0; i < message.field_count(); ++i) {
      auto const& field = *message.field(i);
      auto const number = static_cast<std::size_t>(field.number());
      if (fields.size() <= number) fields.resize(number + 1);
      Field& entry = fields[number];
      entry.kind = kind_of(field);
      entry.repeated = field.is_repeated();
      entry.name = '"' + field.json_name() + "\":";
      if (entry.kind == Kind::kMessage) entry.table = add(*field.message_type());
      if (entry.kind == Kind::kEnumerator) entry.table = add(*field.enum_type());
    }
    messages[index] = std::move(fields);
    return index;
  }

  std::size_t add(EnumDescriptor const& enumeration) {
    auto const [place, added] = enumeration_index.try_emplace(&enumeration, enumerations.size());
    if (!added) return place->second;
    Names names;
    for (int i = 0; i < enumeration.value_count(); ++i) {
      auto const number = static_cast<std::size_t>(enumeration.value(i)->number());
      if (names.size() <= number) names.resize(number + 1);
      names[number] = '"' + enumeration.value(i)->name() + '"';
    }
    enumerations.push_back(std::move(names));
    return place->second;
  }
};

namespace {

/// Reads the bytes of a message from front to back. After a fault it is at its end and says so.
class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  [[nodiscard]] bool at_end() const { return at_ == end_; }
  [[nodiscard]] bool good() const { return good_; }

  std::uint64_t varint() {
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80) return static_cast<unsigned char>(*at_++);
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && at_ != end_; shift += 7) {
      auto const byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    return fail(), 0;
  }
  std::string_view sized() {
    auto const size = varint();
    if (size > static_cast<std::uint64_t>(end_ - at_)) return fail(), std::string_view();
    return take(static_cast<std::size_t>(size));
  }
  float real() {
    std::uint32_t bits = 0;
    auto const bytes = fixed(sizeof bits);
    if (bytes.size() == sizeof bits) std::memcpy(&bits, bytes.data(), sizeof bits);
    if constexpr (std::endian::native == std::endian::big) bits = __builtin_bswap32(bits);
    return std::bit_cast<float>(bits);
  }
  void skip(std::uint32_t type) {
    switch (type) {
      case kVarint:
        varint();
        break;
      case kFixed64:
        fixed(8);
        break;
      case kSized:
        sized();
        break;
      case kFixed32:
        fixed(4);
        break;
      default:
        fail();
    }
  }
  /// Behind a field of `tag` when one more of it follows, else nothing happens.
  bool same_again(std::uint32_t tag) {
    auto const here = *this;
    if (!at_end() && varint() == tag) return true;
    *this = here;
    return false;
  }

 private:
  std::string_view fixed(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) return fail(), std::string_view();
    return take(size);
  }
  std::string_view take(std::size_t size) {
    std::string_view const bytes(at_, size);
    at_ += size;
    return bytes;
  }
  void fail() {
    at_ = end_;
    good_ = false;
  }

  char const* at_;
  char const* end_;
  bool good_ = true;
};

std::uint32_t wire_type(Kind kind) {
  switch (kind) {
    case Kind::kReal:
      return kFixed32;
    case Kind::kText:
    case Kind::kMessage:
      return kSized;
    default:
      return kVarint;
  }
}

template <class Tables>
class Printer {
 public:
  Printer(Tables const& tables, std::string& out) : tables_(tables), out_(out) {}

  bool message(std::string_view bytes, std::size_t table, int depth) {
    if (depth == 0) return false;
    Fields const& fields = tables_.messages[table];
    WireReader in(bytes);
    out_ += '{';
    bool first = true;
    while (!in.at_end()) {
      auto const tag = in.varint();
      auto const number = tag >> 3U;
      auto const type = static_cast<std::uint32_t>(tag & 7U);
      if (!in.good() || number == 0) return false;
      bool const packed = number < fields.size() && fields[number].repeated && type == kSized &&
                          wire_type(fields[number].kind) != kSized;
      if (number >= fields.size() || fields[number].kind == Kind::kUnknown ||
          (wire_type(fields[number].kind) != type && !packed)) {
        in.skip(type);
        continue;
      }
      Field const& field = fields[number];
      if (!first) out_ += ',';
      first = false;
      out_ += field.name;
      if (packed) {
        if (!list(field, in.sized())) return false;
        continue;
      }
      if (field.repeated) out_ += '[';
      do {
        if (!value(field, in, depth)) return false;
        if (field.repeated) out_ += ',';
      } while (field.repeated && in.same_again(static_cast<std::uint32_t>(tag)));
      if (field.repeated) out_.back() = ']';
    }
    out_ += '}';
    return in.good();
  }

 private:
  bool list(Field const& field, std::string_view packed) {
    WireReader in(packed);
    out_ += '[';
    while (!in.at_end()) {
      if (!value(field, in, 1)) return false;
      out_ += ',';
    }
    if (out_.back() == ',') out_.pop_back();
    out_ += ']';
    return in.good();
  }

  bool value(Field const& field, WireReader& in, int depth) {
    switch (field.kind) {
      case Kind::kNumber:
        append_json_number(static_cast<std::uint32_t>(in.varint()), out_);
        break;
      case Kind::kFlag:
        out_ += in.varint() != 0 ? "true" : "false";
        break;
      case Kind::kReal:
        append_json_real(in.real(), out_);
        break;
      case Kind::kText:
        append_json_text(in.sized(), out_);
        break;
      case Kind::kEnumerator:
        enumerator(tables_.enumerations[field.table], static_cast<std::uint32_t>(in.varint()));
        break;
      case Kind::kMessage: {
        auto const bytes = in.sized();
        return in.good() && message(bytes, field.table, depth - 1);
      }
      case Kind::kUnknown:
        return false;
    }
    return in.good();
  }

  void enumerator(Names const& names, std::uint32_t number) {
    if (number < names.size() && !names[number].empty()) {
      out_ += names[number];
    } else {
      append_json_number(number, out_);
    }
  }

  Tables const& tables_;
  std::string& out_;
};

}  // namespace

JsonWriter::JsonWriter() {
  static auto const tables = [] {
    auto made = std::make_shared<Tables>();
    made->add(*v1::Document::descriptor());
    return made;
  }();
  tables_ = tables;
}

bool JsonWriter::append(std::string_view message, std::string& out) const {
  auto const begin = out.size();
  if (Printer(*tables_, out).message(message, 0, kDeepest)) return true;
  out.resize(begin);
  return false;
}

}  // namespace rapporteur
