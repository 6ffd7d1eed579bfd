package dev.countersign.forms.config;

import dev.countersign.domain.SourceId;
import dev.countersign.forms.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code succeeds}: for a source, the earlier sources that it speaks for. An earlier source
 * is none of the terms' sources: so no source succeeds itself, in a circle or otherwise.
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
      if (clause.get(name).isEmpty()) {
        continue; // null counts as absent
      }
      if (!SourceId.admits(name) || !sources.contains(new SourceId(name))) {
        clause.problem(
            "unknown_source",
            name,
            "not one of these terms' sources",
            "name one of sources, and the ones that it succeeds");
        continue;
      }
      var earlier = clause.texts(name, SourceId::admits).stream().map(SourceId::new).toList();
      if (earlier.stream().anyMatch(sources::contains)) {
        clause.problem(
            "contradiction",
            name,
            "an earlier source that is one of these terms' sources",
            "remove it from sources, or from here");
      }
      succeeds.put(new SourceId(name), earlier);
    }
  }
}
