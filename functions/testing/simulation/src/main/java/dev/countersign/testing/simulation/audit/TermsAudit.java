package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.OracleTerms.Attribution;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks an entry and its results against all versions of the terms. */
record TermsAudit(List<OracleTerms> versions, WrittenEntry entry, AuditFindings note) {
  private static final Set<Attribution> SHARED = Set.of(Attribution.EVEN, Attribution.TIME_DECAY);

  void check() {
    if (entry.leftAlone()) {
      // What stands was decided by entries that are lost; what they knew is not known here.
      entry.results().forEach(this::checkMoney);
      return;
    }
    checkVersion();
    for (AuditedResult result : entry.results()) {
      checkMoney(result);
      checkSources(result);
      if (result.billable()) {
        checkPrice(result);
        checkHold(result, result.recordedAt());
      }
    }
  }

  /**
   * The version must be the one in force when the chosen session started. Where several sessions
   * share, the foremost may be free and have no share: then any known session may give the version.
   */
  private void checkVersion() {
    if (entry.terms() == null) {
      return;
    }
    boolean shared = versions.stream().map(OracleTerms::attribution).anyMatch(SHARED::contains);
    var chosen =
        shared || entry.parts().isEmpty()
            ? entry.sessions().keySet()
            : Set.of(entry.parts().getFirst().session());
    Set<Integer> inForce =
        chosen.stream()
            .map(session -> entry.sessions().get(session))
            .map(known -> known == null ? null : inForce(known.startedAt()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    note.unless(
        inForce.contains(WrittenEntry.version(entry.terms())),
        AuditRule.VERSION_OF_THE_START,
        "by " + entry.terms() + ", in force at the start was " + inForce);
  }

  private @Nullable Integer inForce(Instant start) {
    return versions.stream()
        .filter(terms -> !terms.effectiveFrom().isAfter(start))
        .max(Comparator.comparing(OracleTerms::effectiveFrom))
        .map(OracleTerms::version)
        .orElse(null);
  }

  private void checkMoney(AuditedResult result) {
    long sum = result.parts().stream().mapToLong(AuditedResult.Part::minor).sum();
    note.same(result.minor(), sum, AuditRule.MONEY_IS_EXACT, "the sum of the shares");
    note.unless(
        result.parts().stream().allMatch(part -> part.minor() * result.minor() >= 0),
        AuditRule.MONEY_IS_EXACT,
        "a share of the other sign");
    var sessions = result.parts().stream().map(AuditedResult.Part::session).toList();
    note.same(
        sessions.size(),
        new HashSet<>(sessions).size(),
        AuditRule.MONEY_IS_EXACT,
        "sessions shared");
    var terms = version(result);
    note.same(
        terms == null ? null : terms.price().currency(),
        result.currency(),
        AuditRule.MONEY_IS_EXACT,
        "the currency");
    note.unless(
        !result.billable() || entry.leftAlone() || entry.sessions().keySet().containsAll(sessions),
        AuditRule.TENANTS_APART,
        "a share of a session that the outcome doesn't know");
  }

  /** A result must rest on the first source of some version, which is the one that bills. */
  private void checkSources(AuditedResult result) {
    Set<String> bill =
        versions.stream().map(terms -> terms.sources().getFirst()).collect(Collectors.toSet());
    for (String digest : result.attestations()) {
      boolean billed =
          entry.registers().entrySet().stream()
              .filter(voice -> voice.getValue().evidence().equals(digest))
              .anyMatch(voice -> bill.contains(voice.getKey().source()));
      note.unless(billed, AuditRule.WITNESSES_DONT_BILL, "a result rests on another's word");
    }
    note.unless(
        !result.billable() || !result.attestations().isEmpty(),
        AuditRule.WITNESSES_DONT_BILL,
        "a billable rests on nobody's word");
  }

  private void checkPrice(AuditedResult result) {
    var truth = entry.truthAmong(result.attestations());
    var terms = version(result);
    var price = truth == null || terms == null ? null : Oracle.price(truth, terms);
    note.unless(
        price != null && result.minor() <= price,
        AuditRule.ONE_RESULT_STANDS,
        "billed " + result.minor() + " at a price of " + price);
  }

  /** A billable result must not be there before its hold ends. */
  void checkHold(AuditedResult result, Instant at) {
    if (entry.leftAlone()) {
      return;
    }
    var truth = entry.truthAmong(result.attestations());
    var terms = version(result);
    var holdEnd = truth == null || terms == null ? null : Oracle.holdEnd(truth, terms);
    note.unless(
        holdEnd != null && !at.isBefore(holdEnd),
        AuditRule.NOT_BEFORE_THE_HOLD,
        "billed at " + at + ", held until " + holdEnd);
  }

  private @Nullable OracleTerms version(AuditedResult result) {
    return versions.stream()
        .filter(terms -> terms.version() == WrittenEntry.version(result.terms()))
        .findFirst()
        .orElse(null);
  }
}
