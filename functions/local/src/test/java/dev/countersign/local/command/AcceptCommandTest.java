package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.local.run.Runner;
import dev.countersign.proof.month.HeaderFacts;
import dev.countersign.proof.month.MonthTally;
import dev.countersign.proof.month.SealedMonthWriter;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteSigner;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code countersign accept}, of a month that a runner has sealed. */
final class AcceptCommandTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final String ISSUER = "https://countersign.example";
  private static final int RAW = 32;

  private final ReceiptSigner seller = ReceiptSigner.of(ReceiptSigner.generate("k1"), ISSUER);
  private final Instant closedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir private Path folder = Path.of("");
  private Path sealed = Path.of("");
  private String open = "";

  @BeforeEach
  void sealAndMakeKeys() throws Exception {
    sealed = Files.createDirectories(folder.resolve("data/months")).resolve("acme-2026-11.sealed");
    seal();
    Files.writeString(folder.resolve("seller.json"), seller.publicKeys());
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String pem = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    Files.writeString(
        folder.resolve("payer.pem"),
        "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
    byte[] spki = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(spki, spki.length - RAW, spki.length);
    open = "whpk_" + Base64.getEncoder().encodeToString(raw);
  }

  /** A month in which nothing happened. */
  private void seal() throws Exception {
    var facts =
        new HeaderFacts(
            ISSUER,
            ACME.value(),
            NOVEMBER,
            ZoneOffset.UTC,
            null,
            closedAt,
            Map.of(),
            Map.of(),
            List.of("k1"),
            Map.of());
    var header = new MonthTally(NOVEMBER).header(facts);
    var tree = new TreeBuilder();
    tree.add(header.bytes());
    var key = seller.bareKey(closedAt);
    var signer = NoteSigner.of(header.origin(), key.open(), key::sign);
    var note = Checkpoint.of(header.origin(), tree.size(), tree.root()).signedBy(signer);
    try (var out = new SealedMonthWriter(Files.newOutputStream(sealed), note)) {
      out.write(header.bytes());
    }
  }

  private Captured accept(Runner runner, String... more) {
    String to = runner.uri() + "/v1/sources/acme.payer/acceptances";
    return accept(to, more);
  }

  private Captured accept(String to, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "accept",
                sealed.toString(),
                "--keys",
                folder.resolve("seller.json").toString(),
                "--key",
                folder.resolve("payer.pem").toString(),
                "--to",
                to));
    arguments.addAll(List.of(more));
    return Captured.of(() -> Countersign.run(arguments.toArray(String[]::new)));
  }

  private Runner runner() throws Exception {
    var runner = Runner.start(new Runner.Options(0, folder.resolve("data"), event -> {}));
    var registry = runner.ledger().registry();
    registry.putTenant(
        ACME,
        "{id: acme, name: Acme, pseudonym_key: {inline: 0123456789abcdef0123456789abcdef}, month: {acceptance: payer}}");
    registry.putSource(
        ACME,
        new SourceId("payer"),
        "{id: payer, kind: acceptance, profile: standard-webhooks-v1a, keys: [{secret: {inline: %s}}]}"
            .formatted(open));
    return runner;
  }

  @Test
  void accept_ofASealedMonth_isRecordedBesideIt() throws Exception {
    try (var runner = runner()) {
      var told = accept(runner);

      assertEquals(0, told.status(), told.out() + told.err());
      assertTrue(told.out().contains("\"verdict\":\"recorded\""), told.out());
      assertEquals(told.out(), accept(runner).out());
      var beside = Files.readString(sealed.resolveSibling("acme-2026-11.acceptance"));
      assertTrue(beside.contains("\"answer\":\"accepted\""), beside);
      var other = accept(runner, "--answer", "refused", "--why", "another sum");
      assertEquals(1, other.status());
      assertTrue(other.out().contains("\"reason\":\"answered\""), other.out());
    }
  }

  /** For another reason it is another message, and no conflict with the first. */
  @Test
  void refuse_forAnotherReason_changesNothing() throws Exception {
    try (var runner = runner()) {
      var first = accept(runner, "--answer", "refused", "--why", "another sum");
      var other = accept(runner, "--answer", "refused", "--why", "another tenant");

      assertEquals(0, first.status(), first.out() + first.err());
      assertEquals(0, other.status(), other.out() + other.err());
      assertTrue(other.out().contains("\"verdict\":\"stands\""), other.out());
      assertEquals(
          first.out(), accept(runner, "--answer", "refused", "--why", "another sum").out());
    }
  }

  @Test
  void accept_ofAMonthWithAFault_signsNothing() throws Exception {
    var text = Files.readString(sealed);
    Files.writeString(sealed, text.replace("\"late\":0", "\"late\":1"));

    var told = accept("http://127.0.0.1:1/v1/sources/acme.payer/acceptances", "--as", "http");

    assertEquals(1, told.status());
    assertEquals("", told.out());
    assertTrue(told.err().contains("nothing was signed"), told.err());
  }

  @Test
  void refuse_ofAMonthWithAFault_isSigned() throws Exception {
    var text = Files.readString(sealed);
    Files.writeString(sealed, text.replace("\"late\":0", "\"late\":1"));

    var told =
        accept(
            "http://127.0.0.1:1/v1/sources/acme.payer/acceptances",
            "--as",
            "http",
            "--answer",
            "refused",
            "--why",
            "the file has a fault");

    assertEquals(0, told.status(), told.err());
    assertTrue(told.out().contains("\"answer\":\"refused\""), told.out());
    assertFalse(told.out().contains("PRIVATE"), told.out());
  }

  @Test
  void accept_butWithoutNamingAnOutcome_saysWhatIsMissing() {
    var told =
        accept(
            "http://127.0.0.1:1/v1/sources/acme.payer/acceptances", "--answer", "accepted_except");

    assertEquals(1, told.status());
    assertTrue(told.err().contains("/outcomes: missing"), told.err());
  }

  /** Writes a pair of keys as openssl does, and gives the public half's name for notes. */
  private String cosigner(String algorithm) throws Exception {
    var pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    pem("cosigner.pem", "PRIVATE KEY", pair.getPrivate().getEncoded());
    pem("cosigner.pub", "PUBLIC KEY", pair.getPublic().getEncoded());
    var key = folder.resolve("cosigner.pub").toString();
    var told =
        Captured.of(() -> Countersign.run("cosigner", "acme.example/cosigner", "--key", key));
    assertEquals(0, told.status(), told.err());
    return told.out().strip();
  }

  private void pem(String name, String what, byte[] key) throws Exception {
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(key), what));
  }

  private void cosignedBy(Runner runner, String vkey) {
    runner
        .ledger()
        .registry()
        .putSource(
            ACME,
            new SourceId("payer"),
            "{id: payer, kind: acceptance, profile: standard-webhooks-v1a, keys: [{secret: {inline: %s}}], cosigner: \"%s\"}"
                .formatted(open, vkey));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "ML-DSA-44"})
  void accept_withACosigner_putsACosignatureBesideTheMonthThatVerifyTakes(String algorithm)
      throws Exception {
    String vkey = cosigner(algorithm);
    try (var runner = runner()) {
      cosignedBy(runner, vkey);
      var options = List.of("--cosign-key", at("cosigner.pem"), "--cosigner", vkey);
      // A cosignature says its second: of the same second it would be the same message.
      var first = new ArrayList<>(options);
      first.addAll(List.of("--at", Instant.now().minusSeconds(5).toString()));

      var told = accept(runner, first.toArray(String[]::new));

      assertEquals(0, told.status(), told.out() + told.err());
      assertTrue(told.out().contains("\"verdict\":\"recorded\""), told.out());
      assertTrue(accept(runner, options.toArray(String[]::new)).out().contains("\"stands\""));
    }
    Files.writeString(folder.resolve("policy"), "witness acme " + vkey + "\nquorum acme\n");
    var cosigned = sealed.resolveSibling("acme-2026-11.cosigned").toString();
    var verified =
        Captured.of(() ->
            Countersign.run(
                "verify",
                sealed.toString(),
                "--keys",
                at("seller.json"),
                "--cosigned",
                cosigned,
                "--policy",
                at("policy")));
    assertEquals(0, verified.status(), verified.out());
    assertTrue(
        verified.out().contains("signed: by key k1; accepted by acme.example/cosigner at 20"),
        verified.out());
  }

  @Test
  void accept_withAKeyThatMayNotCosign_signsNothing() throws Exception {
    String nowhere = "http://127.0.0.1:1/v1/sources/acme.payer/acceptances";
    String vkey = cosigner("Ed25519");
    assertRefusedFor("the same key as --key", nowhere, "payer.pem", vkey);
    pem(
        "other.pem",
        "PRIVATE KEY",
        KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded());
    assertRefusedFor("not the private half", nowhere, "other.pem", vkey);
    assertRefusedFor("not a private key", nowhere, "cosigner.pub", vkey);
    assertRefusedFor("vkey: not name+id+key", nowhere, "cosigner.pem", "acme");
    assertRefusedFor(
        "accepts the whole month",
        nowhere,
        "cosigner.pem",
        vkey,
        "--answer",
        "refused",
        "--why",
        "another sum");
  }

  private void assertRefusedFor(
      String why, String to, String cosignKey, String vkey, String... more) {
    var arguments =
        new ArrayList<>(List.of("--cosign-key", at(cosignKey), "--cosigner", vkey, "--as", "http"));
    arguments.addAll(List.of(more));
    var told = accept(to, arguments.toArray(String[]::new));
    assertEquals(1, told.status(), told.out());
    assertEquals("", told.out());
    assertTrue(told.err().contains(why), told.err());
  }
}
