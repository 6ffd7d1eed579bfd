package dev.countersign.app;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.util.List;

/**
 * An app source of the tenant seller that gives account 1 to acme's crm and account 2 to bolt's.
 */
record TwoAccounts(World world) {
  static final TenantId BOLT = new TenantId("bolt");
  static final TenantId SELLER = new TenantId("seller");

  private static final OutcomeType TYPE = new OutcomeType("ticket_resolved");
  private static final SourceId CRM = new SourceId("crm");
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String PATH = "/v1/sources/seller.hubspot/attestations";

  static TwoAccounts in(World world) {
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
        new SourceId("hubspot"),
        """
        {id: hubspot, kind: app, profile: hubspot-v3, keys: [{secret: {inline: %s}}],
         accounts: {"1": acme.crm, "2": bolt.crm}}
        """
            .formatted(SECRET));
    var both = new TwoAccounts(world);
    both.routed(World.TENANT, "1");
    both.routed(BOLT, "2");
    return both;
  }

  private void routed(TenantId tenant, String account) {
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
            app: seller.hubspot
            map: "$.{'id': $string(n), 'act': 'attested', 'outcome': 'ticket_resolved', 'record': {'type': 't', 'id': record}, 'occurred_at': '2026-11-02T12:00:00Z'}"
            """
                .formatted(account));
  }

  /** One event of an account; {@code who} is mapped to nothing. */
  static String event(int number, int account, String record, String who) {
    return "{\"n\":%d,\"portalId\":%d,\"record\":\"%s\",\"who\":\"%s\"}"
        .formatted(number, account, record, who);
  }

  HttpAnswer post(String... events) {
    return world.postSigned("hubspot-v3", SECRET, PATH, List.of(events).toString());
  }
}
