package dev.countersign.app;

import static dev.countersign.app.AskedSession.ATTESTED;
import static dev.countersign.app.AskedSession.INQUIRY;
import static dev.countersign.app.AskedSession.OUTCOME;
import static dev.countersign.app.AskedSession.THIRD;
import static dev.countersign.app.AskedSession.WAITED;
import static dev.countersign.app.AskedSession.about;
import static dev.countersign.app.AskedSession.declined;
import static dev.countersign.app.AskedSession.untracked;
import static dev.countersign.app.AskedSession.withdrawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.operate.replay.ReplayRefused.Replayed;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.NamedOutcomes.OutcomeName;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What sellers and payers say of missing results over HTTP: {@code docs/disputes.md}, 11. */
final class InquiryMessagesTest {
  private static final String NONE = "0".repeat(32);

  private final AskedSession asked = AskedSession.claiming(new InMemoryLedger());

  static Stream<Ledger> ledgers() {
    return Stream.of(new InMemoryLedger(), new DynamoLedger(new InProcessDynamo(), "countersign"));
  }

  private static void assertSays(HttpAnswer answer, int status, String... parts) {
    assertEquals(status, answer.status(), answer.text());
    for (String part : parts) {
      assertTrue(answer.text().contains(part), answer.text());
    }
  }

  private static String again(HttpAnswer first, String word) {
    return first.text().replace("\"verdict\":\"" + word + "\"", "\"verdict\":\"duplicate\"");
  }

