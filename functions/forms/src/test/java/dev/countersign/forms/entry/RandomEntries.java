package dev.countersign.forms.entry;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.OutcomeType;
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
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.Restoration;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.TermsRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries of every shape the types allow, the same for the same seed. They need not be ones that
 * deciding would write.
 */
public final class RandomEntries {
  /** Texts that are hard to write: quotes, controls, beyond the basic plane, half a pair, empty. */
  private static final List<String> TEXTS =
      List.of(
          "a", "Ünïcode", "\"\\/", "\u0001\n\u007f", "😀", "\ud83d", "", "null", "1.0", "a:b:c");

  private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD", "XXX");

  private final Random random;
  private final OutcomeType type = new OutcomeType("policy_signed");
  private final TenantId tenant;
  private final Claim claim;

  public RandomEntries(long seed) {
    random = new Random(seed);
    tenant = new TenantId(pick(List.of("acme", "b-2", "c_3")));
    claim = Claim.of(type, List.of(text(), "P-" + random.nextInt(1000)));
  }

  /** One more entry of this tenant and claim. */
  public Entry next() {
    return new Entry(
        tenant,
        claim,
        1 + random.nextInt(999_999),
        time(),
        trace(),
        registers(),
        pick(OutcomeStatus.values()),
        maybe(this::text),
        maybe(this::text),
        maybe(this::time),
        maybe(this::money),
        some(this::share),
        maybe(this::terms),
        new BillingState(random.nextInt(9), maybe(this::standing)),
        some(this::result),
        maybe(this::time),
        digest());
  }

  Statement statement() {
    var occurredAt = time();
    return new Statement(
        source(),
        message(),
        pick(Act.values()),
        type,
        maybe(() -> new RecordRef(text(), text(), maybe(this::text))),
        maybe(this::text),
        maybe(this::text),
        new TreeSet<>(some(this::key)),
        occurredAt,
        random.nextBoolean() ? occurredAt : time(),
        maybe(this::time),
        time(),
        maybe(this::money),
        maybe(this::text),
        facts(),
        maybe(() -> new RecordRef(text(), text(), maybe(this::text))),
        pick(Assurance.values()),
        pick(ProvableTo.values()),
        digest(),
        digest());
  }

  Session session() {
    return new Session(
        sessionId(),
        maybe(this::text),
        agent(),
        maybe(this::text),
        pick(Session.Mode.values()),
        pick(Session.HandledBy.values()),
        maybe(this::strategy),
        new TreeSet<>(some(this::key)),
        time(),
        maybe(this::time),
        time(),
        time(),
        digest());
  }

  private OutcomeRegisters registers() {
    var folded = new TreeMap<SourceId, Instant>();
    some(this::source).forEach(source -> folded.put(source, time()));
    var sessions = new TreeMap<SessionId, Session>();
    some(this::session).forEach(session -> sessions.put(session.id(), session));
    return new OutcomeRegisters(
        new KeptStatements(some(this::statement), folded),
        sessions,
        maybe(this::choice),
        maybe(this::ruling),
        maybe(this::restoration),
        maybe(() -> new RandomDisputes(random).dispute()),
        maybe(() -> new RandomInquiries(random).inquiry()),
        some(this::seen),
        random.nextInt(3) * 25);
  }

  private Trace trace() {
    return switch (random.nextInt(9)) {
      case 8 -> new RandomInquiries(random).trace();
      case 6 -> new RandomDisputes(random).disputed();
      case 7 -> new RandomDisputes(random).spoken();
      case 0 -> new Trace.Recorded(some(this::sessionId));
      case 1 -> new Trace.Chosen(choice());
      case 2 -> new Trace.Time();
      case 3 -> new Trace.Ruled(ruling());
      case 4 -> new Trace.Restored(some(this::eventId), time());
      default ->
          new Trace.Said(
              pick(Act.values()),
              source(),
              message(),
              digest(),
              pick(StatementVerdict.values()),
              some(this::text));
    };
  }

  private ResultEvent result() {
    return new ResultEvent(
        eventId(),
        pick(ResultEvent.Kind.values()),
        maybe(this::eventId),
        1 + random.nextInt(9),
        tenant,
        claim.outcome(tenant),
        claim,
        time(),
        time(),
        zone(),
        money(),
        text(),
        billTo(),
        some(this::share),
        terms(),
        some(this::digest),
        maybe(() -> pick(ProvableTo.values())),
        maybe(this::text),
        maybe(() -> new Refund(text(), decimal(), decimal(), RoundingMode.HALF_UP, money())));
  }

