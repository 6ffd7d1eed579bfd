package dev.countersign.testing.simulation.audit;

import static dev.countersign.testing.simulation.audit.TamperedHistory.CLAIM;
import static dev.countersign.testing.simulation.audit.TamperedHistory.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The audit finds each way to break a history, under the rule that it breaks. The entries by place:
 * 0 held, 1 billed 60.00, 2 restated to 45.00, 3 lapsed to 11.20, 4 reinstated at 45.00.
 */
final class BrokenHistoriesTest {
  private final TamperedHistory policy;

  BrokenHistoriesTest() throws Exception {
    this.policy = new TamperedHistory();
  }

  private static void assertBreaks(AuditRule rule, Audit audit) {
    assertTrue(TamperedHistory.broken(audit).contains(rule), () -> audit.findings().toString());
  }

  @Test
  void audit_ofTheTrueHistory_findsNothing() {
    var audit = policy.shown();
    policy.settle(audit);
    audit.reread(TENANT, CLAIM, policy.entries);

    assertEquals(Set.of(), TamperedHistory.broken(audit));
  }

  @Test
  void written_reversalLeftOut_breaksRule1() {
    policy.entry(
        2,
        text -> {
          int start = text.indexOf("{\"amount\"", text.indexOf("\"results\":["));
          int end = text.indexOf("},{\"amount\"", start) + 2;
          return text.substring(0, start) + text.substring(end);
        });

    assertBreaks(AuditRule.ONE_RESULT_STANDS, policy.written());
  }

  @Test
  void written_reversalOfAnotherAmount_breaksRule1() {
    policy.entry(2, text -> text.replace("\"minor\":-6000", "\"minor\":-5999"));

    assertBreaks(AuditRule.ONE_RESULT_STANDS, policy.written());
  }

  @Test
  void written_reversalOfAnotherEvent_breaksRule1() {
    policy.entry(2, text -> text.replace("\"reverses\":\"res_7", "\"reverses\":\"res_8"));

    assertBreaks(AuditRule.ONE_RESULT_STANDS, policy.written());
  }

  @Test
  void written_moreThanThePrice_breaksRule1() {
    policy.entry(1, text -> text.replace("\"minor\":6000", "\"minor\":6001"));

    assertBreaks(AuditRule.ONE_RESULT_STANDS, policy.written());
  }

  @Test
  void written_somethingStandsThoughHeld_breaksRule1() {
    policy.entry(1, text -> text.replace("\"Billable\"", "\"Held\""));

    assertBreaks(AuditRule.ONE_RESULT_STANDS, policy.written());
  }

  @Test
  void written_messageAnsweredByOtherContent_breaksRule2() {
    policy.entry(3, text -> text.replace("1bc2f0a3a1c1bb22:f6", "1bc2f0a3a1c1bb22:f7"));

    assertEquals(
        Set.of(AuditRule.SAME_MESSAGE_SAME_ANSWER), TamperedHistory.broken(policy.written()));
  }

  @Test
  void written_messageCountedTwice_breaksRule2() {
    policy.entry(
        4,
        text -> text.replace("\"seen\":[", "\"seen\":[\"1bc2f0a3a1c1bb22:0000000000000000:1\","));

    assertBreaks(AuditRule.SAME_MESSAGE_SAME_ANSWER, policy.written());
  }

  @Test
  void answered_anotherReceipt_breaksRule2() {
    var audit = policy.written();
    audit.answered(told("content", AuditedAnswer.Kind.DECIDED, "receipt 1"));
    audit.answered(told("content", AuditedAnswer.Kind.DECIDED, "receipt 1"));
    assertEquals(Set.of(), TamperedHistory.broken(audit));

    audit.answered(told("content", AuditedAnswer.Kind.DECIDED, "receipt 2"));
    assertEquals(Set.of(AuditRule.SAME_MESSAGE_SAME_ANSWER), TamperedHistory.broken(audit));
  }

  @Test
  void answered_otherContentTaken_breaksRule2() {
    var audit = policy.written();
    audit.answered(told("content", AuditedAnswer.Kind.DECIDED, "receipt"));
    audit.answered(told("other", AuditedAnswer.Kind.CONFLICT, "receipt"));
    assertEquals(Set.of(), TamperedHistory.broken(audit));

    audit.answered(told("other", AuditedAnswer.Kind.DECIDED, "receipt"));
    assertBreaks(AuditRule.SAME_MESSAGE_SAME_ANSWER, audit);
  }

