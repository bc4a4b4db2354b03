#include "pipeline/fold.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

static std::ostream& operator<<(std::ostream& out, Span const& span) {
  return out << '[' << span.begin << ',' << span.end << ')';
}

namespace {

using namespace std::string_view_literals;

std::string fold(std::string_view text) {
  Folded folded;
  folded.assign(text);
  return std::string(folded.view());
}

struct Case {
  std::string_view original;
  std::string_view folded;
};

void expect_folds(std::vector<Case> const& cases) {
  for (Case const& c : cases) EXPECT_EQ(fold(c.original), c.folded) << c.original;
}

TEST(Fold, MakesEveryBlankASpace) {
  expect_folds({{"22\u00A0December", "22 December"},
                {"26\u202FApril", "26 April"},
                {"a\u2000b\u2001c\u2002d\u2003e", "a b c d e"},
                {"a\u2004b\u2005c\u2006d\u2007e", "a b c d e"},
                {"a\u2008b\u2009c\u200Ad\u205Fe", "a b c d e"},
                {"a\u3000b", "a b"},
                {"a\u00A0\u00A0b", "a  b"},
                {"\u00A0a\u00A0", " a "}});
}

TEST(Fold, LeavesInvisibleCharactersOut) {
  expect_folds({{"6.\u200E\tReaffirms", "6.\tReaffirms"},
                {"2014\u2013\u200D2024", "2014\u20132024"},
                {"elabora\u00ADtion", "elaboration"},
                {"a\u200B\u200C\u200Fb", "ab"},
                {"a\u2060\uFEFFb", "ab"},
                {"\u202Aa\u202C \u2066b\u2069", "a b"},
                {"\u200E", ""},
                {"\uFEFF\u200E1.\u200E", "1."}});
}

TEST(Fold, MakesHyphensAndTheMinusSignOne) {
  expect_folds({{"Secretary\u2011General", "Secretary-General"},
                {"co\u2010operation", "co-operation"},
                {"2018\u22122019", "2018-2019"}});
}

TEST(Fold, MakesLookAlikesInALatinWordLatin) {
  expect_folds({{"\u0421alls upon Member States", "Calls upon Member States"},
                {"\u0421ommission of Inquiry", "Commission of Inquiry"},
                {"d\u0435cid\u0435s", "decides"},
                {"\u0410\u0435r\u043E", "Aero"},  // Latin only later in the word
                {"N\u039F\u03A4ES", "NOTES"},
                {"\u0421\u00E9dric", "C\u00E9dric"},
                {"(\u0421alls)", "(Calls)"},
                {"\u0421\u200Ealls", "Calls"},  // an invisible character ends no word
                {"\uFB02\u043Ew", "flow"},
                {"\u0421\u0421\u0421\u0420 \u0421alls", "\u0421\u0421\u0421\u0420 Calls"}});
}

TEST(Fold, TakesLigaturesApart) {
  expect_folds({{"Con\uFB02ict", "Conflict"}, {"de\uFB01nes", "defines"}, {"\uFB01", "fi"}});
}

TEST(Fold, DoesAllAtOnce) {
  expect_folds(
      {{"4.\u200E\u00A0\u0421alls\u00A0upon the Secretary\u2011General\u200E", "4. Calls upon the Secretary-General"}});
}

TEST(Fold, CopiesNothingWhereNothingFolds) {
  for (std::string_view const text :
       {std::string_view(""), "Requests the Secretary-General to report;"sv, "2018\u20132019"sv,
        "a \u2014 b"sv,                         // em dash
        "\u201CPeoples\u2019 rights\u201D"sv,   // quotation marks
        "communiqu\u00E9 of San Jos\u00E9"sv,   //
        "\u0421\u041E\u0412\u0415\u0422"sv,     // a Cyrillic word
        "the \u0421\u0421\u0421\u0420 here"sv,  // next to Latin words
        "\u0421-400, A/\u0421.3/1"sv,           // alone between signs
        "r\u00F4le \u03C0r\u00B2 \u043Fa"sv,    // no look-alikes: pi, pe
        "line\nline\r\n\ttab\u2028\u2029"sv,    // line and paragraph separators are line ends
        "a\0b"sv, "\xF0\x9F\x98\x80"sv}) {
    Folded folded;
    folded.assign(text);
    EXPECT_EQ(folded.view(), text);
    EXPECT_EQ(folded.view().data(), text.data()) << text;
    for (std::uint32_t i = 0; i <= text.size(); ++i) EXPECT_EQ(folded.to_original(i), i) << text;
    EXPECT_EQ(folded.to_original(folded.view()), (Span{0, static_cast<std::uint32_t>(text.size())})) << text;
  }
}

TEST(Fold, LeadsBackByteByByte) {
  // 0         1  2    5    7   9         bytes of the original
  // a         _  LRM  nbsp C   b
  std::string_view const original = "a\u200E\u00A0\u0421b\u200E";
  Folded folded;
  folded.assign(original);
  ASSERT_EQ(folded.view(), "a Cb");
  EXPECT_EQ(folded.to_original(0), 0U);
  EXPECT_EQ(folded.to_original(1), 4U);
  EXPECT_EQ(folded.to_original(2), 6U);
  EXPECT_EQ(folded.to_original(3), 8U);
  EXPECT_EQ(folded.to_original(4), 12U) << "the end is the end";
  EXPECT_EQ(folded.to_original(99), 12U);
}

TEST(Fold, GivesASpanOfWholeCharacters) {
  std::string_view const original = "\u200E1.\u200E\u00A0\u0421alls\u200D upon \u00E9\u200E";
  Folded folded;
  folded.assign(original);
  std::string_view const view = folded.view();
  ASSERT_EQ(view, "1. Calls upon \u00E9");
  auto const back = [&](std::string_view part) {
    Span const span = folded.to_original(part);
    return original.substr(span.begin, span.size());
  };
  EXPECT_EQ(back(view.substr(0, 2)), "1.");
  EXPECT_EQ(back(view.substr(2, 1)), "\u00A0");
  EXPECT_EQ(back(view.substr(3, 5)), "\u0421alls");
  EXPECT_EQ(back(view.substr(3, 6)), "\u0421alls\u200D ") << "what is invisible in between belongs to the part";
  EXPECT_EQ(back(view.substr(9)), "upon \u00E9");
  EXPECT_EQ(back(view), original.substr(3, original.size() - 6));
}

TEST(Fold, GivesAnEmptySpanForAnEmptyPart) {
  std::string_view const original = "a\u200E\u00A0b\u200E";
  Folded folded;
  folded.assign(original);
  std::string_view const view = folded.view();
  ASSERT_EQ(view, "a b");
  EXPECT_EQ(folded.to_original(view.substr(0, 0)), (Span{0, 0}));
  EXPECT_EQ(folded.to_original(view.substr(1, 0)), (Span{4, 4}));
  EXPECT_EQ(folded.to_original(view.substr(3, 0)), (Span{10, 10}));
}

TEST(Fold, GivesTheWholeLigatureForEitherLetter) {
  std::string_view const original = "a\uFB01\uFB02b";
  Folded folded;
  folded.assign(original);
  std::string_view const view = folded.view();
  ASSERT_EQ(view, "afiflb");
  EXPECT_EQ(folded.to_original(view.substr(1, 1)), (Span{1, 4}));
  EXPECT_EQ(folded.to_original(view.substr(2, 1)), (Span{1, 4}));
  EXPECT_EQ(folded.to_original(view.substr(2, 2)), (Span{1, 7}));
  EXPECT_EQ(folded.to_original(view.substr(5, 1)), (Span{7, 8}));
}

TEST(Fold, FindsWhereAPlaceOfTheOriginalHasGone) {
  Folded folded;
  for (std::string_view const original :
       {"", "plain", "\u00AD\u00ADab\u200Bc\u00A0d", "a\uFB01\uFB02x\u2011y", "\u200B", "ab\u00AD\u00AD", "\uFB01"}) {
    folded.assign(original);
    for (std::uint32_t place = 0; place <= original.size() + 2; ++place) {
      // The first that leads there or behind it.
      std::size_t wanted = 0;
      while (wanted < folded.view().size() && folded.to_original(wanted) < place) ++wanted;
      EXPECT_EQ(folded.from_original(place), wanted) << original << " at " << place;
    }
  }
}

TEST(Fold, LeavesNothingOfAnInvisibleText) {
  Folded folded;
  folded.assign("\u200E\u200E");
  EXPECT_EQ(folded.view(), "");
  EXPECT_EQ(folded.to_original(0), 6U);
  EXPECT_EQ(folded.to_original(folded.view()), (Span{6, 6}));
}

TEST(Fold, CanBeAssignedAgain) {
  Folded folded;
  folded.assign("a\u00A0b");
  folded.assign("plain text");
  EXPECT_EQ(folded.view(), "plain text");
  EXPECT_EQ(folded.to_original(7), 7U);
  folded.assign("\u2011\u00A0");
  EXPECT_EQ(folded.view(), "- ");
  EXPECT_EQ(folded.to_original(1), 3U);
}

TEST(Fold, LeadsEveryCharacterBackInOrder) {
  std::vector<std::string_view> const alphabet = {
      "a",      "b",      " ",      "\n",     "\u00A0", "\u200E", "\u00AD", "\u2011",
      "\u0421", "\u0436", "\uFB02", "\u00E9", "\u2013", "\u4E00", "1",      "\xF0\x9F\x98\x80"};
  std::mt19937 random(20041220);
  for (int round = 0; round < 3000; ++round) {
    std::string original;
    for (std::size_t n = random() % 30; n > 0; --n) original += alphabet[random() % alphabet.size()];
    Folded folded;
    folded.assign(original);
    std::string_view const view = folded.view();
    std::uint32_t before = 0;
    for (std::size_t at = 0; at < view.size(); ++at) {
      if ((static_cast<unsigned char>(view[at]) & 0xC0U) == 0x80U) continue;
      std::size_t length = 1;
      while (at + length < view.size() && (static_cast<unsigned char>(view[at + length]) & 0xC0U) == 0x80U) ++length;
      std::string_view const character = view.substr(at, length);
      Span const span = folded.to_original(character);
      ASSERT_LT(span.begin, span.end) << original;
      ASSERT_LE(span.end, original.size()) << original;
      ASSERT_GE(span.begin, before) << original;
      before = span.begin;
      // Folding the character alone gives the same, save for look-alikes, which their word decides, and ligatures.
      std::string const alone = fold(std::string_view(original).substr(span.begin, span.size()));
      bool const told_by_the_rest = alone == "\u0421" || alone == "fl";
      ASSERT_TRUE(told_by_the_rest || alone == character) << original;
    }
    ASSERT_EQ(fold(fold(original)), fold(original)) << original;
  }
}

TEST(Fold, TakesNoTimeForAMegabyteOfAnything) {
  for (std::string_view const unit : {"\u0421", "\u00A0", "\u200E", "\uFB01", "\u0421a", "\u0421.", "\u00E9"}) {
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    Folded folded;
    folded.assign(text);
    folded.assign(text + "a");  // the Latin letter that decides the word is its last
    EXPECT_LE(folded.view().size(), text.size() + 1);
  }
}

TEST(Fold, FindsAllThatMayFoldAndNothingElse) {
  auto const places_in = [](std::string_view text) {
    std::vector<std::uint32_t> places;
    find_foldable(text, places);
    return places;
  };
  EXPECT_EQ(places_in("no one\xC2\xA0two"), (std::vector<std::uint32_t>{6}));
  EXPECT_TRUE(places_in("\xE2\x80\x9C"
                        "Cura\xC3\xA7"
                        "ao\xE2\x80\x99s\xE2\x80\x9D \xE2\x80\x93 plain\xE2\x80")
                  .empty());
  // What is told of a text holds for the folding of it: a text without a place is left as it is.
  for (char32_t code = 0x80; code < 0x10000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text = "a";
    if (code < 0x800) {
      text += static_cast<char>(0xC0U | (code >> 6U));
    } else {
      text += static_cast<char>(0xE0U | (code >> 12U));
      text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    }
    text += static_cast<char>(0x80U | (code & 0x3FU));
    text += 'b';
    Folded folded;
    folded.assign(text);
    ASSERT_EQ(folded.view() == text, places_in(text).empty()) << static_cast<std::uint32_t>(code);
  }
}

TEST(Fold, SurvivesWhatIsNotUtf8) {
  EXPECT_EQ(fold("a\xC2"), "a\xC2");
  EXPECT_EQ(fold("\x80\xFF\xC2\xA0"), "\x80\xFF ");
  EXPECT_EQ(fold("\xFFx\u0421"), "\xFFxC");
}

TEST(Fold, SeesACharacterAtEveryPlace) {
  for (std::size_t before = 0; before < 70; ++before) {
    for (std::size_t behind = 0; behind < 40; ++behind) {
      std::string const left(before, 'x');
      std::string const right(behind, 'x');
      EXPECT_EQ(fold(left + "\u2011" + right), left + "-" + right);
      EXPECT_EQ(fold(left + "\u2019" + right), left + "\u2019" + right);
      EXPECT_EQ(fold(left + "\u00E9\u00A0" + right), left + "\u00E9 " + right);
    }
  }
}

}  // namespace
}  // namespace rapporteur
