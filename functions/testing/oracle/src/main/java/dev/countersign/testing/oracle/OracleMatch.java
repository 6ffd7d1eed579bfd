package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleTerms.By;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that a truth can mean (contract, section 7).
 *
 * @param candidates the earliest start first, at equal starts by id
 * @param nearMiss why a linked session is no candidate, if there is no candidate
 * @param named whether the truth names its session or conversation, and that is what it is found by
 */
record OracleMatch(
    List<OracleSession> candidates, @Nullable String nearMiss, Named named, Instant endOfWait) {
  /** Of more candidates those count that started last. */
  private static final int MOST_CANDIDATES = 256;

  private static final Comparator<OracleSession> BY_START =
      Comparator.comparing(OracleSession::startedAt).thenComparing(OracleSession::id);

  private static final Comparator<OracleSession> BY_RECORDING =
      Comparator.comparing(OracleSession::recordedAt).thenComparing(OracleSession::content);

  /** What the truth is found by. */
  enum Named {
    SESSION,
    CONVERSATION,
    NEITHER
  }

  /** A session in its newest form. */
  record Known(OracleSession newest, Instant firstReceivedAt) {
    private static Known merge(Known one, Known other) {
      return new Known(
          BY_RECORDING.compare(one.newest, other.newest) >= 0 ? one.newest : other.newest,
          one.firstReceivedAt.isBefore(other.firstReceivedAt)
              ? one.firstReceivedAt
              : other.firstReceivedAt);
    }
  }

  /** Every session, by id. */
  static Collection<Known> sessions(Collection<OracleSession> forms) {
    Map<String, Known> known = new TreeMap<>();
    for (var form : forms) {
      known.merge(form.id(), new Known(form, form.receivedAt()), Known::merge);
    }
    return known.values();
  }

  /** By the version in force when the truth occurred. */
  static OracleMatch by(OracleTruth truth, Collection<Known> sessions, OracleTerms terms) {
    var endOfWait = terms.waits().from(truth.firstReceivedAt(), terms.zone());
    var named = named(truth, terms);
    var candidates = new ArrayList<OracleSession>();
    String nearMiss = null;
    for (var known : sessions) {
      var session = known.newest();
      if (known.firstReceivedAt().isAfter(endOfWait)
          || !isLinked(truth, session, named, terms)
          || (named == Named.NEITHER && session.mode() == OracleSession.Mode.TEST)) {
        continue;
      }
      String miss = miss(truth, session, terms);
      if (miss == null) {
        candidates.add(session);
      } else {
        nearMiss = miss;
      }
    }
    candidates.sort(BY_START);
    int tooMany = Math.max(0, candidates.size() - MOST_CANDIDATES);
    var counting = candidates.subList(tooMany, candidates.size());
    return new OracleMatch(counting, counting.isEmpty() ? nearMiss : null, named, endOfWait);
  }

  private static Named named(OracleTruth truth, OracleTerms terms) {
    if (truth.links().session() != null && terms.by().contains(By.SESSION)) {
      return Named.SESSION;
    }
    return truth.links().conversation() != null && terms.by().contains(By.CONVERSATION)
        ? Named.CONVERSATION
        : Named.NEITHER;
  }

  /** Whether the truth means the session, whenever that came and whatever became of it. */
  static boolean isLinked(OracleTruth truth, OracleSession session, OracleTerms terms) {
    return isLinked(truth, session, named(truth, terms), terms);
  }

  private static boolean isLinked(
      OracleTruth truth, OracleSession session, Named named, OracleTerms terms) {
    var links = truth.links();
    return switch (named) {
      case SESSION -> session.id().equals(links.session());
      case CONVERSATION ->
          session.conversation() != null && session.conversation().equals(links.conversation());
      case NEITHER ->
          (terms.by().contains(By.RECORD) && links.isAmong(session.records()))
              || (terms.by().contains(By.SUBJECT)
                  && !Collections.disjoint(links.subjects(), session.subjects()));
    };
  }

  /**
   * Why a linked session is no candidate; none if it is one. Both ends of the window are inside.
   */
  private static @Nullable String miss(
      OracleTruth truth, OracleSession session, OracleTerms terms) {
    if (session.mode() == OracleSession.Mode.TEST) {
      return "test";
    }
    if (session.startedAt().isAfter(truth.occurredAt())) {
      return "precedes_session";
    }
    var end = terms.window().from(session.startedAt(), terms.zone());
    return truth.occurredAt().isAfter(end) ? "out_of_window" : null;
  }
}
