package dev.countersign.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of the project: samples, golden files, schemas and pages. */
public final class ProjectFiles {
  private static final Path ROOT = root();

  private ProjectFiles() {}

  /** A path below the project's root. */
  public static Path file(String path) {
    return ROOT.resolve(path);
  }

  /** Every file under a folder whose name ends so, in the order of their paths. */
  public static List<Path> under(String folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(file(folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  /** The name of the folder that a sample lies in, which is that of its form. */
  public static String form(Path sample) {
    return Objects.requireNonNull(sample.getParent()).getFileName().toString();
  }

  /**
   * {@code -Dgolden.update=true} writes golden files again, for a person to read the difference.
   */
  public static String golden(Path file, String now) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, now);
    }
    return Files.readString(file);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not inside the project");
    }
    return folder;
  }
}
