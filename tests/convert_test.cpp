#include "proto/convert.hpp"

#include "messages.hpp"
#include "rapporteur/v1/document.pb.h"

#include <gmock/gmock.h>
#include <google/protobuf/arena.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::ElementsAre;
using tests::hand_made_analysis;

v1::Document convert(Analysis const& analysis, OffsetEncoding encoding = OffsetEncoding::kUtf8) {
  v1::Document document;
  to_message(analysis, encoding, document);
  return document;
}

std::string cut(v1::Document const& document, v1::Span const& span) {
  return document.text().substr(span.begin(), span.end() - span.begin());
}

std::string difference(v1::Document const& expected, v1::Document const& found) {
  std::string report;
  MessageDifferencer differencer;
  differencer.ReportDifferencesToString(&report);
  differencer.Compare(expected, found);
  return report;
}

// Whoever adds a field to the model must come by here: the bindings below then no longer compile. Then let the field
// reach the message, and say so in a test.
TEST(Convert, TheModelHasTheFieldsThatAreConverted) {
  auto const count = [](auto const&... fields) { return sizeof...(fields); };
  Analysis const analysis;
  auto const& [source, text, map, sources, paragraphs, parts, neighbours, metadata, footnotes, citations,
               internal_references, pinpoints, citation_text, actions, conditions, scores, mentions, entities,
               entity_text, diagnostics, stages] = analysis;
  EXPECT_EQ(count(source, text, map, sources, paragraphs, parts, neighbours, metadata, footnotes, citations,
                  internal_references, pinpoints, citation_text, actions, conditions, scores, mentions, entities,
                  entity_text, diagnostics, stages),
            21U);
  auto const& [kind, level, quoted, part, resolution, span, marker, inner_marker, ranges, parent] = Paragraph();
  EXPECT_EQ(count(kind, level, quoted, part, resolution, span, marker, inner_marker, ranges, parent), 10U);
  auto const& [begin, end, page] = SourceRange();
  EXPECT_EQ(count(begin, end, page), 3U);
  auto const& [note_marker, note_span, references] = Footnote();
  EXPECT_EQ(count(note_marker, note_span, references), 3U);
  auto const& [symbol, type, organ, session, session_kind, number, title, adopted_on, meeting, agenda_items,
               report_symbols, draft_symbols, issued_on, distribution, job_number, vote, language, evidence] = metadata;
  EXPECT_EQ(count(symbol, type, organ, session, session_kind, number, title, adopted_on, meeting, agenda_items,
                  report_symbols, draft_symbols, issued_on, distribution, job_number, vote, language, evidence),
            18U);
  auto const& [recorded, unanimous, in_favour, against, abstaining] = Vote();
  EXPECT_EQ(count(recorded, unanimous, in_favour, against, abstaining), 5U);
  auto const& [field, field_span] = Evidence();
  EXPECT_EQ(count(field, field_span), 2U);
  auto const& [diagnostic_kind, argument, diagnostic_span, source_offset] = Diagnostic();
  EXPECT_EQ(count(diagnostic_kind, argument, diagnostic_span, source_offset), 4U);
  auto const& [stage, version, nanoseconds] = StageRun();
  EXPECT_EQ(count(stage, version, nanoseconds), 3U);
}

TEST(Convert, SetsEveryFieldThatTheModelHas) {
  // Formats other than text; no decision on a condition is close.
  EXPECT_THAT(tests::unset_fields(convert(hand_made_analysis())),
              ElementsAre("paragraphs.source.part", "conditions.runner_up"));
}

TEST(Convert, SourceTextAndUnit) {
  Analysis const analysis = hand_made_analysis();
  v1::Document const document = convert(analysis);
  EXPECT_EQ(document.source(), analysis.source);
  EXPECT_EQ(document.text(), analysis.text);
  EXPECT_EQ(document.offset_encoding(), v1::OFFSET_ENCODING_UTF8);
  EXPECT_EQ(convert(analysis, OffsetEncoding::kUtf16).offset_encoding(), v1::OFFSET_ENCODING_UTF16);
  EXPECT_EQ(convert(analysis, OffsetEncoding::kUtf32).offset_encoding(), v1::OFFSET_ENCODING_UTF32);
}

