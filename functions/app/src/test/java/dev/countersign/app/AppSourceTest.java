package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.operate.replay.ReplayRefused.Replayed;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.PassedOver.Count;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One address of a vendor's app gives each tenant the events of its own account. */
final class AppSourceTest {
  private static final TenantId BOLT = new TenantId("bolt");
  private static final TenantId SELLER = new TenantId("seller");
  private static final SourceId CRM = new SourceId("crm");
  private static final SourceId APP = new SourceId("hubspot");
  private static final OutcomeType TYPE = new OutcomeType("ticket_resolved");
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String PATH = "/v1/sources/seller.hubspot/attestations";

  private final World world = World.over(new InMemoryLedger());

  @BeforeEach
  void twoTenantsOfOneApp() {
    var registry = world.ledger.registry();
    for (TenantId tenant : List.of(BOLT, SELLER)) {
      registry.putTenant(
          tenant,
          "{id: %s, name: N, pseudonym_key: {inline: fedcba9876543210fedcba9876543210}}"
              .formatted(tenant));
    }
    registry.putTerms(BOLT, TYPE, 1, registry.terms(World.TENANT, TYPE).getFirst());
    registry.putSource(
        SELLER,
        APP,
        """
        {id: hubspot, kind: app, profile: hubspot-v3, keys: [{secret: {inline: %s}}],
         accounts: {"1": acme.crm, "2": bolt.crm, "3": bolt.elsewhere}}
        """
            .formatted(SECRET));
    routed(World.TENANT, "1", "seller.hubspot");
    routed(BOLT, "2", "seller.hubspot");
  }

  private void routed(TenantId tenant, String account, String app) {
    world
        .ledger
        .registry()
        .putSource(
            tenant,
            CRM,
            """
            id: crm
            kind: attestation
            profile: hubspot-v3
            keys: []
            account: "%s"
            app: %s
            map: "$.{'id': $string(n), 'act': 'attested', 'outcome': outcome, 'record': {'type': 't', 'id': record}, 'occurred_at': '2026-11-02T12:00:00Z'}"
            """
                .formatted(account, app));
  }

  private HttpAnswer post(String path, String body) {
    return world.postSigned("hubspot-v3", SECRET, path, body);
  }

  private static String event(int n, String account, String record) {
    return "{\"n\":%d,\"portalId\":%s,\"outcome\":\"ticket_resolved\",\"record\":\"%s\"}"
        .formatted(n, account, record);
  }

  private List<StoredEntry> history(TenantId tenant, String record) {
    return world.ledger.outcomes().history(tenant, Claim.of(TYPE, List.of(record)));
  }

  private String kept(TenantId tenant) {
    return world.ledger.refusals().list(tenant, 9).stream()
        .map(RefusedDelivery::evidence)
        .map(evidence -> evidence.raw().toText() + evidence.how())
        .reduce("", String::concat);
  }

  @Test
  void delivery_ofOneAccount_isDecidedByItsSource() {
    var answer = post(PATH, "[" + event(1, "1", "A") + "]");

    assertEquals(200, answer.status(), answer.text());
    assertEquals("{\"taken\":true}", answer.text());
    assertEquals(1, history(World.TENANT, "1:A").size());
    assertEquals(List.of(), history(BOLT, "1:A"));
  }

  @Test
  void delivery_ofTwoAccountsAndAStranger_givesEachItsOwnOnly() {
    var body =
        "[%s,%s,%s,%s]"
            .formatted(
                event(1, "1", "A"), event(2, "2", "B"), event(3, "9", "C"), event(4, "3", "D"));

    var answer = post(PATH, body);

    assertEquals("{\"taken\":true}", answer.text());
    assertEquals(1, history(World.TENANT, "1:A").size());
    assertEquals(1, history(BOLT, "2:B").size());
    var day = LocalDate.parse("2026-11-02");
    assertEquals(
        List.of(new Count(APP, day, "9", 1), new Count(APP, day, "3", 1)),
        world.ledger.passedOver().list(SELLER));
    assertEquals(List.of(), world.ledger.passedOver().list(World.TENANT));
  }

  @Test
  void delivery_ofWhichOneTenantRefusesAPart_keepsWithItNothingOfTheOther() {
    var noTerms = event(2, "2", "B-secret").replace("ticket_resolved", "nothing_known");

    var answer = post(PATH, "[%s,%s]".formatted(event(1, "1", "A-secret"), noTerms));

    assertEquals("{\"taken\":true}", answer.text());
    assertEquals("", kept(World.TENANT));
    assertTrue(kept(BOLT).contains("B-secret") && kept(BOLT).contains("part_of"), kept(BOLT));
    assertTrue(!kept(BOLT).contains("A-secret"), kept(BOLT));
    assertEquals(1, history(World.TENANT, "1:A-secret").size());
  }

  @Test
  void refusedPart_whoseTermsCame_isReplayedFromWhatTheTenantKept() {
    var registry = world.ledger.registry();
    var later = event(2, "1", "A").replace("ticket_resolved", "later");
    post(PATH, "[%s,%s]".formatted(later, event(1, "2", "B")));
    var refused = world.ledger.refusals().list(World.TENANT, 9).getFirst();
    var text = registry.terms(World.TENANT, TYPE).getFirst();
    registry.putTerms(
        World.TENANT, new OutcomeType("later"), 1, text.replace(TYPE.value(), "later"));

    world.replay(refused);

    var claim = Claim.of(new OutcomeType("later"), List.of("1:A"));
    assertEquals(1, world.ledger.outcomes().history(World.TENANT, claim).size());
  }

