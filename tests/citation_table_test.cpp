// What `rapporteur citations` makes of messages: rows, CSV, JSON lines, tables, counts and the network.

#include "pipeline/commands/citation_list.hpp"
#include "pipeline/commands/citation_network.hpp"
#include "pipeline/commands/citation_rows.hpp"
#include "pipeline/commands/citation_text.hpp"
#include "pipeline/commands/graphml.hpp"
#include "pipeline/commands/record.hpp"
#include "pipeline/commands/text_table.hpp"
#include "tests/citation_document.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

using Places = std::initializer_list<std::initializer_list<Step>>;

std::string pinpoint(Places places) {
  v1::Pinpoint pinpoint;
  for (auto const& each : places) add_place(pinpoint, each);
  return commands::pinpoint_text(pinpoint);
}

constexpr auto kParagraph = v1::PINPOINT_UNIT_PARAGRAPH;
constexpr auto kSubparagraph = v1::PINPOINT_UNIT_SUBPARAGRAPH;
constexpr auto kAnnex = v1::PINPOINT_UNIT_ANNEX;
constexpr auto kSection = v1::PINPOINT_UNIT_SECTION;

TEST(PinpointText, OnePlace) {
  EXPECT_EQ(pinpoint({}), "");
  EXPECT_EQ(pinpoint({{{kParagraph, "5"}}}), "para. 5");
  EXPECT_EQ(pinpoint({{{kParagraph, "5"}, {kSubparagraph, "(c)"}}}), "para. 5 (c)");
  EXPECT_EQ(pinpoint({{{kParagraph, "5"}, {kSubparagraph, "(c)"}, {kSubparagraph, "(ii)"}}}), "para. 5 (c) (ii)");
  EXPECT_EQ(pinpoint({{{kSubparagraph, "(c)"}}}), "subpara. (c)");
  EXPECT_EQ(pinpoint({{{kAnnex, ""}}}), "annex");
  EXPECT_EQ(pinpoint({{{kAnnex, "I"}, {kSection, "II"}, {kParagraph, "3"}}}), "annex I, sect. II, para. 3");
  EXPECT_EQ(pinpoint({{{kParagraph, "205", "211"}}}), "paras. 205–211");
  EXPECT_EQ(pinpoint({{{v1::PINPOINT_UNIT_PAGE, "287"}}}), "p. 287");
  EXPECT_EQ(pinpoint({{{v1::PINPOINT_UNIT_GOAL, "4"}, {v1::PINPOINT_UNIT_TARGET, "4.7"}}}), "Goal 4, target 4.7");
  EXPECT_EQ(pinpoint({{{v1::PINPOINT_UNIT_OTHER, "schedule A"}}}), "schedule A");
}

TEST(PinpointText, SeveralPlaces) {
  EXPECT_EQ(pinpoint({{{kParagraph, "1"}}, {{kParagraph, "3"}}}), "paras. 1 and 3");
  EXPECT_EQ(pinpoint({{{kParagraph, "1"}}, {{kParagraph, "3", "5"}}, {{kParagraph, "9"}}}), "paras. 1, 3–5 and 9");
  EXPECT_EQ(pinpoint({{{kAnnex, "I"}, {kParagraph, "1"}}, {{kAnnex, "I"}, {kParagraph, "3"}}}),
            "annex I, paras. 1 and 3");
  EXPECT_EQ(pinpoint({{{kParagraph, "5"}, {kSubparagraph, "(a)"}}, {{kParagraph, "5"}, {kSubparagraph, "(b)"}}}),
            "para. 5 (a) and (b)");
  EXPECT_EQ(pinpoint({{{kParagraph, "5"}, {kSubparagraph, "(a)"}}, {{kParagraph, "7"}}}), "paras. 5 (a) and 7");
  EXPECT_EQ(pinpoint({{{kSection, "II"}, {kParagraph, "1"}}, {{kAnnex, ""}}}), "sect. II, para. 1; annex");
  EXPECT_EQ(pinpoint({{{kSection, "II"}}, {{kSection, "IV"}}}), "sects. II and IV");
}

TEST(OneLine, CollapsesBlanksAndControls) {
  using std::string_literals::operator""s;
  EXPECT_EQ(commands::one_line("  a\r\n\tb\0c\x7F \x1F"s), "a b c");
  EXPECT_EQ(commands::one_line("a\xE2\x80\xA8"
                               "b\xC2\x85"
                               "c\xEF\xBF\xBF"),
            "a b c");
  EXPECT_EQ(commands::one_line("L’Assemblée\xC2\xA0générale"), "L’Assemblée\xC2\xA0générale");
}

