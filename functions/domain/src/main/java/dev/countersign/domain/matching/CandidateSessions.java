package dev.countersign.domain.matching;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.MatchRule.By;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions that a statement can mean. A named session or conversation is believed and nothing
 * else is tried; otherwise every session that shares the record or a subject and started inside the
 * window is one.
 *
 * @param qualified by start, ties by id
 * @param named whether the statement named its session or conversation
 * @param nearMiss why the closest one that is linked doesn't qualify, when none does
 */
public record CandidateSessions(List<Session> qualified, Naming named, Optional<String> nearMiss) {
  private static final Comparator<Session> BY_START =
      Comparator.comparing(Session::startedAt).thenComparing(Session::id);

  public enum Naming {
    NAMED,
    FOUND
  }

  public static CandidateSessions of(
      Statement truth, OutcomeRegisters known, TermsBook book, Instant deadline) {
    Set<By> by = book.reading(truth.occurredAt()).match().by();
    var naming = names(truth, by) ? Naming.NAMED : Naming.FOUND;
    var qualified = new ArrayList<Session>();
    Optional<String> nearMiss = Optional.empty();
    for (Session session : known.sessions().values()) {
      if (!linked(truth, session, by) || !inTime(session, known, deadline)) {
        continue;
      }
      var miss = outside(truth, session, book);
      if (miss.isEmpty()) {
        qualified.add(session);
      } else {
        nearMiss = miss;
      }
    }
    qualified.sort(BY_START);
    return new CandidateSessions(
        Collections.unmodifiableList(qualified),
        naming,
        qualified.isEmpty() ? nearMiss : Optional.empty());
  }

  /**
   * The sessions paid, the first of them foremost; empty when there is none, or {@code sole} has
   * several.
   */
  public List<Session> chosenBy(Attribution attribution, Optional<SessionChoice> choice) {
    if (qualified.isEmpty()) {
      return List.of();
    }
    return switch (attribution) {
      case Attribution.First first -> List.of(qualified.getFirst());
      case Attribution.Last last -> List.of(qualified.getLast());
      case Attribution.Even even -> qualified.reversed();
      case Attribution.TimeDecay decay -> qualified.reversed();
      case Attribution.Sole sole -> qualified.size() == 1 ? qualified : among(choice);
    };
  }

  /** Whether any truth said so far could mean this session, by whatever terms. */
  public static boolean couldMean(OutcomeRegisters registers, Session session) {
    return registers.sourceRegisters().values().stream()
        .flatMap(voice -> voice.truth().stream())
        .anyMatch(truth ->
            session.id().value().equals(truth.session())
                || (truth.conversation() != null
                    && truth.conversation().equals(session.conversation()))
                || truth.keys().stream().anyMatch(key -> session.keys().contains(key)));
  }

  /** What was lost with the table, and came again while the sources sent it again, had come. */
  private static boolean inTime(Session session, OutcomeRegisters known, Instant deadline) {
    return !session.firstReceivedAt().isAfter(deadline)
        || known.restoration().filter(span -> span.saw(session)).isPresent();
  }

  private List<Session> among(Optional<SessionChoice> choice) {
    return qualified.stream()
        .filter(session -> choice.filter(c -> c.session().equals(session.id())).isPresent())
        .toList();
  }

  private static boolean names(Statement truth, Set<By> by) {
    return (by.contains(By.SESSION) && truth.session() != null)
        || (by.contains(By.CONVERSATION) && truth.conversation() != null);
  }

  private static boolean linked(Statement truth, Session session, Set<By> by) {
    String name = truth.session();
    if (by.contains(By.SESSION) && name != null) {
      return session.id().value().equals(name);
    }
    String conversation = truth.conversation();
    if (by.contains(By.CONVERSATION) && conversation != null) {
      return conversation.equals(session.conversation());
    }
    return truth.keys().stream().anyMatch(key -> counts(key, by) && session.keys().contains(key));
  }

  private static boolean counts(MatchKey key, Set<By> by) {
    return by.contains(key.kind().subject() ? By.SUBJECT : By.RECORD);
  }

  /** Why a linked session doesn't qualify, by the version in force when it started. */
  private static Optional<String> outside(Statement truth, Session session, TermsBook book) {
    Terms terms = book.reading(session.startedAt());
    if (session.startedAt().isAfter(truth.occurredAt())) {
      return Optional.of(ReasonCodes.PRECEDES_SESSION);
    }
    CalendarSpan window = terms.match().window();
    boolean tooLate = truth.occurredAt().isAfter(window.after(session.startedAt(), terms.zone()));
    return tooLate ? Optional.of(ReasonCodes.OUT_OF_WINDOW) : Optional.empty();
  }
}
