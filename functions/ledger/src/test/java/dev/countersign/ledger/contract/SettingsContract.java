package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.evidence;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.terms.TermsRef;
import dev.countersign.ledger.KeySets.KeySet;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.Keeping;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.Registry.Applied;
import dev.countersign.ledger.Registry.TermsWrite;
import dev.countersign.ledger.Registry.Version;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

interface SettingsContract {
  Ledger ledger();

  @Test
  default void registry_textsPut_areRead() {
    var registry = ledger().registry();
    var tenant = tenant();
    registry.putTenant(tenant, "tenant: 1");
    registry.putTenant(tenant, "tenant: 2");
    registry.putSource(tenant, new SourceId("crm"), "source: 1");

    assertEquals(Optional.of("tenant: 2"), registry.tenant(tenant));
    assertEquals(Optional.of("source: 1"), registry.source(tenant, new SourceId("crm")));
    assertEquals(Optional.empty(), registry.source(tenant, new SourceId("other")));
    assertEquals(Optional.empty(), registry.tenant(tenant()));
  }

  @Test
  default void applied_allThatWasPutAndNotRemoved_isOfThatTenantAlone() {
    var registry = ledger().registry();
    var tenant = tenant();
    var type = new OutcomeType("ticket_resolved");
    assertEquals(
        new Applied(Optional.empty(), new TreeMap<>(), List.of(), Optional.empty()),
        registry.applied(tenant));
    registry.putTenant(tenant, "own");
    registry.putSource(tenant, new SourceId("crm"), "crm's");
    registry.putSource(tenant, new SourceId("desk"), "desk's");
    registry.putTerms(tenant, type, 10, "ten");
    registry.putTerms(tenant, type, 2, "two");
    registry.putBilling(tenant, "billing's");
    registry.putTenant(tenant(), "another's");
    registry.putBilling(tenant(), "another's");

    registry.removeSource(tenant, new SourceId("desk"));
    registry.removeSource(tenant, new SourceId("never_there"));
    registry.removeTerms(tenant, new TermsRef(type, 10));
    registry.removeTerms(tenant, new TermsRef(type, 7));

    assertEquals(
        new Applied(
            Optional.of("own"),
            new TreeMap<>(Map.of(new SourceId("crm"), "crm's")),
            List.of(new Version(new TermsRef(type, 2), "two")),
            Optional.of("billing's")),
        registry.applied(tenant));
    assertEquals(Optional.empty(), registry.source(tenant, new SourceId("desk")));
    assertEquals(List.of("two"), registry.terms(tenant, type));
  }

  @Test
  default void billing_putAndRemoved_isThereNoMore() {
    var registry = ledger().registry();
    var tenant = tenant();
    registry.putTenant(tenant, "own");
    assertEquals(Optional.empty(), registry.billing(tenant));
    registry.putBilling(tenant, "targets: 1");
    registry.putBilling(tenant, "targets: 2");
    assertEquals(Optional.of("targets: 2"), registry.billing(tenant));
    assertEquals(Optional.empty(), registry.billing(tenant()));

    registry.removeBilling(tenant);
    registry.removeBilling(tenant);

    assertEquals(Optional.empty(), registry.billing(tenant));
    assertEquals(Optional.empty(), registry.applied(tenant).billing());
    assertEquals(Optional.of("own"), registry.tenant(tenant));
  }

  @Test
  default void keySets_unfollowed_areFetchedNoMore() {
    var sets = ledger().keySets();
    var tenant = tenant();
    var crm = new SourceId("crm");
    var url = URI.create("https://issuer.example/jwks");
    sets.follow(tenant, crm, url);

    sets.unfollow(tenant, crm);
    sets.put(new KeySet(tenant, crm, url, Optional.of("{}"), Optional.of(NOON), 0));

    assertEquals(Optional.empty(), sets.find(tenant, crm));
  }

  @Test
  default void putTerms_versionThatIsThere_isNeverOverwritten() {
    var registry = ledger().registry();
    var tenant = tenant();
    var type = new OutcomeType("ticket_resolved");

    assertEquals(TermsWrite.WRITTEN, registry.putTerms(tenant, type, 1, "one"));
    assertEquals(TermsWrite.WRITTEN, registry.putTerms(tenant, type, 10, "ten"));
    assertEquals(TermsWrite.WRITTEN, registry.putTerms(tenant, type, 2, "two"));
    assertEquals(TermsWrite.THE_SAME, registry.putTerms(tenant, type, 1, "one"));
    assertEquals(TermsWrite.OTHER_TEXT, registry.putTerms(tenant, type, 1, "uno"));
    assertEquals(List.of("one", "two", "ten"), registry.terms(tenant, type));
    assertEquals(List.of(), registry.terms(tenant, new OutcomeType("ticket_resolved_fast")));
  }

