package dev.countersign.app;

import static dev.countersign.app.DisputedPolicy.TENTH;
import static dev.countersign.app.DisputedPolicy.amount;
import static dev.countersign.app.DisputedPolicy.answered;
import static dev.countersign.app.DisputedPolicy.disputed;
import static dev.countersign.app.DisputedPolicy.id;
import static dev.countersign.app.DisputedPolicy.only;
import static dev.countersign.app.DisputedPolicy.ruled;
import static dev.countersign.app.DisputedPolicy.withdrawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Disputes over HTTP, from the payer's word to the end, by the page's worked examples. */
final class DisputesTest {
  private static Stream<Ledger> ledgers() {
    return Stream.of(new InMemoryLedger(), new DynamoLedger(new InProcessDynamo(), "countersign"));
  }

  private static void assertSays(HttpAnswer answer, int status, String... parts) {
    assertEquals(status, answer.status(), answer.text());
    for (String part : parts) {
      assertTrue(answer.text().contains(part), answer.text());
    }
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void a_sellerSilent_falls(Ledger ledger) {
    var policy = DisputedPolicy.billed(ledger, "billed");
    var opened = policy.disputes(TENTH, "p1", "not_delivered");
    assertSays(
        opened,
        200,
        "\"verdict\":\"opened\"",
        "\"state\":\"open\"",
        "\"deadline\":\"2026-12-20T09:00:00Z\"");
    assertEquals("Billable(disputed) +30.00", policy.stands());

    policy.pass("2026-12-20T09:00:00Z");

    assertEquals("NotBillable(unanswered) +30.00 -30.00", policy.stands());
    assertEquals("-30.00", policy.net("2026-12"));
    assertSays(
        policy.seller("2026-12-21T09:00:00Z", "s1", answered(opened, "contested", "")),
        422,
        "\"reason\":\"decided\"");
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void b_offeredRuledAndClawedBack_leavesTheLesser(Ledger ledger) {
    var policy = DisputedPolicy.billed(ledger, "billed");
    var opened =
        policy.payer("2026-12-12T09:00:00Z", "p1", disputed("wrong_value", amount("18.00")));
    assertSays(
        policy.seller("2026-12-15T09:00:00Z", "s1", answered(opened, "offered", amount("25.00"))),
        200,
        "\"verdict\":\"answered\"",
        "\"state\":\"answered\"",
        "\"deadline\":\"2027-01-14T09:00:00Z\"");

    assertSays(
        policy.judge("2027-01-10T09:00:00Z", "j1", ruled(opened, "adjusted", amount("20.00"))),
        200,
        "\"verdict\":\"resolved\"",
        "\"state\":\"adjusted\"",
        "\"by\":\"arbiter\"",
        "\"left\":{\"amount\":\"20.00\",\"currency\":\"EUR\"}");

    assertEquals("Billable(adjusted) +30.00 -30.00 +20.00", policy.stands());
    policy.retract("2027-03-01T10:00:00Z", "cancelled");
    assertEquals("Reversed(cancelled) +30.00 -30.00 +20.00 -20.00 +4.93", policy.stands());
    assertEquals(
        List.of("30.00", "0", "-10.00", "0", "-15.07"),
        Stream.of("2026-11", "2026-12", "2027-01", "2027-02", "2027-03").map(policy::net).toList());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void d_withheldAndRuledToStand_isBilledAgain(Ledger ledger) {
    var policy = DisputedPolicy.billed(ledger, "withheld");
    var opened = policy.disputes(TENTH, "p1", "human_did_it");
    assertEquals("Held(disputed) +30.00 -30.00", policy.stands());
    assertSays(
        policy.seller("2026-12-11T09:00:00Z", "s1", answered(opened, "contested", "")),
        200,
        "\"state\":\"answered\"");

    assertSays(
        policy.judge("2027-01-05T09:00:00Z", "j1", ruled(opened, "stands", "")),
        200,
        "\"state\":\"stands\"");

    assertEquals("Billable +30.00 -30.00 +30.00", policy.stands());
    assertEquals("-30.00", policy.net("2026-12"));
    assertEquals("30.00", policy.net("2027-01"));
  }

  private final DisputedPolicy policy = DisputedPolicy.billed(new InMemoryLedger(), "billed");

  @Test
  void conceded_falls() {
    var opened = policy.disputes(TENTH, "p1", "not_ours");
    assertSays(
        policy.seller(TENTH, "s1", answered(opened, "conceded", "")),
        200,
        "\"verdict\":\"conceded\"",
        "\"state\":\"falls\"",
        "\"by\":\"seller\"");
    assertEquals("NotBillable(conceded) +30.00 -30.00", policy.stands());
  }

  @Test
  void withdrawn_afterAnOffer_isTheOffer() {
    var opened = policy.disputes(TENTH, "p1", "not_ours");
    policy.seller(TENTH, "s1", answered(opened, "offered", amount("25.00")));
    assertSays(
        policy.payer(TENTH, "p2", withdrawn(opened)),
        200,
        "\"verdict\":\"withdrawn\"",
        "\"state\":\"adjusted\"",
        "\"by\":\"seller\"",
        "\"left\":{\"amount\":\"25.00\",\"currency\":\"EUR\"}");
    assertEquals("Billable(adjusted) +30.00 -30.00 +25.00", policy.stands());
  }

  @Test
  void event_ofTheLine_isItsName() {
    var billable = policy.last().billed().standing().orElseThrow().event();
    policy.world.stream();
    assertSays(
        policy.payer(TENTH, "p1", "{\"event\":\"" + billable + "\",\"code\":\"not_ours\"}"),
        200,
        "\"verdict\":\"opened\"");
  }

  @Test
  void g_clawedBackAlready_isSettledByTheFactOfTheHistory() {
    var billable = policy.last().billed().standing().orElseThrow().event();
    policy.world.stream();
    policy.retract("2026-11-20T10:00:00Z", "lapsed");
    var retraction = policy.last().registers().statements().all().getLast().evidence();
    policy.world.stream();

    var settled =
        policy.payer(
            TENTH, "p1", "{\"event\":\"" + billable + "\",\"code\":\"taken_back_unheard\"}");

    var reversal = ResultEvent.idOf(World.TENANT, policy.claim(), 1, ResultEvent.Kind.REVERSAL);
    assertSays(
        settled,
        200,
        "\"verdict\":\"settled\"",
        "\"state\":\"falls\"",
        "\"by\":\"terms\"",
        "\"settled_by\":{\"status\":\"Reversed\",\"reason\":\"lapsed\",\"statement\":\""
            + retraction.hex()
            + "\",\"reversal\":\""
            + reversal
            + "\"}");
    assertEquals("Reversed(lapsed) +30.00 -30.00", policy.stands());
    assertSays(
        policy.seller(TENTH, "s1", answered(settled, "contested", "")),
        422,
        "\"reason\":\"unknown_dispute\"");
  }

  @Test
  void texts_ofAllThree_standInTheEvidenceAlone() {
    String text = ",\"text\":\"ada@example.com\\nnever signed\"";
    var opened = policy.payer(TENTH, "p1", disputed("other", text));
    policy.seller(TENTH, "s1", answered(opened, "contested", text));
    policy.judge(TENTH, "j1", ruled(opened, "falls", ""));

    var told = new StringBuilder();
    policy.world.stream();
    policy.world.told.forEach(told::append);
    policy.history().forEach(stored -> told.append(text(stored)));
    for (String part : List.of("ada@example.com", "never signed", "I heard both.")) {
      assertFalse(told.toString().contains(part), part);
    }
    var first = policy.history().stream().filter(stored -> stored.entry().seq() == 3).findFirst();
    assertTrue(
        policy
            .world
            .ledger
            .outcomes()
            .beside(World.TENANT, policy.claim(), first.orElseThrow().entry().seq())
            .orElseThrow()
            .raw()
            .toText()
            .contains("never signed"));
  }

  private static String text(StoredEntry stored) {
    return new String(EntryForm.write(stored.entry()), StandardCharsets.UTF_8);
  }

  @Test
  void ruling_namesWhoeverMayRule() {
    var opened = policy.disputes(TENTH, "p1", "not_ours");
    assertSays(
        policy.judge(TENTH, "j1", ruled(opened, "falls", "")), 422, "\"reason\":\"not_answered\"");
    policy.seller(TENTH, "s1", answered(opened, "contested", ""));
    assertSays(
        policy.judge("office", TENTH, "j2", ruled(opened, "falls", "")),
        422,
        "\"reason\":\"not_the_arbiter\"");
    assertSays(
        policy.judge(TENTH, "j3", ruled(opened, "falls", "").replace("P-1", "P-9")),
        422,
        "\"reason\":\"unknown_outcome\"",
        "\"pointer\":\"/claim\"");
    assertSays(
        policy.judge(TENTH, "j4", ruled(opened, "adjusted", amount("30.00"))),
        422,
        "\"reason\":\"not_less\"");
    assertEquals("open", only(opened).get("state"));
  }

  /** As over HTTP: who rules by the command reads which dispute it was, and what became of it. */
  @Test
  void ruling_atThisMachine_isToldWithItsDispute() {
    var opened = policy.disputes(TENTH, "p1", "not_ours");
    policy.seller(TENTH, "s1", answered(opened, "contested", ""));
    policy.judge(TENTH, "j1", ruled(opened, "adjusted", amount("20.00")));

    var told = policy.world.assembly.resolveOutcome().told(policy.history().getLast()).toText();

    assertTrue(
        told.startsWith(
            "{\"verdict\":\"resolved\",\"dispute\":\"%s\",\"state\":\"adjusted\",\"by\":\"arbiter\","
                .formatted(id(opened))),
        told);
    assertTrue(told.contains("\"left\":{\"amount\":\"20.00\",\"currency\":\"EUR\"}"), told);
  }
}
