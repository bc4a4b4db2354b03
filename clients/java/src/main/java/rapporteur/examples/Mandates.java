package rapporteur.examples;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import rapporteur.AnalyzedDocument;
import rapporteur.DocumentReader;
import rapporteur.v1.Action;
import rapporteur.v1.Addressee;
import rapporteur.v1.Due;
import rapporteur.v1.Span;

/** Prints who is to do what and when, a line for each mandate of a stream. */
public final class Mandates {
  private static final List<Integer> WIDTHS = List.of(20, 14, 16, 32, 48, 32);

  private Mandates() {}

  /** Prints the mandates of the stream in the file that is named. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("usage: Mandates STREAM");
      System.exit(2);
    }
    try (var documents = DocumentReader.open(Path.of(arguments[0]));
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
      out.println(row(Stream.of("DOCUMENT", "PARAGRAPH", "VERB", "ADDRESSEES", "TASK", "DUE")));
      documents.stream().flatMap(Mandates::rows).forEach(out::println);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Mandates: " + arguments[0] + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private static Stream<String> rows(AnalyzedDocument document) {
    return document.message().getActionsList().stream()
        .filter(Mandates::isMandate)
        .map(action -> row(cells(document, action)));
  }

  /** An act that asks somebody, or settles something with an addressee, a product or a time. */
  private static boolean isMandate(Action action) {
    return switch (action.getCategory()) {
      case ACTION_CATEGORY_DIRECTIVE -> true;
      case ACTION_CATEGORY_DECIDING ->
          action.getAddresseesCount() + action.getDeliverablesCount() + action.getDueCount() > 0;
      default -> false;
    };
  }

  private static Stream<String> cells(AnalyzedDocument document, Action action) {
    return Stream.of(
        symbol(document),
        label(document, action),
        action.getLemma(),
        words(document, action.getAddresseesList().stream().map(Addressee::getSpan)),
        document.text(action.getTask()),
        words(document, action.getDueList().stream().map(Due::getSpan)));
  }

  private static String symbol(AnalyzedDocument document) {
    String symbol = document.message().getMetadata().getSymbol();
    return symbol.isEmpty() ? document.message().getSource() : symbol;
  }

  /** "II 3. (b)": the part and the markers from the root to its own. */
  private static String label(AnalyzedDocument document, Action action) {
    var paragraph = document.message().getParagraphs(action.getParagraph());
    return Stream.concat(Stream.of(paragraph.getPart()), paragraph.getPathList().stream())
        .filter(marker -> !marker.isEmpty())
        .collect(joining(" "));
  }

  private static String words(AnalyzedDocument document, Stream<Span> spans) {
    return spans.map(document::text).collect(joining("; "));
  }

  private static String row(Stream<String> cells) {
    var widths = WIDTHS.iterator();
    return cells.map(cell -> fitted(cell, widths.next())).collect(joining("  ")).stripTrailing();
  }

  /** The text in one line of so many characters. */
  private static String fitted(String text, int width) {
    String line = text.strip().replaceAll("(?U)\\s+", " ");
    int length = line.codePointCount(0, line.length());
    if (length <= width) {
      return line + " ".repeat(width - length);
    }
    return line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
  }
}