TEST(CitationRows, SayWhoCitesWhatAndWhere) {
  commands::DocumentCitations const all = commands::citations_of(citing_document());
  EXPECT_EQ(all.citing, "A/RES/59/900");
  EXPECT_EQ(all.kind, "RESOLUTION");
  EXPECT_EQ(all.organ, "General Assembly");
  ASSERT_THAT(all.rows, SizeIs(6));
  commands::CitationRow const& row = all.rows[2];
  EXPECT_EQ(row.citing, "A/RES/59/900");
  EXPECT_EQ(row.source, "folder/a.txt");
  EXPECT_EQ(row.paragraph, "12. (a)");
  EXPECT_EQ(row.paragraph_index, 1U);
  EXPECT_EQ(row.paragraph_kind, "OPERATIVE");
  EXPECT_EQ(row.kind, "RESOLUTION");
  EXPECT_EQ(row.symbol, "A/RES/58/136");
  EXPECT_EQ(row.pinpoint, "para. 5 (c)");
  EXPECT_EQ(row.text, "resolution 58/136");
  EXPECT_EQ(citing_document().text().substr(row.begin, row.end - row.begin), row.text);
  EXPECT_EQ(row.rule, "act.named");
  EXPECT_EQ(row.link, "https://undocs.org/en/A/RES/58/136");
  EXPECT_EQ(all.rows[0].date, "2003-12-22");
  EXPECT_EQ(all.rows[3].link, "");
  EXPECT_EQ(all.rows[4].paragraph, "note 1");
}

TEST(CitationRows, ANeighbourCitesForItself) {
  v1::Document document = citing_document();
  EXPECT_EQ(commands::citations_of(document).rows[5].citing, "A/RES/59/901");
  EXPECT_EQ(commands::citations_of(document).rows[5].part, "B");
  document.mutable_paragraphs(3)->set_resolution("(before)");
  EXPECT_EQ(commands::citations_of(document).rows[5].citing, "");
  document.mutable_paragraphs(3)->set_resolution("A/RES/59/7 B");
  EXPECT_EQ(commands::citations_of(document).rows[5].citing, "A/RES/59/7 B");
  document.mutable_paragraphs(3)->set_resolution("25/7");
  document.mutable_metadata()->set_symbol("HSP/GC/25/6");
  document.mutable_metadata()->set_number("25/6");
  EXPECT_EQ(commands::citations_of(document).rows[5].citing, "HSP/GC/25/7");
}

TEST(CitationRows, WithoutASymbolTheInputCites) {
  v1::Document document = citing_document();
  document.mutable_metadata()->clear_symbol();
  EXPECT_EQ(commands::citations_of(document).rows[0].citing, "folder/a.txt");
  v1::Document unread;
  unread.set_source("missing.txt");
  EXPECT_EQ(commands::citations_of(unread).citing, "");
}

TEST(CitationRows, TakesIndicesAndSpansThatAreOutOfRange) {
  v1::Document document = citing_document();
  document.mutable_citations(0)->set_paragraph(99);
  document.mutable_citations(1)->mutable_span()->set_begin(50000);
  document.mutable_citations(2)->mutable_span()->set_end(50000);
  commands::DocumentCitations const all = commands::citations_of(document);
  EXPECT_EQ(all.rows[0].paragraph_kind, "");
  EXPECT_EQ(all.rows[1].text, "");
}

TEST(Csv, QuotesOnlyWhereItMust) {
  std::string out;
  commands::append_csv_names({{"a", ""}, {"b c", ""}}, out);
  commands::append_csv({{"a", "x y; z"}, {"b c", "1, \"2\""}}, out);
  commands::append_csv({{"a", "\n"}, {"b c", ""}}, out);
  EXPECT_EQ(out, "a,b c\r\nx y; z,\"1, \"\"2\"\"\"\r\n\"\n\",\r\n");
}

TEST(Csv, OfCitations) {
  std::string out;
  commands::append_csv_names(commands::record_of(commands::CitationRow{}), out);
  commands::DocumentCitations const all = commands::citations_of(citing_document());
  commands::append_csv(commands::record_of(all.rows[1]), out);
  commands::append_csv(commands::record_of(all.rows[3]), out);
  EXPECT_EQ(out,
            "citing,source,part,paragraph,paragraph_index,paragraph_kind,begin,end,kind,symbol,date,pinpoint,text,"
            "confidence,rule,link\r\n"
            "A/RES/59/900,folder/a.txt,,,0,PREAMBULAR,33,59,RESOLUTION,A/RES/58/140,2003-12-22,,58/140 of 22 December "
            "2003,1,act.named,https://undocs.org/en/A/RES/58/140\r\n"
            "A/RES/59/900,folder/a.txt,,12. (a),1,OPERATIVE,112,118,FOREIGN,,,,\"\"\"A, B\"\"\",0.6,act.named,\r\n");
}

