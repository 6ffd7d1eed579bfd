package dev.countersign.testing.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The seeds that showed each mistake last: {@code known-seeds.txt} has a line with the seed, a tab
 * and the mistake's name. They spare a search; where one is out of date, the search runs.
 */
final class KnownSeeds {
  private static final Map<String, Long> ALL = read();

  private KnownSeeds() {}

  /** The seed to try first; 1 where none is known. */
  static long of(String mistake) {
    return ALL.getOrDefault(mistake, 1L);
  }

  private static Map<String, Long> read() {
    var all = new HashMap<String, Long>();
    try (var file = KnownSeeds.class.getResourceAsStream("known-seeds.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      for (String line : text.lines().toList()) {
        int tab = line.indexOf('\t');
        all.put(line.substring(tab + 1), Long.valueOf(line.substring(0, tab)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