  @Test
  void written_restsOnAWitness_breaksRule3() {
    policy.entry(1, text -> text.replace("\"by\":\"crm\"", "\"by\":\"portal\""));

    assertBreaks(AuditRule.WITNESSES_DONT_BILL, policy.written());
  }

  @Test
  void written_retractionForgotten_breaksRule4() {
    policy.entry(4, text -> text.replaceFirst(",?\\{\"act\":\"retracted\"[^{}]*}", ""));

    assertBreaks(AuditRule.RETRACTION_REMEMBERED, policy.written());
  }

  @Test
  void settled_lastEntryNeverWritten_breaksRule5() {
    policy.entries.removeLast();
    var audit = policy.written();
    policy.settle(audit);

    assertBreaks(AuditRule.ORDER_IS_NOTHING, audit);
  }

  @Test
  void written_billedBeforeTheHoldsEnd_breaksRule6() {
    policy.entry(
        1,
        text ->
            text.replace(
                "\"recorded_at\":\"2026-11-30T23:00:00Z\",\"revision\"",
                "\"recorded_at\":\"2026-11-30T22:59:59Z\",\"revision\""));

    assertEquals(Set.of(AuditRule.NOT_BEFORE_THE_HOLD), TamperedHistory.broken(policy.written()));
  }

  @Test
  void published_beforeTheHoldsEnd_breaksRule6() {
    var billed = policy.events.get(policy.results().getFirst());
    var audit = policy.written();
    audit.published(billed.detail(), Instant.parse("2026-11-30T22:59:59Z"));

    assertEquals(Set.of(AuditRule.NOT_BEFORE_THE_HOLD), TamperedHistory.broken(audit));
  }

  @Test
  void written_statementForgotten_breaksRule7() {
    policy.entry(
        4,
        text ->
            text.replace(
                "\"stated_at\":\"2027-02-10T10:00:00Z\"",
                "\"stated_at\":\"2027-02-10T09:59:59Z\""));

    assertBreaks(AuditRule.NEWEST_STANDS, policy.written());
  }

  @Test
  void written_goneBackToAnOlderForm_breaksRule7() {
    policy.entry(
        4,
        text ->
            text.replace(
                "\"recorded_at\":\"2026-11-01T09:01:00Z\"",
                "\"recorded_at\":\"2026-11-01T09:00:59Z\""));

    assertEquals(Set.of(AuditRule.NEWEST_STANDS), TamperedHistory.broken(policy.written()));
  }

  @Test
  void written_byAVersionNotInForce_breaksRule8() {
    policy.entry(0, text -> text.replace("policy_signed@1", "policy_signed@2"));

    assertEquals(Set.of(AuditRule.VERSION_OF_THE_START), TamperedHistory.broken(policy.written()));
  }

  @Test
  void written_sharesDontSum_breaksRule9() {
    policy.entry(
        1,
        text -> {
          int results = text.indexOf("\"results\":");
          return text.substring(0, results)
              + text.substring(results).replaceFirst("6000},\"session\"", "5999},\"session\"");
        });

    assertBreaks(AuditRule.MONEY_IS_EXACT, policy.written());
  }

  @Test
  void published_decimalOfAnotherAmount_breaksRule9() {
    policy.event(
        policy.results().getFirst(),
        text -> text.replaceFirst("\"amount\":\"60.00\"", "\"amount\":\"60.0\""));

    assertEquals(Set.of(AuditRule.MONEY_IS_EXACT), TamperedHistory.broken(policy.shown()));
  }

  @Test
  void written_underAnotherTenant_breaksRule10() {
    var audit = policy.written();
    audit.written("globex", CLAIM, policy.entries.getFirst());

    assertEquals(Set.of(AuditRule.TENANTS_APART), TamperedHistory.broken(audit));
  }

  @Test
  void published_underAnotherTenant_breaksRule10() {
    policy.event(
        policy.results().getFirst(),
        text -> text.replace("\"tenant\":\"acme\"", "\"tenant\":\"globex\""));

    assertBreaks(AuditRule.TENANTS_APART, policy.shown());
  }

