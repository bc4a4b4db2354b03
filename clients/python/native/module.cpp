// The module rapporteur._native: bytes of messages go over the border, and Python's own protobuf reads them.
#include "native/record_run.hpp"
#include "native/worker.hpp"
#include "pipeline/document_link.hpp"
#include "pipeline/symbol_list.hpp"

#include <memory>
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nb = nanobind;

namespace rapporteur::python {

namespace {

OffsetEncoding encoding_of(std::string_view name) {
  if (name == "utf8") return OffsetEncoding::kUtf8;
  if (name == "utf16") return OffsetEncoding::kUtf16;
  if (name == "utf32") return OffsetEncoding::kUtf32;
  throw std::invalid_argument("offsets must be 'utf8', 'utf16' or 'utf32', not '" + std::string(name) + "'");
}

std::string_view view_of(nb::bytes const& bytes) { return {bytes.c_str(), bytes.size()}; }

nb::bytes message_bytes(ByteBuffer const& record) {
  std::string_view const message = message_of(record);
  return nb::bytes(message.data(), message.size());
}

nb::bytes analyze(nb::bytes const& input, std::string const& source, std::string_view offsets) {
  static LargeInputs large;
  // Each thread of the interpreter keeps the buffers of its own.
  thread_local Worker worker(large);
  OffsetEncoding const encoding = encoding_of(offsets);
  std::string_view const bytes = view_of(input);
  ByteBuffer record;
  {
    nb::gil_scoped_release const released;
    worker.analyze(source, bytes, encoding, record);
  }
  return message_bytes(record);
}

/// The iterator behind `analyze_files`.
class Run {
 public:
  Run(nb::list const& paths, std::size_t workers, std::string_view offsets)
      : run_(std::make_unique<RecordRun>(inputs_of(paths), workers, encoding_of(offsets))) {}
  ~Run() { close(); }
  Run(Run const&) = delete;
  Run& operator=(Run const&) = delete;

  nb::bytes next() {
    // Between two looks at the queue the interpreter may see to its signals: Ctrl-C ends a long wait.
    constexpr std::chrono::milliseconds kPatience{50};
    for (;;) {
      Step step{};
      {
        nb::gil_scoped_release const released;
        step = run_->next(kPatience, record_);
      }
      if (step == Step::kRecord) return message_bytes(record_);
      if (step == Step::kEnd) throw nb::stop_iteration();
      if (PyErr_CheckSignals() != 0) throw nb::python_error();
    }
  }

  void close() {
    nb::gil_scoped_release const released;
    run_->stop();
  }

 private:
  static std::vector<Input> inputs_of(nb::list const& paths) {
    Corpus corpus;
    for (nb::handle const path : paths) {
      if (auto const problem = corpus.add(std::string(view_of(nb::cast<nb::bytes>(path))))) {
        throw nb::value_error((problem->path + ": " + problem->reason).c_str());
      }
    }
    return corpus.inputs();
  }

  std::unique_ptr<RecordRun> run_;
  ByteBuffer record_;
};

}  // namespace

NB_MODULE(_native, module) {
  module.doc() = "Bytes of messages from the native library";
  module.def("analyze", &analyze, nb::arg("input"), nb::arg("source"), nb::arg("offsets"));
  module.def("document_link", &document_link, nb::arg("symbol"));
  module.def("canonical_symbol", &canonical_symbol, nb::arg("symbol"));
  nb::class_<Run>(module, "Run")
      .def(nb::init<nb::list const&, std::size_t, std::string_view>(), nb::arg("paths"), nb::arg("workers"),
           nb::arg("offsets"))
      .def("__iter__", [](nb::handle self) { return nb::borrow(self); })
      .def("__next__", &Run::next)
      .def("close", &Run::close);
}

}  // namespace rapporteur::python
