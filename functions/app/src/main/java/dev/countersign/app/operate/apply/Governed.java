package dev.countersign.app.operate.apply;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsRef;
import dev.countersign.ledger.TenantScan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What hangs on versions of terms: sessions that started while one was in force, and outcomes of
 * which an entry names one. It reads the whole table.
 */
final class Governed {
  private final Map<TermsRef, Set<Claim>> outcomes = new HashMap<>();
  private final List<Instant> starts = new ArrayList<>();

  private Governed() {}

  static Governed of(TenantId tenant, TenantScan scan) {
    var found = new Governed();
    scan.sessions(tenant, session -> found.starts.add(session.startedAt()));
    scan.entries(
        tenant,
        entry -> {
          var ref = entry.termsOrNull();
          if (ref != null) {
            found.outcomes.computeIfAbsent(ref, r -> new HashSet<>()).add(entry.claim());
          }
        });
    return found;
  }

  /** How many sessions started while this version was in force, among these of its type. */
  long sessions(Terms version, Collection<Terms> all) {
    var end =
        all.stream()
            .map(Terms::effectiveFrom)
            .filter(from -> from.isAfter(version.effectiveFrom()))
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    return starts.stream()
        .filter(start -> !start.isBefore(version.effectiveFrom()) && start.isBefore(end))
        .count();
  }

  /** How many outcomes this version has read. */
  int outcomes(Terms version) {
    return outcomes.getOrDefault(version.ref(), Set.of()).size();
  }
}
