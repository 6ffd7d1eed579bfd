package dev.countersign.domain.outcome;

import dev.countersign.domain.attestation.Act;
import dev.countersign.domain.attestation.Assurance;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the contract says must stand billed once everything has arrived and every date has passed,
 * as plainly as it can be written: from the sets of what was said and recorded, never from their
 * order. It shares nothing with what decides but the values.
 */
final class Contract {
  private final TermsBook book;
  private final Collection<Statement> said;
  private final Map<String, Session> sessions = new HashMap<>();

  Contract(Life life) {
    this.book = life.book;
    this.said = life.statements;
    for (Session session : life.sessions) {
      sessions.merge(session.id().value(), session, Contract::saidLater);
    }
  }

  private static Session saidLater(Session a, Session b) {
    return Comparator.comparing(Session::recordedAt)
                .thenComparing(s -> s.content().hex())
                .compare(a, b)
            > 0
        ? a
        : b;
  }

  /** In minor units. */
  long owed() {
    var truth = newest(false);
    if (truth.isEmpty()) {
      return 0;
    }
    var paid = chosen(truth.get());
    if (paid.isEmpty()) {
      return 0;
    }
    var terms = inForce(paid.getFirst().startedAt());
    if (terms.isEmpty() || paid.stream().allMatch(session -> free(session, terms.get()))) {
      return 0;
    }
    long price = price(terms.get(), truth.get());
    var gone = newest(true).filter(r -> !r.statedAt().isBefore(truth.get().statedAt()));
    return gone.map(r -> price - refund(terms.get(), truth.get(), r.occurredAt(), price))
        .orElse(price);
  }

  /** The newest that the billing source said and that is believed. */
  private Optional<Statement> newest(boolean retraction) {
    return said.stream()
        .filter(s -> s.source().value().equals("crm") && s.assurance() != Assurance.CALLER_ONLY)
        .filter(s -> (s.act() == Act.RETRACTED) == retraction)
        .max(Comparator.comparing(Statement::statedAt).thenComparing(s -> s.content().hex()));
  }

  private List<Session> chosen(Statement truth) {
    var candidates = new ArrayList<Session>();
    for (Session session : sessions.values()) {
      var window = reading(session.startedAt()).match().window();
      boolean inside =
          !session.startedAt().isAfter(truth.occurredAt())
              && !truth.occurredAt().isAfter(end(session.startedAt(), window));
      if (linked(truth, session) && inside) {
        candidates.add(session);
      }
    }
    candidates.sort(
        Comparator.comparing(Session::startedAt).thenComparing(s -> s.id().value()).reversed());
    if (candidates.isEmpty()) {
      return List.of();
    }
    return switch (reading(truth.occurredAt()).attribution()) {
      case Attribution.First first -> List.of(candidates.getLast());
      case Attribution.Last last -> List.of(candidates.getFirst());
      case Attribution.Sole sole -> candidates.size() > 1 ? List.of() : candidates;
      case Attribution.Even even -> candidates;
      case Attribution.TimeDecay decay -> candidates;
    };
  }

  private static boolean linked(Statement truth, Session session) {
    if (truth.session() != null) {
      return truth.session().equals(session.id().value());
    }
    if (truth.conversation() != null) {
      return truth.conversation().equals(session.conversation());
    }
    return session.keys().stream().anyMatch(key -> truth.keys().contains(key));
  }

  private static boolean free(Session session, Terms terms) {
    var strategy = session.strategy();
    return session.mode() == Session.Mode.TEST
        || (strategy != null && strategy.arm() == Session.Arm.HOLDOUT)
        || (!terms.freeWhen().isEmpty() && session.handledBy() != Session.HandledBy.AGENT);
  }

  private static long price(Terms terms, Statement truth) {
    int digits = terms.price().currency().getDefaultFractionDigits();
    var amount =
        switch (terms.price()) {
          case Price.Each each -> each.amount();
          case Price.Percent percent -> {
            var value = new BigDecimal(java.util.Objects.requireNonNull(truth.value()).minor());
            var share =
                value.movePointLeft(digits).multiply(percent.percent()).divide(new BigDecimal(100));
            var min = percent.min();
            var max = percent.max();
            share = min != null && share.compareTo(min) < 0 ? min : share;
            yield max != null && share.compareTo(max) > 0 ? max : share;
          }
        };
    return amount.setScale(digits, RoundingMode.HALF_EVEN).movePointRight(digits).longValueExact();
  }

  private static long refund(Terms terms, Statement truth, Instant gone, long price) {
    var start = truth.occurredAt();
    if (gone.isBefore(end(start, terms.hold().span()))) {
      return price;
    }
    return switch (terms.clawback()) {
      case Clawback.Always always -> price;
      case Clawback.Full full -> gone.isBefore(end(start, full.until())) ? price : 0;
      case Clawback.ProRata(var from, var until) -> {
        if (gone.isBefore(start)) {
          yield price;
        }
        var end = end(start, until);
        var left = new BigDecimal(days(gone, end)).max(BigDecimal.ZERO);
        yield gone.isBefore(end) ? part(price, left, new BigDecimal(days(start, end))) : 0;
      }
      case Clawback.Steps(var from, var steps) -> {
        if (gone.isBefore(start)) {
          yield price;
        }
        for (var step : steps) {
          if (gone.isBefore(end(start, step.until()))) {
            yield part(price, step.percent(), new BigDecimal(100));
          }
        }
        yield 0;
      }
    };
  }

  private static long part(long price, BigDecimal left, BigDecimal of) {
    return new BigDecimal(price)
        .multiply(left)
        .divide(of, 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private Optional<Terms> inForce(Instant at) {
    return book.versions().stream()
        .filter(terms -> !terms.effectiveFrom().isAfter(at))
        .max(Comparator.comparing(Terms::effectiveFrom));
  }

  private Terms reading(Instant at) {
    return inForce(at).orElse(book.versions().getFirst());
  }

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  static Instant end(Instant start, CalendarSpan span) {
    return start.atZone(ZONE).plus(span.period()).plus(span.duration()).toInstant();
  }

  private static long days(Instant from, Instant to) {
    return LocalDate.ofInstant(to, ZONE).toEpochDay()
        - LocalDate.ofInstant(from, ZONE).toEpochDay();
  }
}
