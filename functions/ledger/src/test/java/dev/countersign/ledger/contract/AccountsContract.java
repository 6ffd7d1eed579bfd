package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.KeyUses.KeyUse;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PassedOver.Count;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which keys serve which sources, and what was passed over of other accounts. */
interface AccountsContract {
  SourceId CRM = new SourceId("crm");
  LocalDate MONDAY = LocalDate.parse("2026-11-02");

  Ledger ledger();

  @Test
  default void keyUses_putAgain_takeThePlaceOfTheFormer() {
    var tenant = tenant();
    ledger().keyUses().put(use(tenant, "attestations", "one"));
    ledger().keyUses().put(use(tenant, "sessions", "two"));

    assertEquals(List.of(use(tenant, "sessions", "two")), usesOf(tenant));
  }

  @Test
  default void keyUses_ofSeveralTenants_areAllListed() {
    var acme = tenant();
    var bolt = tenant();
    ledger().keyUses().put(use(acme, "attestations", "one"));
    ledger().keyUses().put(use(bolt, "attestations", "one"));

    assertEquals(1, usesOf(acme).size());
    assertTrue(usesOf(acme).getFirst().shares(usesOf(bolt).getFirst()));
  }

  @Test
  default void keyUses_ofASourceWithoutKeys_areEmpty() {
    var tenant = tenant();
    var none = new KeyUse(tenant, CRM, "attestations", new TreeMap<>(), Set.of());
    ledger().keyUses().put(none);

    assertEquals(List.of(none), usesOf(tenant));
  }

  @Test
  default void passedOver_addedTwice_isTheSum() {
    var tenant = tenant();
    assertTrue(ledger().passedOver().add(tenant, new Count(CRM, MONDAY, "62515", 3)));
    assertTrue(ledger().passedOver().add(tenant, new Count(CRM, MONDAY, "62515", 4)));

    assertEquals(List.of(new Count(CRM, MONDAY, "62515", 7)), ledger().passedOver().list(tenant));
    assertEquals(List.of(), ledger().passedOver().list(tenant()));
  }

  @Test
  default void passedOver_ofSeveralDays_listsTheNewestFirst() {
    var tenant = tenant();
    ledger().passedOver().add(tenant, new Count(CRM, MONDAY, "a#b", 1));
    ledger().passedOver().add(tenant, new Count(CRM, MONDAY.plusDays(1), "a#b", 2));

    assertEquals(
        List.of(new Count(CRM, MONDAY.plusDays(1), "a#b", 2), new Count(CRM, MONDAY, "a#b", 1)),
        ledger().passedOver().list(tenant));
  }

  private List<KeyUse> usesOf(TenantId tenant) {
    return ledger().keyUses().all().stream().filter(use -> use.tenant().equals(tenant)).toList();
  }

  private static KeyUse use(TenantId tenant, String says, String key) {
    var apart = new TreeMap<String, String>();
    apart.put("account portal", "62515");
    return new KeyUse(tenant, CRM, says, apart, Set.of(key));
  }
}
