// The style of the schema, and the promises that it has made. The descriptors come from protoc with their comments.

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::FileDescriptorProto;
using google::protobuf::FileDescriptorSet;
using google::protobuf::SourceLocation;
using testing::Contains;

constexpr std::string_view kPackage = "rapporteur.v1";
constexpr int kLastOneByteNumber = 15;

class Schema : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    char const* const path = std::getenv("RAPPORTEUR_DESCRIPTORS");
    ASSERT_NE(path, nullptr) << "RAPPORTEUR_DESCRIPTORS names no file";
    std::ifstream in(path, std::ios::binary);
    FileDescriptorSet set;
    ASSERT_TRUE(set.ParseFromIstream(&in)) << path;
    pool() = std::make_unique<DescriptorPool>();
    for (FileDescriptorProto const& proto : set.file()) {
      FileDescriptor const* file = pool()->BuildFile(proto);
      ASSERT_NE(file, nullptr) << proto.name();
      files().push_back(file);
    }
    ASSERT_FALSE(files().empty());
  }
  static void TearDownTestSuite() {
    files().clear();
    pool().reset();
  }

  static std::unique_ptr<DescriptorPool>& pool() {
    static std::unique_ptr<DescriptorPool> pool;
    return pool;
  }
  static std::vector<FileDescriptor const*>& files() {
    static std::vector<FileDescriptor const*> files;
    return files;
  }

  static std::vector<Descriptor const*> messages() {
    std::vector<Descriptor const*> all;
    std::function<void(Descriptor const*)> const add = [&](Descriptor const* message) {
      all.push_back(message);
      for (int i = 0; i < message->nested_type_count(); ++i) add(message->nested_type(i));
    };
    for (FileDescriptor const* file : files()) {
      for (int i = 0; i < file->message_type_count(); ++i) add(file->message_type(i));
    }
    return all;
  }
  static std::vector<FieldDescriptor const*> fields() {
    std::vector<FieldDescriptor const*> all;
    for (Descriptor const* message : messages()) {
      for (int i = 0; i < message->field_count(); ++i) all.push_back(message->field(i));
    }
    return all;
  }
  static std::vector<EnumDescriptor const*> enums() {
    std::vector<EnumDescriptor const*> all;
    for (FileDescriptor const* file : files()) {
      for (int i = 0; i < file->enum_type_count(); ++i) all.push_back(file->enum_type(i));
    }
    for (Descriptor const* message : messages()) {
      for (int i = 0; i < message->enum_type_count(); ++i) all.push_back(message->enum_type(i));
    }
    return all;
  }
};

template <typename Described>
std::string comment(Described const* described) {
  SourceLocation location;
  return described->GetSourceLocation(&location) ? location.leading_comments : std::string();
}

/// "PARAGRAPH_KIND" for "ParagraphKind".
std::string upper_snake(std::string_view name) {
  std::string upper;
  for (char const each : name) {
    auto const byte = static_cast<unsigned char>(each);
    if (std::isupper(byte) != 0 && !upper.empty()) upper += '_';
    upper += static_cast<char>(std::toupper(byte));
  }
  return upper;
}

bool is_lower_snake(std::string_view name) {
  return !name.empty() && std::islower(static_cast<unsigned char>(name.front())) != 0 && name.back() != '_' &&
         name.find("__") == std::string_view::npos && std::ranges::all_of(name, [](unsigned char each) {
           return std::islower(each) != 0 || std::isdigit(each) != 0 || each == '_';
         });
}

bool is_pascal_case(std::string_view name) {
  return !name.empty() && std::isupper(static_cast<unsigned char>(name.front())) != 0 &&
         std::ranges::all_of(name, [](unsigned char each) { return std::isalnum(each) != 0; });
}

/// Says something: a sentence or a quoted form, ended as one.
void expect_comment(std::string const& comment, std::string const& name) {
  std::size_t const last = comment.find_last_not_of(" \n");
  ASSERT_NE(last, std::string::npos) << name << " has no comment";
  EXPECT_EQ(comment[last], '.') << name << ": the comment does not end in a full stop:" << comment;
}

