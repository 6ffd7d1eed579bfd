package dev.countersign.proof.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a reader gave. */
public interface MonthFile {
  /** What the reader calls it. */
  String name();

  /** Its bytes, from the begin. */
  InputStream open() throws IOException;

  /** All its bytes; none where it has more than so many. */
  default Optional<byte[]> upTo(int most) throws IOException {
    try (var in = open()) {
      byte[] read = in.readNBytes(most + 1);
      return read.length > most ? Optional.empty() : Optional.of(read);
    }
  }

  /** The file at this path. */
  static MonthFile at(Path path) {
    return new MonthFile() {
      @Override
      public String name() {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(path);
      }
    };
  }
}