  @Test
  void delivery_whoseEventNamesNoAccount_isKeptWithTheAppSource() {
    var answer = post(PATH, "[{\"n\":1,\"record\":\"A\"}," + event(2, "1", "B") + "]");

    assertEquals("{\"taken\":true}", answer.text());
    assertEquals(1, history(World.TENANT, "1:B").size());
    assertEquals(1, world.ledger.refusals().list(SELLER, 9).size());
  }

  @Test
  void source_thatNamesAnotherAppOrAccount_isGivenNothing() {
    routed(World.TENANT, "1", "seller.another");
    post(PATH, "[" + event(1, "1", "A") + "]");

    assertEquals(List.of(), history(World.TENANT, "1:A"));
    assertEquals(1, world.ledger.passedOver().list(SELLER).size());
  }

  @Test
  void source_ofAnApp_takesNothingAtItsOwnAddress() {
    String own = "/v1/sources/acme.crm/attestations";

    assertEquals(401, post(own, "[" + event(1, "1", "A") + "]").status());
    assertEquals(List.of(), history(World.TENANT, "1:A"));
  }

  @Test
  void flood_ofForeignEvents_isWrittenOnceAMinute() {
    for (int i = 0; i < 200; i++) {
      post(PATH, "[" + event(i, "9", "C") + "]");
    }
    assertEquals(1, world.ledger.passedOver().list(SELLER).getFirst().events());

    world.now = world.now.plusSeconds(60);
    post(PATH, "[" + event(201, "9", "C") + "]");
    assertEquals(201, world.ledger.passedOver().list(SELLER).getFirst().events());
  }

  @Test
  void flood_ofMadeUpAccounts_isCountedByNameForFiftyOnly() {
    for (int i = 100; i < 300; i++) {
      post(PATH, "[" + event(i, "" + i, "C") + "]");
    }
    assertEquals(51, world.ledger.passedOver().list(SELLER).size());
  }

  /** A vendor that is refused again and again switches the one address of all accounts off. */
  @Test
  void refusals_ofOneAccountOverItsRoom_costNoOther() {
    for (int i = 0; i < 103; i++) {
      var answer = post(PATH, "[" + unknown(i, "2") + "," + event(i, "1", "A" + i) + "]");
      assertEquals("{\"taken\":true}", answer.text());
      assertEquals(200, answer.status());
      assertEquals(1, history(World.TENANT, "1:A" + i).size());
    }

    assertEquals(100, world.ledger.refusals().list(BOLT, 1_000).size());
    assertEquals(List.of(), world.ledger.refusals().list(SELLER, 1_000));
    assertEquals("refusals_full", world.log.getLast().get("reason"));
    assertEquals("bolt.crm", world.log.getLast().get("not_kept"));
    world.now = world.now.plusSeconds(60);
    post(PATH, "[" + unknown(103, "2") + "," + unknown(104, "2") + "]");
    var day = LocalDate.parse("2026-11-02");
    assertEquals(
        List.of(new Count(CRM, day, "(refused, not kept)", 5)),
        world.ledger.passedOver().list(BOLT));
    assertEquals(List.of(), world.ledger.passedOver().list(SELLER));
  }

  @Test
  void eventsOfNoAccount_overTheAppsRoom_areTakenAndCounted() {
    var strangers = IntStream.range(100, 150).mapToObj(i -> event(i, "" + i, "C")).toList();
    post(PATH, "[" + String.join(",", strangers) + "]");
    for (int i = 0; i < 102; i++) {
      assertEquals("{\"taken\":true}", post(PATH, "[{\"n\":" + i + "}]").text());
    }

    assertEquals(100, world.ledger.refusals().list(SELLER, 1_000).size());
    assertEquals("seller.hubspot", world.log.getLast().get("not_kept"));
    var counts = world.ledger.passedOver().list(SELLER).stream().map(Count::account).toList();
    assertEquals(51, counts.size());
    assertTrue(counts.contains("(refused, not kept)"), counts.toString());
    assertEquals("{\"taken\":true}", post(PATH, "[" + event(1, "1", "A") + "]").text());
    assertEquals(1, history(World.TENANT, "1:A").size());
  }

  @Test
  void itemThatIsTooLarge_isKeptWithItsSourceAndCostsNoOther() {
    var large = event(2, "2", "B" + "-".repeat(70_000));

    var alone = post(PATH, "[" + large + "]");
    var beside =
        post(PATH, "[" + large.replace("\"n\":2", "\"n\":3") + "," + event(1, "1", "A") + "]");

    assertEquals("{\"taken\":true}", alone.text());
    assertEquals("{\"taken\":true}", beside.text());
    assertEquals(1, history(World.TENANT, "1:A").size());
    var kept = world.ledger.refusals().list(BOLT, 9);
    assertEquals(2, kept.size());
    assertEquals("too_large", kept.getFirst().problems().getFirst().problem().reason());
    assertInstanceOf(Replayed.Refused.class, world.replay(BOLT, kept.getFirst()));
  }

  private static String unknown(int n, String account) {
    return event(n, account, "B").replace("ticket_resolved", "nothing_known");
  }
}
