package dev.countersign.forms.engine;

import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The engines that come with Countersign, by name. Each file is read once. Thread-safe. */
public final class BuiltInEngines {
  private final Map<String, Engine> read = new ConcurrentHashMap<>();

  /**
   * Finds an engine.
   *
   * @return empty where there is no file of this name
   * @throws BadEngine when the file is there but has a mistake
   */
  public Optional<Engine> find(String name) {
    return Optional.ofNullable(read.get(name)).or(() -> text(name).map(text -> read(name, text)));
  }

  /** The text of an engine's file, whose head says how to set it up. */
  public Optional<String> text(String name) {
    if (!EngineForm.NAME.test(name)) {
      return Optional.empty();
    }
    try (InputStream in = BuiltInEngines.class.getResourceAsStream("/targets/" + name + ".yaml")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Engine read(String name, String text) {
    return switch (EngineForm.read(text)) {
      case Reading.Read<Engine> engine -> {
        read.put(name, engine.value());
        yield engine.value();
      }
      case Reading.Unreadable<Engine> wrong ->
          throw new BadEngine(name + ": " + wrong.problems().getFirst());
    };
  }

  /** A built-in engine's file has a mistake: a defect of this program. */
  public static final class BadEngine extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BadEngine(String what) {
      super(what);
    }
  }
}
