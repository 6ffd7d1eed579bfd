package dev.countersign.app;

import static dev.countersign.app.SealedFebruary.CLOSED;
import static dev.countersign.app.SealedFebruary.MONTH;
import static dev.countersign.app.SealedFebruary.NOTE;
import static dev.countersign.app.SealedFebruary.ROOT;
import static dev.countersign.app.SealedFebruary.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.tree.TreeHash;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptances that bring the payer's cosignature of the month's checkpoint. */
final class CosignedAcceptancesTest {
  private static final Duration REVIEW = Duration.ofDays(30);

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final SealedFebruary months = new SealedFebruary();
  private final PayersKey key = PayersKey.generate();
  private final CosigningPayer payer = CosigningPayer.generate();
  private Instant now = CLOSED.plus(Duration.ofDays(1));

  @BeforeEach
  void set() {
    apply("open");
    source(", cosigner: \"" + payer.vkey() + "\"");
  }

  private void apply(String silence) {
    ledger
        .registry()
        .putTenant(
            TENANT,
            "{id: acme, name: Acme, pseudonym_key: {inline: 0123456789abcdef0123456789abcdef}, month: {acceptance: payer, silence: %s, review: P30D}}"
                .formatted(silence));
  }

  private void source(String cosigner) {
    ledger
        .registry()
        .putSource(
            TENANT,
            new SourceId("payer"),
            "{id: payer, kind: acceptance, profile: standard-webhooks-v1a, keys: [{secret: {inline: %s}}]%s}"
                .formatted(key.open(), cosigner));
  }

  private HttpAnswer send(String id, String cosigned) {
    var said =
        new Json.Obj(
            Map.of(
                "month", new Json.Str(MONTH.toString()),
                "root", new Json.Str(ROOT.base64()),
                "answer", new Json.Str("accepted"),
                "cosigned", new Json.Str(cosigned)));
    return send(id, said);
  }

  private HttpAnswer send(String id, Json.Obj said) {
    var sources =
        new RegisteredSources(
            ledger, new InlineSecrets(), new BuiltInProfiles(), System::nanoTime, Optional::empty);
    var assembly =
        new Assembly(
            ledger,
            new RegisteredContracts(ledger.registry(), System::nanoTime),
            sources::pseudonyms,
            World.SIGNER::receipt,
            RetryPause.withJitter(),
            ItemLanes.ONE_BY_ONE,
            System::nanoTime,
            months);
    String path = "/v1/sources/acme.payer/acceptances";
    var body = new String(CanonicalJson.write(said), StandardCharsets.UTF_8);
    return assembly.route(sources, line -> {}).handle(path, key.signed(path, id, body, now));
  }

  private String cosigned(SignedNote note) {
    return payer.cosigned(note, now);
  }

  private Optional<String> beside() {
    return months
        .cosigned(TENANT, MONTH)
        .map(note -> new String(note.bytes(), StandardCharsets.UTF_8));
  }

  private int answers() {
    return months.answers(TENANT, MONTH).answers().given().size();
  }

