package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleClaimed;
import dev.countersign.testing.oracle.OracleTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was said of all outcomes of a type, to find the session that it means. */
final class OracleAttested {
  private List<OracleTerms> versions;
  private final Map<String, OracleKnown> outcomes = new TreeMap<>();
  private final List<OracleTold> forms = new ArrayList<>();

  OracleAttested(List<OracleTerms> versions) {
    this.versions = versions;
  }

  void take(OracleTold told) {
    if (told instanceof OracleTold.Recorded || told instanceof OracleTold.Found) {
      forms.add(told);
    }
    if (told instanceof OracleTold.Applied applied) {
      versions = applied.versions();
    }
    if (told instanceof OracleTold.Stated stated) {
      outcomes.computeIfAbsent(stated.claim(), this::begun);
    }
    outcomes.values().forEach(one -> one.take(told));
  }

  private OracleKnown begun(String claim) {
    var fresh = new OracleKnown(versions, claim);
    forms.forEach(fresh::take);
    return fresh;
  }

  /** Whether a session is heard with what is told. */
  boolean hears(OracleTold told, String session) {
    return outcomes.values().stream()
        .map(one -> one.with(told))
        .anyMatch(one -> OracleClaimed.isHeard(one.whole(0), session, told.toldAt()));
  }

  /** The same, by one outcome. */
  boolean hears(OracleTold.Stated told, String session) {
    var known =
        outcomes.containsKey(told.claim()) ? outcomes.get(told.claim()) : begun(told.claim());
    return OracleClaimed.isHeard(
        Objects.requireNonNull(known).with(told).whole(0), session, told.toldAt());
  }

  /** The claim under which a session is heard, the smallest of several; none if it isn't. */
  @Nullable String under(String session, Instant now) {
    for (var one : outcomes.entrySet()) {
      if (OracleClaimed.isHeard(one.getValue().whole(0), session, now)) {
        return one.getKey();
      }
    }
    return null;
  }

  /** When time alone may change what is said; none if it can't. */
  @Nullable Instant next(Instant now) {
    return outcomes.values().stream()
        .map(one -> Oracle.at(one.whole(0), now).next())
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