TEST(Convert, Metadata) {
  v1::Metadata const data = convert(hand_made_analysis()).metadata();
  EXPECT_EQ(data.symbol(), "A/RES/98/8");
  EXPECT_EQ(data.type(), v1::DOCUMENT_TYPE_RESOLUTION);
  EXPECT_EQ(data.organ(), "General Assembly");
  EXPECT_EQ(data.session(), 98U);
  EXPECT_EQ(data.session_kind(), v1::SESSION_KIND_REGULAR);
  EXPECT_EQ(data.number(), "98/8");
  EXPECT_EQ(data.title(), "Co\u0302te d’Ivoire, «a\u00E7\u00E3o»");
  EXPECT_EQ(data.adopted_on(), "2019-05-02");
  EXPECT_EQ(data.meeting(), "80th plenary meeting");
  EXPECT_THAT(data.agenda_items(), ElementsAre("96", "19 (a)"));
  EXPECT_THAT(data.report_symbols(), ElementsAre("A/98/494"));
  EXPECT_THAT(data.draft_symbols(), ElementsAre("A/98/L.7", "A/98/L.7/Add.1"));
  EXPECT_EQ(data.issued_on(), "2019-06-01");
  EXPECT_EQ(data.distribution(), "General");
  EXPECT_EQ(data.job_number(), "19-48544");
  EXPECT_EQ(data.language(), "en");
  EXPECT_TRUE(data.vote().recorded());
  EXPECT_TRUE(data.vote().unanimous());
  EXPECT_EQ(data.vote().in_favour(), 150U);
  EXPECT_TRUE(data.vote().has_against());
  EXPECT_EQ(data.vote().against(), 0U);
  EXPECT_EQ(data.vote().abstaining(), 12U);
}

TEST(Convert, EvidenceNamesFieldsOfTheMetadata) {
  v1::Document const document = convert(hand_made_analysis());
  auto const* descriptor = v1::Metadata::descriptor();
  int index = 0;
  for (int i = 0; i < descriptor->field_count(); ++i) {
    std::string const& name = descriptor->field(i)->name();
    // The kind of a session is read where its number is.
    if (name == "evidence" || name == "session_kind") continue;
    ASSERT_LT(index, document.metadata().evidence_size());
    v1::Evidence const& evidence = document.metadata().evidence(index++);
    EXPECT_EQ(evidence.field(), name);
    EXPECT_EQ(cut(document, evidence.span()), "2 May 2019");
  }
  EXPECT_EQ(index, document.metadata().evidence_size());
}

TEST(Convert, MetadataThatATextLacksIsAbsent) {
  Analysis analysis;
  analysis.text = "x";
  analysis.metadata.vote.emplace();
  v1::Metadata const data = convert(analysis).metadata();
  EXPECT_FALSE(data.has_session());
  EXPECT_TRUE(data.has_vote());
  EXPECT_FALSE(data.vote().has_in_favour());
  EXPECT_FALSE(data.vote().has_against());
  EXPECT_FALSE(data.vote().has_abstaining());
  analysis.metadata.vote.reset();
  EXPECT_FALSE(convert(analysis).metadata().has_vote());
}

TEST(Convert, Paragraphs) {
  v1::Document const document = convert(hand_made_analysis());
  v1::Paragraph const& item = document.paragraphs(7);
  EXPECT_EQ(item.kind(), v1::PARAGRAPH_KIND_OPERATIVE);
  EXPECT_EQ(cut(document, item.span()), "To report “soon”;");
  EXPECT_EQ(item.marker(), "(a)");
  EXPECT_THAT(item.path(), ElementsAre("1.", "(a)"));
  EXPECT_EQ(item.level(), 2U);
  EXPECT_EQ(item.parent(), 6U);
  EXPECT_EQ(item.part(), "II");
  EXPECT_EQ(item.resolution(), "");
  ASSERT_EQ(item.source_size(), 2);
  EXPECT_LT(item.source(0).begin(), item.source(0).end());
  EXPECT_FALSE(item.source(0).has_page());
  EXPECT_EQ(item.source(1).begin(), 4000U);
  EXPECT_EQ(item.source(1).end(), 4010U);
  EXPECT_EQ(item.source(1).page(), 2U);

  EXPECT_EQ(document.paragraphs(1).resolution(), "A/RES/98/7");
  EXPECT_EQ(document.paragraphs(1).part(), "");
  EXPECT_EQ(document.paragraphs(1).marker(), "");
  EXPECT_THAT(document.paragraphs(1).path(), ElementsAre());
  EXPECT_THAT(document.paragraphs(6).path(), ElementsAre("1."));
}