  private void assertRecorded(HttpAnswer answer, String verdict) {
    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"verdict\":\"" + verdict + "\""), answer.text());
  }

  /** It is refused by this word; nothing changed, and the delivery is kept. */
  private void assertRefused(String reason, String cosigned) {
    int kept = ledger.refusals().list(TENANT, 100).size();
    var answer = send(reason, cosigned);
    assertEquals(422, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"reason\":\"" + reason + "\""), answer.text());
    assertTrue(answer.text().contains("\"pointer\":\"/cosigned\""), answer.text());
    assertEquals(Optional.empty(), beside());
    assertEquals(0, answers());
    assertEquals(kept + 1, ledger.refusals().list(TENANT, 100).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "ML-DSA-44"})
  void cosignature_ofThePayer_standsBesideTheMonth(String algorithm) {
    var cosigner = CosigningPayer.of(algorithm);
    source(", cosigner: \"" + cosigner.vkey() + "\"");
    String note = cosigner.cosigned(NOTE, now);

    assertRecorded(send("a1", note), "recorded");

    assertEquals(Optional.of(note), beside());
    assertEquals(1, answers());
  }

  @Test
  void cosignature_sentAgain_changesNothing() {
    String note = cosigned(NOTE);
    var first = send("a1", note);
    source("");

    assertEquals(first.text(), send("a1", note).text());
    assertEquals(Optional.of(note), beside());
  }

  @Test
  void cosignature_afterATryThatEndedBeforeIt_isPut() {
    months.beforeCosigning =
        () -> {
          throw new Unavailable("made up", null);
        };
    String note = cosigned(NOTE);
    assertEquals(503, send("a1", note).status());
    assertEquals(Optional.empty(), beside());

    assertRecorded(send("a1", note), "recorded");

    assertEquals(Optional.of(note), beside());
    assertEquals(1, answers());
  }

  @Test
  void cosignature_ofWhoAcceptedBefore_isPutBesideIt() {
    var bare =
        new Json.Obj(
            Map.of(
                "month", new Json.Str(MONTH.toString()),
                "root", new Json.Str(ROOT.base64()),
                "answer", new Json.Str("accepted")));
    assertRecorded(send("a1", bare), "recorded");
    String note = cosigned(NOTE);

    assertRecorded(send("a2", note), "stands");

    assertEquals(Optional.of(note), beside());
    assertEquals(1, answers());
  }

  /** The payer's word is its word, whatever silence had said before. */
  @Test
  void cosignature_afterSilenceAccepted_standsBesideTheMonth() {
    apply("accepted");
    now = CLOSED.plus(REVIEW);
    String note = cosigned(NOTE);

    assertRecorded(send("a1", note), "late_answer");

    assertEquals(Optional.of(note), beside());
  }

  @Test
  void signatures_ofOthersInTheNote_areNotKept() {
    String own = cosigned(NOTE);
    String more = CosigningPayer.generate().cosigned(NOTE, now);
    String stranger = more.lines().toList().getLast() + "\n";

    assertRecorded(send("a1", own + stranger), "recorded");

    assertEquals(Optional.of(own), beside());
  }

  @Test
  void whatIsNoNote_isRefusedByName() {
    assertRefused("not_a_note", "accepted\n");
  }

  @Test
  void checkpoint_thatIsAnother_isRefusedByName() {
    var origin = Checkpoint.parse(NOTE.text()).orThrow().origin();
    var other = Checkpoint.of(origin, 18274, TreeHash.OF_NOTHING).text();
    assertRefused("another_checkpoint", cosigned(new SignedNote(other, NOTE.signatures())));
  }

  @Test
  void cosigner_whomTheSourceDoesNotName_isRefusedByName() {
    assertRefused("unknown_cosigner", CosigningPayer.generate().cosigned(NOTE, now));
    source("");
    assertEquals(422, send("a2", cosigned(NOTE)).status());
    assertEquals(Optional.empty(), beside());
  }

  @Test
  void signature_thatThePayerDidNotMake_isRefusedByName() {
    var other = Checkpoint.of("countersign.example/acme/2026-01", 1, TreeHash.OF_NOTHING).text();
    String line =
        cosigned(new SignedNote(other, NOTE.signatures())).lines().toList().getLast() + "\n";
    assertRefused("bad_signature", new String(NOTE.bytes(), StandardCharsets.UTF_8) + line);
  }

  @Test
  void time_thatIsNotThereYet_isRefusedByName() {
    assertRefused("from_the_future", payer.cosigned(NOTE, now.plusSeconds(301)));
    assertRecorded(send("a2", payer.cosigned(NOTE, now.plusSeconds(300))), "recorded");
  }

  @Test
  void time_beforeTheMonthWasClosed_isRefusedByName() {
    assertRefused("before_closing", payer.cosigned(NOTE, CLOSED.minusSeconds(301)));
    assertRefused("before_closing", payer.cosigned(NOTE, Instant.EPOCH));
  }

  /** A month that isn't there is named before the note that can't be held against it. */
  @Test
  void cosignature_ofAMonthThatIsNotSealed_saysThat() {
    var said =
        new Json.Obj(
            Map.of(
                "month", new Json.Str("2026-03"),
                "root", new Json.Str(ROOT.base64()),
                "answer", new Json.Str("accepted"),
                "cosigned", new Json.Str(cosigned(NOTE))));
    var answer = send("a1", said);
    assertEquals(422, answer.status());
    assertTrue(answer.text().contains("\"reason\":\"not_sealed\""), answer.text());
    assertEquals(List.of(), months.answers(TENANT, MONTH).answers().given());
  }
}
