package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.engine;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.planning.HourSum.Stage;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Periods;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.PeriodRule;
import dev.countersign.testing.engine.World;
import dev.countersign.testing.engine.audit.FinalSums;
import dev.countersign.testing.engine.audit.HourSums;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is planned for made-up worlds, and what another reading of the page says of them. */
final class HourSumsAgreementTest {
  private static final int SEEDS = 300;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Bytes DATA = Bytes.of(new byte[] {'{', '}'});
  private static final BillingTarget TARGET =
      engine().sums().periods(new Periods.Months(ZoneOffset.UTC, Duration.ofHours(6))).build();

  private final Map<String, OutcomePostings> outcomes = new HashMap<>();
  private final Map<HourSum.Of, HourSum> sums = new HashMap<>();
  private final Map<HourSum.Of, Posting> hours = new HashMap<>();

  private void arrive(BilledResult result, Instant now) {
    var postings =
        outcomes.getOrDefault(
            outcome(result), OutcomePostings.of(Story.ACME, TARGET.name(), List.of()));
    var line = line(result);
    var open = SumPlan.hour(line, postings, TARGET, HOUR, now).map(this::stored);
    write(outcome(result), postings, SumPlan.arrived(line, postings, open, TARGET, now));
  }

  private HourSum stored(HourSum.Of of) {
    return sums.getOrDefault(of, HourSum.empty(of));
  }

  private void write(String outcome, OutcomePostings postings, SumStep step) {
    step.changes()
        .forEach(change ->
            outcomes.put(outcome, outcomes.getOrDefault(outcome, postings).with(change.after())));
    step.sums().forEach(sum -> sums.put(sum.of(), sum));
  }

  /** Ends all hours that are over, in their order. */
  private void end(Instant now) {
    var over = over(now);
    while (over.isPresent()) {
      var sum = over.get();
      var step = SumEnding.of(sum, stored(sum.of().next()), TARGET, DATA, now);
      step.changes().forEach(change -> hours.put(sum.of(), change.after()));
      step.sums().forEach(each -> sums.put(each.of(), each));
      over = over(now);
    }
  }

  private Optional<HourSum> over(Instant now) {
    return sums.values().stream()
        .filter(sum -> sum.stage() == Stage.OPEN && !sum.of().end().isAfter(now))
        .min(Comparator.comparing(sum -> sum.of().start()));
  }

  @Test
  void hours_ofWorldsThatArriveAtOnce_areWhatTheAuditSays() {
    int tasks = 0;
    long carried = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      var world = World.of(seed);
      var lived = new HourSumsAgreementTest();
      for (BilledResult result : world.results()) {
        lived.end(result.recordedAt());
        lived.arrive(result, result.recordedAt());
      }
      var end = world.quiet().plus(Duration.ofDays(40));
      lived.end(end);

      var said =
          HourSums.of(world.results(), PeriodRule.months().closingAfter(Duration.ofHours(6)), end);
      assertEquals(said.sent(), lived.sent(), "seed " + seed);
      assertEquals(said.tasks(), lived.tasks(), "seed " + seed);
      tasks += said.tasks().size();
      carried += lived.carried();
    }
    assertTrue(tasks > 0 && carried > 0, "the worlds show too little");
  }

  @Test
  void hours_ofWorldsInAnyOrderAndTwice_comeToWhatStands() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var world = World.of(seed);
      var lived = new HourSumsAgreementTest();
      for (var arrival : world.arrivals()) {
        lived.end(arrival.at());
        lived.arrive(arrival.result(), arrival.at());
      }
      lived.end(world.quiet().plus(Duration.ofDays(40)));

      var said = new TreeMap<>(FinalSums.ofAccounts(world.results()));
      said.values().removeIf(sum -> sum == 0);
      assertEquals(said, lived.totals(), "seed " + seed);
    }
  }

  private Map<HourSums.Hour, Long> sent() {
    return hours.entrySet().stream()
        .filter(hour -> hour.getValue().state() instanceof PostingState.Ready)
        .collect(
            Collectors.toMap(
                hour -> new HourSums.Hour(account(hour.getKey()), hour.getKey().start()),
                hour -> hour.getValue().line().amount().minor()));
  }

  private Map<HourSums.Month, Long> tasks() {
    return hours.entrySet().stream()
        .filter(hour -> hour.getValue().state() instanceof PostingState.Held)
        .collect(
            Collectors.toMap(
                hour ->
                    new HourSums.Month(account(hour.getKey()), hour.getKey().month().toString()),
                hour -> task(hour.getValue()).net()));
  }

  private static HeldReason.Task task(Posting posting) {
    return (HeldReason.Task) ((PostingState.Held) posting.state()).reason();
  }

  private long carried() {
    return sums.values().stream().filter(sum -> sum.carried() < 0 && sum.total() > 0).count();
  }

  private Map<Account, Long> totals() {
    var totals = new TreeMap<Account, Long>();
    hours.forEach(
        (of, posting) -> totals.merge(account(of), posting.line().amount().minor(), Long::sum));
    totals.values().removeIf(sum -> sum == 0);
    return totals;
  }

  private static Account account(HourSum.Of of) {
    return new Account(of.customer(), of.meter().name());
  }

  /** A billable and what takes it back are one outcome. */
  private static String outcome(BilledResult result) {
    var reverses = result.reverses();
    return reverses == null ? result.id() : reverses;
  }

  private static EventId id(String result) {
    return new EventId("res_" + Digest.of(result).prefix(32));
  }

  private static BillingLine line(BilledResult result) {
    var reverses = result.reverses();
    return new BillingLine(
        id(result.id()),
        reverses == null ? new LineRole.Billable(null) : new LineRole.Reversal(id(reverses), null),
        new Claim(new OutcomeType("sale"), outcome(result)),
        result.occurredAt(),
        result.recordedAt(),
        ZoneOffset.UTC,
        new Money(result.value(), Story.EUR),
        new Meter(result.account().meter()),
        Map.of("id", result.account().customer()),
        DATA);
  }
}