TEST(Convert, ParagraphWithTwoMarkersOnOneLine) {
  v1::Document const document = convert(hand_made_analysis());
  v1::Paragraph const& paragraph = document.paragraphs(8);
  EXPECT_EQ(paragraph.marker(), "2.");
  EXPECT_THAT(paragraph.path(), ElementsAre("2.", "(a)"));
  EXPECT_EQ(paragraph.level(), 2U);
  EXPECT_EQ(cut(document, paragraph.span()), "(a) Decides so.");
}

TEST(Convert, TheFirstParagraphCanIntroduceAnother) {
  v1::Document const document = convert(hand_made_analysis());
  EXPECT_FALSE(document.paragraphs(6).has_parent());
  EXPECT_TRUE(document.paragraphs(9).has_parent());
  EXPECT_EQ(document.paragraphs(9).parent(), 0U);
}

TEST(Convert, QuotedParagraphs) {
  v1::Document const document = convert(hand_made_analysis());
  EXPECT_FALSE(document.paragraphs(8).quoted());
  EXPECT_TRUE(document.paragraphs(9).quoted());
}

TEST(Convert, Footnotes) {
  v1::Document const document = convert(hand_made_analysis());
  ASSERT_EQ(document.footnotes_size(), 1);
  v1::Footnote const& note = document.footnotes(0);
  EXPECT_EQ(note.marker(), "1");
  EXPECT_EQ(cut(document, note.span()), "See resolution 97/1.");
  ASSERT_EQ(note.references_size(), 1);
  EXPECT_EQ(cut(document, note.references(0)), "1");
}

TEST(Convert, Diagnostics) {
  v1::Document const document = convert(hand_made_analysis());
  ASSERT_EQ(document.diagnostics_size(), 2);
  v1::Diagnostic const& gap = document.diagnostics(0);
  EXPECT_EQ(gap.severity(), v1::SEVERITY_WARNING);
  EXPECT_EQ(gap.code(), "NumberGap");
  EXPECT_EQ(gap.message(), message(hand_made_analysis().diagnostics[0]));
  EXPECT_EQ(cut(document, gap.span()), "Decides so.");
  EXPECT_FALSE(gap.has_source_offset());

  v1::Diagnostic const& bytes = document.diagnostics(1);
  EXPECT_EQ(bytes.severity(), v1::SEVERITY_ERROR);
  EXPECT_FALSE(bytes.has_span());
  EXPECT_EQ(bytes.source_offset(), 77U);
}

TEST(Convert, ASourceOffsetThatDoesNotFitIsTheLargest) {
  Analysis analysis;
  analysis.diagnostics.push_back({DiagnosticKind::kUndecodableBytes, "UTF-8", std::nullopt, 1ULL << 40U});
  EXPECT_EQ(convert(analysis).diagnostics(0).source_offset(), 0xFFFFFFFFU);
}

TEST(Convert, StagesWithoutTheirTimes) {
  Analysis analysis = hand_made_analysis();
  v1::Document const document = convert(analysis);
  ASSERT_EQ(document.stages_size(), 2);
  EXPECT_EQ(document.stages(1).name(), "structure");
  EXPECT_EQ(document.stages(1).version(), "2");
  analysis.stages[1].nanoseconds = 1;
  EXPECT_EQ(convert(analysis).SerializeAsString(), document.SerializeAsString());
}

TEST(Convert, WhatCannotBeReadIsANameAndAnError) {
  Analysis analysis;
  analysis.source = "missing.txt";
  analysis.diagnostics.push_back({DiagnosticKind::kUnreadableInput, "No such file", std::nullopt, std::nullopt});
  v1::Document expected;
  expected.set_source("missing.txt");
  expected.set_offset_encoding(v1::OFFSET_ENCODING_UTF8);
  expected.add_diagnostics()->set_severity(v1::SEVERITY_ERROR);
  expected.mutable_diagnostics(0)->set_code("UnreadableInput");
  expected.mutable_diagnostics(0)->set_message("the input cannot be read: No such file");
  EXPECT_EQ(difference(expected, convert(analysis)), "");
}

// Each value of an enumeration of the model has one of its own in the message, of the same name.

