package dev.countersign.app;

import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.MonthLeaves;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.RecordedFact;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.FactItems;
import dev.countersign.ledger.members.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each entry, session record and refused delivery is in exactly one month, whatever goes wrong. */
final class MonthLeavesTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
  private static final String POLICY = "policy_signed";
  private static final String TICKET = "ticket_resolved";
  private static final String DEARER =
      """
      outcome: policy_signed
      version: 2
      effective_from: 2026-02-01T00:00:00Z
      sources: [crm, desk]
      claim_by: [record.id]
      match: {by: [session, record, subject], window: P7D, wait: P3D}
      price: {each: "1.99", currency: EUR}
      hold: {from: occurred_at, for: PT1H}
      """;

  private final String table = Member.EMBEDDED.table();
  private final World world = World.over(new DynamoLedger(Member.EMBEDDED.client(), table));

  @Test
  void entries_ofALife_sayWhatStoodBeforeAndAfterEach() {
    billedAndTakenBack();

    assertEquals(
        List.of(
            "Held statement - {\"currency\":\"EUR\",\"held\":99}",
            "Billable time {\"currency\":\"EUR\",\"held\":99}"
                + " {\"billed\":99,\"currency\":\"EUR\",\"since\":\"2026-11\"}",
            "Reversed statement {\"billed\":99,\"currency\":\"EUR\",\"since\":\"2026-11\"} -"),
        entries(NOVEMBER).stream().map(MonthLeavesTest::standing).toList());
  }

  @Test
  void entry_thatAStatementBrought_saysWhoSaidItInWhatGrade() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", POLICY, "1", named("ses_1")));
    world.stream();

    var stored = world.history(POLICY, "1").getFirst();
    var statement = stored.entry().registers().statements().all().getFirst();
    var leaf = entries(NOVEMBER).getFirst();
    var hash = stored.sealed().hash();
    assertEquals(
        """
        {"act":"attested","agent":{"id":"sales"},"assurance":"body-signed-fresh",\
        "attestation":"%s","brought_by":"statement","claim":"policy_signed/1","entry":"%s",\
        "is":{"currency":"EUR","held":99},"key":"E/%s/000001/%s","provable_to":"both",\
        "recorded_at":"2026-11-02T12:00:00Z","session":"ses_1","source":"crm","status":"Held",\
        "terms":"policy_signed@1","type":"policy_signed","verdict":"accepted"}\
        """
            .formatted(
                statement.evidence().hex(), hash.hex(), stored.entry().outcome(), hash.prefix(16)),
        MonthLeaf.text(leaf));
  }

  /** Its statement is not among those that the outcome keeps. */
  @Test
  void entry_ofAStatementThatIsNotKept_hasItsGradeFromItsEvidence() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));
    world.attest("crm", "m2", said("attested", TICKET, "1", named("ses_1")));
    world.stream();

    var leaves = entries(NOVEMBER);
    assertEquals(2, leaves.size());
    leaves.forEach(
        leaf -> assertEquals("both", MonthLeaf.of(leaf).text("provable_to").orElseThrow()));
  }

  @Test
  void results_inALeaf_areThoseThatTheReceiptSigned() {
    billedAndTakenBack();

    var results =
        entries(NOVEMBER).stream()
            .flatMap(leaf -> MonthLeaf.items(leaf, "results").stream())
            .map(Json.Obj.class::cast)
            .toList();
    assertEquals(
        List.of("billable 0.99 2026-11", "reversal -0.99 2026-11"),
        results.stream()
            .map(result ->
                result.text("kind").orElseThrow()
                    + " "
                    + result.text("amount").orElseThrow()
                    + " "
                    + result.text("recorded_period").orElseThrow())
            .toList());
    results.forEach(result -> assertEquals(64, result.text("sha256").orElseThrow().length()));
  }

  @Test
  void published_again_changesNothing() {
    billedAndTakenBack();
    var before = entries(NOVEMBER);

    world.history(POLICY, "1").forEach(entry -> world.publisher().publish(entry));
    var _ = world.publishBatch().publish(history());

    assertEquals(before, entries(NOVEMBER));
    assertEquals(3, before.size());
  }

  @Test
  void stream_thatIsLost_isMadeUpForBySettle() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));
    assertEquals(List.of(), entries(NOVEMBER));

    world.now = world.now.plusSeconds(180);
    world.settleOnly();

    assertEquals(1, entries(NOVEMBER).size());
  }

  /** Its events are on the bus already, and are put again with the same ids. */
  @Test
  void leaf_thatFails_leavesTheEntryDue() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));
    world.attest("crm", "m2", said("attested", TICKET, "2", named("ses_1")));
    var report = new PublishBatch(events -> List.of(), failing()).publish(tickets());
    assertEquals(List.of("1", "2"), report.failed());
    assertEquals(List.of(), entries(NOVEMBER));

    world.now = world.now.plusSeconds(180);
    world.settleOnly();
    assertEquals(2, entries(NOVEMBER).size());
  }

  private PublishEntry failing() {
    var index =
        FailingPort.of(
            MonthIndex.class,
            world.ledger.monthIndex(),
            (method, arguments) -> {
              if (method.startsWith("put")) {
                throw new Unavailable("for a test", null);
              }
            });
    var months = new KnownMonths(index, world.ledger.registry(), world.nanos::get);
    var outcomes = world.ledger.outcomes();
    return new PublishEntry(
        events -> List.of(),
        world.ledger.sessions(),
        outcomes,
        new MonthLeaves(outcomes, index, months, (tenant, type) -> Optional.empty()),
        world.assembly.publishedDisputes());
  }

  private Map<String, StoredEntry> tickets() {
    var entries = new LinkedHashMap<String, StoredEntry>();
    for (String record : List.of("1", "2")) {
      entries.put(record, world.history(TICKET, record).getLast());
    }
    return entries;
  }

  @Test
  void entry_ofAClosedMonth_isInTheOpenOneAndMarked() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));
    world.attest("crm", "m2", said("attested", TICKET, "2", named("ses_1")));
    var first = world.history(TICKET, "1").getLast();
    world.publisher().publish(first);
    close(NOVEMBER);

    var late = world.history(TICKET, "2").getLast();
    world.publisher().publish(late);
    world.publisher().publish(late);
    world.publisher().publish(first);

    assertEquals(1, entries(NOVEMBER).size());
    assertEquals(
        List.of("2026-11"),
        entries(DECEMBER).stream()
            .map(leaf -> MonthLeaf.of(leaf).text("late").orElseThrow())
            .toList());
  }

  @Test
  void lateEntry_whoseNextMonthIsClosedToo_staysInThatOne() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));
    world.attest("crm", "m2", said("attested", TICKET, "2", named("ses_1")));
    world.publisher().publish(world.history(TICKET, "1").getLast());
    close(NOVEMBER);
    var late = world.history(TICKET, "2").getLast();
    world.publisher().publish(late);
    close(DECEMBER);
    world.publisher().publish(late);

    assertEquals(1, entries(DECEMBER).size());
    assertEquals(List.of(), entries(DECEMBER.plusMonths(1)));
  }

  /** Whoever put the mark failed before the leaf, and the month that the mark names is closed. */
  @Test
  void lateEntry_ofWhichOnlyTheMarkIsThere_goesOnToTheOpenMonth() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));
    world.publisher().publish(world.history(TICKET, "1").getLast());
    var key = entries(NOVEMBER).getFirst().key();
    world.attest("crm", "m2", said("attested", TICKET, "2", named("ses_1")));
    var late = world.history(TICKET, "2").getLast();
    close(NOVEMBER);
    var its =
        key.replaceFirst("E/.*", "E/%s/000001/%s")
            .formatted(late.entry().outcome(), late.sealed().hash().prefix(16));
    var _ = world.ledger.monthIndex().mark(TENANT, NOVEMBER, its, DECEMBER);
    var november = world.ledger.monthIndex().months(TENANT).getFirst();
    var _ = world.ledger.monthIndex().begin(TENANT, november.next(ZoneOffset.UTC));
    close(DECEMBER);

    world.publisher().publish(late);

    assertEquals(List.of(), entries(DECEMBER));
    assertEquals(1, entries(DECEMBER.plusMonths(1)).size());
  }

  /** Other terms came into force for it in between: the leaf before stays as it was. */
  @Test
  void was_ofAnEntry_isWhatTheLeafBeforeSaid() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", POLICY, "1", named("ses_1")));
    world.stream();
    world.ledger.registry().putTerms(TENANT, new OutcomeType(POLICY), 2, DEARER);
    world.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    world.attest("crm", "m2", said("restated", POLICY, "1", named("ses_1")));
    world.stream();

    assertEquals(
        List.of(
            "Held statement - {\"currency\":\"EUR\",\"held\":99}",
            "Held statement {\"currency\":\"EUR\",\"held\":99} {\"currency\":\"EUR\",\"held\":199}"),
        entries(NOVEMBER).stream().map(MonthLeavesTest::standing).toList());
  }

  @Test
  void reversal_inALaterMonth_saysSinceWhenItStood() {
    billed();
    world.now = Instant.parse("2026-12-05T12:00:00Z");
    world.attest("crm", "m3", said("retracted", POLICY, "1", named("ses_1")));
    world.stream();

    assertEquals(
        List.of("Reversed statement {\"billed\":99,\"currency\":\"EUR\",\"since\":\"2026-11\"} -"),
        entries(DECEMBER).stream().map(MonthLeavesTest::standing).toList());
  }

  /** The leaf of the entry before says it; where that is not there, the entries before do. */
  @Test
  void since_ofALongHistory_isTheMonthOfTheFirstEntryWithIt() {
    billed();
    world.now = Instant.parse("2026-12-05T12:00:00Z");
    for (int i = 3; i < 6; i++) {
      world.attest("crm", "m" + i, said("attested", POLICY, "1", named("ses_1")));
    }
    var all = world.history(POLICY, "1");
    world.publisher().publish(all.getLast());
    world.stream();

    entries(DECEMBER)
        .forEach(
            leaf -> assertTrue(standing(leaf).endsWith("\"since\":\"2026-11\"}"), standing(leaf)));
    assertEquals(3, entries(DECEMBER).size());
  }

  @Test
  void facts_ofSessionsAndRefusals_areLeavesOfTheirMonth() {
    String claims = "\"claimed\":[\"lead_won\",\"A b\"],\"agent\"";
    world.record("s1", session("ses_1").replace("\"agent\"", claims));
    world.attest("crm", "m1", "{\"act\":\"attested\"}");
    index(world);
    index(world);

    var recorded = MonthLeaf.of(leaves(NOVEMBER, LeafKind.SESSION).getFirst());
    assertEquals("ses_1", recorded.text("session").orElseThrow());
    assertEquals("agents", recorded.text("source").orElseThrow());
    assertEquals("both", recorded.text("provable_to").orElseThrow());
    assertEquals("live", recorded.text("mode").orElseThrow());
    var claimed = new Json.Arr(List.of(new Json.Str("lead_won")));
    assertEquals(claimed, recorded.members().get("claimed"));
    assertEquals(1, leaves(NOVEMBER, LeafKind.SESSION).size());
    var refused = MonthLeaf.of(leaves(NOVEMBER, LeafKind.REFUSAL).getFirst());
    assertEquals("crm", refused.text("source").orElseThrow());
    assertEquals(new Json.Arr(List.of(new Json.Str("missing"))), refused.members().get("reasons"));
    assertEquals(1, leaves(NOVEMBER, LeafKind.REFUSAL).size());
  }

  /** Hands what lies in the table to the index, as the stream does. */
  private void index(World of) {
    var facts = new LinkedHashMap<String, RecordedFact>();
    for (Map<String, AttributeValue> item : StoredItems.of(Member.EMBEDDED.client(), table)) {
      FactItems.read(item).ifPresent(fact -> facts.put("" + facts.size(), fact));
    }
    assertEquals(List.of(), of.assembly.monthLeaves().put(facts));
  }

  private void billed() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", POLICY, "1", named("ses_1")));
    world.stream();
    world.now = world.now.plus(Duration.ofHours(2));
    world.settle();
  }

  private void billedAndTakenBack() {
    billed();
    world.attest("crm", "m2", said("retracted", POLICY, "1", named("ses_1")));
    world.stream();
  }

  private Map<String, StoredEntry> history() {
    var entries = new LinkedHashMap<String, StoredEntry>();
    world.history(POLICY, "1").forEach(each -> entries.put("" + each.entry().seq(), each));
    return entries;
  }

  /** Closes a month; whoever knew it as open has forgotten that. */
  private void close(YearMonth period) {
    var _ = world.ledger.monthIndex().close(TENANT, period, world.now);
    world.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
  }

  private List<IndexedLeaf> entries(YearMonth period) {
    return leaves(period, LeafKind.ENTRY);
  }

  private List<IndexedLeaf> leaves(YearMonth period, LeafKind kind) {
    var read = new ArrayList<IndexedLeaf>();
    world.ledger.monthIndex().leaves(TENANT, period, kind, read::add);
    return read;
  }

  private static String standing(IndexedLeaf leaf) {
    var of = MonthLeaf.of(leaf);
    return of.text("status").orElseThrow()
        + " "
        + of.text("brought_by").orElseThrow()
        + " "
        + MonthLeaf.member(leaf, "was")
        + " "
        + MonthLeaf.member(leaf, "is");
  }
}
