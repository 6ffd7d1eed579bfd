package dev.countersign.app;

import static dev.countersign.app.DisputedPolicy.TENTH;
import static dev.countersign.app.DisputedPolicy.amount;
import static dev.countersign.app.DisputedPolicy.answered;
import static dev.countersign.app.DisputedPolicy.disputed;
import static dev.countersign.app.DisputedPolicy.ruled;
import static dev.countersign.app.DisputedPolicy.withdrawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.operate.replay.ReplayRefused.Replayed;
import dev.countersign.ledger.NamedOutcomes.OutcomeName;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages about disputes that come again, together, by the wrong source, or are of no use. */
final class DisputeMessagesTest {
  private final DisputedPolicy policy = DisputedPolicy.billed(new InMemoryLedger(), "billed");

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
    return policy.world.ledger.refusals().list(World.TENANT, 10).size();
  }

  @Test
  void dispute_sentAgainAfterTheEnd_getsTheFirstAnswer() {
    var first = policy.disputes(TENTH, "p1", "not_delivered");
    policy.pass("2026-12-20T09:00:00Z");
    int entries = policy.history().size();

    var again = policy.disputes("2027-02-01T00:00:00Z", "p1", "not_delivered");

    assertEquals(again(first, "opened"), again.text());
    assertEquals(entries, policy.history().size());
  }

  @Test
  void dispute_sameIdWithOtherContent_isAConflictAndKept() {
    policy.disputes(TENTH, "p1", "not_delivered");

    assertSays(policy.disputes(TENTH, "p1", "not_ours"), 409, "\"reason\":\"conflict\"");

    assertEquals(1, refused());
    assertEquals("not_delivered", policy.last().registers().dispute().orElseThrow().code().wire());
  }

  @Test
  void dispute_sameIdOfAnotherOutcome_isAConflict() {
    policy.record("P-2");
    policy.pass("2026-11-16T11:00:00Z");
    policy.disputes(TENTH, "p1", "not_delivered");
    String other = World.claim("policy_sold", "P-2").outcome(World.TENANT).value();

    assertSays(
        policy.payer(TENTH, "p1", disputed("not_ours", "").replace(DisputedPolicy.OUTCOME, other)),
        409,
        "\"reason\":\"conflict\"");
  }

  @Test
  void dispute_refused_isKeptAndItsIdMayBeUsedAgain() {
    var larger = disputed("wrong_value", amount("31.00"));
    assertSays(
        policy.payer(TENTH, "p1", larger), 422, "\"reason\":\"not_less\"", "which is 30.00 EUR");
    assertEquals(1, refused());

    var mended = disputed("wrong_value", amount("13.00"));
    assertSays(policy.payer(TENTH, "p1", mended), 200, "\"verdict\":\"opened\"");
    assertSays(policy.payer(TENTH, "p1", larger), 409, "\"reason\":\"conflict\"");
  }

  /** Refused while the source could not be told from the payer's; worked example L. */
  @Test
  void answer_refusedInTimeAndReplayedLate_countsByItsFirstReceipt() {
    var opened = policy.disputes(TENTH, "p1", "not_delivered");
    var id = DisputedPolicy.id(opened);
    var later = policy.world.ledger.namedOutcomes();
    var there = later.find(World.TENANT, id).orElseThrow();
    var elsewhere = new OutcomeName(id, World.claim("policy_sold", "P-9"), 0);
    later.put(World.TENANT, List.of(elsewhere));
    assertSays(policy.seller("2026-12-20T08:59:00Z", "s1", answered(opened, "contested", "")), 422);
    later.put(World.TENANT, List.of(there));
    policy.pass("2026-12-20T09:00:00Z");
    assertEquals("NotBillable(unanswered) +30.00 -30.00", policy.stands());

    policy.world.now = Instant.parse("2026-12-22T12:00:00Z");
    var kept = policy.world.ledger.refusals().list(World.TENANT, 10).getFirst();
    assertInstanceOf(Replayed.Decided.class, policy.world.replay(kept));

    assertEquals("Billable(disputed) +30.00 -30.00 +30.00", policy.stands());
  }

  @Test
  void answers_sentAgain_getTheirFirstAnswers() {
    var opened = policy.disputes(TENTH, "p1", "not_delivered");
    var offered = answered(opened, "offered", amount("25.00"));
    var first = policy.seller(TENTH, "s1", offered);
    var conceded = policy.seller(TENTH, "s2", answered(opened, "conceded", ""));

    assertEquals(again(first, "answered"), policy.seller(TENTH, "s1", offered).text());
    assertEquals(
        again(conceded, "conceded"),
        policy.seller(TENTH, "s2", answered(opened, "conceded", "")).text());
    assertSays(
        policy.seller(TENTH, "s3", answered(opened, "conceded", "")),
        422,
        "\"reason\":\"decided\"");
    assertSays(
        policy.seller(TENTH, "s1", answered(opened, "contested", "")),
        409,
        "\"reason\":\"conflict\"");
  }

  @Test
  void withdrawalAndRuling_sentAgain_getTheirFirstAnswers() {
    var opened = policy.disputes(TENTH, "p1", "not_delivered");
    policy.seller(TENTH, "s1", answered(opened, "contested", ""));
    var ruling = policy.judge(TENTH, "j1", ruled(opened, "stands", ""));

    assertEquals(
        again(ruling, "resolved"), policy.judge(TENTH, "j1", ruled(opened, "stands", "")).text());
    assertSays(
        policy.judge(TENTH, "j1", ruled(opened, "falls", "")), 409, "\"reason\":\"conflict\"");
    assertSays(policy.payer(TENTH, "p2", withdrawn(opened)), 422, "\"reason\":\"decided\"");
  }

  @Test
  void batch_hasWhatCanBeUsed_andNamesTheRest() {
    policy.record("P-2");
    policy.pass("2026-11-16T11:00:00Z");
    String other = World.claim("policy_sold", "P-2").outcome(World.TENANT).value();
    String both =
        "[%s,{\"code\":\"not_ours\"},%s]"
            .formatted(
                disputed("not_ours", ""),
                disputed("duplicate", "").replace(DisputedPolicy.OUTCOME, other));

    var answer = policy.payer(TENTH, "p1", both);

    assertSays(answer, 200, "\"place\":1", "\"reason\":\"contradiction\"");
    assertEquals(2, answer.text().split("\"verdict\":\"opened\"", -1).length - 1);
    assertEquals(1, refused());
    var evidence = policy.last().registers().dispute().orElseThrow().evidence();
    var kept = policy.world.ledger.outcomes().evidence(World.TENANT, policy.claim(), 1, evidence);
    assertEquals(both, kept.orElseThrow().raw().toText());
  }

  @Test
  void dispute_bySharedSecret_isRefusedByName() {
    policy.world.now = policy.world.now.plus(Duration.ofDays(20));
    assertSays(
        policy.world.post("shared", "disputes", "p1", disputed("not_ours", "")),
        422,
        "\"reason\":\"not_provable\"");
  }

  @Test
  void dispute_bySourceOfAnotherKind_isAnsweredAsOneThatDoesNotExist() {
    var nobody = policy.world.post("nobody", "disputes", "p1", disputed("not_ours", ""));
    for (String source : new String[] {"crm", "seller", "judge"}) {
      var answer = policy.world.post(source, "disputes", "p1", disputed("not_ours", ""));
      assertSays(answer, 401);
      assertEquals(nobody.text(), answer.text(), source);
    }
    assertSays(policy.world.post("payer", "answers", "s1", "{}"), 401);
  }

  @Test
  void names_ofNothing_areRefusedEachByItsField() {
    String none = "0".repeat(32);
    for (String name :
        new String[] {
          "\"outcome\":\"out_" + none + "\"",
          "\"event\":\"res_" + none + "\"",
          "\"month\":\"2026-11\",\"line\":\"E/out_" + none + "/000002/" + "0".repeat(16) + "\""
        }) {
      assertSays(
          policy.payer(TENTH, "p" + name.length(), "{" + name + ",\"code\":\"not_ours\"}"),
          422,
          "\"reason\":\"unknown_outcome\"");
    }
    assertSays(
        policy.seller(TENTH, "s1", "{\"dispute\":\"dsp_" + none + "\",\"answer\":\"contested\"}"),
        422,
        "\"reason\":\"unknown_dispute\"");
  }
}
