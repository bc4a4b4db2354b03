// What a release has written, every later one reads: golden/wire holds for each release that changed the schema a
// delimited stream VERSION.binpb with all its fields, what is to be read from it as VERSION.jsonl, and the number and
// type of every name as VERSION.txt. These files are never written anew. After a change of the schema that is going to
// be released, add the next three:
//   wire_test --gtest_also_run_disabled_tests --gtest_filter='*WriteThisRelease' with RAPPORTEUR_WIRE_VERSION set

#include "messages.hpp"
#include "proto/convert.hpp"
#include "proto/stream.hpp"
#include "rapporteur/v1/document.pb.h"

#include <gmock/gmock.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

using google::protobuf::util::MessageDifferencer;

std::filesystem::path folder() {
  char const* const tests = std::getenv("RAPPORTEUR_TESTS");
  return std::filesystem::path(tests == nullptr ? "." : tests) / "golden" / "wire";
}

/// Everything that a message can hold, and what an analysis fills today.
std::vector<v1::Document> documents() {
  std::vector<v1::Document> all(4);
  tests::fill(all[0]);
  Analysis const analysis = tests::hand_made_analysis();
  to_message(analysis, OffsetEncoding::kUtf8, all[1]);
  to_message(analysis, OffsetEncoding::kUtf16, all[2]);
  to_message(analysis, OffsetEncoding::kUtf32, all[3]);
  return all;
}

/// The names of messages inside `message` that hold fields which the schema does not know.
void collect_unknown(google::protobuf::Message const& message, std::vector<std::string>& names) {
  auto const* reflection = message.GetReflection();
  if (!reflection->GetUnknownFields(message).empty()) names.push_back(message.GetDescriptor()->full_name());
  std::vector<google::protobuf::FieldDescriptor const*> fields;
  reflection->ListFields(message, &fields);
  for (auto const* field : fields) {
    if (field->message_type() == nullptr) continue;
    if (!field->is_repeated()) collect_unknown(reflection->GetMessage(message, field), names);
    for (int i = 0; field->is_repeated() && i < reflection->FieldSize(message, field); ++i) {
      collect_unknown(reflection->GetRepeatedMessage(message, field, i), names);
    }
  }
}

TEST(Wire, WhatEveryReleaseWroteIsRead) {
  std::size_t releases = 0;
  for (auto const& entry : std::filesystem::directory_iterator(folder())) {
    if (entry.path().extension() != ".binpb") continue;
    SCOPED_TRACE(entry.path().filename().string());
    ++releases;
    std::ifstream stream(entry.path(), std::ios::binary);
    std::ifstream lines(std::filesystem::path(entry.path()).replace_extension(".jsonl"), std::ios::binary);
    DelimitedReader reader(stream);
    std::string line;
    while (std::getline(lines, line)) {
      v1::Document written;
      v1::Document expected;
      ASSERT_EQ(reader.next(written), ReadStep::kRecord) << reader.records();
      std::vector<std::string> unknown;
      collect_unknown(written, unknown);
      EXPECT_TRUE(unknown.empty()) << unknown.front();
      ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(line, &expected).ok()) << line;
      std::string difference;
      MessageDifferencer differencer;
      differencer.ReportDifferencesToString(&difference);
      EXPECT_TRUE(differencer.Compare(expected, written)) << difference;
    }
    std::string_view rest;
    EXPECT_EQ(reader.next(rest), ReadStep::kEnd);
    EXPECT_GT(reader.records(), 0U);
  }
  EXPECT_GT(releases, 0U);
}

/// A line for each field and each enumerator: "rapporteur.v1.Document.paragraphs = 5 repeated rapporteur.v1.Paragraph".
std::vector<std::string> numbers() {
  std::vector<std::string> lines;
  auto const* root = v1::Document::descriptor()->file();
  std::vector<google::protobuf::FileDescriptor const*> files = {root};
  for (int i = 0; i < root->dependency_count(); ++i) files.push_back(root->dependency(i));
  for (auto const* file : files) {
    for (int i = 0; i < file->message_type_count(); ++i) {
      for (int f = 0; f < file->message_type(i)->field_count(); ++f) {
        auto const* field = file->message_type(i)->field(f);
        std::string line = field->full_name() + " = " + std::to_string(field->number());
        line += field->is_repeated() ? " repeated " : field->has_optional_keyword() ? " optional " : " ";
        line += field->message_type() != nullptr ? field->message_type()->full_name()
                : field->enum_type() != nullptr  ? field->enum_type()->full_name()
                                                 : field->type_name();
        lines.push_back(line);
      }
    }
    for (int i = 0; i < file->enum_type_count(); ++i) {
      for (int v = 0; v < file->enum_type(i)->value_count(); ++v) {
        auto const* value = file->enum_type(i)->value(v);
        lines.push_back(value->full_name() + " = " + std::to_string(value->number()));
      }
    }
  }
  return lines;
}

TEST(Wire, NamesKeepTheNumbersAndTypesThatEveryReleaseGaveThem) {
  std::vector<std::string> const now = numbers();
  std::size_t releases = 0;
  for (auto const& entry : std::filesystem::directory_iterator(folder())) {
    if (entry.path().extension() != ".txt") continue;
    ++releases;
    std::ifstream lines(entry.path(), std::ios::binary);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_THAT(now, testing::Contains(line)) << entry.path().filename();
    }
  }
  EXPECT_GT(releases, 0U);
}

TEST(Wire, DISABLED_WriteThisRelease) {
  char const* const version = std::getenv("RAPPORTEUR_WIRE_VERSION");
  ASSERT_NE(version, nullptr);
  std::filesystem::path const stem = folder() / version;
  ASSERT_FALSE(std::filesystem::exists(stem.string() + ".binpb")) << "a release is never written anew";
  std::string stream;
  std::string lines;
  for (v1::Document const& each : documents()) {
    append_delimited(each, stream);
    append_json_line(each, lines);
  }
  std::ofstream(stem.string() + ".binpb", std::ios::binary) << stream;
  std::ofstream(stem.string() + ".jsonl", std::ios::binary) << lines;
  std::ofstream names(stem.string() + ".txt", std::ios::binary);
  for (std::string const& line : numbers()) names << line << '\n';
}

}  // namespace
}  // namespace rapporteur
