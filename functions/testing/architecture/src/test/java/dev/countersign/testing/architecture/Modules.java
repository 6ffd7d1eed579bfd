package dev.countersign.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The modules of the repository, or of the one that the system property {@code architecture.root}
 * names: their sources, and the classes that their builds left.
 */
final class Modules {
  private Modules() {}

  /** The classes of all modules, their tests left out. */
  static JavaClasses classes() {
    return new ClassFileImporter().importPaths(folders("target/classes"));
  }

  /** The sources of all modules in their folder of this name. */
  static List<Path> sources(String folder) {
    return folders(folder).stream()
        .flatMap(Modules::files)
        .filter(file -> file.toString().endsWith(".java"))
        .sorted()
        .toList();
  }

  /** Every module's folder of this name, where it has one. */
  private static List<Path> folders(String name) {
    try (Stream<Path> all = Files.walk(functions(), 2)) {
      return all.filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(module -> module.resolve(name))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path functions() {
    String root = System.getProperty("architecture.root");
    if (root != null) {
      return Path.of(root, "functions");
    }
    Path functions = Path.of("").toAbsolutePath();
    while (!functions.endsWith("functions")) {
      functions = Objects.requireNonNull(functions.getParent());
    }
    return functions;
  }
}
