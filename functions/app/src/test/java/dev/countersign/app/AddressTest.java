package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.app.registry.AddressKey;
import dev.countersign.app.registry.SourceAddress;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.CountingRequests;
import dev.countersign.ledger.members.Member;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses with a check that only the deployment can make. */
final class AddressTest {
  private static final String OLD = "an-address-key-of-32-characters-1";
  private static final String NEW = "an-address-key-of-32-characters-2";
  private static final SourceName CRM = new SourceName(World.TENANT, new SourceId("crm"));

  private final CountingRequests requests = new CountingRequests();
  private final DynamoLedger ledger =
      new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table());
  private World world = worldOf(OLD);

  private World worldOf(String key) {
    World.apply(ledger);
    return new World(ledger, Optional.of(new SecretRef.Inline(Secret.ofText(key))));
  }

  private static String checked(String key) {
    return SourceAddress.of(CRM, Kind.ATTESTATION, AddressKey.of(Secret.ofText(key))).path();
  }

  private int attest(String path) {
    String body = said("attested", "ticket_resolved", "1", named("s"));
    return world.handle(path, world.signed("m1", body, path)).status();
  }

  @Test
  void check_thatTheDeploymentMade_isTaken() {
    assertEquals(202, attest(checked(OLD)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "00000000000000000000", "zzzzzzzzzzzzzzzzzzzz"})
  void check_thatIsMadeUp_costsNoRead(String check) {
    requests.taken();

    assertEquals(401, attest("/v1/sources/acme.crm." + check + "/attestations"));

    assertEquals(List.of(), requests.taken());
  }

  @Test
  void check_ofAnotherSourceOrWithOneCharacterLess_isMadeUp() {
    String good = checked(OLD);

    assertEquals(401, attest(good.replace("acme.crm.", "acme.desk.")));
    assertEquals(401, attest(good.replace("/attestations", "0/attestations")));
    assertEquals(401, attest(good.replaceFirst("./attestations", "/attestations")));
    assertEquals(401, attest(good.replace("/attestations", "/sessions")));
  }

  @Test
  void plainAddress_whileTheSourceDoesNotSaySo_isRefused() {
    assertEquals(401, attest("/v1/sources/acme.crm/attestations"));
  }

  @Test
  void plainAddress_whileTheSourceSaysSo_isTakenBesideTheChecked() {
    var registry = ledger.registry();
    String text = registry.source(World.TENANT, CRM.source()).orElseThrow();
    registry.putSource(World.TENANT, CRM.source(), text.replace("{id", "{address: plain, id"));

    assertEquals(202, attest("/v1/sources/acme.crm/attestations"));
    assertEquals(202, attest(checked(OLD)));
  }

  @Test
  void rotation_whileBothKeysAreThere_takesOldAndNewAddresses() {
    world = worldOf(NEW + "\n" + OLD);
    assertEquals(202, attest(checked(NEW)));
    assertEquals(202, attest(checked(OLD)));
    assertEquals(checked(NEW), checked(NEW + "\n" + OLD));

    world = worldOf(NEW);

    assertEquals(401, attest(checked(OLD)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "too-short", "a\nb\nc", "an-address-key-of-32-characters-1\nshort"})
  void key_ofAnotherForm_isNamed(String text) {
    assertThrows(Misconfigured.class, () -> AddressKey.of(Secret.ofText(text)));
  }
}
