#include "pipeline/diagnostic.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {
namespace {

using namespace std::string_view_literals;

std::vector<DiagnosticKind> all_kinds() {
  return {
#define DIAGNOSTIC(name, severity, text) DiagnosticKind::k##name,
#include "pipeline/diagnostic_kinds.def"
#undef DIAGNOSTIC
  };
}

Diagnostic made(DiagnosticKind kind, std::string argument) {
  Diagnostic diagnostic;
  diagnostic.kind = kind;
  diagnostic.argument = std::move(argument);
  return diagnostic;
}

TEST(Diagnostic, EveryKindHasACodeOfItsOwn) {
  std::set<std::string_view> codes;
  for (DiagnosticKind const kind : all_kinds()) {
    EXPECT_TRUE(codes.insert(code(kind)).second) << code(kind);
    EXPECT_FALSE(code(kind).empty());
  }
  EXPECT_EQ(code(DiagnosticKind::kNumberGap), "NumberGap");
  EXPECT_EQ(code(DiagnosticKind::kUndecodableBytes), "UndecodableBytes");
}

TEST(Diagnostic, EveryWordingIsLowerCaseWithoutAFullStopAndHoldsAtMostOneArgument) {
  for (DiagnosticKind const kind : all_kinds()) {
    std::string const text = message(made(kind, "{}"));
    ASSERT_FALSE(text.empty()) << code(kind);
    EXPECT_TRUE(text.front() >= 'a' && text.front() <= 'z') << text;
    EXPECT_NE(text.back(), '.') << text;
    EXPECT_EQ(text.find("{}"), text.rfind("{}")) << text;
  }
}

TEST(Diagnostic, HasTheSeverityOfItsKind) {
  EXPECT_EQ(severity(DiagnosticKind::kUnreadableInput), Severity::kError);
  EXPECT_EQ(severity(DiagnosticKind::kUndecodableBytes), Severity::kError);
  EXPECT_EQ(severity(DiagnosticKind::kEmptyInput), Severity::kWarning);
}

TEST(Diagnostic, NamesSeverities) {
  EXPECT_EQ(name(Severity::kNote), "note");
  EXPECT_EQ(name(Severity::kWarning), "warning");
  EXPECT_EQ(name(Severity::kError), "error");
}

TEST(Diagnostic, PutsTheArgumentIntoTheWording) {
  EXPECT_EQ(message(made(DiagnosticKind::kUndecodableBytes, "UTF-8")), "the bytes are not text in UTF-8");
  EXPECT_EQ(message(made(DiagnosticKind::kNumberGap, "7")), "paragraph 7 does not follow the paragraph before it");
  EXPECT_EQ(message(made(DiagnosticKind::kUnreadableInput, "")), "the input cannot be read: ");
  EXPECT_EQ(message(made(DiagnosticKind::kUnreadableInput, "{}")), "the input cannot be read: {}")
      << "an argument is not a wording";
  EXPECT_EQ(message(made(DiagnosticKind::kEmptyInput, "unused")), "the input holds no text");
}

TEST(Diagnostic, FindsLineAndColumn) {
  struct Case {
    std::string_view source;
    std::uint64_t offset;
    std::uint32_t line;
    std::uint32_t column;
  };
  std::vector<Case> const cases = {
      {"", 0, 1, 1},
      {"", 9, 1, 1},
      {"abc", 0, 1, 1},
      {"abc", 2, 1, 3},
      {"abc", 3, 1, 4},                       // the end
      {"abc", 99, 1, 4},                      // past it
      {"abc", ~std::uint64_t{0}, 1, 4},       //
      {"a\nb", 1, 1, 2},                      // a line feed ends its own line
      {"a\nb", 2, 2, 1},                      //
      {"a\n", 2, 2, 1},                       //
      {"\n\n\n", 3, 4, 1},                    //
      {"a\r\nb", 3, 2, 1},                    // one line end
      {"a\rb", 2, 1, 3},                      // a carriage return alone ends no line
      {"d\xC3\xA9j\xC3\xA0 vu", 3, 1, 3},     // columns are characters
      {"d\xC3\xA9j\xC3\xA0 vu", 6, 1, 5},     //
      {"d\xC3\xA9j", 2, 1, 2},                // inside é: é
      {"x\n\xF0\x9F\x98\x80!", 5, 2, 1},      // inside an emoji
      {"x\n\xF0\x9F\x98\x80!", 6, 2, 2},      //
      {"ab\0\ncd"sv, 5, 2, 2},                // a NUL is a character
      {"\x80\x80\x80\x80\x80\x80", 5, 1, 1},  // no characters at all
  };
  for (Case const& c : cases) {
    Place const place = place_of(c.source, c.offset);
    EXPECT_EQ(place.line, c.line) << testing::PrintToString(c.source) << " at " << c.offset;
    EXPECT_EQ(place.column, c.column) << testing::PrintToString(c.source) << " at " << c.offset;
  }
}

}  // namespace
}  // namespace rapporteur
