package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.month.LinePlaces;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which line a dispute names, and how the month stands that billed it. */
final class DisputedLinesTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private final SealedAt sealed = new SealedAt();

  private static Stream<Ledger> ledgers() {
    return Stream.of(
        new InMemoryLedger(), new DynamoLedger(new InProcessDynamo(), "countersign"));
  }

  private DisputedPolicy policy(Ledger ledger) {
    return DisputedPolicy.billed(ledger, sealed, "open");
  }

  private void sealNovember() {
    var _ = sealed.seal("2026-11", "2026-12-04T00:00:00Z");
  }

  private static void assertOpened(HttpAnswer answer) {
    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"verdict\":\"opened\""), answer.text());
  }

  private static void assertRefused(HttpAnswer answer, String reason) {
    assertEquals(422, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"reason\":\"" + reason + "\""), answer.text());
  }

  private static HttpAnswer said(DisputedPolicy policy, String name) {
    String id = "p" + name.hashCode();
    return policy.payer("2026-12-10T09:00:00Z", id, "{" + name + ",\"code\":\"not_ours\"}");
  }

  private static String event(DisputedPolicy policy) {
    return policy.last().billed().standing().orElseThrow().event().value();
  }

  /** The key of the leaf of the entry that billed it. */
  private static String leaf(DisputedPolicy policy) {
    var leaves = new ArrayList<IndexedLeaf>();
    policy.world.ledger.monthIndex().leaves(World.TENANT, NOVEMBER, LeafKind.ENTRY, leaves::add);
    return leaves.getLast().key();
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void line_namedByItsEvent_isDisputed(Ledger ledger) {
    var policy = policy(ledger);
    assertOpened(said(policy, "\"event\":\"" + event(policy) + "\""));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void line_namedByMonthAndLeaf_isDisputed(Ledger ledger) {
    var policy = policy(ledger);
    assertOpened(
        said(policy, "\"month\":\"2026-11\",\"line\":\"%s\"".formatted(leaf(policy))));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void line_thatIsNotThere_isUnknown(Ledger ledger) {
    var policy = policy(ledger);
    var held = leaf(policy).replace("/000002/", "/000001/");
    for (String name :
        List.of(
            "\"outcome\":\"out_%032x\"".formatted(1),
            "\"event\":\"res_%032x\"".formatted(1),
            "\"month\":\"2026-10\",\"line\":\"%s\"".formatted(leaf(policy)),
            "\"month\":\"2026-11\",\"line\":\"%s\"".formatted(held))) {
      assertRefused(said(policy, name), "unknown_outcome");
    }
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void line_ofAnotherTenant_isFoundByNoName(Ledger ledger) {
    var policy = policy(ledger);
    var names = policy.world.assembly.lineNames();
    var other = new TenantId("other");
    var outcome = policy.last().outcome();
    var event = policy.last().billed().standing().orElseThrow().event();
    var opened = policy.disputes("2026-12-10T09:00:00Z", "p1", "not_ours");
    String id = DisputedPolicy.id(opened);

    assertTrue(names.outcome(World.TENANT, outcome).isPresent());
    assertTrue(names.event(World.TENANT, event).isPresent());
    assertTrue(names.line(World.TENANT, NOVEMBER, leaf(policy)).isPresent());
    assertEquals(Optional.of(policy.claim()), names.question(World.TENANT, id));
    assertEquals(Optional.empty(), names.outcome(other, outcome));
    assertEquals(Optional.empty(), names.event(other, event));
    assertEquals(Optional.empty(), names.line(other, NOVEMBER, leaf(policy)));
    assertEquals(Optional.empty(), names.question(other, id));
    assertEquals(Optional.empty(), names.question(World.TENANT, "dsp_#"));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void sealedMonth_untilTheEndOfOpen_isDisputed(Ledger ledger) {
    var policy = policy(ledger);
    sealNovember();
    assertRefused(policy.disputes("2027-01-03T00:00:00Z", "p1", "not_ours"), "too_late");
    assertOpened(policy.disputes("2027-01-02T23:59:59Z", "p2", "not_ours"));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void monthThatIsNotSealed_isAlwaysDisputed(Ledger ledger) {
    assertOpened(policy(ledger).disputes("2027-10-03T00:00:00Z", "p1", "not_ours"));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void acceptedMonth_isDisputedOnlyBeforeTheAnswer(Ledger ledger) {
    var policy = policy(ledger);
    sealNovember();
    var _ =
        policy.accountant("2026-12-08T12:00:00Z", "a1", SealedAt.said("accepted", ""));
    assertRefused(policy.disputes("2026-12-08T12:00:00Z", "p1", "not_ours"), "accepted");
    assertOpened(policy.disputes("2026-12-08T11:59:59Z", "p2", "not_ours"));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void monthAcceptedButForAnother_isAccepted(Ledger ledger) {
    var policy = policy(ledger);
    sealNovember();
    var _ =
        policy.accountant(
            "2026-12-08T12:00:00Z", "a1", SealedAt.except("out_%032x".formatted(1)));
    assertRefused(policy.disputes("2026-12-09T12:00:00Z", "p1", "not_ours"), "accepted");
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void refusedMonth_isDisputed(Ledger ledger) {
    var policy = policy(ledger);
    sealNovember();
    var _ =
        policy.accountant(
            "2026-12-08T12:00:00Z", "a1", SealedAt.said("refused", ",\"why\":\"too much\""));
    assertOpened(policy.disputes("2026-12-09T12:00:00Z", "p1", "not_ours"));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void silence_acceptsAtTheEndOfTheReview_beforeItIsNoted(Ledger ledger) {
    var policy = DisputedPolicy.billed(ledger, sealed, "accepted");
    sealNovember();
    assertRefused(policy.disputes("2026-12-14T00:00:00Z", "p1", "not_ours"), "accepted");
    assertOpened(policy.disputes("2026-12-13T23:59:59Z", "p2", "not_ours"));
  }

  /** Its leaf is in December, which was closed a month later. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void lineWhoseLeafCameLate_isOfTheMonthThatHasIt(Ledger ledger) {
    var policy = policy(ledger);
    var index = ledger.monthIndex();
    policy.world.now = Instant.parse("2026-11-20T10:00:00Z");
    policy.record("P-2");
    var _ = index.close(World.TENANT, NOVEMBER, Instant.parse("2026-12-04T00:00:00Z"));
    policy.world.nanos.addAndGet(120_000_000_000L);
    policy.pass("2026-11-30T10:00:00Z");
    sealNovember();
    var outcome = World.claim("policy_sold", "P-2").outcome(World.TENANT);
    String said = "{\"outcome\":\"%s\",\"code\":\"not_ours\"}".formatted(outcome);

    assertRefused(policy.disputes("2027-01-03T00:00:00Z", "p1", "not_ours"), "too_late");
    assertOpened(policy.payer("2027-01-03T00:00:00Z", "p2", said));
  }

  /** What is read for a dispute doesn't grow with the corrections since the line was billed. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void outcomeThatWasOftenCorrected_costsAsManyReadsAsAnother(Ledger ledger) {
    var policy = policy(ledger);
    sealNovember();
    for (int i = 0; i < 6; i++) {
      var opened = policy.disputes("2026-12-05T10:0%d:00Z".formatted(i), "p" + i, "not_ours");
      policy.world.stream();
      var _ =
          policy.payer(
              "2026-12-05T10:0%d:30Z".formatted(i), "w" + i, DisputedPolicy.withdrawn(opened));
      policy.world.stream();
    }
    var read = new ArrayList<Integer>();
    var outcomes =
        FailingPort.of(
            Outcomes.class,
            ledger.outcomes(),
            (method, arguments) -> {
              if (method.equals("at")) {
                read.add((Integer) arguments.get(2));
              }
            });
    var months =
        new KnownMonths(
            ledger.monthIndex(), ledger.registry(), policy.world.nanos::get);
    var found =
        new LinePlaces(outcomes, ledger.monthIndex(), months)
            .of(policy.history().getLast());

    assertTrue(policy.last().seq() > 10, "corrected often");
    assertEquals(Optional.of(NOVEMBER), found);
    assertEquals(List.of(), read);
  }
}
