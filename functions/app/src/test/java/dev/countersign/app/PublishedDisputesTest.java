package dev.countersign.app;

import static dev.countersign.app.DisputedPolicy.TENTH;
import static dev.countersign.app.DisputedPolicy.amount;
import static dev.countersign.app.DisputedPolicy.answered;
import static dev.countersign.app.DisputedPolicy.disputed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.dispute.line.IndexedLineNames;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.Questions.Order;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.FailingRequest;
import dev.countersign.ledger.members.FailingRequest.How;
import dev.countersign.ledger.members.FailingRequest.When;
import dev.countersign.ledger.members.Member;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What publishing says of disputes: on the bus, in the list, and in the month. */
final class PublishedDisputesTest {
  private static final String TWENTIETH = "2026-12-20T09:00:00Z";

  private static Stream<Ledger> ledgers() {
    return Stream.of(new InMemoryLedger(), new DynamoLedger(new InProcessDynamo(), "countersign"));
  }

  private static List<String> events(DisputedPolicy policy) {
    return policy.world.told.stream()
        .filter(event -> event.contains("\"dev.countersign.dispute_changed.v1\""))
        .distinct()
        .toList();
  }

  private static void assertSays(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), text);
    }
  }

  private static List<Question> list(Ledger ledger, Order order) {
    return ledger.questions().list(World.TENANT, Kind.DISPUTE, order, Optional.empty()).questions();
  }

  private static String said(Question question) {
    return new String(question.said().toArray(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void dispute_isToldWhenItIsOpenedAnsweredAndEnded(Ledger ledger) {
    var policy = DisputedPolicy.billed(ledger, "billed");
    var opened = policy.payer(TENTH, "p1", disputed("wrong_value", amount("18.00")));
    policy.pass(TENTH);
    var _ =
        policy.seller("2026-12-15T09:00:00Z", "s1", answered(opened, "offered", amount("25.00")));
    policy.pass("2026-12-15T09:00:00Z");
    policy.pass("2027-01-14T09:00:00Z");

    var events = events(policy);
    assertEquals(3, events.size(), events.toString());
    assertSays(
        events.get(0),
        "\"state\":\"open\"",
        "\"code\":\"wrong_value\"",
        "\"amount\":{\"amount\":\"18.00\",\"amount_minor\":1800,\"currency\":\"EUR\"}",
        "\"month\":\"2026-11\"",
        "\"event\":\"res_",
        "\"deadline\":\"2026-12-20T09:00:00Z\"",
        "\"receipt\":\"");
    assertSays(
        events.get(1),
        "\"state\":\"answered\"",
        "\"answer\":\"offered\"",
        "\"offer\":{\"amount\":\"25.00\"",
        "\"deadline\":\"2027-01-14T09:00:00Z\"");
    assertSays(
        events.get(2),
        "\"state\":\"adjusted\"",
        "\"by\":\"silence\"",
        "\"left\":{\"amount\":\"25.00\"");
    assertFalse(events.get(2).contains("\"deadline\""), events.get(2));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void entryThatChangesNothingOfADispute_tellsNothingOfIt(Ledger ledger) {
    var policy = DisputedPolicy.billed(ledger, "billed");
    var _ = policy.disputes(TENTH, "p1", "not_ours");
    policy.pass(TENTH);
    var _ =
        policy.world.record(
            "c1",
            "{\"id\":\"ses_P-1\",\"agent\":{\"id\":\"other\"},\"started_at\":\"2026-11-02T09:00:00Z\"}");
    policy.pass("2026-12-11T09:00:00Z");

    assertEquals(1, events(policy).size());
    assertEquals(policy.last().seq(), list(ledger, Order.DEADLINE).getFirst().seq());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void settledDispute_isToldWithWhatSettledIt(Ledger ledger) {
    var policy = DisputedPolicy.billed(ledger, "billed");
    policy.retract("2026-11-20T10:00:00Z", "lapsed");
    policy.pass("2026-11-20T10:00:00Z");
    var _ = policy.disputes(TENTH, "p1", "taken_back_unheard");
    policy.pass(TENTH);

    assertEquals(1, events(policy).size());
    assertSays(
        events(policy).getFirst(),
        "\"state\":\"falls\"",
        "\"by\":\"terms\"",
        "\"settled_by\":{\"status\":\"Reversed\",\"reason\":\"lapsed\"");
    assertEquals(1, list(ledger, Order.NEWEST).size());
    assertEquals(List.of(), list(ledger, Order.DEADLINE));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void list_followsEachDispute(Ledger ledger) {
    var policy = DisputedPolicy.billed(ledger, "billed");
    var opened = policy.disputes(TENTH, "p1", "not_ours");
    policy.pass(TENTH);

    var listed = list(ledger, Order.DEADLINE);
    assertEquals(1, listed.size());
    assertEquals(DisputedPolicy.id(opened), listed.getFirst().id());
    assertEquals(TWENTIETH, listed.getFirst().deadline().orElseThrow().toString());
    assertSays(said(listed.getFirst()), "\"state\":\"open\"", "\"outcome\":\"out_");
    assertFalse(said(listed.getFirst()).contains("receipt"));

    policy.pass(TWENTIETH);
    assertEquals(List.of(), list(ledger, Order.DEADLINE));
    assertSays(said(list(ledger, Order.NEWEST).getFirst()), "\"state\":\"falls\"");
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void leafAndReceipt_sayWhoDisputed(Ledger ledger) {
    var policy = DisputedPolicy.billed(ledger, "billed");
    var _ = policy.disputes(TENTH, "p1", "not_ours");
    policy.pass(TENTH);

    var leaves = new ArrayList<IndexedLeaf>();
    ledger.monthIndex().leaves(World.TENANT, YearMonth.of(2026, 12), LeafKind.ENTRY, leaves::add);
    String leaf = new String(leaves.getLast().json().toArray(), StandardCharsets.UTF_8);
    var evidence = policy.last().registers().dispute().orElseThrow().evidence();
    assertSays(
        leaf,
        "\"brought_by\":\"dispute\"",
        "\"source\":\"payer\"",
        "\"act\":\"disputed\"",
        "\"verdict\":\"opened\"",
        "\"provable_to\":\"anyone\"",
        "\"assurance\":\"",
        "\"attestation\":\"" + evidence.hex() + "\"");
    String claims = policy.history().getLast().receipt().split("\\.", -1)[1];
    assertSays(
        new String(java.util.Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8),
        "\"attestation\":\"" + evidence.hex() + "\"");
  }

  private static Stream<Arguments> failures() {
    return Arrays.stream(When.values())
        .flatMap(when -> Arrays.stream(How.values()).map(how -> Arguments.of(when, how)));
  }

  /** Whichever request publishing fails at: done again it ends as without the failure. */
  @ParameterizedTest
  @MethodSource("failures")
  void publishing_failingAtEachRequest_isCompletedByTheNext(When when, How how) {
    var expected = ended(new FailingRequest(0, when, how));
    int number =
        FailingRequest.each(
            when, how, failing -> assertEquals(expected, ended(failing), failing::toString));
    assertTrue(number > 5, "publishing makes requests");
  }

  private static String ended(FailingRequest failing) {
    String table = Member.EMBEDDED.table();
    try (var sound = Member.EMBEDDED.client();
        var breaking = Member.EMBEDDED.client(failing)) {
      var policy = DisputedPolicy.billed(new DynamoLedger(sound, table), "billed");
      var _ = policy.disputes(TENTH, "p1", "not_ours");
      var dying = DisputedPolicy.of(new DynamoLedger(breaking, table));
      dying.world.now = policy.world.now;
      dying.world.nanos.set(policy.world.nanos.get());
      try {
        var _ = dying.world.publisher().publish(policy.history().getLast());
      } catch (FailingRequest.Killed | dev.countersign.domain.failure.Unavailable e) {
        assertTrue(failing.failed());
      }
      var again = DisputedPolicy.of(new DynamoLedger(sound, table));
      again.pass(TENTH);
      again.pass("2026-12-10T10:00:00Z");
      var told = new TreeSet<>(events(dying));
      told.addAll(events(again));
      var listed =
          list(again.world.ledger, Order.DEADLINE).stream()
              .map(PublishedDisputesTest::said)
              .collect(Collectors.joining());
      var event = policy.last().billed().standing().orElseThrow().event();
      var named =
          new IndexedLineNames(again.world.ledger.monthIndex(), again.world.ledger.namedOutcomes())
              .event(World.TENANT, event);
      return told.size() + listed.replaceAll("\"(id|entry)\":\"[^\"]*\"", "") + named;
    }
  }
}
