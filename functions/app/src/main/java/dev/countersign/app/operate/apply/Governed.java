package dev.countersign.app.operate.apply;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
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
import java.util.stream.Stream;

/**
 * What hangs on versions of terms: sessions that started while one was in force, and outcomes of
 * which an entry names one. It reads the whole table.
 */
final class Governed {
  private final Map<TermsRef, Set<Claim>> naming = new HashMap<>();
  private final Set<Claim> claims = new HashSet<>();
  private final List<Instant> starts = new ArrayList<>();

  private Governed() {}

  static Governed of(TenantId tenant, TenantScan scan) {
    var found = new Governed();
    scan.sessions(tenant, session -> found.starts.add(session.startedAt()));
    scan.entries(
        tenant,
        entry -> {
          found.claims.add(entry.claim());
          var ref = entry.termsOrNull();
          if (ref != null) {
            found.naming.computeIfAbsent(ref, r -> new HashSet<>()).add(entry.claim());
          }
        });
    return found;
  }

  /**
   * What hangs on one version.
   *
   * @param sessions how many sessions started while it was in force
   * @param outcomes how many outcomes' histories name it; where no version of its type would stay,
   *     how many there are of the type, since one must read them
   */
  record Use(long sessions, long outcomes) {
    boolean isNone() {
      return sessions == 0 && outcomes == 0;
    }
  }

  /**
   * What hangs on this version.
   *
   * @param known all versions, to see when it was in force
   * @param staying those that are left without it
   */
  Use of(Terms version, Collection<Terms> known, Collection<Terms> staying) {
    var end =
        ofType(known, version.outcome())
            .map(Terms::effectiveFrom)
            .filter(from -> from.isAfter(version.effectiveFrom()))
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    long sessions =
        starts.stream()
            .filter(start -> !start.isBefore(version.effectiveFrom()) && start.isBefore(end))
            .count();
    boolean last = ofType(staying, version.outcome()).findAny().isEmpty();
    return new Use(sessions, last ? ofType(version.outcome()) : naming(version));
  }

  private long ofType(OutcomeType type) {
    return claims.stream().filter(claim -> claim.type().equals(type)).count();
  }

  private long naming(Terms version) {
    return naming.getOrDefault(version.ref(), Set.of()).size();
  }

  private static Stream<Terms> ofType(Collection<Terms> all, OutcomeType type) {
    return all.stream().filter(terms -> terms.outcome().equals(type));
  }
}
