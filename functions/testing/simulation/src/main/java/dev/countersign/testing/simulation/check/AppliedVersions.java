package dev.countersign.testing.simulation.check;

import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.world.TenantTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * When versions of the terms were applied: those that are applied after a session was recorded ask
 * for nothing of it by themselves (disputes.md, section 11).
 */
record AppliedVersions(TenantTerms contract) {
  private static final Duration CACHED = Duration.ofSeconds(90);

  /**
   * What was told, together with when a function may have known the versions: at once or a cache's
   * age later; and where its work on the session was late, or an earlier version had it due, as if
   * they had been there.
   */
  List<List<OracleTold>> ways(List<OracleTold> told) {
    return Stream.of(List.<OracleTold>of(), applied(Duration.ZERO), applied(CACHED))
        .distinct()
        .map(applied -> together(told, applied))
        .toList();
  }

  private List<OracleTold> applied(Duration late) {
    var versions =
        contract.versions().stream()
            .sorted(Comparator.comparing(TenantTerms.Version::appliedAt))
            .toList();
    var told = new ArrayList<OracleTold>();
    var first = versions.getFirst().meaning();
    told.add(new OracleTold.Applied(List.of(first.with(first.dispute(), null)), Instant.EPOCH));
    for (int i = 0; i < versions.size(); i++) {
      var known = versions.stream().limit(i + 1L).map(TenantTerms.Version::meaning).toList();
      var at = versions.get(i).appliedAt();
      told.add(new OracleTold.Applied(known, at.isAfter(Instant.EPOCH) ? at.plus(late) : at));
    }
    return told;
  }

  private static List<OracleTold> together(List<OracleTold> told, List<OracleTold> applied) {
    return Stream.concat(applied.stream(), told.stream())
        .sorted(Comparator.comparing(OracleTold::toldAt))
        .toList();
  }
}
