package rapporteur;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import rapporteur.v1.Document;

/** The documents of a stream, read once, as they are asked for; a broken one throws at its end. */
public final class DocumentReader
    implements Iterator<AnalyzedDocument>, Iterable<AnalyzedDocument>, AutoCloseable {
  private final InputStream input;
  private long record;
  private long position;
  private boolean broken;

  /** Reads from {@code input}, which stands before the length of the first document. */
  public DocumentReader(InputStream input) {
    this.input = new BufferedInputStream(input);
  }

  /** Opens the stream of documents in a file. */
  public static DocumentReader open(Path file) throws IOException {
    return new DocumentReader(Files.newInputStream(file));
  }

  /** The documents that are left. */
  public Stream<AnalyzedDocument> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Iterator<AnalyzedDocument> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    try {
      input.mark(1);
      boolean ended = broken || input.read() < 0;
      input.reset();
      return !ended;
    } catch (IOException e) {
      throw broken(record + 1, position, e);
    }
  }

  @Override
  public AnalyzedDocument next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    record++;
    long begin = position;
    try {
      int length = readLength();
      byte[] bytes = input.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException("the stream is cut");
      }
      position += length;
      return new AnalyzedDocument(Document.parseFrom(bytes));
    } catch (IOException e) {
      throw broken(record, begin, e);
    }
  }

  private int readLength() throws IOException {
    long length = 0;
    int octet = 0x80;
    for (int shift = 0; octet >= 0x80 && shift < 70; shift += 7) {
      octet = input.read();
      if (octet < 0) {
        throw new EOFException("the stream is cut");
      }
      position++;
      length |= (octet & 0x7FL) << Math.min(shift, 35); // too long stays too long
    }
    if (octet >= 0x80 || length > Integer.MAX_VALUE) {
      throw new StreamCorruptedException("the length is corrupt, or over 2 GiB");
    }
    return (int) length;
  }

  private UncheckedIOException broken(long number, long begin, IOException e) {
    broken = true;
    String place = "record " + number + " at byte " + begin + ": ";
    return new UncheckedIOException(place + e.getMessage(), e);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
