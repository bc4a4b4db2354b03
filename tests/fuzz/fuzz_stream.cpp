// The reader of a stream of documents: over any bytes, and over whole records that were cut or have one byte changed.
// The input's first four bytes say where; the rest is a text, whose record is taken twice.

#include "pipeline/analyze.hpp"
#include "proto/convert.hpp"
#include "proto/stream.hpp"
#include "rapporteur/v1/document.pb.h"
#include "tests/fuzz/check.hpp"

#include <sstream>
#include <string>

using namespace rapporteur;
using fuzz::check;

namespace {

constexpr std::size_t kHead = 4;

/// How far the reader came, and what it stopped at.
struct Read {
  std::uint64_t records = 0;
  std::uint64_t position = 0;
  ReadStep last{};
};

template <class Record>
Read read_all(std::string const& stream) {
  std::istringstream in(stream);
  DelimitedReader reader(in);
  Record record;
  Read read;
  while ((read.last = reader.next(record)) == ReadStep::kRecord) {
    check(reader.records() == read.records + 1, "each record counts");
    check(reader.position() > read.position && reader.position() <= stream.size(),
          "each record takes bytes that are there");
    read.records = reader.records();
    read.position = reader.position();
  }
  check(reader.next(record) == read.last && reader.records() == read.records, "a reader that has stopped stays there");
  check((read.last == ReadStep::kEnd) == (read.position == stream.size()), "only the end of the stream is its end");
  return read;
}

Read check_stream(std::string const& stream) {
  auto const bytes = read_all<std::string_view>(stream);
  auto const messages = read_all<v1::Document>(stream);
  check(messages.records <= bytes.records, "a record that is no message is still a record");
  return messages;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const input = fuzz::as_text(data, size);
  check_stream(std::string(input));
  if (size < kHead) return 0;

  static Analyzer analyzer;
  static MessageWriter writer;
  ByteBuffer record;
  writer.write_record(analyzer.analyze("input", input.substr(kHead)), OffsetEncoding::kUtf8, record);
  std::string const one(record.view());
  std::string stream = one + one;
  check(check_stream(stream).records == 2, "what was written can be read");

  std::size_t const at = (data[0] | static_cast<std::size_t>(data[1]) << 8U) % stream.size();
  auto const cut = check_stream(stream.substr(0, at));
  check(cut.records == at / one.size(), "of a stream that was cut all whole records are read");
  check(cut.last == (at % one.size() == 0 ? ReadStep::kEnd : ReadStep::kTruncated), "a record that was cut is told");
  stream[(at + data[2]) % stream.size()] ^= static_cast<char>(data[3]);
  check_stream(stream);
  return 0;
}
