package dev.countersign.app;

import static dev.countersign.app.DisputedPolicy.OUTCOME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.SealedRoot;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.FailingRequest;
import dev.countersign.ledger.members.FailingRequest.How;
import dev.countersign.ledger.members.FailingRequest.When;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An acceptance with exceptions disputes what it names. */
final class ExceptedOutcomesTest {
  private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"[^\"]*\"");
  private static final String UNKNOWN = "out_%032x".formatted(1);
  private static final String AT = "2026-12-08T09:00:00Z";

  private final SealedAt sealed = new SealedAt().seal("2026-11", "2026-12-04T00:00:00Z");

  private static void assertSays(HttpAnswer answer, String... parts) {
    assertEquals(200, answer.status(), answer.text());
    for (String part : parts) {
      assertTrue(answer.text().contains(part), answer.text());
    }
  }

  private static long disputes(DisputedPolicy policy) {
    return policy.history().stream()
        .filter(stored -> stored.entry().trace() instanceof Trace.Disputed)
        .count();
  }

  @Test
  void exceptedOutcomes_areDisputedOrToldWhyNot() {
    var policy = DisputedPolicy.billed(new InMemoryLedger(), sealed, "open");

    var answer = policy.accountant(AT, "a1", SealedAt.except(OUTCOME, UNKNOWN));

    assertSays(
        answer,
        "\"verdict\":\"recorded\"",
        "{\"verdict\":\"opened\",\"dispute\":\"dsp_",
        "\"state\":\"open\",\"deadline\":\"2026-12-18T09:00:00Z\",\"outcome\":\"" + OUTCOME + "\"",
        "\"status\":\"Billable\",\"reason\":\"disputed\",\"detail\":\"other\"",
        "{\"outcome\":\"%s\",\"reason\":\"unknown_outcome\"".formatted(UNKNOWN));
    var kept = policy.last().registers().dispute().orElseThrow();
    assertEquals("other", kept.code().wire());
    assertEquals("accountant", kept.source().value());
    assertEquals("Billable(disputed) +30.00", policy.stands());
  }

  /** Who excepts a line is told as much as who disputes it. */
  @Test
  void exceptedOutcome_thatTheTermsHadTakenBack_isToldWhatSettledIt() {
    var policy = DisputedPolicy.billed(new InMemoryLedger(), sealed, "open");
    policy.retract("2026-11-20T10:00:00Z", "lapsed");
    var disputed = policy.disputes("2026-12-06T09:00:00Z", "p1", "taken_back_unheard");
    String settled = disputed.text().replaceFirst("(?s).*(\"state\":.*),\"receipt.*", "$1");

    var answer = policy.accountant(AT, "a1", SealedAt.except(OUTCOME));

    assertSays(
        answer,
        "\"verdict\":\"settled\"",
        "\"state\":\"falls\",\"by\":\"terms\",\"settled_by\":{\"status\":\"Reversed\"",
        settled);
    assertSays(policy.accountant("2026-12-09T09:00:00Z", "a1", SealedAt.except(OUTCOME)), settled);
  }

  @Test
  void sameAcceptanceAgain_disputesNothingTwice() {
    var policy = DisputedPolicy.billed(new InMemoryLedger(), sealed, "open");
    var first = policy.accountant(AT, "a1", SealedAt.except(OUTCOME));
    var second = policy.accountant("2026-12-09T09:00:00Z", "a1", SealedAt.except(OUTCOME));
    var another = policy.accountant("2026-12-10T09:00:00Z", "a2", SealedAt.except(OUTCOME));

    assertEquals(first.text(), second.text());
    assertSays(another, "\"verdict\":\"stands\"", "\"verdict\":\"opened\"");
    assertEquals(1, disputes(policy));
  }

  /** One after the other, thousands of them took longer than a function may, however often. */
  @Test
  void exceptedOutcomes_areDisputedSideBySide() throws InterruptedException {
    var together = new Meeting(2);
    var policy = DisputedPolicy.billed(new InMemoryLedger(), together, "open");
    policy.record("P-2");
    policy.pass("2026-11-16T10:00:01Z");
    var second = World.claim("policy_sold", "P-2").outcome(World.TENANT).value();

    var answer = policy.accountant(AT, "a1", SealedAt.except(OUTCOME, second));

    assertEquals(2, answer.text().split("\"verdict\":\"opened\"", -1).length - 1, answer.text());
    assertTrue(together.took.await(0, TimeUnit.SECONDS), "both were looked at at once");
  }

  /** Months whose lines wait for each other where they are asked about side by side. */
  private static final class Meeting extends SealedAt {
    private final CountDownLatch took;

    Meeting(int parties) {
      took = new CountDownLatch(parties);
      seal("2026-11", "2026-12-04T00:00:00Z");
    }

    @Override
    public Optional<SealedRoot> find(TenantId tenant, YearMonth period) {
      if (Thread.currentThread().isVirtual()) {
        took.countDown();
        try {
          assertTrue(took.await(20, TimeUnit.SECONDS), "nobody else came");
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return super.find(tenant, period);
    }
  }

  @Test
  void disputeOfAnAcceptance_isAnsweredLikeAnyOther() {
    var policy = DisputedPolicy.billed(new InMemoryLedger(), sealed, "open");
    var _ = policy.accountant(AT, "a1", SealedAt.except(OUTCOME));
    var id = policy.last().registers().dispute().orElseThrow().id();

    var conceded =
        policy.seller(
            "2026-12-09T09:00:00Z",
            "s1",
            "{\"dispute\":\"%s\",\"answer\":\"conceded\"}".formatted(id));

    assertSays(conceded, "\"verdict\":\"conceded\"");
    assertEquals("NotBillable(conceded) +30.00 -30.00", policy.stands());
  }

  @Test
  void acceptanceAfterSilenceHasAccepted_disputesNothing() {
    var policy = DisputedPolicy.billed(new InMemoryLedger(), sealed, "accepted");

    var answer = policy.accountant("2026-12-20T09:00:00Z", "a1", SealedAt.except(OUTCOME));

    assertSays(answer, "\"verdict\":\"late_answer\"", "\"reason\":\"accepted\"");
    assertEquals(0, disputes(policy));
  }

  private static Stream<Arguments> failures() {
    return Arrays.stream(When.values())
        .flatMap(when -> Arrays.stream(How.values()).map(how -> Arguments.of(when, how)));
  }

  /** Whichever request it fails at: sent again it ends as without the failure. */
  @ParameterizedTest
  @MethodSource("failures")
  void acceptance_failingAtEachRequest_isCompletedByTheNext(When when, How how) {
    var expected = ended(new FailingRequest(0, when, how));
    int number =
        FailingRequest.each(
            when, how, failing -> assertEquals(expected, ended(failing), failing::toString));
    assertTrue(number > 5, "an acceptance makes requests");
  }

  private static String ended(FailingRequest failing) {
    var table = new InProcessDynamo();
    var sound = new DynamoLedger(table, "countersign");
    var months = new SealedAt().seal("2026-11", "2026-12-04T00:00:00Z");
    var _ = DisputedPolicy.billed(sound, months, "open");
    var dying = DisputedPolicy.over(new DynamoLedger(failing.over(table), "countersign"), months);
    try {
      var answer = dying.accountant(AT, "a1", SealedAt.except(OUTCOME, UNKNOWN));
      assertEquals(failing.failed(), answer.status() == 503, answer.text());
    } catch (FailingRequest.Killed e) {
      assertTrue(failing.failed());
    }
    var again = DisputedPolicy.over(sound, months);
    var answer = again.accountant(AT, "a1", SealedAt.except(OUTCOME, UNKNOWN));
    assertFalse(again.last().registers().dispute().isEmpty(), answer.text());
    assertEquals(1, disputes(again));
    return RECEIPT.matcher(answer.text()).replaceAll("") + again.stands();
  }
}