template <typename Model>
std::vector<Model> all(Model last) {
  std::vector<Model> values;
  for (int i = 0; i <= static_cast<int>(last); ++i) values.push_back(static_cast<Model>(i));
  return values;
}

template <typename Message>
void expect_all_values(std::vector<Message> const& found, bool with_unspecified) {
  int const first = with_unspecified ? 0 : 1;
  auto const* descriptor = google::protobuf::GetEnumDescriptor<Message>();
  ASSERT_EQ(static_cast<int>(found.size()), descriptor->value_count() - first) << descriptor->name();
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(static_cast<int>(found[i]), descriptor->value(static_cast<int>(i) + first)->number())
        << descriptor->name();
  }
}

TEST(Convert, EveryParagraphKind) {
  Analysis analysis;
  analysis.text = "x";
  std::vector<v1::ParagraphKind> found;
  for (ParagraphKind const kind : all(ParagraphKind::kFootnote)) {
    analysis.paragraphs.assign(1, Paragraph{});
    analysis.paragraphs[0].kind = kind;
    found.push_back(convert(analysis).paragraphs(0).kind());
  }
  expect_all_values(found, false);
}

TEST(Convert, EveryDocumentType) {
  Analysis analysis;
  analysis.text = "x";
  std::vector<v1::DocumentType> found;
  for (DocumentType const type : all(DocumentType::kOther)) {
    analysis.metadata.type = type;
    found.push_back(convert(analysis).metadata().type());
  }
  expect_all_values(found, true);
}

TEST(Convert, EverySessionKind) {
  Analysis analysis;
  analysis.text = "x";
  std::vector<v1::SessionKind> found;
  for (SessionKind const kind : all(SessionKind::kResumed)) {
    analysis.metadata.session_kind = kind;
    found.push_back(convert(analysis).metadata().session_kind());
  }
  expect_all_values(found, true);
}

TEST(Convert, EveryDiagnosticHasASeverityAndACode) {
  constexpr std::string_view kCodes[] = {
#define DIAGNOSTIC(name, severity, text) #name,
#include "pipeline/diagnostic_kinds.def"
#undef DIAGNOSTIC
  };
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    Analysis analysis;
    analysis.diagnostics.push_back({static_cast<DiagnosticKind>(i), "it", std::nullopt, std::nullopt});
    v1::Diagnostic const diagnostic = convert(analysis).diagnostics(0);
    EXPECT_EQ(diagnostic.code(), kCodes[i]);
    EXPECT_NE(diagnostic.severity(), v1::SEVERITY_UNSPECIFIED) << kCodes[i];
    EXPECT_EQ(static_cast<int>(diagnostic.severity()), static_cast<int>(severity(static_cast<DiagnosticKind>(i))) + 1);
  }
}

TEST(Convert, SpansCutTheSameWordsInEveryUnit) {
  Analysis const analysis = hand_made_analysis();
  v1::Document const bytes = convert(analysis);
  v1::Document const pairs = convert(analysis, OffsetEncoding::kUtf16);
  v1::Document const points = convert(analysis, OffsetEncoding::kUtf32);
  auto const check = [&](v1::Span const& in_bytes, v1::Span const& in_pairs, v1::Span const& in_points) {
    std::string const words = cut(bytes, in_bytes);
    EXPECT_EQ(tests::cut_utf16(pairs.text(), in_pairs.begin(), in_pairs.end()), words);
    EXPECT_EQ(tests::cut_utf32(points.text(), in_points.begin(), in_points.end()), words);
  };
  for (int i = 0; i < bytes.paragraphs_size(); ++i) {
    check(bytes.paragraphs(i).span(), pairs.paragraphs(i).span(), points.paragraphs(i).span());
    // What counts bytes of the input does so in every unit.
    for (int range = 0; range < bytes.paragraphs(i).source_size(); ++range) {
      EXPECT_TRUE(MessageDifferencer::Equals(bytes.paragraphs(i).source(range), pairs.paragraphs(i).source(range)));
    }
  }
  check(bytes.footnotes(0).span(), pairs.footnotes(0).span(), points.footnotes(0).span());
  check(bytes.footnotes(0).references(0), pairs.footnotes(0).references(0), points.footnotes(0).references(0));
  check(bytes.diagnostics(0).span(), pairs.diagnostics(0).span(), points.diagnostics(0).span());
  check(bytes.metadata().evidence(0).span(), pairs.metadata().evidence(0).span(), points.metadata().evidence(0).span());
  // All three differ, or this shows nothing.
  EXPECT_NE(bytes.paragraphs(9).span().begin(), pairs.paragraphs(9).span().begin());
  EXPECT_NE(pairs.paragraphs(9).span().begin(), points.paragraphs(9).span().begin());
}

