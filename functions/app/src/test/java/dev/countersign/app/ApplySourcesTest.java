package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.operate.apply.Backdating;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What apply says of keys, accounts and app sources. */
final class ApplySourcesTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_ZGVtby1jcm0ta2V5LW9uZS0wMTIzNDU2Nzg5YWJjZGVm";

  @TempDir private Path folder;

  private final Ledger ledger = new InMemoryLedger();
  private final ApplyTenant tenants = new ApplyTenant(ledger);

  private void source(String tenant, String id, String more) throws IOException {
    write(tenant + "/tenant.yaml", "{id: " + tenant + ", name: N, pseudonym_key: {ssm: /p}}");
    write(tenant + "/sources/" + id + ".yaml", "id: " + id + "\n" + more);
  }

  private static String text(String kind, String profile, String key, String more) {
    return "kind: %s\nprofile: %s\nkeys: [{secret: {inline: '%s'}}]\n%s"
        .formatted(kind, profile, key, more);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Content content(String tenant) {
    return assertInstanceOf(
            TenantFolder.Folder.Good.class, TenantFolder.read(folder.resolve(tenant)))
        .content();
  }

  private List<String> mistakes(String tenant) {
    return ApplyTenant.mistakes(content(tenant), new BuiltInProfiles()).stream()
        .map(line -> line.substring(line.indexOf(": ") + 2))
        .toList();
  }

  private List<String> notes(String tenant) {
    return tenants.plan(content(tenant), Backdating.REFUSED).notes();
  }

  /** The reasons for which a folder is refused; it is written where there are none. */
  private List<String> refusals(String tenant) {
    return tenants.apply(content(tenant)).lines().stream()
        .filter(line -> line.contains("REFUSED"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "standard-webhooks, '', '', false",
    "help-scout, '', '', false",
    "intercom, '', '', false",
    "intercom, 'account: a', '', false",
    "intercom, 'account: a', 'account: a', false",
    "intercom, 'account: a', 'account: b', true",
    "intercom, 'account: a', 'settings: {app_id: b}', true",
    "hubspot-v1, 'account: a', 'account: b', true",
    "shopify, 'account: a.example', 'account: b.example', true",
    "shopify, 'account: Shop.example', 'account: shop.Example', false",
    "shopify, 'account: Shop.example', 'settings: {shop: shop.Example}', false",
    "hubspot-v1, '', '', false",
    "hubspot-v3, '', '', true",
    "twilio-json, 'settings: {outcome: a, event_type: b}', 'settings: {outcome: a, event_type: b}',"
        + " true"
  })
  void plan_oneKeyForTwoTenantsSources_isAcceptedWhereSomethingSignedTellsThem(
      String profile, String mine, String theirs, boolean accepted) throws IOException {
    source("acme", "crm", text("attestation", profile, SECRET, mine));
    source("bolt", "desk", text("attestation", profile, SECRET, theirs));

    assertEquals(List.of(), refusals("acme"));
    var refusals = refusals("bolt");

    assertEquals(accepted, refusals.isEmpty(), refusals.toString());
    // Another tenant's names are nobody's business.
    assertTrue(refusals.stream().noneMatch(line -> line.contains("acme") || line.contains("crm")));
  }

  /** Before hosts were compared in lower case they were stored as the file had them. */
  @ParameterizedTest
  @CsvSource({"Shop.EXAMPLE, false", "Other.example, true"})
  void plan_keyOfASourceThatWasStoredInCapitals_isComparedByItsCommonForm(
      String stored, boolean accepted) throws IOException {
    source("acme", "crm", text("attestation", "shopify", SECRET, "account: shop.example"));
    assertEquals(List.of(), refusals("acme"));
    var use = ledger.keyUses().all().getFirst();
    assertEquals(Map.of("account shop", "shop.example"), use.apart());
    ledger.keyUses().put(use.apartBy(new TreeMap<>(Map.of("account shop", stored))));

    source("bolt", "desk", text("attestation", "shopify", SECRET, "account: shop.example"));

    assertEquals(accepted, refusals("bolt").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"session", "resolution"})
  void plan_oneKeyForAnAttestationAndAnotherKind_isRefused(String kind) throws IOException {
    source("acme", "crm", text("attestation", "hubspot-v3", SECRET, ""));
    source("acme", "agents", text(kind, "hubspot-v3", SECRET, ""));

    assertEquals(1, refusals("acme").size());
  }

  @Test
  void plan_oneReferenceForTwoSources_isRefused() throws IOException {
    String byName = "kind: attestation\nprofile: github\nkeys: [{secret: {ssm: /k}}]\n";
    source("acme", "crm", byName);
    source("acme", "desk", byName);

    assertEquals(1, refusals("acme").size());
  }

  @Test
  void plan_oneSecretInTwoForms_isOneKey() throws IOException {
    source("acme", "crm", text("attestation", "standard-webhooks", SECRET, ""));
    source("acme", "desk", text("attestation", "svix", SECRET.substring("whsec_".length()), ""));

    assertEquals(1, refusals("acme").size());
  }

  @Test
  void plan_sourceAppliedAgainOrWithAnotherKey_isNoTwin() throws IOException {
    source("acme", "crm", text("attestation", "standard-webhooks", SECRET, ""));
    assertEquals(List.of(), refusals("acme"));
    source("acme", "crm", text("attestation", "standard-webhooks", OTHER, ""));
    assertEquals(List.of(), refusals("acme"));

    source("bolt", "crm", text("attestation", "standard-webhooks", SECRET, ""));
    assertEquals(List.of(), refusals("bolt"));
  }

  @ParameterizedTest
  @CsvSource({
    "standard-webhooks, 'account: a', /account",
    "hubspot-v3, 'account: a\nsettings: {portal: b}', /account",
    "shopify, 'account: A.example\nsettings: {shop: b.example}', /account",
    "hubspot-v3, 'settings: {portal: \"a:b\"}', /settings/portal"
  })
  void mistakes_accountThatCannotBe_namesTheField(String profile, String more, String field)
      throws IOException {
    source("acme", "crm", text("attestation", profile, SECRET, more));

    var mistakes = mistakes("acme");

    assertEquals(1, mistakes.size());
    assertTrue(mistakes.getFirst().startsWith(field + ":"), mistakes.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard-webhooks", "hubspot-v3"})
  void mistakes_acceptanceByASharedSecret_isNotProvable(String profile) throws IOException {
    source("acme", "payer", text("acceptance", profile, SECRET, ""));

    var mistakes = mistakes("acme");

    assertEquals(1, mistakes.size(), mistakes.toString());
    assertTrue(mistakes.getFirst().startsWith("/profile: not_provable:"), mistakes.toString());
  }

  @Test
  void mistakes_acceptanceByThePayersOwnKey_areNone() throws IOException {
    source("acme", "payer", "kind: acceptance\nprofile: jwt\nkeys: [{secret: {ssm: /k}}]\n");

    assertEquals(List.of(), mistakes("acme"));
  }

  @Test
  void mistakes_hostThatAnAppNamesTwice_namesTheSecond() throws IOException {
    source(
        "seller",
        "shop",
        text("app", "shopify", SECRET, "accounts: {a.example: acme.crm, A.example: bolt.crm}\n"));

    assertEquals(
        List.of("/accounts/a.example: is the same shop as another one here; name it once"),
        mistakes("seller"));
  }

  @Test
  void notes_appAndSourceThatWriteOneHostInTwoCases_areNone() throws IOException {
    source(
        "acme",
        "crm",
        "kind: attestation\nprofile: shopify\nkeys: []\naccount: Shop.example\napp: seller.shop\n");
    source(
        "seller", "shop", text("app", "shopify", SECRET, "accounts: {SHOP.example: acme.crm}\n"));
    assertEquals(1, notes("acme").size());
    assertEquals(List.of(), refusals("acme"));

    assertEquals(List.of(), notes("seller"));
    assertEquals(List.of(), refusals("seller"));
    source(
        "acme",
        "crm",
        "kind: attestation\nprofile: shopify\nkeys: []\naccount: shop.example\napp: seller.shop\n");
    assertEquals(List.of(), notes("acme"));
  }

  @Test
  void mistakes_vendorWhoseKeyIsEverybodys_wantsAnAccount() throws IOException {
    String byName = "kind: attestation\nprofile: gohighlevel\nkeys: [{secret: {ssm: /k}}]\n";
    String settings = "settings: {currency: EUR%s}\n";
    source("acme", "crm", byName + settings.formatted(""));
    assertEquals(1, mistakes("acme").size());

    source("acme", "crm", byName + settings.formatted(", location: loc_1"));
    assertEquals(List.of(), mistakes("acme"));
  }

  @Test
  void plan_appSourceBesideTerms_isRefused() throws IOException {
    var app = text("app", "hubspot-v3", SECRET, "accounts: {'1': acme.crm}\n");
    source("acme", "hubspot", app);
    source("acme", "crm", text("attestation", "standard-webhooks", OTHER, ""));
    write(
        "acme/terms/v1.yaml",
        """
        outcome: o
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm]
        claim_by: [record.id]
        match: {by: [session], window: P7D, wait: P3D}
        price: {each: "1.00", currency: EUR}
        """);
    assertEquals(1, refusals("acme").size());

    source("seller", "hubspot", app);
    assertEquals(List.of(), refusals("seller"));
    var notes = notes("seller");
    assertTrue(notes.getFirst().contains("passed over until acme.crm"), notes.toString());
  }
}
