#include "native/worker.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>

namespace rapporteur::python {

void Worker::analyze_input(Input const& input, OffsetEncoding encoding, ByteBuffer& record) {
  work(input, encoding, record,
       [&]() -> Analysis const& { return rapporteur::analyze_input(input, limits_, bytes_, analyzer_); });
}

void Worker::analyze(std::string const& source, std::string_view bytes, OffsetEncoding encoding, ByteBuffer& record) {
  Input const input{source, bytes.size(), {}};
  work(input, encoding, record, [&]() -> Analysis const& { return analyzer_.analyze(source_name(source), bytes); });
}

void Worker::work(Input const& input, OffsetEncoding encoding, ByteBuffer& record,
                  std::function<Analysis const&()> const& analyze) {
  std::unique_lock lock(large_, std::defer_lock);
  if (input.bytes > kLargeInput) lock.lock();
  try {
    writer_.write_record(analyze(), encoding, record);
  } catch (std::exception const& fault) {
    renew();
    writer_.write_record(analyze_failed(input, fault, analyzer_), encoding, record);
  }
  // What a large input has needed is not kept for the small ones after it; the size of a pipe shows only now.
  if (std::max<std::uint64_t>(input.bytes, bytes_.view().size()) > kLargeInput) renew();
}

void Worker::renew() {
  bytes_ = ByteBuffer();
  analyzer_ = Analyzer(limits_);
  writer_ = MessageWriter();
}

std::string_view message_of(ByteBuffer const& record) {
  std::string_view message = record.view();
  auto const last = std::ranges::find_if(message, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  message.remove_prefix(static_cast<std::size_t>(last - message.begin()) + 1);
  return message;
}

}  // namespace rapporteur::python