TEST(JsonLines, HoldEveryValueOfARow) {
  commands::CitationRow row = commands::citations_of(citing_document()).rows[3];
  row.rule = "back\\slash \x01";
  row.paragraph_index.reset();
  std::string out;
  commands::append_json(commands::record_of(row), out);
  ASSERT_TRUE(out.ends_with("}\n"));
  google::protobuf::Struct object;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(out, &object).ok()) << out;
  auto const& fields = object.fields();
  EXPECT_EQ(fields.size(), 16U);
  EXPECT_EQ(fields.at("text").string_value(), "\"A, B\"");
  EXPECT_EQ(fields.at("rule").string_value(), "back\\slash \x01");
  EXPECT_EQ(fields.at("begin").number_value(), 112);
  EXPECT_EQ(fields.at("paragraph_index").kind_case(), google::protobuf::Value::kNullValue);
  EXPECT_THAT(out, HasSubstr("\"confidence\":0.6,"));
}

TEST(CitationTable, IsAligned) {
  std::string out;
  commands::append_table(commands::citations_of(citing_document()), {}, out);
  EXPECT_EQ(out, R"(A/RES/59/900  folder/a.txt
  preambular    A/RES/58/136       2003-12-22                                58/136
  preambular    A/RES/58/140       2003-12-22                                58/140 of 22 December 2003
  12. (a)       A/RES/58/136                   para. 5 (c)                   resolution 58/136
  12. (a)                                                                    "A, B"
  note 1        S/RES/1373 (2001)                                            S/RES/1373 (2001)
  B preambular  A/RES/1/1                                   in A/RES/59/901  resolution 1/1
)");
}

TEST(CitationTable, IsCutOffAtTheWidthOfATerminal) {
  std::string out;
  commands::append_table(commands::citations_of(citing_document()), {100, true}, out);
  EXPECT_THAT(out, HasSubstr("\033[2m58/140 of 22 December …\033[0m\n"));
  EXPECT_EQ(commands::shortened("Côte d’Ivoire", 6), "Côte …");
  EXPECT_EQ(commands::shortened("Côte", 4), "Côte");
}

TEST(CitationTable, IsNothingWithoutCitations) {
  std::string out;
  commands::append_table(commands::citations_of(CitingDocument("a.txt", "A/RES/1/1").document), {}, out);
  EXPECT_THAT(out, IsEmpty());
}

class Network : public ::testing::Test {
 protected:
  Network() {
    network.add(commands::citations_of(citing_document()));
    CitingDocument other("b.txt", "A/RES/58/136");
    other.document.mutable_metadata()->set_type(v1::DOCUMENT_TYPE_RESOLUTION);
    other.paragraph(v1::PARAGRAPH_KIND_OPERATIVE, {"1."}, "Recalls A/RES/58/140 & Article 25");
    other.cite("A/RES/58/140", v1::CITATION_KIND_RESOLUTION, "A/RES/58/140");
    other.cite("Article 25", v1::CITATION_KIND_CHARTER, "Charter of the United Nations, Article 25");
    network.add(commands::citations_of(other.document));
  }

  commands::CitationNetwork network;
};

TEST_F(Network, CountsHowOftenEachCitesAnother) {
  std::vector<std::string> lines;
  for (commands::CitationEdge const* each : network.sorted_edges()) {
    lines.push_back(network.nodes()[each->from].name + " > " + network.nodes()[each->to].name + " " +
                    std::to_string(each->count));
  }
  EXPECT_THAT(lines,
              ElementsAre("A/RES/59/900 > A/RES/58/136 2", "A/RES/59/900 > A/RES/58/140 1",
                          "A/RES/59/900 > S/RES/1373 (2001) 1", "A/RES/58/136 > A/RES/58/140 1",
                          "A/RES/58/136 > Charter of the United Nations, Article 25 1", "A/RES/59/901 > A/RES/1/1 1"));
}

