#pragma once

#include "pipeline/analyze.hpp"
#include "pipeline/commands/command.hpp"
#include "pipeline/commands/command_options.hpp"
#include "pipeline/commands/finished.hpp"
#include "pipeline/output_file.hpp"
#include "pipeline/phrase_book.hpp"
#include "pipeline/run.hpp"
#include "proto/convert.hpp"

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

/// A command, and what its help ends with.
struct CommandText {
  char const* name;
  char const* description;
  char const* inputs;    ///< goes on with the paragraph that says what PATH may be
  char const* examples;  ///< after what the exit status says
};

/// Declares a command with CorpusOptions, and what it does.
CLI::App& add_corpus_command(CLI::App& program, CommandText const& text, Action& action, CorpusOptions& options,
                             Action run);

/// The phrases to look for, with the tables of the folder `lexicon`, where that is not empty. Null where a table is no
/// good: then `fault` says which, where and why.
[[nodiscard]] std::shared_ptr<PhraseBook const> phrase_book(std::string const& lexicon, std::string& fault);

/// How a command turns documents into what it writes.
struct Printer {
  std::string refusal;  ///< why the output is not one to write to, a fault of usage; empty: it is
  OffsetEncoding offsets = OffsetEncoding::kUtf8;
  LastStage last = LastStage::kScores;  ///< what later stages find is not asked for
  std::string head;                     ///< written before the first document
  RecordFormat format{};                ///< how documents follow one another, where CorpusOptions::keeps_unfinished
  /// Puts one document into `Outcome::output` and `Outcome::in_order`. Called on several threads at once.
  std::function<void(v1::Document const& document, Outcome& outcome)> print;
  /// The same with the bytes of the message instead, in place of `print`: for those who do not look into it.
  std::function<void(std::string_view message, Outcome& outcome)> print_bytes;
  /// Messages go into `Outcome::record` as records of a delimited stream, and neither of the two is called.
  bool delimited = false;
  /// Writes what comes after the last document; gives false where `output.write` did. May be missing.
  std::function<bool(OutputFile& output)> finish;
};

/// Finds the inputs, analyses them in parallel and writes what the printer makes of them in their order; tells of
/// problems and progress. `make_printer` is called once, when the output is open.
[[nodiscard]] ExitStatus for_each_document(CorpusOptions const& options,
                                           std::function<Printer(OutputFile const& output)> const& make_printer);

/// A command that does this with a `printer` made of its `options`, which hold a member `corpus`.
template <class Options>
CLI::App& add_corpus_command(CLI::App& program, CommandText const& text, Action& action,
                             std::shared_ptr<Options> const& options,
                             Printer (*printer)(Options const& options, OutputFile const& output)) {
  auto run = [options, printer] {
    return for_each_document(options->corpus, [&](OutputFile const& output) { return printer(*options, output); });
  };
  return add_corpus_command(program, text, action, options->corpus, run);
}

}  // namespace rapporteur::commands
