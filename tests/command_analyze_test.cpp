// `rapporteur analyze` as its users and their scripts meet it: a process with arguments, streams and an exit status.

#include "rapporteur/v1/document.pb.h"
#include "tests/command_fixture.hpp"

#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/util/delimited_message_util.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::tests {
namespace {

std::string const kResolution = resolution(
    "Recalling its resolution 58/1 of 10 October 2003,\n"
    "1.\tRequests the Secretary-General to report at its sixtieth session;\n"
    "2.\tDecides to remain seized of the matter.\n"
    "74th plenary meeting\n"
    "20 December 2004\n",
    900);

std::vector<v1::Document> parse_stream(std::string const& bytes) {
  google::protobuf::io::ArrayInputStream input(bytes.data(), static_cast<int>(bytes.size()));
  std::vector<v1::Document> documents;
  bool clean_end = false;
  for (;;) {
    v1::Document document;
    if (!google::protobuf::util::ParseDelimitedFromZeroCopyStream(&document, &input, &clean_end)) break;
    documents.push_back(std::move(document));
  }
  EXPECT_TRUE(clean_end) << "the stream breaks off inside a document";
  return documents;
}

std::vector<v1::Document> parse_lines(std::string_view text) {
  std::vector<v1::Document> documents;
  while (!text.empty()) {
    std::size_t const end = text.find('\n');
    EXPECT_NE(end, std::string_view::npos) << "the last line is not ended";
    if (end == std::string_view::npos) break;
    auto const status =
        google::protobuf::util::JsonStringToMessage(std::string(text.substr(0, end)), &documents.emplace_back());
    EXPECT_TRUE(status.ok()) << status.ToString();
    text.remove_prefix(end + 1);
  }
  return documents;
}

std::vector<std::string> sources(std::vector<v1::Document> const& documents) {
  std::vector<std::string> names;
  for (v1::Document const& each : documents) names.push_back(each.source());
  return names;
}

std::vector<std::string> codes(v1::Document const& document) {
  std::vector<std::string> codes;
  for (v1::Diagnostic const& each : document.diagnostics()) codes.push_back(each.code());
  return codes;
}

std::size_t line_count(std::string const& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

class Analyze : public CommandTest {};

TEST_F(Analyze, WritesDocumentsInTheOrderOfTheCommandLine) {
  std::string const second = folder.write("b.txt", kResolution);
  std::string const first = folder.write("a.txt", kResolution);
  RunResult const result = run_program({"analyze", second, first});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.error, IsEmpty());
  EXPECT_THAT(sources(parse_stream(result.output)), ElementsAre(second, first));
}

TEST_F(Analyze, WritesOneJsonLineForEachDocument) {
  std::string const file = folder.write("a.txt", kResolution);
  RunResult const result = run_program({"analyze", "--format=jsonl", file, file});
  EXPECT_EQ(result.status, 0);
  auto const documents = parse_lines(result.output);
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[0].source(), file);
  EXPECT_THAT(documents[0].text(), HasSubstr("Decides to remain seized"));
}

TEST_F(Analyze, WalksAFolderInTheOrderOfBytes) {
  for (char const* name : {"b.txt", "B.TXT", "a/z.txt", "a.txt", "a-b.txt", "a/.hidden.txt", ".git/x.txt", "a.pdf",
                           ".txt", "notes", "\xC3\xA9.txt"}) {
    folder.write(name, kResolution);
  }
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "loop");
  RunResult const result = run_program({"analyze", folder.path().string()});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(sources(parse_stream(result.output)),
              ElementsAre(folder.at("B.TXT"), folder.at("a-b.txt"), folder.at("a.txt"), folder.at("a/z.txt"),
                          folder.at("b.txt"), folder.at("\xC3\xA9.txt")));
}

TEST_F(Analyze, TakesAFileThatIsNamedWhateverItIsCalled) {
  std::string const file = folder.write("-resolution", kResolution);
  EXPECT_THAT(sources(parse_stream(run_program({"analyze", file}).output)), ElementsAre(file));
}

TEST_F(Analyze, ReadsStandardInput) {
  RunResult const result = run_program({"analyze", "-"}, {.input = std::string(kResolution)});
  EXPECT_EQ(result.status, 0);
  auto const documents = parse_stream(result.output);
  ASSERT_THAT(sources(documents), ElementsAre("-"));
  EXPECT_THAT(documents[0].text(), HasSubstr("Decides to remain seized"));
}

TEST_F(Analyze, ReadsAListOfFiles) {
  std::string const one = folder.write("one", kResolution);
  std::string const two = folder.write("two words", kResolution);
  std::string const list = folder.write("list", one + "\r\n\n" + two);
  EXPECT_THAT(sources(parse_stream(run_program({"analyze", "--files-from", list}).output)), ElementsAre(one, two));
  std::string const nul = one + '\0' + two + '\0';
  EXPECT_THAT(sources(parse_stream(run_program({"analyze", "-0", "--files-from=-", two}, {.input = nul}).output)),
              ElementsAre(two, one, two));
}

TEST_F(Analyze, GoesOnAfterWhatCannotBeRead) {
  std::string const good = folder.write("good.txt", kResolution);
  std::string const missing = folder.at("missing.txt");
  RunResult const result = run_program({"analyze", missing, good});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.error, "rapporteur: " + missing + ": No such file or directory\n");
  auto const documents = parse_stream(result.output);
  ASSERT_THAT(sources(documents), ElementsAre(missing, good));
  EXPECT_THAT(codes(documents[0]), ElementsAre("UnreadableInput"));
  EXPECT_EQ(documents[0].diagnostics(0).severity(), v1::SEVERITY_ERROR);
  EXPECT_THAT(documents[1].text(), HasSubstr("Decides"));
}

