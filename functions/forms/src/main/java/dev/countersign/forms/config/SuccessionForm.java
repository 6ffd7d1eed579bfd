package dev.countersign.forms.config;

import dev.countersign.domain.SourceId;
import dev.countersign.forms.json.Fields;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code succeeds}: for a source, the earlier sources that it speaks for, and through them
 * for theirs.
 */
final class SuccessionForm {
  private static final String CLAUSE = "succeeds";

  private SuccessionForm() {}

  /**
   * The earlier sources by their successors.
   *
   * @param sources the sources that these terms hear
   */
  static Map<SourceId, List<SourceId>> read(Fields in, List<SourceId> sources) {
    Map<SourceId, List<SourceId>> succeeds = new LinkedHashMap<>();
    in.object(CLAUSE).ifPresent(clause -> read(clause, sources, succeeds));
    return succeeds;
  }

  private static void read(
      Fields clause, List<SourceId> sources, Map<SourceId, List<SourceId>> succeeds) {
    for (String name : clause.names()) {
      if (!SourceId.admits(name)) {
        clause.problem("out_of_range", name, "no source's id", "mend the name");
      } else if (clause.get(name).isPresent()) { // a null counts as absent
        succeeds.put(
            new SourceId(name),
            clause.texts(name, SourceId::admits).stream().map(SourceId::new).toList());
      }
    }
    var heard = new HashSet<SourceId>();
    sources.forEach(source -> follow(source, succeeds, heard));
    for (SourceId successor : succeeds.keySet()) {
      if (!heard.contains(successor)) {
        clause.problem(
            "unknown_source",
            successor.value(),
            "neither one of these terms' sources nor one that they succeed",
            "name one of sources, and the ones that it succeeds");
      } else if (circular(successor, succeeds)) {
        clause.problem(
            "contradiction",
            successor.value(),
            "succeeds itself, if only through others",
            "break the circle");
      }
    }
  }

  /** Adds the source and all that it speaks for. */
  private static void follow(
      SourceId source, Map<SourceId, List<SourceId>> succeeds, Set<SourceId> heard) {
    if (heard.add(source)) {
      succeeds.getOrDefault(source, List.of()).forEach(earlier -> follow(earlier, succeeds, heard));
    }
  }

  private static boolean circular(SourceId source, Map<SourceId, List<SourceId>> succeeds) {
    var earlier = new HashSet<SourceId>();
    succeeds.getOrDefault(source, List.of()).forEach(each -> follow(each, succeeds, earlier));
    return earlier.contains(source);
  }
}
