package dev.countersign.forms.entry;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.StatementVerdict;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.Restoration;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.TermsRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A policy is signed, parked, held, billed and taken back in part: entries as they are in use. */
public final class Stories {
  public static final MatchKey RECORD = key(MatchKey.Kind.RECORD, "policy/P-991");
  public static final MatchKey EMAIL = key(MatchKey.Kind.EMAIL, "ada");

  private static final OutcomeType TYPE = new OutcomeType("policy_signed");
  private static final TenantId TENANT = new TenantId("acme");
  private static final Claim CLAIM = Claim.of(TYPE, List.of("policy", "P-991"));
  private static final TermsRef TERMS = new TermsRef(TYPE, 3);
  private static final SourceId CRM = new SourceId("crm");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:06.123456Z");
  private static final SessionId SESSION = new SessionId("ses_01HZX3V9K2");
  private static final Session.Agent AGENT = new Session.Agent("sales", "3");
  private static final Session.Strategy STRATEGY =
      new Session.Strategy("s7", Session.Arm.TREATMENT);

  private final Currency currency;
  private final String price;

  /** With a price as a decimal of this currency. */
  public Stories(String price, String currency) {
    this.price = price;
    this.currency = Currency.getInstance(currency);
  }

  /** A new outcome, its session named, no facts. */
  public Entry held() {
    var said = said(Act.ATTESTED, "evt_01J9ZK3B5T", "2026-11-02T10:00:00Z");
    return entry(
        1,
        NOW,
        trace(said, StatementVerdict.ACCEPTED),
        with(OutcomeRegisters.EMPTY, said, 1).withSessions(List.of(session())),
        OutcomeStatus.HELD,
        shares(money("0")),
        BillingState.NOTHING,
        List.of());
  }

  /** The same before any session is known. */
  public Entry parked() {
    var said = said(Act.ATTESTED, "evt_01J9ZK3B5T", "2026-11-02T10:00:00Z");
    return entry(
        1,
        NOW,
        trace(said, StatementVerdict.ACCEPTED),
        with(OutcomeRegisters.EMPTY, said, 1),
        OutcomeStatus.PARKED,
        List.of(),
        BillingState.NOTHING,
        List.of());
  }

  /** The hold has ended. */
  public Entry billed() {
    var at = Instant.parse("2026-11-16T10:00:00.250Z");
    var billable = billable(1, money(price), at, null);
    return entry(
        2,
        at,
        new Trace.Time(),
        held().registers(),
        OutcomeStatus.BILLABLE,
        billable.shares(),
        new BillingState(1, standing(billable)),
        List.of(billable));
  }

  /** Taken back after a quarter of the year: the whole is reversed, what stays is billed. */
  public Entry takenBack() {
    var at = Instant.parse("2027-03-01T09:30:00Z");
    var said = said(Act.RETRACTED, "evt_01K2", "2027-03-01T00:00:00Z");
    var all = money(price);
    var back =
        Money.of(all.decimal().multiply(new BigDecimal("0.75")), currency, RoundingMode.HALF_EVEN);
    var refund =
        new Refund(
            "pro_rata", new BigDecimal("275"), new BigDecimal("365"), RoundingMode.HALF_EVEN, back);
    var stays = billable(2, all.minus(back), at, refund);
    return entry(
        3,
        at,
        trace(said, StatementVerdict.ACCEPTED),
        with(held().registers(), said, 3),
        OutcomeStatus.REVERSED,
        stays.shares(),
        new BillingState(2, standing(stays)),
        List.of(reversal(all, at, refund), stays));
  }

  /** The table was taken back to before {@link #billed}, and told what the bus has. */
  public Entry restored() {
    var at = Instant.parse("2027-03-02T08:00:00Z");
    var until = Instant.parse("2027-03-03T08:00:00Z");
    var stays = takenBack().billed();
    var learnt =
        List.of(
            event(ResultEvent.Kind.BILLABLE, 1),
            event(ResultEvent.Kind.REVERSAL, 1),
            event(ResultEvent.Kind.BILLABLE, 2));
    return new Entry(
        TENANT,
        CLAIM,
        2,
        at,
        new Trace.Restored(learnt, until),
        held().registers().withRestoration(new Restoration(at, until)),
        OutcomeStatus.BILLABLE,
        ReasonCodes.RESTORED,
        null,
        held().occurredAtOrNull(),
        held().valueOrNull(),
        stays.standing().orElseThrow().shares(),
        TERMS,
        stays,
        List.of(),
        until,
        Digest.of("entry", "1"));
  }

