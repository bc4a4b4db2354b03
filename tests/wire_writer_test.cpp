#include "messages.hpp"
#include "proto/convert.hpp"
#include "proto/field_runs.hpp"
#include "proto/stream.hpp"
#include "proto/wire.hpp"
#include "rapporteur/v1/document.pb.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

std::string written(ByteBuffer& buffer, WireWriter const& end) {
  buffer.set(0, end.offset());
  return std::string(buffer.view());
}

TEST(WireWriter, NumbersOfEveryLength) {
  std::vector<std::uint32_t> values = {0, 1, 0xFFFFFFFFU};
  for (unsigned bits = 1; bits < 32; ++bits) values.insert(values.end(), {(1U << bits) - 1, 1U << bits});
  for (std::uint32_t const begin : values) {
    for (std::uint32_t const end : values) {
      ByteBuffer buffer;
      WireWriter out(buffer, 0);
      out.number(v1::Span::kBeginFieldNumber, begin);
      out.present(v1::Span::kEndFieldNumber, end);
      v1::Span span;
      ASSERT_TRUE(span.ParseFromString(written(buffer, out)));
      EXPECT_EQ(span.begin(), begin);
      EXPECT_EQ(span.end(), end);
    }
  }
}

TEST(WireWriter, SpansOfEveryLength) {
  std::vector<std::uint32_t> values = {0, 0xFFFFFFFFU};
  for (unsigned bits = 1; bits < 32; ++bits) values.insert(values.end(), {(1U << bits) - 1, 1U << bits});
  for (std::uint32_t const begin : values) {
    for (std::uint32_t const end : values) {
      v1::Mention wanted;
      wanted.mutable_span()->set_begin(begin);
      wanted.mutable_span()->set_end(end);
      ByteBuffer buffer;
      WireWriter out(buffer, 0);
      out.numbers(v1::Mention::kSpanFieldNumber, v1::Span::kBeginFieldNumber, begin, v1::Span::kEndFieldNumber, end);
      EXPECT_EQ(written(buffer, out), wanted.SerializeAsString()) << begin << ' ' << end;
    }
  }
}

TEST(WireWriter, TextsAndMessagesOfEveryLength) {
  for (std::size_t size = 0; size < 700; ++size) {
    v1::Document wanted;
    wanted.set_source(std::string(size, 's'));
    wanted.mutable_metadata()->set_title(std::string(size, 't'));
    ByteBuffer buffer;
    WireWriter out(buffer, 0);
    out.text(v1::Document::kSourceFieldNumber, wanted.source());
    out.message(v1::Document::kMetadataFieldNumber, [&](WireWriter in) {
      in.text(v1::Metadata::kTitleFieldNumber, wanted.metadata().title());
      return in;
    });
    EXPECT_EQ(written(buffer, out), wanted.SerializeAsString()) << size;
  }
}

TEST(WireWriter, MessagesThatTakeLongerLengths) {
  for (std::size_t const items : {1UL, 40UL, 5000UL, 700000UL}) {
    v1::Document wanted;
    ByteBuffer buffer;
    WireWriter out(buffer, 0);
    out.message(v1::Document::kMetadataFieldNumber, [&](WireWriter in) {
      for (std::size_t i = 0; i < items; ++i) in.item(v1::Metadata::kAgendaItemsFieldNumber, "9");
      return in;
    });
    for (std::size_t i = 0; i < items; ++i) wanted.mutable_metadata()->add_agenda_items("9");
    EXPECT_TRUE(written(buffer, out) == wanted.SerializeAsString()) << items;
  }
}

TEST(WireWriter, ARecordIsWhatTheGeneratedClassGives) {
  Analysis analysis = tests::hand_made_analysis();
  MessageWriter writer;
  ByteBuffer record;
  for (std::size_t const size : {0UL, 100UL, 20000UL, 3000000UL}) {
    analysis.metadata.title.assign(size, 'x');
    writer.write_record(analysis, OffsetEncoding::kUtf16, record);
    v1::Document document;
    to_message(analysis, OffsetEncoding::kUtf16, document);
    std::string wanted;
    append_delimited(document, wanted);
    EXPECT_TRUE(record.view() == wanted) << size;
  }
}

std::string of_names(std::string_view first, std::string_view second, FieldRuns& runs, bool known) {
  ByteBuffer buffer;
  WireWriter out(buffer, 0);
  auto const write = [&](WireWriter in) {
    in.text(v1::Mention::kRuleFieldNumber, first);
    in.text(v1::Mention::kEntityRuleFieldNumber, second);
    return in;
  };
  FieldRuns::Key const key(first, second, FieldRuns::both(static_cast<float>(first.size()), 1), 7);
  out = known ? runs.put(out, key, write) : write(out);
  return written(buffer, out);
}

TEST(FieldRuns, GiveTheBytesThatWereWrittenFirst) {
  // More than there is room for, some of them too long to be kept, one not UTF-8.
  std::vector<std::string> names = {"",        "lexicon", "listed-name", std::string(90, 'n'), std::string(300, 'm'),
                                    "\xFF\xFE"};
  for (int i = 0; i < 600; ++i) names.push_back("rule-" + std::to_string(i));
  FieldRuns runs;
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      auto const& second = names[names.size() - 1 - i];
      EXPECT_EQ(of_names(names[i], second, runs, true), of_names(names[i], second, runs, false)) << names[i];
    }
  }
}

TEST(FieldRuns, AWriterThatIsUsedAgainGivesTheSameBytes) {
  auto analysis = tests::hand_made_analysis();
  MessageWriter again;
  for (int round = 0; round < 4; ++round) {
    for (auto& action : analysis.actions.actions) action.inherited = !action.inherited;
    for (auto& mention : analysis.mentions) mention.confidence /= 2;
    MessageWriter fresh;
    EXPECT_EQ(again.write(analysis, OffsetEncoding::kUtf16), fresh.write(analysis, OffsetEncoding::kUtf16));
  }
}

}  // namespace
}  // namespace rapporteur
