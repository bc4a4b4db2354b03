#include "grammar/grammar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace rapporteur::grammar {
namespace {

TEST(Symbol, ReadsTheSymbolsOfAllSeries) {
  for (std::string_view const symbol : {
           "A/RES/59/153",      "A/RES/77/128/A-B", "A/RES/57/270/B",   "A/RES/302(IV)",
           "A/RES/302 (IV)",    "A/RES/S-34/2",     "A/RES/ES-10/17",   "A/RES/3201(S-VI)",
           "S/RES/1373 (2001)", "S/RES/2341(2017)", "S/PRST/2000/25",   "E/RES/2012/11",
           "E/RES/9(I)",        "E/RES/1989/60",    "A/HRC/RES/37/5",   "A/HRC/PRST/OS/12/1",
           "A/DEC/46/469",      "E/DEC/2012/251",   "A/59/494",         "A/49/621",
           "A/65/L.67",         "A/65/L.67/Add.1",  "A/50/L.69/Rev.1",  "A/C.3/59/L.45",
           "A/C.3/89/96",       "A/S-34/24/Rev.1",  "A/ES-10/L.25",     "E/CN.6/2034/98",
           "E/2022/27",         "E/2012/L.9",       "A/CONF.62/121",    "UNEP/EA.5/Res.12",
           "UNEP/EA.3/L.2",     "HSP/HA.2/4",       "HSP/GC/36/5",      "TD/442",
           "TD/541/Add.2",      "S/23500",          "S/5426",           "A/9817",
           "S/7930/Add.64",     "UNEP/GC.26/18",    "T/RES/2106(XXXI)", "IYDP/SYMP/L.2/Rev.1",
       }) {
    for (std::string_view const behind : {"", ",", ")", " and others", "."}) {
      std::string const whole = std::string(symbol) + std::string(behind);
      std::string_view text = whole;
      auto const found = accept_symbol(text);
      ASSERT_TRUE(found) << whole;
      EXPECT_EQ(found->text, symbol) << whole;
      EXPECT_EQ(text, behind) << whole;
    }
  }
}

TEST(Symbol, EndsWhereAnotherWordIsGluedToIt) {
  struct Row {
    std::string_view text, symbol;
  };
  static constexpr Row kRows[] = {
      {"A/RES/59/153General AssemblyDistr.: General", "A/RES/59/153"},
      {"A/RES/48/218 B", "A/RES/48/218"},
      {"A/RES/91/128 A-B", "A/RES/91/128"},
      {"A/91/453, para. 9", "A/91/453"},
      {"S/RES/1373 (2001)]", "S/RES/1373 (2001)"},
  };
  for (auto const& row : kRows) {
    auto text = row.text;
    auto const found = accept_symbol(text);
    ASSERT_TRUE(found) << row.text;
    EXPECT_EQ(found->text, row.symbol);
  }
}

TEST(Symbol, IsNothingElse) {
  for (std::string_view const text : {"", "A", "A/", "/RES/59/153", "a/res/59/153", "and/or", "A/RES", "A/RES/",
                                      "AND/OR", "TCP/IP", "59/153", "N/A", "ABCDEFG/1", "A /59"}) {
    auto rest = text;
    EXPECT_FALSE(accept_symbol(rest)) << text;
    EXPECT_EQ(rest, text) << "a text that is refused is left alone";
  }
}

TEST(AdoptedSymbol, TellsResolutionsFromReports) {
  for (std::string_view const symbol :
       {"A/RES/59/153", "S/RES/1373 (2001)", "S/PRST/2000/25", "A/DEC/46/469", "A/HRC/RES/37/5", "UNEP/EA.5/Res.12"}) {
    EXPECT_TRUE(adopted_symbol(symbol)) << symbol;
  }
  for (std::string_view const symbol : {"", "A/59/494", "A/65/L.67", "S/23500", "HSP/GC/36/5", "RES", "A/RESORT/1"}) {
    EXPECT_FALSE(adopted_symbol(symbol)) << symbol;
  }
}

}  // namespace
}  // namespace rapporteur::grammar
