#include "pipeline/commands/document_command.hpp"

#include "pipeline/analyze.hpp"
#include "pipeline/commands/problems.hpp"
#include "pipeline/commands/terminal.hpp"
#include "pipeline/commands/worker.hpp"
#include "pipeline/corpus.hpp"
#include "proto/convert.hpp"
#include "rapporteur/v1/document.pb.h"

namespace rapporteur::commands {

ExitStatus print_document(std::string const& path, PrintDocument const& print) {
  ByteBuffer bytes;
  Limits const limits;
  Analyzer analyzer(limits);
  Analysis const& analysis = analyze_input({path, 0, {}}, limits, bytes, analyzer);
  bool const failed = has_error(analysis);
  std::string problems;
  append_problems(analysis, bytes.view(), false, problems);
  write_standard_error(problems);
  if (failed && analysis.paragraphs.empty()) return ExitStatus::kInputProblem;

  v1::Document document;
  to_message(analysis, OffsetEncoding::kUtf8, document);
  OutputFile output;
  if (!output.open("-") || !output.write(print(document, output))) {
    complain(output.name(), output.reason());
    return ExitStatus::kOutputProblem;
  }
  return failed ? ExitStatus::kInputProblem : ExitStatus::kClean;
}

}  // namespace rapporteur::commands
