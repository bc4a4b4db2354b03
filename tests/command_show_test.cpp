// `rapporteur show`: the page that it makes of a message, and the process.

#include "pipeline/commands/document_page.hpp"
#include "pipeline/commands/page.hpp"
#include "pipeline/commands/terminal.hpp"
#include "rapporteur/v1/document.pb.h"
#include "tests/citation_document.hpp"
#include "tests/command_fixture.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::tests {
namespace {

/// Writes a document as the analysis would, paragraph by paragraph.
class Writer {
 public:
  v1::Span append(std::string_view text) {
    std::string& all = *document.mutable_text();
    if (!all.empty()) all += '\n';
    v1::Span span;
    span.set_begin(static_cast<std::uint32_t>(all.size()));
    all += text;
    span.set_end(static_cast<std::uint32_t>(all.size()));
    return span;
  }

  v1::Paragraph& paragraph(v1::ParagraphKind kind, std::uint32_t level, std::string const& marker,
                           std::string_view text) {
    v1::Paragraph& paragraph = *document.add_paragraphs();
    paragraph.set_kind(kind);
    paragraph.set_level(level);
    paragraph.set_marker(marker);
    *paragraph.mutable_span() = append(text);
    return paragraph;
  }

  v1::Document document;
};

v1::Document sample() {
  Writer writer;
  v1::Metadata& metadata = *writer.document.mutable_metadata();
  writer.document.set_source("a.txt");
  metadata.set_symbol("A/RES/59/900");
  metadata.set_type(v1::DOCUMENT_TYPE_PRESIDENTIAL_STATEMENT);
  metadata.set_session(10);
  metadata.set_session_kind(v1::SESSION_KIND_EMERGENCY_SPECIAL);
  metadata.set_adopted_on("2004-12-20");
  metadata.add_agenda_items("96");
  metadata.add_agenda_items("19 (a)");
  metadata.mutable_vote()->set_recorded(true);
  metadata.mutable_vote()->set_in_favour(120);
  metadata.mutable_vote()->set_against(0);
  writer.paragraph(v1::PARAGRAPH_KIND_ENACTING, 0, "", "The General Assembly,");
  writer.paragraph(v1::PARAGRAPH_KIND_OPERATIVE, 1, "1.", "Requests the Secretary-General1 to report:");
  writer.paragraph(v1::PARAGRAPH_KIND_OPERATIVE, 2, "(a)", "At its sixtieth session;").set_part("A");
  writer.paragraph(v1::PARAGRAPH_KIND_OPERATIVE, 3, "(iii)", "Every year.").set_resolution("59/901");
  writer.document.mutable_paragraphs(3)->set_quoted(true);
  v1::Paragraph& note = writer.paragraph(v1::PARAGRAPH_KIND_FOOTNOTE, 0, "1", "See A/59/1.");
  v1::Footnote& footnote = *writer.document.add_footnotes();
  footnote.set_marker("1");
  *footnote.mutable_span() = note.span();
  v1::Span& mark = *footnote.add_references();
  mark = writer.document.paragraphs(1).span();
  v1::Evidence& evidence = *metadata.add_evidence();
  evidence.set_field("adopted_on");
  *evidence.mutable_span() = writer.append("20 December 2004");
  v1::Diagnostic& diagnostic = *writer.document.add_diagnostics();
  diagnostic.set_severity(v1::SEVERITY_WARNING);
  diagnostic.set_code("NumberGap");
  diagnostic.set_message("paragraph 6 does not follow the paragraph before it");
  *diagnostic.mutable_span() = writer.document.paragraphs(2).span();
  return writer.document;
}

TEST(DocumentPage, ShowsMetadataParagraphsNotesAndProblems) {
  EXPECT_EQ(commands::document_page(sample(), 60, false), R"(Source        a.txt
Symbol        A/RES/59/900
Type          presidential statement
Session       10 (emergency special)
Adopted on    2004-12-20  “20 December 2004”
Agenda items  96, 19 (a)
Vote          recorded, 120 in favour, 0 against

0  ENACTING      The General Assembly,
1  OPERATIVE     1.   Requests the Secretary-General1 to
                      report:
── A/RES/59/900, part A ────────────────────────────────────
2  OPERATIVE         (a)  At its sixtieth session;
── Another resolution: 59/901 ──────────────────────────────
3  OPERATIVE             (iii) > Every year.
── A/RES/59/900 ────────────────────────────────────────────
4  FOOTNOTE      1    See A/59/1. [marked in 1]

── Problems ────────────────────────────────────────────────
warning: paragraph 6 does not follow the paragraph before it
         [NumberGap] in 2
)");
}

TEST(DocumentPage, DiffersOnlyInEscapesWithColor) {
  std::string text = commands::document_page(sample(), 60, true);
  EXPECT_THAT(text, HasSubstr("\033[32mOPERATIVE"));
  for (std::size_t at = text.find('\033'); at != std::string::npos; at = text.find('\033', at)) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  EXPECT_EQ(text, commands::document_page(sample(), 60, false));
}

TEST(DocumentPage, ShowsWhatEachParagraphCites) {
  v1::Document document = citing_document();
  document.mutable_citations(1)->set_runner_up("A/HRC/RES/58/140");
  v1::Citation& here = *document.add_internal_references();
  here.set_kind(v1::CITATION_KIND_INTERNAL);
  here.set_paragraph(2);
  here.set_target(1);
  *document.add_internal_references() = here;
  document.mutable_internal_references(1)->clear_target();
  std::string const page = commands::document_page(document, 85, false);
  EXPECT_THAT(page, EndsWith(R"(
0  PREAMBULAR    Recalling resolutions 58/136 and 58/140 of 22 December 2003,1
                 → A/RES/58/136 (2003-12-22)
                 → A/RES/58/140 (2003-12-22), or else A/HRC/RES/58/140
1  OPERATIVE         (a)  Endorses paragraph 5 (c) of resolution 58/136 and "A, B";
                          → A/RES/58/136, para. 5 (c)
                          → “"A, B"”
2  FOOTNOTE      See S/RES/1373 (2001). [marked in 0]
                 → here, 12. (a) in 1
                 → S/RES/1373 (2001)
── Another resolution: 59/901, part B ───────────────────────────────────────────────
3  PREAMBULAR    Recalling resolution 1/1,
                 → A/RES/1/1

── Citations ────────────────────────────────────────────────────────────────────────
2  A/RES/58/136
1  A/RES/58/140
1  (not resolved)
1  S/RES/1373 (2001)
1  A/RES/1/1
)"));
}

TEST(DocumentPage, MarksCitationsAndNotesWithColor) {
  v1::Document document = citing_document();
  EXPECT_THAT(commands::document_page(document, 80, true),
              HasSubstr("Recalling resolutions \033[4m58/136\033[0m and "
                        "\033[4m58/140 of 22 December 2003\033[0m,\033[33m¹\033[0m\n"));
  // One that is broken over two lines, one that goes out of the paragraph, and one over another.
  EXPECT_THAT(commands::document_page(document, 40, true),
              HasSubstr("\033[4m58/140 of 22\033[0m\n                 \033[4mDecember 2003\033[0m,"));
  document.mutable_citations(0)->mutable_span()->set_end(5000);
  document.mutable_citations(2)->mutable_span()->set_begin(0);
  EXPECT_THAT(commands::document_page(document, 80, true), HasSubstr("\033[4m"));
}

TEST(DocumentPage, AnEmptyDocumentHasItsSource) {
  v1::Document document;
  document.set_source("-");
  EXPECT_EQ(commands::document_page(document, 60, false), "Source        -\n");
}

TEST(DocumentPage, TakesSpansThatAreOutOfRange) {
  v1::Document document = sample();
  document.mutable_text()->resize(30);
  document.mutable_paragraphs(0)->mutable_span()->set_end(5000);
  EXPECT_THAT(commands::document_page(document, 60, false), HasSubstr("The General Assembly,"));
}

TEST(Page, BreaksLinesByColumnsNotBytes) {
  commands::Page page(22, false);
  page.wrapped("ééééé ééééé ééééé ééééé ééééé", 2);
  EXPECT_EQ(page.text(), "ééééé ééééé ééééé\n  ééééé ééééé\n");
}

TEST(Page, KeepsAWordTogetherOverPieces) {
  commands::Page page(20, true);
  page.wrapped({{"one two  thr", commands::Tint::kPlain},
                {"ee four", commands::Tint::kUnderlined},
                {"5 six", commands::Tint::kPlain},
                {" seven eight", commands::Tint::kPlain}},
               0);
  EXPECT_EQ(page.text(), "one two thr\033[4mee four\033[0m5\nsix seven eight\n");
}

TEST(Page, LeavesAWordThatIsTooLongWhole) {
  commands::Page page(20, false);
  page.wrapped("a " + std::string(50, 'x') + " b", 0);
  EXPECT_EQ(page.text(), "a\n" + std::string(50, 'x') + "\nb\n");
}

TEST(Terminal, CountsColumns) {
  EXPECT_EQ(display_width("Decides"), 7U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U);                 // combining acute
  EXPECT_EQ(display_width("\xE2\x80\x8B"), 0U);              // zero-width space
  EXPECT_EQ(display_width("\xE5\x86\xB3\xE8\xAE\xAE"), 4U);  // two ideographs
}

TEST(Terminal, PicturesControlCharacters) {
  EXPECT_EQ(without_controls("a\033[31mb\x7F"), "a␛[31mb␡");
  EXPECT_EQ(without_controls("\xC2\x9B"
                             "31m"),
            "\xEF\xBF\xBD"
            "31m");
  EXPECT_EQ(without_controls("L’Assemblée générale"), "L’Assemblée générale");
}

class Show : public CommandTest {
 protected:
  std::string input = folder.write("in.txt", "The General Assembly,\n1. Decides to remain seized of the matter.\n");
};

TEST_F(Show, PrintsOneDocument) {
  RunResult const result = run_program({"show", input});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.error, IsEmpty());
  EXPECT_THAT(result.output, AllOf(StartsWith("Source        " + input + "\n"), HasSubstr("OPERATIVE     1."),
                                   HasSubstr("Decides to remain seized of the matter.\n"), Not(HasSubstr("\033"))));
}

TEST_F(Show, TellsBelowAParagraphWhatIsDoneInIt) {
  std::string const file = folder.write("acts.txt",
                                        "The General Assembly,\n"
                                        "1.\tRequests the Secretary-General, as appropriate, to submit a report to the "
                                        "Security Council by 31 March 2006;\n"
                                        "2.\tCalls upon Member States:\n(a)\tTo keep records;\n");
  std::string const output = run_program({"show", file}, {.environment = {"COLUMNS=200"}}).output;
  EXPECT_THAT(output,
              HasSubstr("• request, directive 0.64 × 0.7 = 0.45; addressee: Secretary-General; product: report to "
                        "Security Council; due: by 31 March 2006 (2006-03-31); condition: “as appropriate”\n"));
  EXPECT_THAT(output, HasSubstr("• call upon, inherited, directive 0.51; addressee: Member States\n"));
  EXPECT_THAT(output, HasSubstr("── Entities: salience, mentions ─"));
  EXPECT_THAT(output, HasSubstr("UN:SG"));
  EXPECT_THAT(output, HasSubstr("\nOperative paragraphs     3, 67 % of them bind somebody\n"
                                "Mandates                 mean commitment 0.49, 33 % under conditions\n"));
  EXPECT_THAT(output, HasSubstr("\nCommitment by addressee  Member States 0.51 (2); Secretary-General 0.45 (1)\n"));
}

TEST_F(Show, ReadsStandardInput) {
  EXPECT_THAT(run_program({"show", "-"}, {.input = "1. Decides.\n"}).output, HasSubstr("Decides."));
}

TEST_F(Show, TellsWhatCannotBeRead) {
  RunResult const missing = run_program({"show", folder.at("none")});
  EXPECT_EQ(missing.status, 1);
  EXPECT_THAT(missing.output, IsEmpty());
  EXPECT_EQ(missing.error, "rapporteur: " + folder.at("none") + ": No such file or directory\n");
  RunResult const directory = run_program({"show", folder.path().string()});
  EXPECT_EQ(directory.status, 1);
  EXPECT_THAT(directory.error, EndsWith(": Is a directory\n"));
}

TEST_F(Show, UsesColorOnATerminalOnly) {
  auto const escapes = [&](std::string const& color, bool terminal, std::vector<std::string> const& environment) {
    RunOptions const options = {.environment = environment, .output_terminal = terminal};
    return run_program({"show", "--color=" + color, input}, options).output.find('\033') != std::string::npos;
  };
  EXPECT_TRUE(escapes("auto", true, {"TERM=xterm", "NO_COLOR="}));
  EXPECT_FALSE(escapes("auto", true, {"TERM=xterm", "NO_COLOR=1"}));
  EXPECT_FALSE(escapes("auto", true, {"TERM=dumb"}));
  EXPECT_FALSE(escapes("auto", false, {"TERM=xterm"}));
  EXPECT_FALSE(escapes("never", true, {"TERM=xterm"}));
  EXPECT_TRUE(escapes("always", false, {"NO_COLOR=1"}));
}

TEST_F(Show, WrapsToTheWidthItIsTold) {
  std::string words = "The General Assembly,\n1. Decides";
  for (int i = 0; i < 60; ++i) words += " now";
  std::string const file = folder.write("long.txt", words);
  std::string const output = run_program({"show", file}, {.environment = {"COLUMNS=50"}}).output;
  std::string_view rest = output;
  rest.remove_prefix(rest.find("\n\n") + 2);
  EXPECT_GT(std::ranges::count(rest, '\n'), 5);
  for (std::size_t at = 0; at < rest.size(); at = rest.find('\n', at) + 1) {
    EXPECT_LE(display_width(rest.substr(at, rest.find('\n', at) - at)), 50U);
  }
}

}  // namespace
}  // namespace rapporteur::tests
