package rapporteur;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import rapporteur.v1.Action;
import rapporteur.v1.ActionCategory;
import rapporteur.v1.Addressee;
import rapporteur.v1.Document;
import rapporteur.v1.Due;
import rapporteur.v1.Metadata;
import rapporteur.v1.OffsetEncoding;
import rapporteur.v1.Paragraph;
import rapporteur.v1.Span;

/** Documents and streams for the tests. */
final class Samples {
  /** Accents, curly quotes, a combining mark, astral characters, a name from right to left. */
  static final String TEXT = "Café “a”, q\u0323 𝔘𝔫 and 😀, محمد.";

  static final List<String> WORDS =
      List.of(TEXT, "Café", "“a”", "q\u0323", "\u0323", "𝔘𝔫", "𝔫", "and", "😀", "محمد", ".");

  private Samples() {}

  /** The place of a word in the text, counted in the unit. */
  static Span span(String word, OffsetEncoding unit) {
    int begin = TEXT.indexOf(word);
    int end = begin + word.length();
    return span(length(TEXT.substring(0, begin), unit), length(TEXT.substring(0, end), unit));
  }

  static Span span(int begin, int end) {
    return Span.newBuilder().setBegin(begin).setEnd(end).build();
  }

  static int length(String text, OffsetEncoding unit) {
    return switch (unit) {
      case OFFSET_ENCODING_UTF8 -> text.getBytes(StandardCharsets.UTF_8).length;
      case OFFSET_ENCODING_UTF16 -> text.length();
      default -> text.codePointCount(0, text.length());
    };
  }

  static Document.Builder document(String source) {
    return Document.newBuilder()
        .setSource(source)
        .setText(TEXT)
        .setOffsetEncoding(OffsetEncoding.OFFSET_ENCODING_UTF8);
  }

  /** A document with a mandate in its second paragraph. */
  static Document mandate(OffsetEncoding unit) {
    var action =
        Action.newBuilder()
            .setParagraph(1)
            .setLemma("request")
            .setCategory(ActionCategory.ACTION_CATEGORY_DIRECTIVE)
            .addAddressees(Addressee.newBuilder().setSpan(span("محمد", unit)))
            .setTask(span("“a”, q\u0323", unit))
            .addDue(Due.newBuilder().setSpan(span("😀", unit)));
    return document("a.txt")
        .setOffsetEncoding(unit)
        .setMetadata(Metadata.newBuilder().setSymbol("A/RES/91/12"))
        .addParagraphs(Paragraph.newBuilder().setSpan(span(TEXT, unit)))
        .addParagraphs(Paragraph.newBuilder().setPart("II").addPath("3.").addPath("(a)"))
        .addActions(action)
        .build();
  }

  static byte[] stream(Document... documents) {
    var bytes = new ByteArrayOutputStream();
    try {
      for (Document document : documents) {
        document.writeDelimitedTo(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
