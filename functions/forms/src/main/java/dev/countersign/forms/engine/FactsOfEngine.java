package dev.countersign.forms.engine;

import dev.countersign.forms.json.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@code facts} of an engine's file: where each fact was seen. */
final class FactsOfEngine {
  private static final List<String> ALWAYS =
      List.of("key", "window", "duplicate", "correct", "late", "batch", "rate", "read_back");

  private FactsOfEngine() {}

  /** Reads them off the file's root. */
  static SortedMap<String, FactOrigin> read(Fields root) {
    var facts = new TreeMap<String, FactOrigin>();
    root.present("facts");
    root.object("facts")
        .ifPresent(in -> {
          var wanted = new TreeSet<>(ALWAYS);
          if (root.get("document").isPresent()) {
            wanted.add("document");
          }
          in.only(wanted);
          wanted.stream()
              .filter(name -> in.get(name).isEmpty())
              .forEach(name ->
                  in.problem("missing", name, "a fact without a word", "say where it was seen"));
          wanted.stream()
              .filter(name -> in.get(name).isPresent())
              .forEach(name -> in.text(name, 64).ifPresent(word -> origin(in, name, word, facts)));
        });
    return facts;
  }

  private static void origin(
      Fields in, String name, String word, SortedMap<String, FactOrigin> facts) {
    Arrays.stream(FactOrigin.values())
        .filter(origin -> origin.word().equals(word))
        .findFirst()
        .ifPresentOrElse(
            origin -> facts.put(name, origin),
            () ->
                in.problem(
                    "unknown_word",
                    name,
                    "none of the known words",
                    "write one of "
                        + Arrays.stream(FactOrigin.values())
                            .map(FactOrigin::word)
                            .collect(Collectors.joining(", "))));
  }
}
