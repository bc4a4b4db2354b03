#pragma once

#include "pipeline/output_file.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::commands {

/// One named value of a record, in UTF-8.
struct Field {
  std::string_view name;
  std::string value;
  bool number = false;  ///< `value` is a number in decimal, or empty where there is none
};

/// One line of what a script reads. All records of an output have the same names in the same order.
using Record = std::vector<Field>;

/// Comma-separated values by RFC 4180: the line of names, and a record's line. Lines end in CR LF; a value is quoted
/// only where it must be.
void append_csv_names(Record const& record, std::string& out);
void append_csv(Record const& record, std::string& out);

/// A JSON object in one line, with a line feed: strings, numbers, and null for a number that is not there.
void append_json(Record const& record, std::string& out);

/// `append_csv` where `format` is "csv", else `append_json`.
using AppendRecord = void (*)(Record const& record, std::string& out);
[[nodiscard]] AppendRecord record_format(std::string_view format);

/// Writes a record for each of `rows`, in portions; gives false where `output.write` did.
template <class Rows, class ToRecord>
bool write_records(Rows const& rows, AppendRecord append, ToRecord const& to_record, OutputFile& output) {
  constexpr std::size_t kPortion = 65536;
  std::string text;
  for (auto const& row : rows) {
    append(to_record(row), text);
    if (text.size() < kPortion) continue;
    if (!output.write(text)) return false;
    text.clear();
  }
  return output.write(text);
}

/// The shortest decimal that gives the same float again: "0.9".
[[nodiscard]] std::string decimal(float number);

}  // namespace rapporteur::commands
