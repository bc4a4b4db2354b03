package rapporteur.examples;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import rapporteur.AnalyzedDocument;
import rapporteur.DocumentReader;
import rapporteur.v1.Span;

/** Prints every span of a stream with its words, and a digest of all words of each document. */
public final class Spans {
  private final AnalyzedDocument document;
  private final PrintStream out;
  private final MessageDigest digest = sha256();
  private int count;

  private Spans(AnalyzedDocument document, PrintStream out) {
    this.document = document;
    this.out = out;
  }

  /** Prints the spans of the stream in the file that is named. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("usage: Spans STREAM");
      System.exit(2);
    }
    try (var documents = DocumentReader.open(Path.of(arguments[0]));
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
      documents.forEach(document -> new Spans(document, out).print());
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Spans: " + arguments[0] + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private void print() {
    var message = document.message();
    String offsets = message.getOffsetEncoding().name().replace("OFFSET_ENCODING_", "");
    out.print("# " + message.getSource() + " " + offsets.toLowerCase(Locale.ROOT) + "\n");
    walk(message, "");
    out.print("= " + count + " " + HexFormat.of().formatHex(digest.digest()) + "\n");
  }

  /** Depth first; the fields that are set come in the order of their numbers. */
  private void walk(Message message, String prefix) {
    message.getAllFields().forEach((field, value) -> visit(field, value, prefix + field.getName()));
  }

  private void visit(FieldDescriptor field, Object value, String path) {
    if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
      return;
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        step((Message) list.get(i), path + "[" + i + "]");
      }
    } else {
      step((Message) value, path);
    }
  }

  private void step(Message message, String path) {
    if (message instanceof Span span) {
      add(span, path);
    } else {
      walk(message, path + ".");
    }
  }

  private void add(Span span, String path) {
    String words = document.text(span);
    String place =
        Integer.toUnsignedString(span.getBegin()) + "\t" + Integer.toUnsignedString(span.getEnd());
    out.print(path + "\t" + place + "\t" + quoted(words) + "\n");
    digest.update((words + "\n").getBytes(StandardCharsets.UTF_8));
    count++;
  }

  /** A JSON string that escapes only what it must. */
  private static String quoted(String text) {
    var json = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      switch (each) {
        case '"', '\\' -> json.append('\\').append(each);
        case '\n' -> json.append("\\n");
        case '\t' -> json.append("\\t");
        case '\r' -> json.append("\\r");
        default -> json.append(each < ' ' ? String.format("\\u%04x", (int) each) : each);
      }
    }
    return json.append('"').toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
