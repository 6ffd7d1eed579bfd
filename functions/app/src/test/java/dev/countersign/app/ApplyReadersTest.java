package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What apply does for the readers of a tenant. */
final class ApplyReadersTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final SourceId LOGIN = new SourceId("login");

  @TempDir private Path folder;

  private final Ledger ledger = new InMemoryLedger();

  private Content content(String readers) throws IOException {
    Files.writeString(
        folder.resolve("tenant.yaml"),
        "{id: acme, name: N, pseudonym_key: {ssm: /p}, readers: [" + readers + "]}");
    return assertInstanceOf(TenantFolder.Folder.Good.class, TenantFolder.read(folder)).content();
  }

  private static String reader(String key) {
    return "{id: login, issuer: i, audience: a, keys: [%s], roles: {payer: {g: x}}}".formatted(key);
  }

  private Optional<URI> followed() {
    return ledger.keySets().find(ACME, LOGIN).map(set -> set.url());
  }

  @Test
  void keySet_ofAReader_isFetchedAsLongAsTheFileNamesIt() throws IOException {
    var tenants = new ApplyTenant(ledger);

    assertTrue(tenants.apply(content(reader("{jwks: \"https://login.example/jwks\"}"))).complete());
    assertEquals(Optional.of(URI.create("https://login.example/jwks")), followed());

    assertTrue(tenants.apply(content("")).complete());
    assertEquals(Optional.empty(), followed());
  }

  @Test
  void key_thatIsNoPublicKey_isAMistake() throws IOException {
    var profiles = new BuiltInProfiles();

    var mistakes =
        ApplyTenant.mistakes(
            content(reader("{secret: {inline: '{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}'}}")),
            profiles);

    assertEquals(1, mistakes.size());
    assertTrue(
        mistakes.getFirst().endsWith("/readers/0/keys: a symmetric key; give public keys only"),
        mistakes.getFirst());
    assertEquals(
        List.of(), ApplyTenant.mistakes(content(reader("{secret: {ssm: /key}}")), profiles));
  }
}
