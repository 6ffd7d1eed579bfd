package dev.countersign.local.report;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.session.Session.Arm;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.TenantScan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Treatment against holdout for one type of outcome. The unit is the live session. A session counts
 * as a success when an outcome is billed for it, or would be if it had not been held out. Outcomes
 * in their hold count as if the hold were over.
 */
public final class UpliftReport {
  private final TermsBook book;
  private final Instant now;
  private final Map<SessionId, Arm> arms = new TreeMap<>();
  private final Map<Arm, Set<SessionId>> won = new EnumMap<>(Arm.class);
  private final Map<Arm, Money> amounts = new EnumMap<>(Arm.class);

  private UpliftReport(TermsBook book, Instant now) {
    this.book = book;
    this.now = now;
  }

  /**
   * The report of one tenant.
   *
   * @param wanted which strategies take part, by id
   */
  public static UpliftReport of(
      TenantScan survey, TenantId tenant, TermsBook book, Predicate<String> wanted, Instant now) {
    var report = new UpliftReport(book, now);
    survey.sessions(tenant, session -> report.counted(session, wanted));
    survey.lastEntries(
        tenant,
        stored -> {
          if (stored.entry().claim().type().equals(book.outcome())) {
            report.counted(stored.entry());
          }
        });
    return report;
  }

  /** The report as one JSON object. */
  public Bytes write() {
    return JsonOutput.object(out -> {
      out.writeStringField("outcome", book.outcome().value());
      for (Arm arm : Arm.values()) {
        out.writeObjectFieldStart(arm == Arm.TREATMENT ? "treatment" : "holdout");
        out.writeNumberField("sessions", sessions(arm));
        out.writeNumberField("outcomes", outcomes(arm));
        var amount = amounts.get(arm);
        out.writeStringField(
            arm == Arm.TREATMENT ? "owed" : "would_have_cost",
            amount == null ? null : amount.toString());
        out.writeEndObject();
      }
      if (sessions(Arm.TREATMENT) == 0 || sessions(Arm.HOLDOUT) == 0) {
        out.writeStringField("verdict", "not proven");
        out.writeStringField("why", "an arm has no live session");
        return;
      }
      var uplift = uplift();
      out.writeNumberField("difference", rounded(uplift.difference()));
      out.writeArrayFieldStart("interval");
      out.writeNumber(rounded(uplift.low()));
      out.writeNumber(rounded(uplift.high()));
      out.writeEndArray();
      out.writeNumberField("level", Uplift.LEVEL);
      out.writeStringField("method", Uplift.METHOD);
      out.writeStringField("verdict", uplift.verdict().words());
    });
  }

  private Uplift uplift() {
    return Uplift.of(
        new Uplift.Arm(sessions(Arm.TREATMENT), outcomes(Arm.TREATMENT)),
        new Uplift.Arm(sessions(Arm.HOLDOUT), outcomes(Arm.HOLDOUT)));
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(4, java.math.RoundingMode.HALF_EVEN);
  }

  private int sessions(Arm arm) {
    return (int) arms.values().stream().filter(arm::equals).count();
  }

  private int outcomes(Arm arm) {
    return won.getOrDefault(arm, Set.of()).size();
  }

  private void counted(Session session, Predicate<String> wanted) {
    var strategy = session.strategy();
    var arm = strategy == null ? null : strategy.arm();
    if (strategy != null
        && arm != null
        && session.mode() == Session.Mode.LIVE
        && wanted.test(strategy.id())) {
      arms.put(session.id(), arm);
    }
  }

  private void counted(Entry entry) {
    var owed = asTreated(entry);
    Consumer<Share> count =
        share -> {
          var arm = arms.get(share.session());
          if (arm != null) {
            won.computeIfAbsent(arm, a -> new TreeSet<>()).add(share.session());
            amounts.merge(arm, share.amount(), Money::plus);
          }
        };
    if (owed.amount().isPresent()) {
      owed.shares().forEach(count);
    }
  }

  /** What would be owed had nobody been held out, once the hold is over. */
  private Assessment asTreated(Entry entry) {
    var registers = entry.registers().asTreated();
    var owed = OutcomeAssessor.assess(registers, BillingState.NOTHING, book, now);
    return owed.status() == OutcomeStatus.HELD && owed.lookAgain().isPresent()
        ? OutcomeAssessor.assess(registers, BillingState.NOTHING, book, owed.lookAgain().get())
        : owed;
  }
}