  /** With facts, and a person's choice, that hold someone's address. */
  public Entry withFacts(Map<String, Fact> facts) {
    var s = said(Act.ATTESTED, "evt_01J9ZK3B5T", "2026-11-02T10:00:00Z");
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
            null,
            s.receivedAt(),
            s.value(),
            s.reason(),
            Fact.Tree.of(facts),
            null,
            s.assurance(),
            s.provableTo(),
            s.content(),
            s.evidence());
    return entry(
        1,
        NOW,
        trace(said, StatementVerdict.ACCEPTED),
        with(OutcomeRegisters.EMPTY, said, 1).withSessions(List.of(session())),
        OutcomeStatus.HELD,
        shares(money("0")),
        BillingState.NOTHING,
        List.of());
  }

  public Money money(String amount) {
    return Money.of(new BigDecimal(amount), currency, RoundingMode.UNNECESSARY);
  }

  /** What a source says of the claim, worth forty times the price. */
  public Statement said(Act act, String message, String at) {
    var time = Instant.parse(at);
    return new Statement(
        CRM,
        new MessageId(message),
        act,
        TYPE,
        new RecordRef("policy", "P-991"),
        null,
        SESSION.value(),
        new TreeSet<>(List.of(RECORD)),
        time,
        time.plusSeconds(5),
        null,
        time.plusSeconds(6),
        act.affirms() ? worth() : null,
        act.affirms() ? null : "cancelled",
        Fact.Tree.EMPTY,
        null,
        Assurance.BODY_SIGNED_FRESH,
        ProvableTo.BOTH,
        Digest.of("content", message),
        Digest.of("evidence", message));
  }

  private Money worth() {
    boolean counted = currency.equals(Price.UNITS);
    return new Money(
        Math.multiplyExact(money(price).minor(), 40),
        counted ? Currency.getInstance("EUR") : currency);
  }

  private static OutcomeRegisters with(OutcomeRegisters before, Statement said, int seq) {
    return before.withStatement(said, before.statements().with(said), seq);
  }

  private static Session session() {
    var started = Instant.parse("2026-11-01T09:00:00Z");
    return new Session(
        SESSION,
        null,
        AGENT,
        "voice",
        Session.Mode.LIVE,
        Session.HandledBy.AGENT,
        STRATEGY,
        new TreeSet<>(List.of(EMAIL)),
        started,
        started.plusSeconds(432),
        started.plusSeconds(440),
        started.plusSeconds(441),
        Digest.of("session"));
  }

  private ResultEvent billable(
      int revision, Money amount, Instant at, @org.jspecify.annotations.Nullable Refund refund) {
    return new ResultEvent(
        event(ResultEvent.Kind.BILLABLE, revision),
        ResultEvent.Kind.BILLABLE,
        null,
        revision,
        TENANT,
        CLAIM.outcome(TENANT),
        CLAIM,
        Instant.parse("2026-11-02T10:00:00Z"),
        at,
        ZONE,
        amount,
        "policy_signed",
        Map.of("customer", "acme", "stripe", "cus_1"),
        shares(amount),
        TERMS,
        List.of(Digest.of("evidence", "evt_01J9ZK3B5T")),
        ProvableTo.BOTH,
        null,
        refund);
  }

  private ResultEvent reversal(Money amount, Instant at, Refund refund) {
    return new ResultEvent(
        event(ResultEvent.Kind.REVERSAL, 1),
        ResultEvent.Kind.REVERSAL,
        event(ResultEvent.Kind.BILLABLE, 1),
        1,
        TENANT,
        CLAIM.outcome(TENANT),
        CLAIM,
        Instant.parse("2027-03-01T00:00:00Z"),
        at,
        ZONE,
        amount.negated(),
        "policy_signed",
        Map.of("customer", "acme", "stripe", "cus_1"),
        shares(amount.negated()),
        TERMS,
        List.of(Digest.of("evidence", "evt_01J9ZK3B5T"), Digest.of("evidence", "evt_01K2")),
        ProvableTo.BOTH,
        "cancelled",
        refund);
  }

  private Entry entry(
      int seq,
      Instant at,
      Trace trace,
      OutcomeRegisters registers,
      OutcomeStatus status,
      List<Share> shares,
      BillingState billed,
      List<ResultEvent> results) {
    boolean waits = status == OutcomeStatus.HELD || status == OutcomeStatus.PARKED;
    return new Entry(
        TENANT,
        CLAIM,
        seq,
        at,
        trace,
        registers,
        status,
        status == OutcomeStatus.PARKED ? "no_session" : null,
        null,
        Instant.parse("2026-11-02T10:00:00Z"),
        worth(),
        shares,
        shares.isEmpty() ? null : TERMS,
        billed,
        results,
        waits ? Instant.parse("2026-11-16T10:00:00Z") : null,
        seq == 1 ? Digest.ZERO : Digest.of("entry", String.valueOf(seq - 1)));
  }

  private static Trace trace(Statement said, StatementVerdict verdict) {
    return new Trace.Said(
        said.act(), said.source(), said.message(), said.evidence(), verdict, List.of());
  }

  private static List<Share> shares(Money amount) {
    return List.of(new Share(SESSION, AGENT, STRATEGY, amount, null));
  }

  private static BillingState.StandingResult standing(ResultEvent event) {
    return new BillingState.StandingResult(
        event.id(),
        event.amount(),
        event.shares(),
        event.terms(),
        event.occurredAt(),
        event.zone(),
        event.meter(),
        event.billTo());
  }

  private static EventId event(ResultEvent.Kind kind, int revision) {
    return ResultEvent.idOf(TENANT, CLAIM, revision, kind);
  }

  private static MatchKey key(MatchKey.Kind kind, String what) {
    return new MatchKey(kind, Digest.of("key", what).hex());
  }
}
