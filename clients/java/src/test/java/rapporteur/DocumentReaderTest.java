package rapporteur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapporteur.v1.Document;

class DocumentReaderTest {
  private static final byte[] FIRST = Samples.stream(Samples.document("a").build());

  private static DocumentReader reader(byte[] bytes) {
    return new DocumentReader(new ByteArrayInputStream(bytes));
  }

  private static List<String> sources(DocumentReader reader) {
    return reader.stream().map(document -> document.message().getSource()).toList();
  }

  /** The cause of the error of a stream whose first document is whole and whose second is not. */
  private static IOException causeAfterOne(byte[] second) {
    byte[] bytes = Arrays.copyOf(FIRST, FIRST.length + second.length);
    System.arraycopy(second, 0, bytes, FIRST.length, second.length);
    var reader = reader(bytes);
    assertEquals("a", reader.next().message().getSource());
    assertTrue(reader.hasNext());
    var error = assertThrows(UncheckedIOException.class, reader::next);
    String place = "record 2 at byte " + FIRST.length + ": ";
    assertTrue(error.getMessage().startsWith(place), error.getMessage());
    assertFalse(reader.hasNext());
    assertThrows(NoSuchElementException.class, reader::next);
    return error.getCause();
  }

  private static IOException causeAfterOne(String hex) {
    return causeAfterOne(HexFormat.of().parseHex(hex));
  }

  @Test
  void readsOneDocumentAfterTheOther() {
    var names = List.of("a", "b", "c");
    var documents = names.stream().map(name -> Samples.document(name).build());
    assertEquals(names, sources(reader(Samples.stream(documents.toArray(Document[]::new)))));
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("documents.pb"), FIRST);
    try (var reader = DocumentReader.open(file)) {
      assertEquals(List.of("a"), sources(reader));
    }
    assertThrows(
        NoSuchFileException.class, () -> DocumentReader.open(folder.resolve("none.pb")).close());
  }

  @Test
  void anEmptyFileIsAnEmptyStream() {
    assertFalse(reader(new byte[0]).hasNext());
  }

  @Test
  void aRecordOfNoBytesIsAnEmptyDocument() {
    assertEquals(List.of(""), sources(reader(new byte[1])));
  }

  @Test
  void aCutAnywhereIsAnErrorAfterTheWholeDocuments() {
    byte[] second = Samples.stream(Samples.document("b").setText("x".repeat(300)).build());
    for (int end = 1; end < second.length; end++) {
      assertInstanceOf(EOFException.class, causeAfterOne(Arrays.copyOf(second, end)), "at " + end);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8080808008", // 2 GiB
        "80808080800100",
        "ffffffffffffffffff01",
        "80808080808080808002", // more than 64 bits
        "80808080808080808080", // ten bytes, and no end
        "8080808080808080808001",
      })
  void aLengthThatNoMessageHasIsAnError(String length) {
    assertInstanceOf(StreamCorruptedException.class, causeAfterOne(length));
  }

  @Test
  void theLargestLengthTakesNoMemoryForWhatIsNotThere() {
    assertInstanceOf(EOFException.class, causeAfterOne("ffffffff07616263"));
  }

  @Test
  void aLengthMayBeWrittenInMoreBytesThanItNeeds() {
    var reader = reader(HexFormat.of().parseHex("80808080808080808000" + "0180"));
    assertEquals("", reader.next().message().getSource());
    var error = assertThrows(UncheckedIOException.class, reader::next);
    assertTrue(error.getMessage().startsWith("record 2 at byte 10: "), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "010f", // a field of type 7
        "020000", // field 0
        "030a7f41", // a text longer than its message
        "031201ff", // a text that is no UTF-8
      })
  void aCorruptMessageIsAnError(String record) {
    assertInstanceOf(InvalidProtocolBufferException.class, causeAfterOne(record));
  }

  @Test
  void anUnknownFieldIsPassedOver() {
    // Field 4000 with "hi", then the source "a".
    var reader = reader(HexFormat.of().parseHex("0982fa010268690a0161"));
    assertEquals(List.of("a"), sources(reader));
  }

  @Test
  void anInputThatFailsIsAnError() {
    var failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    var error = assertThrows(UncheckedIOException.class, new DocumentReader(failing)::hasNext);
    assertEquals("record 1 at byte 0: the disk is gone", error.getMessage());
  }

  @Test
  void readsLazily() {
    byte[] cut = Arrays.copyOf(FIRST, FIRST.length + 1);
    cut[FIRST.length] = 5;
    assertEquals("a", reader(cut).stream().findFirst().orElseThrow().message().getSource());
  }

  @Test
  void closesItsInput() throws IOException {
    var closed = new boolean[1];
    var input =
        new ByteArrayInputStream(FIRST) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    new DocumentReader(input).close();
    assertTrue(closed[0]);
  }
}
