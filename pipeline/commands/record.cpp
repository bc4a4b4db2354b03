#include "pipeline/commands/record.hpp"

#include <array>
#include <charconv>

namespace rapporteur::commands {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

void append_csv_value(std::string_view value, std::string& out) {
  if (value.find_first_of("\",\r\n") == std::string_view::npos) {
    out += value;
    return;
  }
  out += '"';
  for (char const c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_json_string(std::string_view value, std::string& out) {
  out += '"';
  for (char const c : value) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      constexpr std::string_view kHex = "0123456789abcdef";
      out += "\\u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 0xFU];
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

}  // namespace

void append_csv_names(Record const& record, std::string& out) {
  for (Field const& field : record) {
    if (&field != &record.front()) out += ',';
    append_csv_value(field.name, out);
  }
  out += kLineEnd;
}

void append_csv(Record const& record, std::string& out) {
  for (Field const& field : record) {
    if (&field != &record.front()) out += ',';
    append_csv_value(field.value, out);
  }
  out += kLineEnd;
}

void append_json(Record const& record, std::string& out) {
  for (Field const& field : record) {
    out += &field == &record.front() ? '{' : ',';
    append_json_string(field.name, out);
    out += ':';
    if (!field.number) {
      append_json_string(field.value, out);
    } else {
      out += field.value.empty() ? "null" : field.value;
    }
  }
  out += "}\n";
}

AppendRecord record_format(std::string_view format) { return format == "csv" ? append_csv : append_json; }

std::string decimal(float number) {
  std::array<char, 32> digits{};
  auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), end};
}

}  // namespace rapporteur::commands