  @Test
  void written_shareOfAStrangersSession_breaksRule10() {
    policy.entry(
        1,
        text -> {
          int results = text.indexOf("\"results\":");
          return text.substring(0, results)
              + text.substring(results).replaceFirst("ses_1", "ses_9");
        });

    assertBreaks(AuditRule.TENANTS_APART, policy.written());
  }

  @Test
  void written_numberLeftOut_breaksTheChain() {
    policy.entries.remove(1);

    assertBreaks(AuditRule.HISTORY_IS_A_CHAIN, policy.written());
  }

  @Test
  void written_changedWithoutChaining_breaksTheChain() {
    policy.entries.set(
        0,
        new String(policy.entries.getFirst(), StandardCharsets.UTF_8)
            .replace("\"agent\",\"id\"", "\"both\",\"id\"")
            .getBytes(StandardCharsets.UTF_8));

    assertEquals(Set.of(AuditRule.HISTORY_IS_A_CHAIN), TamperedHistory.broken(policy.written()));
  }

  @Test
  void reread_changedOrShortened_breaksTheChain() {
    var audit = policy.written();
    audit.reread(TENANT, CLAIM, policy.entries.subList(0, 4));
    assertEquals(Set.of(AuditRule.HISTORY_IS_A_CHAIN), TamperedHistory.broken(audit));

    var changed = policy.written();
    var entries =
        policy.entry(1, text -> text.replace("\"agent\",\"id\"", "\"both\",\"id\"")).entries;
    changed.reread(TENANT, CLAIM, entries);
    assertEquals(Set.of(AuditRule.HISTORY_IS_A_CHAIN), TamperedHistory.broken(changed));
  }

  @Test
  void published_notInTheHistory_isFound() {
    policy.entries.removeLast();

    assertBreaks(AuditRule.EVENTS_ARE_THE_HISTORY, policy.shown());
  }

  @Test
  void published_sayingOtherThanTheHistory_isFound() {
    policy.event(
        policy.results().getFirst(),
        text -> text.replace("\"meter\":\"policy", "\"meter\":\"lead"));

    assertEquals(Set.of(AuditRule.EVENTS_ARE_THE_HISTORY), TamperedHistory.broken(policy.shown()));
  }

  @Test
  void published_againWithOtherContent_isFound() {
    var audit = policy.shown();
    int place = policy.results().getFirst();
    audit.published(policy.events.get(place).detail(), policy.read.end());
    assertEquals(Set.of(), TamperedHistory.broken(audit));

    policy.event(
        place, text -> text.replace("\"agent\":{\"id\":\"sales\"}", "\"agent\":{\"id\":\"x\"}"));
    audit.published(policy.events.get(place).detail(), policy.read.end());
    assertEquals(Set.of(AuditRule.EVENTS_ARE_THE_HISTORY), TamperedHistory.broken(audit));
  }

  @Test
  void published_changeOfAnotherEntry_isFound() {
    policy.event(0, text -> text.replace("\"seq\":1", "\"seq\":2"));

    assertEquals(Set.of(AuditRule.EVENTS_ARE_THE_HISTORY), TamperedHistory.broken(policy.shown()));
  }

  @Test
  void settled_oneNeverPublished_isFound() {
    policy.events.remove((int) policy.results().getLast());
    var audit = policy.shown();
    policy.settle(audit);

    assertEquals(
        Set.of(AuditRule.EVENTS_ARE_THE_HISTORY, AuditRule.ONE_RESULT_STANDS),
        TamperedHistory.broken(audit));
  }

  @Test
  void published_reversalFirst_isOutOfOrder() {
    var audit = policy.written();
    for (int place : policy.results().reversed()) {
      audit.published(policy.events.get(place).detail(), policy.read.end());
    }

    assertEquals(Set.of(AuditRule.EVENTS_IN_ORDER), TamperedHistory.broken(audit));
  }

  private static AuditedAnswer told(String content, AuditedAnswer.Kind kind, String answer) {
    return new AuditedAnswer(TENANT, "crm", "m1", CLAIM, content, kind, answer);
  }
}
