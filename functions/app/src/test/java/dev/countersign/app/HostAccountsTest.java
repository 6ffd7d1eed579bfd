package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.PassedOver.Count;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop is one account in whatever case its host is written. */
final class HostAccountsTest {
  private static final TenantId SELLER = new TenantId("seller");
  private static final SourceId SHOP = new SourceId("shop");
  private static final String SECRET = "a-secret-of-a-crm-0123456789";
  private static final String OWN = "/v1/sources/acme.shop/attestations";
  private static final String APP = "/v1/sources/seller.shop/attestations";

  private final World world = World.over(new InMemoryLedger());

  @BeforeEach
  void seller() {
    world
        .ledger
        .registry()
        .putTenant(
            SELLER,
            "{id: seller, name: N, pseudonym_key: {inline: fedcba9876543210fedcba9876543210}}");
    String terms = world.ledger.registry().terms(World.TENANT, type("ticket_resolved")).getFirst();
    world
        .ledger
        .registry()
        .putTerms(
            World.TENANT,
            type("sale"),
            1,
            terms.replace("ticket_resolved", "sale").replace("[crm, desk]", "[shop]"));
  }

  private static OutcomeType type(String name) {
    return new OutcomeType(name);
  }

  private void source(TenantId tenant, String more) {
    world.ledger.registry().putSource(tenant, SHOP, "id: shop\nprofile: shopify\n" + more);
  }

  private static String key() {
    return "keys: [{secret: {inline: %s}}]%n".formatted(SECRET);
  }

  private HttpAnswer order(String path, String host) {
    var body =
        """
        {"id":7,"processed_at":"2026-11-02T11:00:00Z","updated_at":"2026-11-02T11:00:00Z",
         "financial_status":"paid","currency":"EUR","total_price":"9.00",
         "order_status_url":"https://%s/1/orders/7"}
        """
            .formatted(host);
    return world.postSigned("shopify", SECRET, path, body);
  }

  @ParameterizedTest
  @CsvSource({
    "nordlicht.example, nordlicht.example",
    "Nordlicht.Example, nordlicht.example",
    "nordlicht.example, NORDLICHT.example",
    "Nordlicht.example, nordlicht.Example"
  })
  void order_ofAShopInAnyCase_isTakenDirectlyAndFromAnApp(String file, String vendors) {
    source(World.TENANT, "kind: attestation\naccount: " + file + "\n" + key());
    assertEquals(202, order(OWN, vendors).status());

    source(World.TENANT, "kind: attestation\nkeys: []\napp: seller.shop\naccount: " + file + "\n");
    source(SELLER, "kind: app\naccounts: {" + vendors + ": acme.shop}\n" + key());
    world.nanos.addAndGet(61_000_000_000L);
    assertEquals("{\"taken\":true}", order(APP, vendors).text());
    assertEquals("{\"taken\":true}", order(APP, file).text());

    assertEquals(List.of(), world.ledger.passedOver().list(SELLER));
    assertEquals(1, world.history("sale", "nordlicht.example:7").size());
  }

  @Test
  void order_ofAnotherShop_isPassedOverUnderItsNameInLowerCase() {
    source(SELLER, "kind: app\naccounts: {nordlicht.example: acme.shop}\n" + key());

    order(APP, "Suedlicht.Example");

    assertEquals(
        List.of(new Count(SHOP, LocalDate.parse("2026-11-02"), "suedlicht.example", 1)),
        world.ledger.passedOver().list(SELLER));
  }
}
