package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleTerms;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks an entry and its results: by what it knows itself, the oracle must come to where it
 * stands.
 *
 * @param books what the terms may be
 */
record TermsAudit(List<List<OracleTerms>> books, WrittenEntry entry, AuditFindings note) {

  void check() {
    entry.results().forEach(this::checkMoney);
    if (entry.leftAlone()) {
      // What stands was decided by entries that are lost; what they knew is not known here.
      return;
    }
    checkPosition();
    for (AuditedResult result : entry.results()) {
      checkSources(result);
      note.same(
          entry.at(), result.recordedAt(), AuditRule.NOT_BEFORE_THE_HOLD, "when it was decided");
    }
  }

  /** One of the readings of the terms must lead to where the entry stands, and to its next look. */
  private void checkPosition() {
    var readings =
        books.stream()
            .map(book -> ExpectedPosition.of(entry, book))
            .map(expected -> {
              var found = PositionAudit.differences(entry, expected);
              if (found.isEmpty() && !Objects.equals(expected.next(), entry.lookAgain())) {
                found.add(
                    new PositionAudit.Difference(
                        AuditRule.LOOKED_AT_AGAIN,
                        "looks again at " + entry.lookAgain() + ", not " + expected.next()));
              }
              return found;
            })
            .toList();
    readings.stream()
        .min(Comparator.comparingInt(List::size))
        .orElseThrow()
        .forEach(difference ->
            note.unless(
                false, difference.rule(), "entry " + entry.seq() + ": " + difference.what()));
  }

  private void checkMoney(AuditedResult result) {
    long sum = result.parts().stream().mapToLong(AuditedResult.Part::minor).sum();
    note.same(result.minor(), sum, AuditRule.MONEY_IS_EXACT, "the sum of the shares");
    note.unless(
        result.parts().stream().allMatch(part -> part.minor() * result.minor() >= 0),
        AuditRule.MONEY_IS_EXACT,
        "a share of the other sign");
    note.unless(
        result.parts().stream().allMatch(part -> part.free() == null || part.minor() == 0),
        AuditRule.MONEY_IS_EXACT,
        "a free share that is billed");
    var sessions = result.parts().stream().map(AuditedResult.Part::session).toList();
    note.same(
        sessions.size(),
        new HashSet<>(sessions).size(),
        AuditRule.MONEY_IS_EXACT,
        "sessions shared");
    var terms = version(result);
    var currency = terms == null ? null : terms.prices().getFirst().currency();
    note.same(
        terms == null ? null : currency == null ? AuditedResult.UNITS : currency,
        result.currency(),
        AuditRule.MONEY_IS_EXACT,
        "the currency");
    note.same(
        terms == null ? null : terms.zone().getId(),
        result.zone(),
        AuditRule.VERSION_OF_THE_START,
        "the zone");
    note.unless(
        !result.billable()
            || entry.leftAlone()
            || entry.registers().sessions().keySet().containsAll(sessions),
        AuditRule.TENANTS_APART,
        "a share of a session that the outcome doesn't know");
  }

  /** A result must rest on the word of sources that speak by some version, and of no witness. */
  private void checkSources(AuditedResult result) {
    Set<String> speak =
        books.stream()
            .flatMap(List::stream)
            .flatMap(terms ->
                Stream.concat(
                    Stream.of(terms.sources().getFirst()),
                    terms.succeeds().entrySet().stream()
                        .flatMap(entry ->
                            Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream()))))
            .collect(Collectors.toSet());
    for (String digest : result.attestations()) {
      note.unless(
          entry.registers().statements().stream()
              .filter(kept -> kept.evidence().equals(digest))
              .anyMatch(kept -> speak.contains(kept.key().source())),
          AuditRule.WITNESSES_DONT_BILL,
          "a result rests on another's word");
    }
    note.unless(
        !result.billable() || result.attestations().isEmpty() == entry.isOfASession(),
        AuditRule.WITNESSES_DONT_BILL,
        "a billable rests on nobody's word, or one of silence on somebody's");
  }

  private @Nullable OracleTerms version(AuditedResult result) {
    return books.stream()
        .flatMap(List::stream)
        .filter(terms -> terms.version() == WrittenEntry.version(result.terms()))
        .findFirst()
        .orElse(null);
  }
}
