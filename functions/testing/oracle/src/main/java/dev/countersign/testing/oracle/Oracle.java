package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says must stand billed, from the set of what was said, recorded and decided.
 * Pure; nothing of it is shared with what decides.
 */
public final class Oracle {
  private final OracleCase known;
  private final OracleVersions versions;
  private final OracleTestimony words;
  private final Instant now;

  private Oracle(OracleCase known, Instant now) {
    this.known = known;
    this.versions = new OracleVersions(known.terms());
    this.words = new OracleTestimony(known.said(), versions);
    this.now = now;
  }

  /** What must stand, once all that is due by now has been settled and published. */
  public static OracleAnswer at(OracleCase known, Instant now) {
    return new Oracle(known, now).answer();
  }

  /**
   * The most, in minor units, that can stand billed by now, whatever of it is settled: nothing
   * before a hold has ended, and never more than the greatest price.
   */
  public static long atMost(OracleCase known, Instant now) {
    return new Oracle(known, now).atMost();
  }

  /** When the hold of a truth ends by these terms; none where it says no date to count from. */
  public static @Nullable Instant holdEnd(OracleStatement truth, OracleTerms terms) {
    return OracleDebt.holdEnd(truth, terms);
  }

  /** What a truth costs by these terms, in minor units; none where it can't be said. */
  public static @Nullable Long price(OracleStatement truth, OracleTerms terms) {
    return OracleDebt.price(truth, terms);
  }

  private OracleAnswer answer() {
    var truth = words.truth();
    return truth == null ? untold() : told(truth);
  }

  private OracleAnswer untold() {
    if (words.silent()) {
      return nothing(OracleAnswer.NO_OUTCOME, null, Set.of());
    }
    if (words.onlyWeakly()) {
      return nothing("NotBillable", "assurance", Set.of());
    }
    var takenBack = words.takenBackAlone();
    return takenBack == null
        ? nothing("Parked", "not_attested", Set.of())
        : nothing("Void", takenBack.reason(), Set.of());
  }

  private OracleAnswer told(OracleStatement truth) {
    var reading = versions.readAt(truth.occurredAt());
    var waitedUntil = reading.waits().from(truth.receivedAt(), reading.zone());
    var meant = OracleMatch.by(truth, known.sessions(), versions, waitedUntil);
    boolean over = !now.isBefore(waitedUntil);
    if (meant.candidates().isEmpty()) {
      var near = meant.near();
      if (near != null && OracleMatch.named(truth, reading)) {
        return nothing("NotBillable", near, Set.of());
      }
      return nothing(over ? "Lapsed" : "Parked", near == null ? "no_session" : near, Set.of());
    }
    var ids = mayChoose(meant.candidates(), reading);
    var chosen = chosen(meant.candidates(), reading);
    if (chosen.isEmpty()) {
      return nothing(over ? "Lapsed" : "Ambiguous", "several_sessions", ids);
    }
    var terms = versions.inForce(chosen.getFirst().startedAt());
    return terms == null
        ? nothing("NotBillable", "no_terms", ids)
        : new OracleDebt(known, words, truth, chosen, terms, ids, now).answer();
  }

  /** Those that a person may choose from, where the terms leave it to one. */
  private static Set<String> mayChoose(List<OracleSession> candidates, OracleTerms reading) {
    return reading.attribution() == OracleTerms.Attribution.SOLE
        ? candidates.stream().map(OracleSession::id).collect(Collectors.toSet())
        : Set.of();
  }

  /** The foremost first; none where one only may be paid and nobody has chosen it. */
  private List<OracleSession> chosen(List<OracleSession> candidates, OracleTerms reading) {
    return switch (reading.attribution()) {
      case FIRST -> List.of(candidates.getFirst());
      case LAST -> List.of(candidates.getLast());
      case EVEN, TIME_DECAY -> candidates.reversed();
      case SOLE ->
          candidates.size() == 1
              ? candidates
              : candidates.stream().filter(one -> one.id().equals(byPerson())).toList();
    };
  }

  private @Nullable String byPerson() {
    return known.choices().stream()
        .max(Comparator.comparing(OracleChoice::at))
        .map(OracleChoice::session)
        .orElse(null);
  }

  private static OracleAnswer nothing(
      String status, @Nullable String reason, Set<String> candidates) {
    return new OracleAnswer(status, reason, 0, null, List.<Share>of(), null, candidates);
  }

  private long atMost() {
    return words.truths().stream().mapToLong(this::atMost).max().orElse(0);
  }

  /** By whatever form of whatever session it was once billed. */
  private long atMost(OracleStatement truth) {
    var by = versions.readAt(truth.occurredAt()).by();
    long most = 0;
    for (OracleSession form : known.sessions()) {
      var terms = versions.inForce(form.startedAt());
      if (terms != null
          && OracleMatch.linked(truth, form, by)
          && OracleMatch.outside(truth, form, versions) == null) {
        most = Math.max(most, OracleDebt.atMost(truth, terms, now));
      }
    }
    return most;
  }
}
