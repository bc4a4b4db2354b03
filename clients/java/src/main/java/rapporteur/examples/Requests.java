package rapporteur.examples;

import java.io.IOException;
import java.nio.file.Path;
import rapporteur.DocumentReader;

/** Prints the verb and the task of every action of a stream. */
public final class Requests {
  public static void main(String[] arguments) throws IOException {
    try (var documents = DocumentReader.open(Path.of(arguments[0]))) {
      for (var document : documents) {
        for (var action : document.message().getActionsList()) {
          System.out.println(action.getLemma() + ": " + document.text(action.getTask()));
        }
      }
    }
  }
}