TEST_F(Analyze, TellsOfAFolderWithoutDocuments) {
  folder.write("empty/readme.md", "x");
  RunResult const result = run_program({"analyze", "-o", folder.at("out"), folder.at("empty")});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.error, AllOf(StartsWith("rapporteur: " + folder.at("empty") + ": the folder holds no documents"),
                                  HasSubstr(".txt")));
  EXPECT_EQ(line_count(result.error), 1U);
  EXPECT_THAT(folder.names(), ElementsAre("empty"));
}

TEST_F(Analyze, DoesNotReadWhatIsTooLarge) {
  std::string const file = folder.write("large.txt", "1. Decides");
  std::filesystem::resize_file(file, 300ULL * 1024 * 1024);
  RunResult const result = run_program({"analyze", file});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.error, AllOf(StartsWith("rapporteur: " + file + ": "), HasSubstr("larger than the limit")));
  auto const documents = parse_stream(result.output);
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_THAT(codes(documents[0]), ElementsAre("TooLarge"));
}

TEST_F(Analyze, GivesTheSameBytesWithAnyNumberOfThreads) {
  for (int i = 0; i < 60; ++i) {
    std::string text;
    for (int copies = 0; copies < i % 7; ++copies) text += kResolution;
    folder.write(std::to_string(i) + ".txt", text + std::to_string(i));
  }
  std::string const one = run_program({"analyze", "-j", "1", folder.path().string()}).output;
  EXPECT_EQ(parse_stream(one).size(), 60U);
  for (char const* threads : {"0", "2", "7", "1024"}) {
    EXPECT_EQ(run_program({"analyze", "-j", threads, folder.path().string()}).output, one) << "-j " << threads;
  }
}

TEST_F(Analyze, EndsAfterTheStageThatIsAskedFor) {
  std::string const file = folder.write("a.txt", resolution("Recalling its resolution 58/1 of 10 October 2003,\n"
                                                            "1.\tRequests Kenya, as appropriate, to report to it;\n"));
  v1::Document const whole = parse_stream(run_program({"analyze", file}).output).at(0);
  EXPECT_EQ(whole.stages().rbegin()->name(), "scores");
  EXPECT_GT(whole.conditions_size(), 0);
  EXPECT_GT(whole.actions_size(), 0);
  // Each row: the stage, and how many lists are filled behind it.
  constexpr std::array<std::pair<char const*, int>, 5> kStages = {
      {{"metadata", 0}, {"citations", 1}, {"mentions", 2}, {"conditions", 3}, {"scores", 4}}};
  for (auto const& [stage, lists] : kStages) {
    auto const documents = parse_stream(run_program({"analyze", std::string("--until=") + stage, file}).output);
    ASSERT_EQ(documents.size(), 1U) << stage;
    v1::Document const& document = documents[0];
    EXPECT_EQ(document.stages().rbegin()->name(), stage);
    EXPECT_EQ(document.paragraphs_size(), whole.paragraphs_size()) << stage;
    EXPECT_EQ(document.metadata().symbol(), "A/RES/59/901") << stage;
    EXPECT_EQ(document.citations_size(), lists >= 1 ? whole.citations_size() : 0) << stage;
    EXPECT_EQ(document.mentions_size(), lists >= 2 ? whole.mentions_size() : 0) << stage;
    EXPECT_EQ(document.entities_size(), lists >= 2 ? whole.entities_size() : 0) << stage;
    EXPECT_EQ(document.conditions_size(), lists >= 3 ? whole.conditions_size() : 0) << stage;
    EXPECT_EQ(document.actions_size(), lists >= 4 ? whole.actions_size() : 0) << stage;
  }
  EXPECT_EQ(run_program({"analyze", "--until=layout", file}).status, 2);
}

TEST_F(Analyze, NamesTheUnitOfOffsets) {
  std::string const file = folder.write("a.txt", kResolution);
  auto const encoding = [&](char const* name) {
    return parse_stream(run_program({"analyze", std::string("--offsets=") + name, file}).output)
        .at(0)
        .offset_encoding();
  };
  EXPECT_EQ(encoding("utf8"), v1::OFFSET_ENCODING_UTF8);
  EXPECT_EQ(encoding("utf16"), v1::OFFSET_ENCODING_UTF16);
  EXPECT_EQ(encoding("utf32"), v1::OFFSET_ENCODING_UTF32);
}

TEST_F(Analyze, TellsOfWarningsOnlyWhenAsked) {
  std::string const file = folder.write("empty.txt", "");
  EXPECT_THAT(run_program({"analyze", file}).error, IsEmpty());
  RunResult const result = run_program({"analyze", "-v", file});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.error, HasSubstr(file + ": warning: the input holds no text [EmptyInput]\n"));
}

TEST_F(Analyze, NamesAreUtf8InTheOutputWhateverTheyAreOnDisk) {
  std::string const file = folder.write("caf\xE9.txt", kResolution);
  RunResult const result = run_program({"analyze", "--format=jsonl", file});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.error, IsEmpty());
  auto const documents = parse_lines(result.output);
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_THAT(documents[0].source(), EndsWith("caf\xEF\xBF\xBD.txt"));
}

}  // namespace
}  // namespace rapporteur::tests
