#include "pipeline/commands/list_rows.hpp"

#include "pipeline/commands/action_text.hpp"
#include "pipeline/commands/citation_text.hpp"
#include "pipeline/commands/page.hpp"
#include "rapporteur/v1/paragraph.pb.h"

namespace rapporteur::commands {

std::string paragraph_path(v1::Paragraph const& paragraph) {
  std::string path;
  for (std::string const& marker : paragraph.path()) path.append(path.empty() ? "" : " ").append(one_line(marker));
  return path;
}

std::string place_name(std::string const& part, std::string const& path, std::string const& kind) {
  std::string const own = path.empty() ? in_words(kind) : path;
  return part.empty() ? own : part + " " + own;
}

void append_document_line(std::string const& name, std::string const& source, TableLayout const& layout,
                          std::string& out) {
  Page head(layout.width, layout.color);
  head.cell(name, 0, Tint::kBold);
  if (name != source) {
    head.cell("", kRowIndent);
    head.cell(source, 0, Tint::kFaint);
  }
  head.line("");
  out += head.text();
}

}  // namespace rapporteur::commands
