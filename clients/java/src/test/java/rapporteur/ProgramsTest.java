package rapporteur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import rapporteur.v1.ActionCategory;
import rapporteur.v1.Document;
import rapporteur.v1.OffsetEncoding;
import rapporteur.v1.Paragraph;

/** The example programs, that of README.md too, and the words of what the program itself writes. */
class ProgramsTest {
  @TempDir private Path folder;

  private record Outcome(int status, String out, String err) {}

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int status = process.waitFor();
    return new Outcome(status, Files.readString(out), Files.readString(err));
  }

  private Outcome runExample(String name, Path stream) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return run(List.of(java, "-cp", classes, "rapporteur.examples." + name, stream.toString()));
  }

  private Path file(Document... documents) throws IOException {
    return Files.write(folder.resolve("documents.pb"), Samples.stream(documents));
  }

  private String printed(String name, Document... documents)
      throws IOException, InterruptedException {
    var outcome = runExample(name, file(documents));
    assertEquals(0, outcome.status, outcome.err);
    return outcome.out;
  }

  @Test
  void theExampleOfTheReadmeRuns() throws Exception {
    String code = Files.readString(Path.of("src/main/java/rapporteur/examples/Requests.java"));
    String readme = Files.readString(Path.of("README.md"));
    String shown = readme.split("```java\n")[1].split("```")[0];
    assertEquals(code.substring(code.indexOf("import")), shown);
    var unit = OffsetEncoding.OFFSET_ENCODING_UTF32;
    assertEquals("request: “a”, q\u0323\n", printed("Requests", Samples.mandate(unit)));
  }

  @Test
  void mandatesAreATable() throws Exception {
    var unit = OffsetEncoding.OFFSET_ENCODING_UTF8;
    var rows = printed("Mandates", Samples.mandate(unit)).lines().toList();
    assertEquals(
        List.of("DOCUMENT", "PARAGRAPH", "VERB", "ADDRESSEES", "TASK", "DUE"),
        List.of(rows.get(0).split(" +")));
    assertEquals(
        List.of("A/RES/91/12", "II 3. (a)", "request", "محمد", "“a”, q\u0323", "😀"),
        List.of(rows.get(1).split(" {2,}")));
    assertEquals(2, rows.size());
  }

  @Test
  void whatAsksNobodyIsNoMandate() throws Exception {
    var document = Samples.mandate(OffsetEncoding.OFFSET_ENCODING_UTF8).toBuilder();
    document.getActionsBuilder(0).setCategory(ActionCategory.ACTION_CATEGORY_OBSERVING);
    assertEquals(1, printed("Mandates", document.build()).lines().count());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = ".*UTF.*")
  void spansArePrintedInTheOrderOfFieldsWithTheirDigest(OffsetEncoding unit) throws Exception {
    String expected =
        "# a.txt "
            + unit.name().substring("OFFSET_ENCODING_".length()).toLowerCase(Locale.ROOT)
            + "\n"
            + line("paragraphs[0].span", Samples.TEXT, unit)
            + line("actions[0].addressees[0].span", "محمد", unit)
            + line("actions[0].task", "“a”, q\u0323", unit)
            + line("actions[0].due[0].span", "😀", unit)
            + "= 4 861eb72318d3c579991c7a4d5e9a6ed0666f4022a55e9c02812071391dc1f98c\n";
    assertEquals(expected, printed("Spans", Samples.mandate(unit)));
  }

  private static String line(String path, String word, OffsetEncoding unit) {
    var span = Samples.span(word, unit);
    return path + "\t" + span.getBegin() + "\t" + span.getEnd() + "\t\"" + word + "\"\n";
  }

  @Test
  void spansEscapeWhatJsonMust() throws Exception {
    String text = "a\"b\\c\n\t\r\u0001\u007f";
    var paragraph = Paragraph.newBuilder().setSpan(Samples.span(0, text.length()));
    var document = Samples.document("a").setText(text).addParagraphs(paragraph).build();
    String out = printed("Spans", document);
    assertTrue(out.contains("\t\"a\\\"b\\\\c\\n\\t\\r\\u0001\u007f\"\n"), out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Spans", "Mandates"})
  void aBrokenStreamEndsTheProgramsAfterWhatWasWhole(String name) throws Exception {
    Path stream = file(Samples.mandate(OffsetEncoding.OFFSET_ENCODING_UTF8));
    String whole = runExample(name, stream).out;
    Files.write(stream, new byte[] {5}, StandardOpenOption.APPEND);
    var outcome = runExample(name, stream);
    assertEquals(1, outcome.status);
    assertEquals(whole, outcome.out);
    assertEquals(1, outcome.err.lines().count(), outcome.err);
  }

  @Test
  void theProgramWritesTheSameWordsInEveryUnit() throws Exception {
    String named = System.getenv("RAPPORTEUR");
    Path program = Path.of(named == null ? "../../build/release/rapporteur" : named);
    assumeTrue(Files.isExecutable(program), "no program: set RAPPORTEUR");
    var digests = new ArrayList<List<String>>();
    for (String unit : List.of("utf8", "utf16", "utf32")) {
      var stream = folder.resolve(unit);
      String offsets = "--offsets=" + unit;
      var arguments = Stream.of(program, "analyze", offsets, "-o", stream, "../../tests/samples");
      assertEquals(0, run(arguments.map(Object::toString).toList()).status);
      var outcome = runExample("Spans", stream);
      digests.add(outcome.out.lines().filter(line -> line.startsWith("=")).toList());
    }
    assertTrue(digests.get(0).size() > 10);
    assertEquals(digests.get(0), digests.get(1));
    assertEquals(digests.get(0), digests.get(2));
  }
}
