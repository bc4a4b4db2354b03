#pragma once

#include "pipeline/commands/command.hpp"
#include "pipeline/output_file.hpp"
#include "pipeline/phrase_book.hpp"
#include "pipeline/run.hpp"
#include "proto/convert.hpp"

#include <CLI/App.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::v1 {
class Document;
}

/// What commands that work through a corpus have in common.
namespace rapporteur::commands {

/// Which inputs, and where to.
struct CorpusOptions {
  std::vector<std::string> paths;
  std::string files_from;
  bool nul_separated = false;
  std::string output = "-";
  std::string lexicon;  ///< folder with tables of names; empty: the embedded ones
  unsigned jobs = 0;
  bool verbose = false;
};

/// Declares PATH, --output, --jobs, --files-from, --null, --lexicon and --verbose. `options` must live as long as
/// `command`.
void add_corpus_options(CLI::App& command, CorpusOptions& options);

/// For a command's help: what PATH may be, a paragraph that can go on; and what the exit status says.
extern char const kPathHelp[];
extern char const kStatusHelp[];

/// The phrases to look for, with the tables of the folder `lexicon`, where that is not empty. Null where a table is no
/// good: then `fault` says which, where and why.
[[nodiscard]] std::shared_ptr<PhraseBook const> phrase_book(std::string const& lexicon, std::string& fault);

/// How a command turns documents into what it writes.
struct Printer {
  std::string refusal;  ///< why the output is not one to write to, a fault of usage; empty: it is
  OffsetEncoding offsets = OffsetEncoding::kUtf8;
  std::string head;  ///< written before the first document
  /// Puts one document into `Outcome::output` and `Outcome::in_order`. Called on several threads at once.
  std::function<void(v1::Document const& document, Outcome& outcome)> print;
  /// The same with the bytes of the message instead, in place of `print`: for those who do not look into it.
  std::function<void(std::string_view message, Outcome& outcome)> print_bytes;
  /// Messages go into `Outcome::record` as records of a delimited stream, and neither of the two is called.
  bool records = false;
  /// Writes what comes after the last document; gives false where `output.write` did. May be missing.
  std::function<bool(OutputFile& output)> finish;
};

/// Finds the inputs, analyses them in parallel and writes what the printer makes of them in their order; tells of
/// problems and progress. `make_printer` is called once, when the output is open.
[[nodiscard]] ExitStatus for_each_document(CorpusOptions const& options,
                                           std::function<Printer(OutputFile const& output)> const& make_printer);

}  // namespace rapporteur::commands