TEST(Convert, AMessageThatIsUsedAgainHoldsNothingOfBefore) {
  v1::Document document;
  tests::fill(document);
  to_message(hand_made_analysis(), OffsetEncoding::kUtf16, document);
  EXPECT_EQ(difference(convert(hand_made_analysis(), OffsetEncoding::kUtf16), document), "");
  to_message(Analysis(), OffsetEncoding::kUtf8, document);
  EXPECT_EQ(difference(convert(Analysis()), document), "");
}

TEST(Convert, AMessageOnAnArena) {
  google::protobuf::Arena arena;
  auto* const document = google::protobuf::Arena::CreateMessage<v1::Document>(&arena);
  for (int round = 0; round < 3; ++round) {
    to_message(hand_made_analysis(), OffsetEncoding::kUtf8, *document);
    EXPECT_EQ(difference(convert(hand_made_analysis()), *document), "");
  }
}

TEST(Convert, WrittenAndReadAgainIsTheSame) {
  for (auto const encoding : {OffsetEncoding::kUtf8, OffsetEncoding::kUtf16, OffsetEncoding::kUtf32}) {
    v1::Document const document = convert(hand_made_analysis(), encoding);
    v1::Document read;
    ASSERT_TRUE(read.ParseFromString(document.SerializeAsString()));
    EXPECT_EQ(difference(document, read), "");
    EXPECT_EQ(read.SerializeAsString(), document.SerializeAsString());
  }
}

TEST(Convert, BytesAreThoseOfTheGeneratedClass) {
  Analysis const analysis = hand_made_analysis();
  MessageWriter writer;
  for (auto const encoding : {OffsetEncoding::kUtf8, OffsetEncoding::kUtf16, OffsetEncoding::kUtf32}) {
    EXPECT_EQ(writer.write(analysis, encoding), convert(analysis, encoding).SerializeAsString());
  }
  // A message of 128 bytes and more takes a longer length.
  Analysis large = analysis;
  large.metadata.title.assign(20000, 'x');
  large.parts.assign(2, std::string(200, 'y'));
  large.paragraphs[0].part = 1;
  EXPECT_EQ(writer.write(large, OffsetEncoding::kUtf8), convert(large, OffsetEncoding::kUtf8).SerializeAsString());
}

TEST(Convert, BytesThatAreNoUtf8DoNotReachAMessage) {
  Analysis analysis;
  analysis.source = "r\xE9sum\xE9.txt";
  analysis.text = "a\xE2\x80 b \u201C";
  analysis.metadata.title = "\xFF";
  analysis.metadata.agenda_items = {"ok", "\xC0\x80"};
  analysis.paragraphs.assign(1, Paragraph{});
  analysis.paragraphs[0].marker = {1, 2};  // the first byte of a character
  analysis.paragraphs[0].span = {3, 9};
  analysis.diagnostics.push_back({DiagnosticKind::kUnreadableInput, "\xE9", std::nullopt, std::nullopt});
  v1::Document const document = convert(analysis, OffsetEncoding::kUtf32);
  EXPECT_EQ(document.source(), "r\uFFFDsum\uFFFD.txt");
  EXPECT_EQ(document.text(), "a?? b \u201C");
  EXPECT_EQ(document.metadata().title(), "\uFFFD");
  EXPECT_THAT(document.metadata().agenda_items(), ElementsAre("ok", "\uFFFD\uFFFD"));
  EXPECT_EQ(document.paragraphs(0).marker(), "\uFFFD");
  EXPECT_EQ(document.paragraphs(0).span().begin(), 3U);
  EXPECT_EQ(document.paragraphs(0).span().end(), 7U);
  EXPECT_EQ(document.diagnostics(0).message(), "the input cannot be read: \uFFFD");
  v1::Document read;
  ASSERT_TRUE(read.ParseFromString(document.SerializeAsString()));
  EXPECT_EQ(difference(document, read), "");
}

}  // namespace
}  // namespace rapporteur