TEST_F(Network, CountsAsRecordsAndAsATable) {
  std::string csv;
  commands::CitationEdge const& first = *network.sorted_edges().front();
  commands::append_csv_names(commands::record_of({}, {}, {}), csv);
  commands::append_csv(commands::record_of("A/RES/59/900", "A/RES/58/136", first), csv);
  EXPECT_EQ(csv,
            "citing,symbol,kinds,count,date,paragraphs,link\r\n"
            "A/RES/59/900,A/RES/58/136,RESOLUTION,2,2003-12-22,12. (a),https://undocs.org/en/A/RES/58/136\r\n");
  std::string table;
  commands::append_table(network, network.sorted_edges(), {}, table);
  EXPECT_EQ(table, R"(COUNT  CITING        SYMBOL                                DATE        PARAGRAPHS
    2  A/RES/59/900  A/RES/58/136                          2003-12-22  12. (a)
    1  A/RES/59/900  A/RES/58/140                          2003-12-22
    1  A/RES/59/900  S/RES/1373 (2001)                                 note 1
    1  A/RES/58/136  A/RES/58/140                                      1.
    1  A/RES/58/136  Charter of the United Nations, Article 25              1.
    1  A/RES/59/901  A/RES/1/1
)");
}

TEST_F(Network, NodesKnowWhoCitesThem) {
  std::map<std::string, commands::CitationNode> nodes;
  for (commands::CitationNode const& each : network.nodes()) nodes[each.name] = each;
  ASSERT_EQ(nodes.size(), 7U);
  EXPECT_EQ(nodes["A/RES/58/140"].cited_in, 2U);
  EXPECT_EQ(nodes["A/RES/58/136"].cited_in, 1U);
  EXPECT_EQ(nodes["A/RES/58/136"].citations, 2U);
  EXPECT_TRUE(nodes["A/RES/58/136"].is_document);
  EXPECT_FALSE(nodes["A/RES/59/901"].is_document);
  EXPECT_EQ(nodes["S/RES/1373 (2001)"].organ, "Security Council");
  EXPECT_EQ(nodes["Charter of the United Nations, Article 25"].kind, "CHARTER");
}

TEST_F(Network, TheSameSymbolTwiceIsOneNode) {
  network.add(commands::citations_of(citing_document()));
  EXPECT_THAT(network.nodes(), SizeIs(7));
  EXPECT_EQ(network.sorted_edges().front()->count, 4U);
  EXPECT_THAT(network.sorted_edges().front()->paragraphs, ElementsAre("12. (a)"));
}

TEST_F(Network, IsWrittenAsGraphml) {
  std::string text;
  ASSERT_TRUE(commands::write_graphml(network, [&](std::string_view bytes) {
    text += bytes;
    return true;
  }));
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(text.c_str())) << text;
  pugi::xml_node const root = document.child("graphml");
  EXPECT_STREQ(root.attribute("xmlns").value(), "http://graphml.graphdrawing.org/xmlns");
  std::map<std::string, std::string> types;
  for (pugi::xml_node const key : root.children("key")) {
    types[std::string(key.attribute("for").value()) + "." + key.attribute("attr.name").value()] =
        key.attribute("attr.type").value();
  }
  EXPECT_THAT(types, UnorderedElementsAre(
                         Pair("node.label", "string"), Pair("node.kind", "string"), Pair("node.organ", "string"),
                         Pair("node.cited_in", "int"), Pair("node.citations", "int"),
                         Pair("node.is_document", "boolean"), Pair("node.link", "string"), Pair("edge.weight", "int"),
                         Pair("edge.kinds", "string"), Pair("edge.date", "string"), Pair("edge.paragraphs", "string")));
  pugi::xml_node const graph = root.child("graph");
  EXPECT_STREQ(graph.attribute("edgedefault").value(), "directed");
  EXPECT_STREQ(graph.child("node").attribute("id").value(), "A/RES/59/900");
  pugi::xml_node const edge = graph.child("edge");
  EXPECT_STREQ(edge.attribute("target").value(), "A/RES/58/136");
  EXPECT_STREQ(edge.find_child_by_attribute("data", "key", "weight").text().get(), "2");
  EXPECT_STREQ(edge.find_child_by_attribute("data", "key", "paragraphs").text().get(), "12. (a)");
}

TEST_F(Network, TellsWhenItCannotBeWritten) {
  EXPECT_FALSE(commands::write_graphml(network, [](std::string_view) { return false; }));
}

TEST(NetworkOfNothing, IsStillGraphml) {
  std::string text;
  ASSERT_TRUE(commands::write_graphml({}, [&](std::string_view bytes) {
    text += bytes;
    return true;
  }));
  EXPECT_THAT(text, HasSubstr("<graph edgedefault=\"directed\" />"));
}

}  // namespace
}  // namespace rapporteur::tests
