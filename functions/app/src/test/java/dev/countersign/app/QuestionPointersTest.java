package dev.countersign.app;

import static dev.countersign.app.DisputedPolicy.OUTCOME;
import static dev.countersign.app.DisputedPolicy.TENTH;
import static dev.countersign.app.DisputedPolicy.amount;
import static dev.countersign.app.DisputedPolicy.answered;
import static dev.countersign.app.DisputedPolicy.ruled;
import static dev.countersign.app.DisputedPolicy.withdrawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused of a dispute names the member that its sender wrote. */
class QuestionPointersTest {
  private static final String QUANTITY = ",\"quantity\":20";

  private final SealedAt sealed = new SealedAt();
  private final InMemoryLedger ledger = new InMemoryLedger();

  /** How a message may name the line, by the member that a problem of the line is told of. */
  private Map<String, String> names;

  private DisputedPolicy policy;

  @BeforeEach
  void billed() {
    policy = DisputedPolicy.billed(ledger, sealed, "open");
    var leaves = new ArrayList<IndexedLeaf>();
    var november = YearMonth.parse("2026-11");
    ledger.monthIndex().leaves(World.TENANT, november, LeafKind.ENTRY, leaves::add);
    var event = policy.last().billed().standing().orElseThrow().event();
    names =
        Map.of(
            "/outcome", "\"outcome\":\"" + OUTCOME + "\"",
            "/event", "\"event\":\"" + event + "\"",
            "/line", "\"month\":\"2026-11\",\"line\":\"" + leaves.getLast().key() + "\"");
  }

  private HttpAnswer disputes(String at, String name) {
    return policy.payer(at, "p" + name.hashCode(), "{" + name + ",\"code\":\"not_ours\"}");
  }

  private void assertEachNames(String at, String reason) {
    names.forEach((pointer, name) -> assertRefused(disputes(at, name), reason, pointer));
  }

  private static void assertRefused(HttpAnswer answer, String reason, String pointer) {
    assertEquals(422, answer.status(), answer.text());
    String told = "\"reason\":\"%s\",\"pointer\":\"%s\"".formatted(reason, pointer);
    assertTrue(answer.text().contains(told), answer.text());
  }

  @Test
  void lineThatIsDisputedAlready_namesTheMemberOfTheLine() {
    policy.disputes(TENTH, "p0", "not_ours");
    assertEachNames("2026-12-11T09:00:00Z", "already_disputed");
  }

  @Test
  void lineThatIsTooLate_namesTheMemberOfTheLine() {
    sealed.seal("2026-11", "2026-12-04T00:00:00Z");
    assertEachNames("2027-01-03T00:00:00Z", "too_late");
  }

  @Test
  void lineOfAnAcceptedMonth_namesTheMemberOfTheLine() {
    sealed.seal("2026-11", "2026-12-04T00:00:00Z");
    policy.accountant("2026-12-08T12:00:00Z", "a1", SealedAt.said("accepted", ""));
    assertEachNames("2026-12-09T12:00:00Z", "accepted");
  }

  @Test
  void lineThatStood_namesTheMemberOfTheLine() {
    var opened = policy.disputes(TENTH, "p0", "not_ours");
    policy.seller(TENTH, "s1", answered(opened, "contested", ""));
    policy.judge(TENTH, "j1", ruled(opened, "stands", ""));
    assertEachNames("2026-12-11T09:00:00Z", "decided");
  }

  @Test
  void lineWhoseTermsKnowNoDisputes_isToldOfItsOutcome() {
    policy.world.now = Instant.parse("2026-11-20T10:00:00Z");
    policy.world.record(
        "s2",
        """
        {"id":"ses_2","agent":{"id":"sales"},"started_at":"2026-11-20T09:00:00Z"}\
        """);
    attest("ticket_resolved", "T-2", "ses_2");
    var outcome = World.claim("ticket_resolved", "T-2").outcome(World.TENANT);
    assertRefused(disputes(TENTH, "\"outcome\":\"" + outcome + "\""), "no_disputes", "/outcome");
  }

  private void attest(String type, String record, String session) {
    policy.world.attest(
        "crm",
        "m" + record,
        """
        {"act":"attested","outcome":"%s","record":{"type":"any","id":"%s"},\
        "session":"%s","occurred_at":"2026-11-20T10:00:00Z"}\
        """
            .formatted(type, record, session));
    policy.world.stream();
  }

  @Test
  void lineThatIsNotThere_namesTheMemberOfTheLine() {
    names.forEach((pointer, name) ->
        assertRefused(
            disputes(TENTH, name.replaceAll("_[0-9a-f]{32}", "_" + "0".repeat(32))),
            "unknown_outcome",
            pointer));
  }

  @Test
  void lineOfAnOutcomeThatIsNotBilled_isToldOfItsOutcome() {
    policy.world.now = Instant.parse("2026-11-20T10:00:00Z");
    attest("policy_sold", "P-2", "ses_nobody_knows");
    var outcome = World.claim("policy_sold", "P-2").outcome(World.TENANT);
    assertRefused(disputes(TENTH, "\"outcome\":\"" + outcome + "\""), "not_billed", "/outcome");
  }

  @Test
  void quantityOfALineInMoney_isToldOfItself() {
    assertRefused(
        policy.payer(TENTH, "p1", DisputedPolicy.disputed("wrong_value", QUANTITY)),
        "wrong_currency",
        "/quantity");
    var opened = policy.disputes(TENTH, "p2", "not_ours");
    assertRefused(
        policy.seller(TENTH, "s1", answered(opened, "offered", QUANTITY)),
        "wrong_currency",
        "/quantity");
    policy.seller(TENTH, "s2", answered(opened, "contested", ""));
    assertRefused(
        policy.judge(TENTH, "j1", ruled(opened, "adjusted", QUANTITY)),
        "wrong_currency",
        "/quantity");
    assertRefused(
        policy.judge(TENTH, "j2", ruled(opened, "falls", QUANTITY)), "contradiction", "/quantity");
  }

  @Test
  void answerThatWasGivenBefore_saysWhatWasAnswered() {
    var opened = policy.disputes(TENTH, "p0", "not_ours");
    policy.seller(TENTH, "s1", answered(opened, "contested", ""));
    var again = policy.seller(TENTH, "s2", answered(opened, "contested", ""));
    assertRefused(again, "answered_before", "/answer");
    assertTrue(again.text().contains("it was contested before"), again.text());

    policy.seller(TENTH, "s3", answered(opened, "offered", amount("20.00")));
    var more = policy.seller(TENTH, "s4", answered(opened, "offered", amount("20.01")));
    assertRefused(more, "answered_before", "/amount");
    assertTrue(more.text().contains("20.00 EUR was offered before"), more.text());
  }

  @Test
  void disputeThatHasEnded_isToldOfTheDispute() {
    var opened = policy.disputes(TENTH, "p0", "not_ours");
    policy.payer(TENTH, "p1", withdrawn(opened));
    assertRefused(policy.payer(TENTH, "p2", withdrawn(opened)), "decided", "/dispute");
  }
}
