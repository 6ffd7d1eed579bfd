package dev.countersign.domain.outcome;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.attestation.Act;
import dev.countersign.domain.attestation.Assurance;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DateOf;
import dev.countersign.domain.terms.FreeRule;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.TermsBook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All that happens to one outcome, made up from a seed: its terms, what is said, what is recorded.
 */
final class Life {
  static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  /** All arrives within five days, well within the wait. */
  private static final long ARRIVALS = Duration.ofDays(5).toSeconds();

  final TermsBook book;
  final List<Statement> statements = new ArrayList<>();
  final List<Session> sessions = new ArrayList<>();
  private final Random random;
  private final String currency;

  Life(long seed) {
    this.random = new Random(seed);
    this.currency = pick("EUR", "EUR", "JPY", "KWD");
    this.book = book();
    int sayings = 1 + random.nextInt(6);
    for (int i = 0; i < sayings; i++) {
      statements.add(statement(i));
    }
    int records = random.nextInt(5);
    for (int i = 0; i < records; i++) {
      sessions.add(session());
    }
  }

  /** One thing that arrives: a statement or a session, at its own time. */
  record Arrival(Instant at, @Nullable Statement said, @Nullable Session recorded) {
    /** The same, sent again. */
    Arrival again(Instant time) {
      return said == null ? received(Objects.requireNonNull(recorded), time) : received(said, time);
    }
  }

  /** In the order of their times; again in an order and with repetitions of the seed's. */
  List<Arrival> arrivals(@Nullable Long shuffle) {
    var arrivals = new ArrayList<Arrival>();
    var order = shuffle == null ? null : new Random(shuffle);
    int copies = order == null ? 1 : 1 + order.nextInt(2);
    for (int copy = 0; copy < copies; copy++) {
      statements.forEach(s -> arrivals.add(received(s, time(s.receivedAt(), order))));
      sessions.forEach(s -> arrivals.add(received(s, time(s.firstReceivedAt(), order))));
    }
    if (order != null) {
      Collections.shuffle(arrivals, order);
    }
    arrivals.sort(java.util.Comparator.comparing(Arrival::at));
    return arrivals;
  }

  private static Instant time(Instant original, @Nullable Random order) {
    return order == null ? original : START.plusSeconds(order.nextLong(ARRIVALS));
  }

  private static Arrival received(Session session, Instant at) {
    return new Arrival(at, null, session.knownSince(at));
  }

  private static Arrival received(Statement s, Instant at) {
    var said =
        new Statement(
            s.source(),
            s.message(),
            s.act(),
            s.outcome(),
            s.record(),
            s.conversation(),
            s.session(),
            s.keys(),
            s.occurredAt(),
            s.statedAt(),
            at,
            s.value(),
            s.reason(),
            s.facts(),
            s.assurance(),
            s.content(),
            s.evidence());
    return new Arrival(at, said, null);
  }

  private TermsBook book() {
    var attribution =
        pick(
            new Attribution.Last(),
            new Attribution.First(),
            new Attribution.Even(),
            new Attribution.Sole());
    String window = pick("P30D", "P2D", "P1M");
    var first = version(1, attribution, window).from("2026-10-31T12:00:00Z");
    var second = version(2, attribution, window).from("2026-11-02T12:00:00Z");
    return random.nextBoolean() ? TermsBuilder.book(first) : TermsBuilder.book(first, second);
  }

  private TermsBuilder version(int number, Attribution attribution, String window) {
    var terms =
        TermsBuilder.terms(number)
            .zone(zone())
            .sources("crm", "portal")
            .paying(attribution)
            .window(window)
            .waiting("P30D")
            .price(price())
            .clawback(clawback());
    if (random.nextBoolean()) {
      terms.hold("occurred_at", pick("PT24H", "P3D", "P1M"));
    }
    return random.nextBoolean() ? terms.free(new FreeRule.HumanHandled()) : terms;
  }

  /** One for both versions, so that both read a date alike. */
  private String zone() {
    return "Europe/Berlin";
  }

  private Price price() {
    return random.nextBoolean()
        ? TermsBuilder.each("12", currency)
        : TermsBuilder.percent(
            pick("2.5", "3.333", "50"), pick("1", null), pick("500", null), currency);
  }

  private Clawback clawback() {
    var from = DateOf.OCCURRED_AT;
    return switch (random.nextInt(4)) {
      case 0 -> new Clawback.Always();
      case 1 -> new Clawback.Full(from, CalendarSpan.parse("P10D"));
      case 2 -> new Clawback.ProRata(from, CalendarSpan.parse(pick("P12M", "P30D")));
      default ->
          new Clawback.Steps(
              from,
              List.of(
                  new Clawback.Step(CalendarSpan.parse("P10D"), new BigDecimal("100")),
                  new Clawback.Step(CalendarSpan.parse("P2M"), new BigDecimal("33.3"))));
    };
  }

  private Statement statement(int number) {
    var act = pick(Act.ATTESTED, Act.ATTESTED, Act.RESTATED, Act.RETRACTED, Act.RETRACTED);
    boolean retracted = act == Act.RETRACTED;
    var occurred =
        retracted ? START.plusSeconds(random.nextLong(Duration.ofDays(90).toSeconds())) : day(4);
    var said =
        StatementBuilder.of(act, "m" + number)
            .by(random.nextInt(6) == 0 ? "portal" : "crm")
            .occurred(occurred)
            .stated(START.plusSeconds(3600L * random.nextInt(40)))
            .received(day(5))
            .value(retracted ? null : value())
            .because(retracted ? "gone" : null)
            .proved(random.nextInt(6) == 0 ? Assurance.CALLER_ONLY : Assurance.BODY_SIGNED_FRESH);
    switch (random.nextInt(4)) {
      case 0 -> said.session("s" + random.nextInt(3));
      case 1 -> said.keys(StatementBuilder.EMAIL);
      case 2 -> said.conversation(random.nextInt(3) == 0 ? "c" + random.nextInt(2) : null);
      default -> {}
    }
    return said.build();
  }

  private Money value() {
    long minor = 1 + random.nextLong(5_000_000);
    return new Money(minor, java.util.Currency.getInstance(currency));
  }

  /** Sometimes another form of one that is there. */
  private Session session() {
    var handled = pick(Session.HandledBy.AGENT, Session.HandledBy.AGENT, Session.HandledBy.HUMAN);
    var keys =
        pick(
            new MatchKey[] {StatementBuilder.RECORD},
            new MatchKey[] {StatementBuilder.EMAIL, StatementBuilder.RECORD},
            new MatchKey[] {});
    return SessionBuilder.session("s" + random.nextInt(3))
        .conversation(random.nextBoolean() ? "c" + random.nextInt(2) : null)
        .agent(pick("sales", "care"))
        .mode(random.nextInt(8) == 0 ? Session.Mode.TEST : Session.Mode.LIVE)
        .handledBy(handled)
        .arm(pick(Session.Arm.TREATMENT, Session.Arm.TREATMENT, Session.Arm.HOLDOUT, null))
        .keys(keys)
        .started(day(4).minusSeconds(86_400))
        .recorded(START.plusSeconds(3600L * random.nextInt(40)))
        .received(day(5))
        .build();
  }

  private Instant day(int days) {
    return START.plusSeconds(random.nextLong(Duration.ofDays(days).toSeconds()));
  }

  @SafeVarargs
  private <T extends @Nullable Object> T pick(T... any) {
    return any[random.nextInt(any.length)];
  }
}
