#include "proto/json.hpp"

#include "proto/json_room.hpp"
#include "proto/json_text.hpp"
#include "rapporteur/v1/document.pb.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

enum class Kind : std::uint8_t { kUnknown, kNumber, kFlag, kReal, kText, kEnumerator, kMessage };

/// Wire types, of the encoding's definition.
enum WireType : std::uint32_t { kVarint = 0, kFixed64 = 1, kSized = 2, kFixed32 = 5 };

/// How much larger the text is than the message, in quarters of it; mostly less.
constexpr std::size_t kGrowth = 9;

/// Two names have room between one question for room and the next.
constexpr std::size_t kLongestName = (JsonRoom::kSlack - 4 * JsonRoom::kBlock) / 2;

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

/// Names that are copied in blocks: what is behind a name may be read.
class Names {
 public:
  struct Name {
    std::uint32_t at = 0;
    std::uint32_t size = 0;
  };
  Name add(std::string_view name) {
    all_.resize(all_.size() - std::min(all_.size(), JsonRoom::kBlock));
    Name const added{static_cast<std::uint32_t>(all_.size()), static_cast<std::uint32_t>(name.size())};
    all_.append(name).append(JsonRoom::kBlock, ' ');
    return added;
  }
  [[nodiscard]] char* put(char* to, Name name) const {
    char const* const from = all_.data() + name.at;
    for (std::size_t i = 0; i < name.size; i += JsonRoom::kBlock) std::memcpy(to + i, from + i, JsonRoom::kBlock);
    return to + name.size;
  }

 private:
  std::string all_;
};

struct Field {
  Names::Name name;         ///< with a comma, quotes and a colon
  std::uint32_t table = 0;  ///< of a message's fields, or of an enumeration's names
  Kind kind = Kind::kUnknown;
  bool repeated = false;
  bool packed = false;
};

using Fields = std::vector<Field>;             // by tag: the number and the wire type
using Enumerators = std::vector<Names::Name>;  // by number, with quotes

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

}  // namespace

struct JsonWriter::Tables {
  std::vector<Fields> messages;
  std::vector<Enumerators> enumerations;
  Names names;
  std::map<Descriptor const*, std::uint32_t> message_index;
  std::map<EnumDescriptor const*, std::uint32_t> enumeration_index;

  std::uint32_t add(Descriptor const& message) {
    auto const [place, added] = message_index.try_emplace(&message, static_cast<std::uint32_t>(messages.size()));
    auto const index = place->second;
    if (!added) return index;
    messages.emplace_back();
    Fields fields;
    for (int i = 0; i < message.field_count(); ++i) {
      auto const& field = *message.field(i);
      auto const number = static_cast<std::size_t>(field.number());
      if (fields.size() < (number + 1) * kWireTypes) fields.resize((number + 1) * kWireTypes);
      auto const entry = entry_of(field);
      auto const type = wire_type(entry.kind);
      fields[number * kWireTypes + type] = entry;
      if (!entry.repeated || type == kSized) continue;
      fields[number * kWireTypes + kSized] = entry;
      fields[number * kWireTypes + kSized].packed = true;
    }
    messages[index] = std::move(fields);
    return index;
  }

 private:
  static constexpr std::size_t kWireTypes = 8;

  Field entry_of(FieldDescriptor const& field) {
    auto name = ",\"" + field.json_name() + "\":";
    if (name.size() > kLongestName) throw std::length_error("a name of the schema is too long: " + name);
    Field entry;
    entry.kind = kind_of(field);
    entry.repeated = field.is_repeated();
    entry.name = names.add(name);
    if (entry.kind == Kind::kMessage) entry.table = add(*field.message_type());
    if (entry.kind == Kind::kEnumerator) entry.table = add(*field.enum_type());
    return entry;
  }

