package rapporteur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import rapporteur.v1.Action;
import rapporteur.v1.Citation;
import rapporteur.v1.Condition;
import rapporteur.v1.Mention;
import rapporteur.v1.OffsetEncoding;
import rapporteur.v1.Span;

class AnalyzedDocumentTest {
  private static AnalyzedDocument countedIn(OffsetEncoding unit) {
    return new AnalyzedDocument(Samples.document("a").setOffsetEncoding(unit).build());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = ".*UTF.*")
  void everyUnitGivesTheSameWords(OffsetEncoding unit) {
    var document = countedIn(unit);
    for (String word : Samples.WORDS) {
      assertEquals(word, document.text(Samples.span(word, unit)));
    }
    assertEquals("", document.text(Span.getDefaultInstance()));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = ".*UTF.*")
  void aSpanThatDoesNotFitThrows(OffsetEncoding unit) {
    var document = countedIn(unit);
    int end = Samples.length(Samples.TEXT, unit);
    for (Span span : List.of(Samples.span(0, end + 1), Samples.span(2, 1), Samples.span(-1, -1))) {
      assertThrows(IndexOutOfBoundsException.class, () -> document.text(span));
    }
  }

  @Test
  void noSpanFitsAnUnknownUnit() {
    var document = new AnalyzedDocument(Samples.document("a").setOffsetEncodingValue(99).build());
    assertThrows(IndexOutOfBoundsException.class, () -> document.text(Samples.span(0, 1)));
  }

  @Test
  void aParagraphHasItsFindings() {
    var message = Samples.document("a");
    for (int paragraph : List.of(0, 2, 2, 5)) {
      message.addMentions(Mention.newBuilder().setParagraph(paragraph));
    }
    for (int paragraph : List.of(1, 2)) {
      message.addActions(Action.newBuilder().setParagraph(paragraph));
    }
    message.addConditions(Condition.newBuilder().setParagraph(2));
    for (int paragraph : List.of(2, 2, 2)) {
      message.addCitations(Citation.newBuilder().setParagraph(paragraph));
    }
    var document = new AnalyzedDocument(message.build());
    assertEquals(List.of(1, 0, 0, 0), counts(document, 0));
    assertEquals(List.of(0, 1, 0, 0), counts(document, 1));
    assertEquals(List.of(2, 1, 1, 3), counts(document, 2));
    assertEquals(List.of(0, 0, 0, 0), counts(document, 3));
    assertEquals(List.of(1, 0, 0, 0), counts(document, 5));
    assertEquals(List.of(0, 0, 0, 0), counts(document, 9));
  }

  private static List<Integer> counts(AnalyzedDocument document, int paragraph) {
    return List.of(
        document.mentions(paragraph).size(),
        document.actions(paragraph).size(),
        document.conditions(paragraph).size(),
        document.citations(paragraph).size());
  }
}
