package dev.countersign.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the repository's own files are. */
public final class RepositoryFiles {
  private RepositoryFiles() {}

  /** The folder with template.yaml, from the module's folder upwards. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }
}