  @Test
  default void refusals_kept_areListedNewestFirstAndFound() {
    var refusals = ledger().refusals();
    var tenant = tenant();
    var first = refused("{\"a\":1}", 0);
    var second = refused("{\"a\":2}", 1);
    refusals.keep(tenant, first);
    refusals.keep(tenant, second);
    refusals.keep(tenant, second);

    assertEquals(List.of(second, first), refusals.list(tenant, 10));
    assertEquals(List.of(second), refusals.list(tenant, 1));
    assertEquals(Optional.of(first), refusals.find(tenant, first.id()));
    assertEquals(Optional.empty(), refusals.find(tenant, "never#there"));
    assertEquals(List.of(), refusals.list(tenant(), 10));
  }

  @Test
  default void refusals_decided_areMarkedAndStay() {
    var refusals = ledger().refusals();
    var tenant = tenant();
    var kept = refused("{\"a\":3}", 3);
    refusals.keep(tenant, kept);
    refusals.decided(tenant, kept, NOON.plusSeconds(60));
    refusals.decided(tenant, refused("{\"a\":4}", 4), NOON);

    var found = refusals.find(tenant, kept.id()).orElseThrow();
    assertEquals(Optional.of(NOON.plusSeconds(60)), found.decidedAt());
    assertEquals(List.of(found), refusals.list(tenant, 10));
  }

  @Test
  default void refusals_sameBytesLater_areKeptOnceWithTheirFirstReceipt() {
    var refusals = ledger().refusals();
    var tenant = tenant();
    var first = refused("{\"a\":5}", 0);
    refusals.keep(tenant, first);
    assertEquals(Keeping.KEPT, refusals.keep(tenant, refused("{\"a\":5}", 7_000)));
    assertEquals(List.of(first), refusals.list(tenant, 10));

    refusals.decided(tenant, first, NOON.plusSeconds(60));
    refusals.keep(tenant, refused("{\"a\":5}", 8_000));

    assertEquals(List.of(first), refusals.list(tenant, 10));
  }

  @Test
  default void refusals_overTheHoursRoom_areNotKept() {
    var refusals = ledger().refusals();
    var tenant = tenant();
    for (int i = 0; i < Refusals.MOST_AN_HOUR; i++) {
      assertEquals(Keeping.KEPT, refusals.keep(tenant, refused("{\"b\":" + i + "}", i)));
    }

    assertEquals(Keeping.HOUR_IS_FULL, refusals.keep(tenant, refused("{\"c\":1}", 3_599)));
    assertEquals(Keeping.KEPT, refusals.keep(tenant, refused("{\"b\":1}", 3_599)));
    assertEquals(Keeping.KEPT, refusals.keep(tenant, refused("{\"c\":1}", 3_600)));
    assertEquals(101, refusals.list(tenant, 1_000).size());
  }

  @Test
  default void keySets_followed_keepTheLastGoodSet() {
    var sets = ledger().keySets();
    var tenant = tenant();
    var crm = new SourceId("crm");
    var url = URI.create("https://issuer.example/jwks");
    sets.follow(tenant, crm, url);
    var fresh = new KeySet(tenant, crm, url, Optional.empty(), Optional.empty(), 0);
    assertEquals(Optional.of(fresh), sets.find(tenant, crm));

    var fetched = new KeySet(tenant, crm, url, Optional.of("{}"), Optional.of(NOON), 2);
    sets.put(fetched);
    sets.follow(tenant, crm, url);
    assertEquals(Optional.of(fetched), sets.find(tenant, crm));
    assertEquals(Optional.empty(), sets.find(tenant(), crm));
    assertTrue(sets.all().contains(fetched));
  }

  @Test
  default void keySets_ofAnotherAddress_areForgotten() {
    var sets = ledger().keySets();
    var tenant = tenant();
    var crm = new SourceId("crm");
    var url = URI.create("https://issuer.example/jwks");
    var other = URI.create("https://other.example/jwks");
    sets.follow(tenant, crm, url);
    var late = new KeySet(tenant, crm, url, Optional.of("{}"), Optional.of(NOON), 0);
    sets.follow(tenant, crm, other);
    sets.put(late);

    assertEquals(other, sets.find(tenant, crm).orElseThrow().url());
    assertEquals(Optional.empty(), sets.find(tenant, crm).orElseThrow().keys());
  }

  private static RefusedDelivery refused(String body, int second) {
    var said = evidence(body);
    var at = NOON.plusSeconds(second);
    var evidence =
        new dev.countersign.ledger.Evidence(
            said.digest(), said.raw(), said.mediaType(), said.headers(), said.how(), at);
    var problem = new Problem("wrong_type", "/value", "not an object", "send an object");
    return new RefusedDelivery(
        new SourceId("crm"), at, List.of(new ItemProblem(0, problem)), evidence);
  }
}
