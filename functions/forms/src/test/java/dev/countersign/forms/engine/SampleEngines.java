package dev.countersign.forms.engine;

import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The engines that samples name: those that were made up for tests, and those of infra/targets. */
public final class SampleEngines {
  private static final String MADE_UP = "functions/forms/src/test/resources/engines/";

  private SampleEngines() {}

  /** The engine of this name. */
  public static Optional<Engine> find(String name) {
    for (String folder : new String[] {MADE_UP, "infra/targets/"}) {
      Path file = ProjectFiles.file(folder + name + ".yaml");
      if (Files.exists(file)) {
        return Optional.of(read(file));
      }
    }
    return Optional.empty();
  }

  private static Engine read(Path file) {
    try {
      return switch (EngineForm.read(Files.readString(file))) {
        case Reading.Read<Engine> engine -> engine.value();
        case Reading.Unreadable<Engine> wrong ->
            throw new IllegalStateException(file + ": " + wrong.problems());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