  private int refused() {
    return asked.world.ledger.refusals().list(World.TENANT, 10).size();
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void drafted_declinedByThePayer_isNotBillable(Ledger ledger) {
    var drafted = AskedSession.claiming(ledger);
    drafted.pass(WAITED);

    var answer = drafted.payer("2026-12-09T09:09:59Z", "p1", declined(INQUIRY, "no_such_result"));

    assertSays(
        answer,
        200,
        "{\"disputes\":[{\"verdict\":\"declined\",\"inquiry\":\"" + INQUIRY + "\"",
        "\"kind\":\"untracked\",\"state\":\"declined\",\"by\":\"payer\"",
        "\"claim\":\"policy_sold/!/ses_9\"",
        "\"status\":\"NotBillable\",\"reason\":\"declined\",\"detail\":\"no_such_result\"");
    drafted.pass("2027-02-01T00:00:00Z");
    assertEquals("NotBillable(declined no_such_result)", drafted.stands());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void drafted_attested_isEndedForBothSides(Ledger ledger) {
    var drafted = AskedSession.claiming(ledger);
    drafted.pass(WAITED);
    drafted.crm(ATTESTED, "attested", "P-7", "ses_9");
    assertEquals("Void(attested policy_sold/P-7)", drafted.stands());

    assertSays(
        drafted.payer("2026-12-02T09:00:00Z", "p1", declined(INQUIRY, "not_ours")),
        422,
        "\"reason\":\"decided\"",
        "\"pointer\":\"/inquiry\"");
    assertSays(
        drafted.seller("2026-12-02T09:00:00Z", "q1", withdrawn(INQUIRY)),
        422,
        "\"reason\":\"decided\"");
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void drafted_claimedNoMoreAndThenAttested_isNotHeard(Ledger ledger) {
    var drafted = AskedSession.claiming(ledger);
    drafted.pass(WAITED);
    drafted.world.now = Instant.parse("2026-11-20T09:00:00Z");
    var _ =
        drafted.world.record(
            "again",
            "{\"id\":\"ses_9\",\"agent\":{\"id\":\"sales\"},\"started_at\":\"2026-11-02T09:00:00Z\"}");
    assertEquals("Void(withdrawn)", drafted.stands());

    drafted.crm(ATTESTED, "attested", "P-7", "ses_9");
    drafted.pass("2027-02-01T00:00:00Z");
    assertEquals("Void(withdrawn)", drafted.stands());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void untracked_sentInTheWaitAndWithdrawn_isNotDraftedAgain(Ledger ledger) {
    var sent = AskedSession.claiming(ledger);
    assertSays(
        sent.asks(THIRD, "q1"),
        200,
        "{\"inquiries\":[{\"verdict\":\"opened\",\"inquiry\":\"" + INQUIRY + "\"",
        "\"state\":\"open\",\"deadline\":\"2026-12-03T09:00:00Z\"",
        "\"status\":\"Parked\",\"reason\":\"inquiry\"");
    sent.pass(WAITED);
    assertEquals(1, sent.history().size());

    assertSays(
        sent.seller(WAITED, "q2", withdrawn(INQUIRY)),
        200,
        "\"verdict\":\"withdrawn\"",
        "\"state\":\"withdrawn\",\"by\":\"seller\"");

    sent.pass("2027-02-01T00:00:00Z");
    assertEquals("Void(withdrawn)", sent.stands());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void incorrect_ofABilledOutcome_isAttestedAnewAndChangesNoMoney(Ledger ledger) {
    var billed = AskedSession.claiming(ledger);
    billed.crm(THIRD, "attested", "P-7", "ses_9");
    billed.pass("2026-11-16T10:00:00Z");

    var opened = billed.seller("2026-11-20T09:00:00Z", "q1", about("incorrect", OUTCOME));

    var id = InquiryId.of(World.TENANT, new SourceId("asker"), new MessageId("q1"));
    assertSays(
        opened,
        200,
        "\"inquiry\":\"" + id + "\",\"kind\":\"incorrect\",\"state\":\"open\"",
        "\"deadline\":\"2026-12-20T09:00:00Z\"",
        "\"status\":\"Billable\"");
    assertSays(
        billed.payer("2026-11-21T09:00:00Z", "p1", declined(id.value(), "outside_terms")),
        200,
        "\"state\":\"declined\"",
        "\"status\":\"Billable\"");
  }

  @Test
  void declined_ofAnOutcomeThatIsNotBilled_isOpened() {
    asked.crm(THIRD, "attested", "P-7", "ses_nobody_knows");
    assertSays(
        asked.seller(THIRD, "q1", about("declined", OUTCOME)),
        200,
        "\"kind\":\"declined\",\"state\":\"open\"",
        "\"status\":\"Parked\"");
  }

  @ParameterizedTest
  @CsvSource({
    "ses_1, policy_sold, unknown_session, /session",
    "ses_8, policy_sold, not_claimed, /outcome_type",
    "ses_9, no_terms_of_it, no_terms, /outcome_type",
    "ses_9, policy_signed, no_inquiries, /outcome_type",
  })
  void untracked_thatCannotBeAsked_isRefusedByName(
      String session, String type, String reason, String pointer) {
    asked.record("ses_8", "");
    assertSays(
        asked.seller(THIRD, "q1", untracked(session, type)),
        422,
        "\"reason\":\"" + reason + "\"",
        "\"pointer\":\"" + pointer + "\"",
        "\"fix\":\"");
    assertEquals(1, refused());
  }

  @Test
  void untracked_ofWhatIsAttested_isRefusedWithTheClaim() {
    asked.crm(THIRD, "attested", "P-7", "ses_9");
    assertSays(asked.asks(THIRD, "q1"), 422, "\"reason\":\"heard\"", "policy_sold/P-7");
  }

  @Test
  void untracked_ofWhatWasDrafted_isRefusedWithItsId() {
    asked.pass(WAITED);
    assertSays(
        asked.asks(WAITED, "q1"),
        422,
        "\"reason\":\"already_asked\",\"pointer\":\"/session\"",
        INQUIRY);
  }

  @Test
  void outcomes_thatCannotBeAskedAbout_areRefusedByName() {
    asked.crm(THIRD, "attested", "P-7", "ses_9");
    asked.crm(THIRD, "attested", "P-8", "ses_nobody_knows");
    asked.crm(THIRD, "retracted", "P-9", "ses_9");
    asked.pass("2026-11-16T10:00:00Z");
    assertRefused("billed", about("declined", OUTCOME));
    assertRefused("not_billed", about("incorrect", outcome("P-8")));
    assertRefused("not_attested", about("declined", outcome("P-9")));
    assertRefused("unknown_outcome", about("incorrect", "out_" + NONE));
    assertRefused("unknown_inquiry", withdrawn("inq_" + NONE));
    assertSays(
        asked.payer(ATTESTED, "p1", declined("inq_" + NONE, "not_ours")),
        422,
        "\"reason\":\"unknown_inquiry\"");
    assertEquals(6, refused());
  }

  private void assertRefused(String reason, String said) {
    String place = reason.equals("unknown_inquiry") ? "/inquiry" : "/outcome";
    assertSays(
        asked.seller("2026-11-20T09:00:00Z", "q-" + reason, said),
        422,
        "\"reason\":\"" + reason + "\",\"pointer\":\"" + place + "\"");
  }

  @Test
  void outcome_thatIsAskedAboutAlready_isNamedByItsMember() {
    asked.crm(THIRD, "attested", "P-7", "ses_nobody_knows");
    asked.seller(THIRD, "q1", about("declined", OUTCOME));
    assertRefused("already_asked", about("declined", OUTCOME));
  }

  private static String outcome(String record) {
    return World.claim("policy_sold", record).outcome(World.TENANT).value();
  }

  @Test
  void messages_sentAgain_getTheirFirstAnswers() {
    var first = asked.asks(THIRD, "q1");
    var declined = asked.payer(WAITED, "p1", declined(INQUIRY, "not_ours"));

    assertEquals(again(first, "opened"), asked.asks("2027-02-01T00:00:00Z", "q1").text());
    assertEquals(
        again(declined, "declined"),
        asked.payer("2027-02-01T00:00:00Z", "p1", declined(INQUIRY, "not_ours")).text());
    assertSays(asked.asks(WAITED, "q2"), 422, "\"reason\":\"already_asked\"");
    assertEquals(2, asked.history().size());
  }

  @Test
  void messages_sameIdWithOtherContent_areConflictsAndKept() {
    asked.asks(THIRD, "q1");
    var other = untracked("ses_9", "policy_sold").replace("30.00", "31.00");
    assertSays(asked.seller(THIRD, "q1", other), 409, "\"reason\":\"conflict\"");
    asked.payer(WAITED, "p1", declined(INQUIRY, "not_ours"));
    assertSays(
        asked.payer(WAITED, "p1", declined(INQUIRY, "duplicate")), 409, "\"reason\":\"conflict\"");
    assertEquals(2, refused());
  }

  @Test
  void incorrect_sameIdOfAnotherOutcome_isAConflict() {
    asked.crm(THIRD, "attested", "P-7", "ses_9");
    asked.crm(THIRD, "attested", "P-8", "ses_9");
    asked.pass("2026-11-16T10:00:00Z");
    assertSays(asked.seller(ATTESTED, "q1", about("incorrect", OUTCOME)), 200);
    assertSays(
        asked.seller(ATTESTED, "q1", about("incorrect", outcome("P-8"))),
        409,
        "\"reason\":\"conflict\"");
  }

  @Test
  void untracked_refusedAndReplayed_isOpenedByItsFirstReceipt() {
    assertSays(asked.seller(THIRD, "q1", untracked("ses_8", "policy_sold")), 422);
    asked.record("ses_8", ",\"claimed\":[\"policy_sold\"]");
    asked.world.now = Instant.parse(WAITED);

    var kept = asked.world.ledger.refusals().list(World.TENANT, 10).getFirst();
    assertInstanceOf(Replayed.Decided.class, asked.world.replay(kept));

    assertSays(
        asked.seller(WAITED, "q2", untracked("ses_8", "policy_sold")),
        422,
        "\"reason\":\"already_asked\"");
  }

  @Test
  void decline_refusedInTimeAndReplayedLate_takesTheSilenceAway() {
    var names = asked.world.ledger.namedOutcomes();
    asked.pass(WAITED);
    var there = names.find(World.TENANT, INQUIRY).orElseThrow();
    var nowhere = World.claim("policy_sold", "P-0");
    names.put(World.TENANT, List.of(OutcomeName.of(INQUIRY, nowhere)));
    assertSays(asked.payer("2026-12-09T09:09:00Z", "p1", declined(INQUIRY, "not_ours")), 422);
    names.put(World.TENANT, List.of(there));
    asked.pass("2026-12-09T09:10:00Z");
    assertEquals("Lapsed(unanswered)", asked.stands());

    var kept = asked.world.ledger.refusals().list(World.TENANT, 10).getFirst();
    assertInstanceOf(Replayed.Decided.class, asked.world.replay(kept));

    assertEquals("NotBillable(declined not_ours)", asked.stands());
  }

  @Test
  void batch_hasWhatCanBeUsed_andNamesTheRest() {
    var both = "[" + untracked("ses_9", "policy_sold") + ",{\"type\":\"untracked\"}]";
    assertSays(
        asked.seller(THIRD, "q1", both),
        200,
        "\"verdict\":\"opened\"",
        "\"place\":1,\"reason\":\"missing\",\"pointer\":\"/session\"");
    assertEquals(1, refused());
  }

  @Test
  void sources_ofOtherKinds_areAnsweredAsOnesThatDoNotExist() {
    var said = untracked("ses_9", "policy_sold");
    var nobody = asked.world.post("nobody", "inquiries", "q1", said);
    for (String source : new String[] {"crm", "payer", "office"}) {
      var answer = asked.world.post(source, "inquiries", "q1", said);
      assertSays(answer, 401);
      assertEquals(nobody.text(), answer.text(), source);
    }
  }

  @Test
  void decline_bySharedSecret_isRefusedByName() {
    asked.pass(WAITED);
    assertSays(
        asked.world.post("shared", "disputes", "p1", declined(INQUIRY, "not_ours")),
        422,
        "\"reason\":\"not_provable\"");
  }
}