TEST_F(Schema, FilesStandInTheFolderOfTheirPackage) {
  for (FileDescriptor const* file : files()) {
    EXPECT_EQ(file->package(), kPackage) << file->name();
    EXPECT_EQ(file->name().rfind("rapporteur/v1/", 0), 0U) << file->name();
    EXPECT_EQ(file->syntax(), FileDescriptor::SYNTAX_PROTO3) << file->name();
    std::string const stem = file->name().substr(14, file->name().size() - 14 - 6);
    EXPECT_TRUE(is_lower_snake(stem)) << file->name();
  }
}

TEST_F(Schema, FilesGiveEveryLanguageTheSamePackage) {
  for (FileDescriptor const* file : files()) {
    auto const& options = file->options();
    EXPECT_EQ(options.go_package(), "rapporteur/v1;rapporteurv1") << file->name();
    EXPECT_EQ(options.java_package(), "rapporteur.v1") << file->name();
    EXPECT_TRUE(options.java_multiple_files()) << file->name();
    EXPECT_EQ(options.csharp_namespace(), "Rapporteur.V1") << file->name();
    EXPECT_EQ(options.optimize_for(), google::protobuf::FileOptions::SPEED) << file->name();
  }
}

TEST_F(Schema, ImportsAreUsedAndNotPublic) {
  for (FileDescriptor const* file : files()) {
    EXPECT_EQ(file->public_dependency_count(), 0) << file->name();
    EXPECT_EQ(file->weak_dependency_count(), 0) << file->name();
    std::set<FileDescriptor const*> used;
    for (FieldDescriptor const* field : fields()) {
      if (field->file() != file) continue;
      if (field->message_type() != nullptr) used.insert(field->message_type()->file());
      if (field->enum_type() != nullptr) used.insert(field->enum_type()->file());
    }
    for (int i = 0; i < file->dependency_count(); ++i) {
      EXPECT_TRUE(used.contains(file->dependency(i))) << file->name() << " needs no " << file->dependency(i)->name();
    }
  }
}

TEST_F(Schema, EverythingHasAComment) {
  for (Descriptor const* message : messages()) expect_comment(comment(message), message->full_name());
  for (FieldDescriptor const* field : fields()) expect_comment(comment(field), field->full_name());
  for (EnumDescriptor const* type : enums()) {
    expect_comment(comment(type), type->full_name());
    for (int i = 0; i < type->value_count(); ++i) expect_comment(comment(type->value(i)), type->value(i)->full_name());
  }
}

TEST_F(Schema, Names) {
  for (Descriptor const* message : messages()) EXPECT_TRUE(is_pascal_case(message->name())) << message->full_name();
  for (EnumDescriptor const* type : enums()) EXPECT_TRUE(is_pascal_case(type->name())) << type->full_name();
  for (FieldDescriptor const* field : fields()) {
    EXPECT_TRUE(is_lower_snake(field->name())) << field->full_name();
    EXPECT_FALSE(field->has_json_name() && field->json_name().find('_') != std::string::npos) << field->full_name();
  }
}

TEST_F(Schema, EnumValuesBearTheNameOfTheirEnumAndZeroSaysNothing) {
  for (EnumDescriptor const* type : enums()) {
    std::string const prefix = upper_snake(type->name()) + "_";
    EXPECT_FALSE(type->options().allow_alias()) << type->full_name();
    EXPECT_EQ(type->value(0)->name(), prefix + "UNSPECIFIED");
    for (int i = 0; i < type->value_count(); ++i) {
      EnumValueDescriptor const* value = type->value(i);
      EXPECT_EQ(value->name().rfind(prefix, 0), 0U) << value->full_name();
      EXPECT_TRUE(std::ranges::none_of(value->name(), [](unsigned char each) { return std::islower(each) != 0; }))
          << value->full_name();
    }
  }
}

TEST_F(Schema, EnumNumbersHaveNoGapsThatAreNotReserved) {
  for (EnumDescriptor const* type : enums()) {
    std::set<int> numbers;
    for (int i = 0; i < type->value_count(); ++i) numbers.insert(type->value(i)->number());
    for (int number = 0; number <= *numbers.rbegin(); ++number) {
      EXPECT_TRUE(numbers.contains(number) || type->IsReservedNumber(number)) << type->full_name() << ' ' << number;
    }
  }
}

