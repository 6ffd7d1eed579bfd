package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleFold.State;
import dev.countersign.testing.oracle.OracleTerms.After;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes one statement after the other (contract, section 5). */
final class OracleFolding {
  private static final OracleSpan LATE = OracleSpan.of("P3D");

  private final OracleTerms terms;
  private final @Nullable After lock;
  private State state = State.NOTHING;
  private @Nullable Begun begun;
  private OracleFields stated = new OracleFields();
  private final OracleFields noted = new OracleFields();
  private final List<OracleStatement> retractions = new ArrayList<>();
  private @Nullable OracleStatement merge;
  private final List<OracleStatement> locked = new ArrayList<>();
  private int place;

  OracleFolding(OracleTerms terms, @Nullable After lock) {
    this.terms = terms;
    this.lock = lock;
  }

  /** The truth but its value and facts. */
  private record Begun(
      Instant occurredAt,
      Instant began,
      Instant statedAt,
      Instant firstReceivedAt,
      @Nullable String reason,
      OracleLinks links) {

    static Begun by(OracleStatement one) {
      var at = one.orderedBy();
      return new Begun(one.occurredAt(), at, at, one.receivedAt(), one.reason(), one.links());
    }

    Begun saidAgain(OracleStatement one) {
      return new Begun(
          occurredAt,
          began,
          statedAt,
          earlier(firstReceivedAt, one.receivedAt()),
          one.reason() == null ? reason : one.reason(),
          links.with(one.links()));
    }

    Begun corrected(OracleStatement one) {
      return new Begun(
          one.occurredAt(),
          began,
          one.orderedBy(),
          earlier(firstReceivedAt, one.receivedAt()),
          one.reason(),
          one.links());
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }

  OracleFold over(List<OracleStatement> read) {
    for (var one : read) {
      place++;
      if (isLocked(one)) {
        locked.add(one);
      } else {
        take(one);
      }
    }
    return new OracleFold(state, truth(), noted.facts(), noted.value(), retractions, merge, locked);
  }

  private void take(OracleStatement one) {
    switch (one.act()) {
      case ATTESTED -> attested(one);
      case RESTATED -> restated(one);
      case NOTED -> noted.put(one, place);
      case RETRACTED -> {
        state = State.TAKEN_BACK;
        retractions.add(one);
      }
      case MERGED -> {
        state = State.TAKEN_BACK;
        merge = one;
      }
    }
  }

  private void attested(OracleStatement one) {
    if (state == State.STANDS && begun != null) {
      begun = begun.saidAgain(one);
      stated.put(one, place);
      return;
    }
    retractions.clear();
    merge = null;
    state = State.STANDS;
    begun = Begun.by(one);
    stated = new OracleFields();
    stated.put(one, place);
  }

  private void restated(OracleStatement one) {
    state = state == State.NOTHING ? State.STANDS : state;
    begun = begun == null ? Begun.by(one) : begun.corrected(one);
    stated = new OracleFields();
    stated.put(one, place);
  }

  private boolean isLocked(OracleStatement one) {
    if (lock == null || one.act() == OracleStatement.Act.MERGED) {
      return false;
    }
    var truth = truth();
    var from = truth == null ? null : OracleDates.of(truth, lock.from(), terms.zone());
    if (from == null) {
      return false;
    }
    var date = lock.span().from(from, terms.zone());
    return !one.orderedBy().isBefore(date)
        || one.receivedAt().isAfter(LATE.from(date, terms.zone()));
  }

  private @Nullable OracleTruth truth() {
    if (begun == null) {
      return null;
    }
    Map<String, @Nullable Object> facts = new HashMap<>();
    var value = stated.newest(noted, facts);
    return new OracleTruth(
        begun.occurredAt(),
        begun.began(),
        begun.statedAt(),
        begun.firstReceivedAt(),
        value,
        begun.reason(),
        facts,
        begun.links());
  }
}
