package rapporteur;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import rapporteur.v1.Action;
import rapporteur.v1.Citation;
import rapporteur.v1.Condition;
import rapporteur.v1.Document;
import rapporteur.v1.Mention;
import rapporteur.v1.Span;

/** A document with the words of its spans and the findings of its paragraphs. */
public final class AnalyzedDocument {
  private final Document message;
  // Where characters end that are not as many chars as units; between them a unit is a char.
  private final int[] units;
  private final int[] chars;

  /** Takes the message as it was read. */
  public AnalyzedDocument(Document message) {
    this.message = message;
    var units = IntStream.builder();
    var chars = IntStream.builder();
    for (int index = 0, unit = 0; index < message.getText().length(); ) {
      int character = message.getText().codePointAt(index);
      unit += unitsOf(character);
      index += Character.charCount(character);
      if (unitsOf(character) != Character.charCount(character)) {
        units.add(unit);
        chars.add(index);
      }
    }
    this.units = units.build().toArray();
    this.chars = chars.build().toArray();
  }

  /** The message itself. */
  public Document message() {
    return message;
  }

  /** The words of a span, in any unit of offsets; it throws if it cuts none out of the text. */
  public String text(Span span) {
    return message.getText().substring(charOf(span.getBegin()), charOf(span.getEnd()));
  }

  /** The mentions in a paragraph, by its index. */
  public List<Mention> mentions(int paragraph) {
    return in(paragraph, message.getMentionsList(), Mention::getParagraph);
  }

  /** The actions in a paragraph, by its index. */
  public List<Action> actions(int paragraph) {
    return in(paragraph, message.getActionsList(), Action::getParagraph);
  }

  /** The conditions in a paragraph, by its index. */
  public List<Condition> conditions(int paragraph) {
    return in(paragraph, message.getConditionsList(), Condition::getParagraph);
  }

  /** The citations in a paragraph, by its index. */
  public List<Citation> citations(int paragraph) {
    return in(paragraph, message.getCitationsList(), Citation::getParagraph);
  }

  private int charOf(int unit) {
    int found = Arrays.binarySearch(units, unit);
    int last = found < 0 ? -found - 2 : found;
    return last < 0 ? unit : chars[last] + (unit - units[last]);
  }

  private int unitsOf(int point) {
    return switch (message.getOffsetEncoding()) {
      case OFFSET_ENCODING_UTF8 -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      case OFFSET_ENCODING_UTF32 -> 1;
      case OFFSET_ENCODING_UTF16 -> Character.charCount(point);
      default -> 0; // no span fits
    };
  }

  private static <T> List<T> in(int paragraph, List<T> findings, ToIntFunction<T> paragraphOf) {
    int begin = firstFrom(paragraph, findings, paragraphOf);
    return findings.subList(begin, firstFrom(paragraph + 1, findings, paragraphOf));
  }

  // Findings are in the order of the text. None is equal: the search ends where it would be.
  private static <T> int firstFrom(int paragraph, List<T> findings, ToIntFunction<T> paragraphOf) {
    return ~Collections.binarySearch(
        findings, null, (each, key) -> paragraphOf.applyAsInt(each) < paragraph ? -1 : 1);
  }
}