  private BillingState.StandingResult standing() {
    return new BillingState.StandingResult(
        eventId(), money(), some(this::share), terms(), time(), zone(), text(), billTo());
  }

  private Fact.Tree facts() {
    var values = new TreeMap<String, Fact>();
    some(() -> name() + random.nextInt(9)).forEach(name -> values.put(name, fact(3)));
    return new Fact.Tree(values);
  }

  private Fact fact(int deep) {
    return switch (random.nextInt(deep > 0 ? 6 : 4)) {
      case 0 -> new Fact.Text(text());
      case 1 -> new Fact.Numeral(decimal());
      case 2 -> new Fact.Flag(random.nextBoolean());
      case 3 -> new Fact.Nothing();
      case 4 -> new Fact.Items(some(() -> fact(deep - 1)));
      default -> Fact.Tree.of(Map.of(name(), fact(deep - 1), "z", fact(deep - 1)));
    };
  }

  private BigDecimal decimal() {
    return new BigDecimal(new BigInteger(70, random), random.nextInt(40) - 20)
        .multiply(BigDecimal.valueOf(random.nextInt(3) - 1));
  }

  private Share share() {
    return new Share(sessionId(), agent(), maybe(this::strategy), money(), maybe(this::text));
  }

  private Session.Agent agent() {
    return new Session.Agent(text(), maybe(this::text));
  }

  private Session.Strategy strategy() {
    return new Session.Strategy(text(), maybe(() -> pick(Session.Arm.values())));
  }

  private SessionChoice choice() {
    return new SessionChoice(sessionId(), text(), text(), time());
  }

  private Ruling ruling() {
    return new Ruling(pick(Ruling.Finding.values()), text(), text(), time());
  }

  private Restoration restoration() {
    var from = time();
    return new Restoration(from, from.plusSeconds(random.nextInt(99)));
  }

  private AnsweredMessage seen() {
    return new AnsweredMessage(digest().prefix(16), digest().prefix(16), 1 + random.nextInt(99));
  }

  private Money money() {
    return new Money(random.nextLong(), Currency.getInstance(pick(CURRENCIES)));
  }

  private Map<String, String> billTo() {
    var ids = new HashMap<String, String>();
    some(this::name).forEach(name -> ids.put(name, text()));
    return ids;
  }

  private TermsRef terms() {
    return new TermsRef(type, 1 + random.nextInt(9));
  }

  private ZoneId zone() {
    return ZoneId.of(pick(List.of("UTC", "Europe/Berlin", "Z", "+05:30")));
  }

  private MatchKey key() {
    return new MatchKey(pick(MatchKey.Kind.values()), digest().hex(), maybe(() -> digest().hex()));
  }

  private SessionId sessionId() {
    return new SessionId("ses_" + random.nextInt(1000));
  }

  private SourceId source() {
    return new SourceId(pick(List.of("crm", "helpdesk", "x-1")));
  }

  private MessageId message() {
    return new MessageId("evt \"" + random.nextInt(1000) + " ü");
  }

  private EventId eventId() {
    return new EventId("res_" + digest().prefix(32));
  }

  private Digest digest() {
    return Digest.of(String.valueOf(random.nextLong()));
  }

  /** From 1970 to 2065, with 0, 3, 6 or 9 digits of a second. */
  private Instant time() {
    long unit = pick(List.of(1_000_000_000L, 1_000_000L, 1_000L, 1L));
    return Instant.ofEpochSecond(
        random.nextInt(3_000_000) * 1000L, random.nextInt(1_000_000_000) / unit * unit);
  }

  private String text() {
    return pick(TEXTS);
  }

  /** Half a pair is no name. */
  private String name() {
    return text().replace("\ud83d", "half").replace("half\ude00", "😀");
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> T pick(T[] values) {
    return pick(List.of(values));
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> List<T> some(Supplier<T> value) {
    var values = new ArrayList<T>();
    for (int left = random.nextInt(4); left > 0; left--) {
      values.add(value.get());
    }
    return values;
  }
}