TEST_F(Schema, FieldNumbersHaveNoGapsThatAreNotReserved) {
  for (Descriptor const* message : messages()) {
    std::set<int> numbers;
    for (int i = 0; i < message->field_count(); ++i) numbers.insert(message->field(i)->number());
    ASSERT_FALSE(numbers.empty()) << message->full_name();
    for (int number = 1; number <= *numbers.rbegin(); ++number) {
      EXPECT_TRUE(numbers.contains(number) || message->IsReservedNumber(number))
          << message->full_name() << ' ' << number;
    }
  }
}

TEST_F(Schema, CommonFieldsHaveNumbersOfOneByte) {
  // Where there are more than fifteen fields: what is rarely set, or once in a document.
  std::set<std::string> const rare = {"rapporteur.v1.Metadata.vote",     "rapporteur.v1.Metadata.language",
                                      "rapporteur.v1.Metadata.evidence", "rapporteur.v1.Action.confidence",
                                      "rapporteur.v1.Action.rule",       "rapporteur.v1.Action.runner_up"};
  for (FieldDescriptor const* field : fields()) {
    EXPECT_TRUE(field->number() <= kLastOneByteNumber || rare.contains(field->full_name())) << field->full_name();
  }
}

TEST_F(Schema, NoMapsGroupsOneofsExtensionsOrNestedTypes) {
  for (Descriptor const* message : messages()) {
    EXPECT_EQ(message->containing_type(), nullptr) << message->full_name();
    EXPECT_EQ(message->real_oneof_decl_count(), 0) << message->full_name();
    EXPECT_EQ(message->extension_range_count(), 0) << message->full_name();
  }
  for (EnumDescriptor const* type : enums()) EXPECT_EQ(type->containing_type(), nullptr) << type->full_name();
  for (FieldDescriptor const* field : fields()) EXPECT_FALSE(field->is_map()) << field->full_name();
}

TEST_F(Schema, OffsetsCountsAndIndicesAreUint32) {
  for (FieldDescriptor const* field : fields()) {
    using enum FieldDescriptor::Type;
    EXPECT_THAT((std::vector{TYPE_UINT32, TYPE_STRING, TYPE_FLOAT, TYPE_BOOL, TYPE_ENUM, TYPE_MESSAGE}),
                Contains(field->type()))
        << field->full_name();
  }
}

TEST_F(Schema, AnIndexIntoAnotherListCanBeAbsent) {
  std::size_t indices = 0;
  for (FieldDescriptor const* field : fields()) {
    if (comment(field).rfind(" Index into ", 0) != 0) continue;
    ++indices;
    EXPECT_TRUE(field->has_optional_keyword()) << field->full_name();
    EXPECT_EQ(field->type(), FieldDescriptor::TYPE_UINT32) << field->full_name();
  }
  EXPECT_GT(indices, 10U);
}

TEST_F(Schema, CommentsSayWhatAbsenceMeans) {
  for (FieldDescriptor const* field : fields()) {
    std::string const words = comment(field);
    // The paragraph of a finding, and the party of a score, are always there.
    bool const always = field->name() == "paragraph" || field->containing_type()->name() == "AddresseeScore";
    if (field->has_optional_keyword() && !always) {
      EXPECT_NE(words.find("Absent:"), std::string::npos) << field->full_name();
    }
    if (words.find("Absent:") != std::string::npos) {
      EXPECT_TRUE(field->has_presence()) << field->full_name();
    }
    if (words.find("Empty:") != std::string::npos) {
      EXPECT_TRUE(field->is_repeated() || field->type() == FieldDescriptor::TYPE_STRING) << field->full_name();
    }
  }
}

TEST_F(Schema, CommentsGiveTheRangeOfScores) {
  for (FieldDescriptor const* field : fields()) {
    if (field->type() != FieldDescriptor::TYPE_FLOAT) continue;
    EXPECT_NE(comment(field).find("in [0, 1]"), std::string::npos) << field->full_name();
  }
}