  std::uint32_t add(EnumDescriptor const& enumeration) {
    auto const [place, added] =
        enumeration_index.try_emplace(&enumeration, static_cast<std::uint32_t>(enumerations.size()));
    if (!added) return place->second;
    Enumerators all;
    for (int i = 0; i < enumeration.value_count(); ++i) {
      auto const& value = *enumeration.value(i);
      auto const number = static_cast<std::size_t>(value.number());
      if (all.size() <= number) all.resize(number + 1);
      if (value.name().size() + 2 > kLongestName)
        throw std::length_error("a name of the schema is too long: " + value.name());
      all[number] = names.add('"' + value.name() + '"');
    }
    enumerations.push_back(std::move(all));
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
  bool same_again(std::uint64_t tag) {
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

template <class Tables>
class Printer {
 public:
  Printer(Tables const& tables, std::string_view bytes, JsonRoom& room)
      : tables_(tables), room_(room), readable_(bytes.data() + bytes.size()) {}

  /// The place behind the object; null for bytes that are no message.
  [[nodiscard]] char* message(WireReader in, std::size_t table, int depth, char* at) {
    if (depth == 0) return nullptr;
    Fields const& fields = tables_.messages[table];
    // Each field begins with a comma, the first one's becomes the parenthesis.
    auto const begin = room_.offset(at);
    while (!in.at_end()) {
      auto const tag = in.varint();
      if (tag >= fields.size() || fields[tag].kind == Kind::kUnknown) {
        if (!in.good() || tag < kFirstTag) return nullptr;
        in.skip(static_cast<std::uint32_t>(tag & 7U));
        continue;
      }
      Field const& field = fields[tag];
      at = tables_.names.put(room_.need(at, JsonRoom::kSlack), field.name);
      if (field.packed) {
        at = packed(field, WireReader(in.sized()), at);
        if (at == nullptr) return nullptr;
        continue;
      }
      if (field.repeated) *at++ = '[';
      do {
        switch (field.kind) {
          case Kind::kMessage: {
            auto const bytes = in.sized();
            at = in.good() ? message(WireReader(bytes), field.table, depth - 1, at) : nullptr;
            if (at == nullptr) return nullptr;
            break;
          }
          case Kind::kText:
            at = put_json_text(in.sized(), readable_, room_, at);
            break;
          default:
            at = scalar(field, in, at);
        }
        if (!field.repeated) break;
        at = room_.need(at, JsonRoom::kSlack);
        *at++ = ',';
      } while (in.same_again(tag));
      if (field.repeated) at[-1] = ']';
    }
    if (!in.good()) return nullptr;
    at = room_.need(at, JsonRoom::kSlack);
    if (room_.offset(at) == begin) ++at;
    *room_.place(begin) = '{';
    *at++ = '}';
    return at;
  }

 private:
  static constexpr std::uint64_t kFirstTag = 8;  // of field 1

  char* packed(Field const& field, WireReader in, char* at) {
    auto const begin = room_.offset(at);
    while (!in.at_end()) {
      at = room_.need(at, JsonRoom::kSlack);
      *at++ = ',';
      at = scalar(field, in, at);
    }
    if (!in.good()) return nullptr;
    at = room_.need(at, JsonRoom::kSlack);
    if (room_.offset(at) == begin) ++at;
    *room_.place(begin) = '[';
    *at++ = ']';
    return at;
  }

  char* scalar(Field const& field, WireReader& in, char* at) {
    if (field.kind == Kind::kReal) return reals_.put(at, in.real());
    auto const number = in.varint();
    switch (field.kind) {
      case Kind::kFlag:
        return number != 0 ? word(at, "true") : word(at, "false");
      case Kind::kEnumerator:
        return enumerator(tables_.enumerations[field.table], static_cast<std::uint32_t>(number), at);
      default:
        return put_json_number(at, static_cast<std::uint32_t>(number));
    }
  }

  static char* word(char* at, std::string_view word) {
    std::memcpy(at, word.data(), word.size());
    return at + word.size();
  }

  char* enumerator(Enumerators const& names, std::uint32_t number, char* at) {
    if (number < names.size() && names[number].size != 0) return tables_.names.put(at, names[number]);
    return put_json_number(at, number);
  }

  Tables const& tables_;
  JsonRoom& room_;
  char const* readable_;
  JsonReals reals_;
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
  JsonRoom room(out);
  auto* const from = room.begin(message.size() / 4 * kGrowth);
  auto const* const at = Printer(*tables_, message, room).message(WireReader(message), 0, kDeepest, from);
  if (at == nullptr) return out.resize(begin), false;
  room.end(at);
  return true;
}

}  // namespace rapporteur
