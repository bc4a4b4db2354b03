#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace rapporteur {

/// Turns messages in bytes into canonical proto3 JSON: lowerCamelCase names, enumerators by name, fields with default
/// values left out, no blanks. What it writes is what `google::protobuf::util::MessageToJsonString` writes of the same
/// message, several times faster: names and types are looked up once, not for each message, and no message is built.
class JsonWriter {
 public:
  /// For a `rapporteur.v1.Document`.
  JsonWriter();

  /// Appends one object to `out`. Fields that the schema does not know are passed over. False, with `out` as it was,
  /// for bytes that are no message.
  [[nodiscard]] bool append(std::string_view message, std::string& out) const;

 private:
  struct Tables;
  std::shared_ptr<Tables const> tables_;
};

}  // namespace rapporteur
