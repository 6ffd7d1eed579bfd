package dev.countersign.domain.matching;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.MatchRule.By;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions that a truth can mean. If the truth names its session or conversation, only that one
 * is linked to it; otherwise every session that shares the record or a subject. A linked session is
 * a candidate if it came in time, is no test, and the truth's {@code occurred_at} lies in its
 * window.
 *
 * @param sessions the candidates, of more than 256 those that started last; the earliest start
 *     first, at equal starts by id
 * @param naming whether the truth names its session or conversation
 * @param nearMiss why a linked session is no candidate, when there is no candidate
 * @param endOfWait the truth's first receipt and the terms' {@code wait}: the last moment at which
 *     a session counts as having come in time
 */
public record CandidateSessions(
    List<Session> sessions, Naming naming, Optional<String> nearMiss, Instant endOfWait) {
  private static final int MOST = 256;

  private static final Comparator<Session> BY_START =
      Comparator.comparing(Session::startedAt).thenComparing(Session::id);

  /** How the sessions were looked for. */
  public enum Naming {
    /** By the session or the conversation that the truth names. */
    NAMED,
    /** By the record and the subject. */
    FOUND
  }

  /** Finds the candidates among the sessions of the registers. */
  public static CandidateSessions of(Truth truth, OutcomeRegisters registers, TermsBook book) {
    Terms terms = book.reading(truth.occurredAt());
    Set<By> by = terms.match().by();
    Instant endOfWait = terms.match().waitTime().after(truth.receivedAt(), terms.zone());
    var candidates = new ArrayList<Session>();
    Optional<String> nearMiss = Optional.empty();
    var naming = namesOne(truth, by) ? Naming.NAMED : Naming.FOUND;
    for (Session session : registers.sessions().values()) {
      if (isLinked(truth, session, by) && cameInTime(session, registers, endOfWait)) {
        if (session.mode() == Session.Mode.TEST) {
          nearMiss = naming == Naming.NAMED ? Optional.of(ReasonCodes.TEST) : nearMiss;
          continue;
        }
        var miss = miss(truth, session, terms);
        if (miss.isEmpty()) {
          candidates.add(session);
        } else {
          nearMiss = miss;
        }
      }
    }
    candidates.sort(BY_START);
    return new CandidateSessions(
        List.copyOf(candidates.subList(Math.max(0, candidates.size() - MOST), candidates.size())),
        naming,
        candidates.isEmpty() ? nearMiss : Optional.empty(),
        endOfWait);
  }

  /**
   * The sessions that are paid, the foremost first. Empty if there is no candidate, or if there are
   * several under {@code sole} and the person's choice names none of them.
   */
  public List<Session> chosenBy(Attribution attribution, Optional<SessionChoice> choice) {
    if (sessions.isEmpty()) {
      return List.of();
    }
    return switch (attribution) {
      case Attribution.First first -> List.of(sessions.getFirst());
      case Attribution.Last last -> List.of(sessions.getLast());
      case Attribution.Even even -> sessions.reversed();
      case Attribution.TimeDecay decay -> sessions.reversed();
      case Attribution.Sole sole -> sessions.size() == 1 ? sessions : named(choice);
    };
  }

  /** Whether any kept statement can mean this session, whatever the terms match by. */
  public static boolean mayBeMeant(OutcomeRegisters registers, Session session) {
    return registers.statements().all().stream()
        .anyMatch(statement ->
            session.id().value().equals(statement.session())
                || (statement.conversation() != null
                    && statement.conversation().equals(session.conversation()))
                || statement.keys().stream().anyMatch(session::has));
  }

  /**
   * Whether a truth means this session, by what the terms match by at its date: a candidate or not.
   */
  public static boolean isLinked(Truth truth, Session session, TermsBook book) {
    return isLinked(truth, session, book.reading(truth.occurredAt()).match().by());
  }

  /** After a restore, a session that comes again inside the grace counts as come in time. */
  private static boolean cameInTime(
      Session session, OutcomeRegisters registers, Instant endOfWait) {
    return !session.firstReceivedAt().isAfter(endOfWait)
        || registers.restoration().filter(grace -> grace.covers(session)).isPresent();
  }

  private List<Session> named(Optional<SessionChoice> choice) {
    return sessions.stream()
        .filter(session -> choice.filter(c -> c.session().equals(session.id())).isPresent())
        .toList();
  }

  private static boolean namesOne(Truth truth, Set<By> by) {
    return (by.contains(By.SESSION) && truth.session() != null)
        || (by.contains(By.CONVERSATION) && truth.conversation() != null);
  }

  private static boolean isLinked(Truth truth, Session session, Set<By> by) {
    String name = truth.session();
    if (by.contains(By.SESSION) && name != null) {
      return session.id().value().equals(name);
    }
    String conversation = truth.conversation();
    if (by.contains(By.CONVERSATION) && conversation != null) {
      return conversation.equals(session.conversation());
    }
    return truth.keys().stream().anyMatch(key -> matchesBy(key, by) && session.has(key));
  }

  private static boolean matchesBy(MatchKey key, Set<By> by) {
    return by.contains(key.kind().subject() ? By.SUBJECT : By.RECORD);
  }

  /** Why a linked session is no candidate. */
  private static Optional<String> miss(Truth truth, Session session, Terms terms) {
    if (session.startedAt().isAfter(truth.occurredAt())) {
      return Optional.of(ReasonCodes.PRECEDES_SESSION);
    }
    CalendarSpan window = terms.match().window();
    boolean tooLate = truth.occurredAt().isAfter(window.after(session.startedAt(), terms.zone()));
    return tooLate ? Optional.of(ReasonCodes.OUT_OF_WINDOW) : Optional.empty();
  }
}