// What other programs read and what therefore stays: the names of the contract, whatever else comes beside them.
TEST_F(Schema, MessagesHaveTheFieldsOfTheContract) {
  std::map<std::string, std::vector<std::string>> const contract = {
      {"Document",
       {"source", "text", "offset_encoding", "metadata", "paragraphs", "footnotes", "citations", "mentions", "entities",
        "actions", "conditions", "scores", "diagnostics", "stages"}},
      {"Span", {"begin", "end"}},
      {"SourceRange", {"begin", "end", "page", "part"}},
      {"Metadata",
       {"symbol", "type", "organ", "session", "number", "title", "adopted_on", "meeting", "agenda_items",
        "report_symbols", "draft_symbols", "issued_on", "distribution", "job_number", "vote", "language", "evidence"}},
      {"Paragraph", {"kind", "span", "source", "marker", "path", "level", "parent", "part", "resolution"}},
      {"Footnote", {"marker", "span", "references"}},
      {"Citation", {"paragraph", "span", "kind", "symbol", "date", "pinpoint", "verb", "confidence", "rule"}},
      {"Mention", {"paragraph", "span", "type", "entity", "confidence", "rule"}},
      {"Entity", {"id", "name", "type", "mentions", "salience"}},
      {"Action",
       {"paragraph", "span", "lemma", "category", "force", "tone", "speaker", "inherited", "parent", "addressees",
        "task", "deliverables", "due", "conditions", "commitment", "confidence", "rule"}},
      {"Addressee", {"span", "entity"}},
      {"Deliverable", {"span", "type", "recipient", "subject"}},
      {"Due", {"span", "session", "organ", "date", "period", "frequency", "event"}},
      {"Condition", {"paragraph", "span", "cue", "kind", "strictness", "action", "scope", "confidence", "rule"}},
      {"Scores", {"operative_paragraphs", "binding_share", "conditional_share", "mean_commitment"}},
      {"Diagnostic", {"severity", "code", "message", "span"}},
      {"StageRun", {"name", "version"}},
  };
  for (auto const& [name, names] : contract) {
    Descriptor const* message = pool()->FindMessageTypeByName(std::string(kPackage) + "." + name);
    ASSERT_NE(message, nullptr) << name;
    for (std::string const& field : names) EXPECT_NE(message->FindFieldByName(field), nullptr) << name << '.' << field;
  }
}

TEST_F(Schema, EnumsHaveTheNamesOfTheAnnotationGuide) {
  std::map<std::string, std::vector<std::string>> const contract = {
      {"OffsetEncoding", {"UTF8", "UTF16", "UTF32"}},
      {"ParagraphKind",
       {"FRONT_MATTER", "TITLE", "ENACTING", "PREAMBULAR", "OPERATIVE", "HEADING", "ANNEX", "BACK_MATTER", "FOOTNOTE"}},
      {"ActionCategory", {"DECIDING", "DIRECTIVE", "EVALUATIVE", "REINFORCING", "OBSERVING"}},
      {"Speaker", {"ORGAN", "DECLARATION"}},
      {"DeliverableType",
       {"REPORT", "MEETING", "REVIEW", "ANALYSIS", "STRATEGY", "POLICY", "RECOMMENDATIONS", "INFORMATION", "ASSISTANCE",
        "TRAINING", "FUNDING", "APPOINTMENT", "BODY", "OTHER"}},
      {"EntityType",
       {"UN_ORGAN", "UN_SECRETARIAT", "UN_SYSTEM", "STATE", "ORGANIZATION", "PERSON", "INSTRUMENT", "EVENT", "PLACE"}},
      {"ConditionKind",
       {"RESOURCE", "REQUEST", "DISCRETION", "CONTINGENCY", "TEMPORAL", "EXTENT", "CONFORMITY", "CONSULTATION",
        "CONSIDERATION"}},
      {"ConditionScope", {"ACTION", "ADDRESSEE", "DELIVERABLE"}},
  };
  for (auto const& [name, names] : contract) {
    EnumDescriptor const* type = pool()->FindEnumTypeByName(std::string(kPackage) + "." + name);
    ASSERT_NE(type, nullptr) << name;
    EXPECT_EQ(type->value_count(), static_cast<int>(names.size()) + 1) << name;
    for (std::string const& value : names) {
      EXPECT_NE(type->FindValueByName(upper_snake(name) + "_" + value), nullptr) << name << ' ' << value;
    }
  }
}

}  // namespace
}  // namespace rapporteur
