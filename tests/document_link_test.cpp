#include "pipeline/document_link.hpp"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

TEST(DocumentLink, IsMadeFromTheSymbol) {
  EXPECT_EQ(document_link("A/RES/58/136"), "https://undocs.org/en/A/RES/58/136");
  EXPECT_EQ(document_link("A/RES/57/270 B"), "https://undocs.org/en/A/RES/57/270%20B");
  EXPECT_EQ(document_link("A/RES/217 A (III)"), "https://undocs.org/en/A/RES/217%20A%20(III)");
  EXPECT_EQ(document_link("S/RES/1373 (2001)"), "https://undocs.org/en/S/RES/1373%20(2001)");
  EXPECT_EQ(document_link("S/PRST/2006/28"), "https://undocs.org/en/S/PRST/2006/28");
  EXPECT_EQ(document_link("A/59/494/Add.1"), "https://undocs.org/en/A/59/494/Add.1");
  EXPECT_EQ(document_link("UNEP/EA.5/RES.14"), "https://undocs.org/en/UNEP/EA.5/RES.14");
}

TEST(DocumentLink, OfTwoSymbolsTakesTheFirst) {
  EXPECT_EQ(document_link("A/48/486-S/26560"), "https://undocs.org/en/A/48/486");
  EXPECT_EQ(document_link("A/RES/ES-10/14"), "https://undocs.org/en/A/RES/ES-10/14");
  EXPECT_EQ(document_link("A/HRC/RES/S-7/1"), "https://undocs.org/en/A/HRC/RES/S-7/1");
}

TEST(DocumentLink, IsEmptyForWhatHasNoSymbol) {
  for (char const* none :
       {"", "A", "A/", "/1", "Charter of the United Nations, Article 41", "Sales No. E.04.V.7", "WHA61.21",
        "GC(62)/RES/6", "CBD decision VII/11", "UNFCCC decision 1/CP.21", "Commission resolution 64/2", "a/res/1/2"}) {
    EXPECT_EQ(document_link(none), "") << none;
  }
}

TEST(DocumentLink, HoldsOnlyWhatAnAddressMayHold) {
  EXPECT_EQ(document_link("A/1\"<>\n\xC3\xA9%"), "https://undocs.org/en/A/1%22%3C%3E%0A%C3%A9%25");
}

}  // namespace
}  // namespace rapporteur
