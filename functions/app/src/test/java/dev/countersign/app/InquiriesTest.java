package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.NamedOutcomes.OutcomeName;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a result that a session claims: {@code docs/disputes.md}, section 11. */
final class InquiriesTest {
  private static final OutcomeType TYPE = new OutcomeType("policy_sold");
  private static final SessionId SESSION = new SessionId("ses_9");
  private static final Claim ASKED = Claim.ofInquiry(TYPE, SESSION);
  private static final String WAITED = "2026-11-09T09:10:00Z";
  private static final String DEADLINE = "2026-12-09T09:10:00Z";

  static Stream<Ledger> ledgers() {
    return Stream.of(new InMemoryLedger(), new DynamoLedger(new InProcessDynamo(), "countersign"));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void claim_thatNobodyAttests_isAskedForAtTheEndOfTheWait(Ledger ledger) {
    var world = claimed(ledger);
    pass(world, "2026-11-09T09:09:59Z");
    assertEquals(List.of(), ledger.outcomes().history(World.TENANT, ASKED));

    pass(world, WAITED);

    assertEquals("Parked(inquiry) ", stands(ledger));
    assertEquals(Instant.parse(DEADLINE), last(ledger).lookAgainOrNull());
    var id = InquiryId.of(World.TENANT, TYPE, SESSION).value();
    var named = ledger.namedOutcomes().find(World.TENANT, id).map(OutcomeName::claim);
    assertEquals(ASKED, named.orElseThrow());
    assertTrue(told(world).contains("\"deadline\":\"" + DEADLINE + "\""));
    pass(world, "2026-11-20T00:00:00Z");
    assertEquals(1, ledger.outcomes().history(World.TENANT, ASKED).size());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void claim_thatWasAttestedInTheWait_isNotAskedFor(Ledger ledger) {
    var world = claimed(ledger);
    attest(world, "2026-11-05T09:00:00Z");
    pass(world, "2027-02-01T00:00:00Z");
    assertEquals(List.of(), ledger.outcomes().history(World.TENANT, ASKED));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void inquiry_thatIsAttested_isHeardOnce(Ledger ledger) {
    var world = claimed(ledger);
    pass(world, WAITED);
    attest(world, "2026-12-01T09:00:00Z");
    pass(world, "2026-12-01T09:05:00Z");
    assertEquals("Void(attested) ", stands(ledger));
    assertEquals("policy_sold/P-7", last(ledger).detailOrNull());
    assertTrue(told(world).contains("\"heard\":\"policy_sold/P-7\""));
    pass(world, "2027-02-01T00:00:00Z");
    assertEquals(2, ledger.outcomes().history(World.TENANT, ASKED).size());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void silence_thatIsOwed_isBilledUntilItIsHeard(Ledger ledger) {
    var world = claimed(ledger);
    pass(world, WAITED);
    pass(world, DEADLINE);
    assertEquals("Billable(unanswered) +30.00", stands(ledger));
    attest(world, "2026-12-20T09:00:00Z");
    pass(world, "2026-12-20T09:05:00Z");
    assertEquals("Reversed(attested) +30.00 -30.00", stands(ledger));
  }

  /** The attestation is there and not linked yet when the claim is asked for. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void attestation_thatIsNotLinkedYet_isHeardWhenItIs(Ledger ledger) {
    var world = claimed(ledger);
    attest(world, WAITED);
    var _ = world.settleOnly();
    assertEquals("Parked(inquiry) ", stands(ledger));

    pass(world, "2026-11-09T09:20:00Z");

    assertEquals("Void(attested) ", stands(ledger));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void form_thatClaimsLater_isAskedForWithTimeFromThen(Ledger ledger) {
    var world = world(ledger);
    record(world, "2026-11-02T09:10:00Z", "");
    pass(world, "2026-11-19T00:00:00Z");
    record(world, "2026-11-20T00:00:00Z", ",\"claimed\":[\"policy_sold\"]");
    pass(world, "2026-11-20T00:01:00Z");
    assertEquals(Instant.parse("2026-12-20T00:00:00Z"), last(ledger).lookAgainOrNull());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void form_thatClaimsNoMore_withdraws(Ledger ledger) {
    var world = claimed(ledger);
    pass(world, WAITED);
    record(world, "2026-11-20T00:00:00Z", "");
    assertEquals("Void(withdrawn) ", stands(ledger));
  }

  private static World claimed(Ledger ledger) {
    var world = world(ledger);
    record(world, "2026-11-02T09:10:00Z", ",\"claimed\":[\"policy_sold\",\"no type\"]");
    return world;
  }

  private static World world(Ledger ledger) {
    World.apply(ledger);
    var terms =
        """
        outcome: policy_sold
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm]
        claim_by: [record.id]
        match: {by: [session], window: P30D, wait: P7D}
        price: {each: "30.00", currency: EUR, rounding: HALF_EVEN}
        hold: {from: occurred_at, for: P14D}
        inquiry: {answer: P30D, silence: owed}
        """;
    ledger.registry().putTerms(World.TENANT, TYPE, 1, terms);
    return new World(ledger);
  }

  private static void record(World world, String at, String more) {
    world.now = Instant.parse(at);
    done(
        world.record(
            "s" + at,
            """
            {"id":"ses_9","agent":{"id":"sales"},"started_at":"2026-11-02T09:00:00Z",\
            "recorded_at":"%s"%s}\
            """
                .formatted(at, more)));
  }

  private static void attest(World world, String at) {
    world.now = Instant.parse(at);
    done(
        world.attest(
            "crm",
            "m1",
            """
            {"act":"attested","outcome":"policy_sold","record":{"type":"policy","id":"P-7"},\
            "session":"ses_9","occurred_at":"2026-11-02T10:00:00Z"}\
            """));
  }

  private static void pass(World world, String to) {
    world.now = Instant.parse(to);
    var _ = world.settle();
  }

  private static void done(HttpAnswer answer) {
    assertEquals(200, answer.status(), answer.text());
  }

  private static Entry last(Ledger ledger) {
    return ledger.outcomes().last(World.TENANT, ASKED).map(StoredEntry::entry).orElseThrow();
  }

  private static String stands(Ledger ledger) {
    var entry = last(ledger);
    return entry.status().wire()
        + "("
        + entry.reasonOrNull()
        + ") "
        + ledger.outcomes().history(World.TENANT, ASKED).stream()
            .flatMap(stored -> stored.entry().results().stream())
            .map(result -> result.amount().decimal())
            .map(amount -> (amount.signum() > 0 ? "+" : "") + amount.toPlainString())
            .collect(Collectors.joining(" "));
  }

  /** The last event of an inquiry. */
  private static String told(World world) {
    return world.told.stream()
        .filter(event -> event.contains("dev.countersign.inquiry_changed.v1"))
        .reduce((earlier, later) -> later)
        .orElse("none");
  }
}
