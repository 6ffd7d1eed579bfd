package dev.countersign.app;

import static dev.countersign.app.SealedFebruary.CLOSED;
import static dev.countersign.app.SealedFebruary.MONTH;
import static dev.countersign.app.SealedFebruary.ROOT;
import static dev.countersign.app.SealedFebruary.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.accept.NoteSilence;
import dev.countersign.app.accept.RecordedAnswer;
import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.proof.month.AcceptanceLeaf;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a payer says about a sealed month, by a delivery that its own key signed. */
final class AcceptancesTest {
  private static final String OUTCOME = "out_70f01088188af4d22391f27c43ef8016";
  private static final Duration REVIEW = Duration.ofDays(30);

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final SealedFebruary months = new SealedFebruary();
  private final PayersKey key = PayersKey.generate();
  private Instant now = CLOSED.plus(Duration.ofDays(1));

  @BeforeEach
  void set() {
    apply("payer", "open");
    source("payer", "standard-webhooks-v1a", key.open());
    source("shared", "standard-webhooks", World.KEY);
  }

  private void apply(String payer, String silence) {
    String month = "month: {acceptance: %s, silence: %s, review: P30D}".formatted(payer, silence);
    ledger
        .registry()
        .putTenant(
            TENANT,
            "{id: acme, name: Acme, pseudonym_key: {inline: 0123456789abcdef0123456789abcdef}, %s}"
                .formatted(month));
  }

  private void source(String id, String profile, String secret) {
    ledger
        .registry()
        .putSource(
            TENANT,
            new SourceId(id),
            "{id: %s, kind: acceptance, profile: %s, keys: [{secret: {inline: %s}}]}"
                .formatted(id, profile, secret));
  }

  private Assembly assembly(RegisteredSources sources) {
    return new Assembly(
        ledger,
        new RegisteredContracts(ledger.registry(), System::nanoTime),
        sources::pseudonyms,
        World.SIGNER::receipt,
        RetryPause.withJitter(),
        ItemLanes.ONE_BY_ONE,
        System::nanoTime,
        months);
  }

  private RegisteredSources sources() {
    return new RegisteredSources(
        ledger, new InlineSecrets(), new BuiltInProfiles(), System::nanoTime, Optional::empty);
  }

  private HttpAnswer send(String id, String body) {
    String path = "/v1/sources/acme.payer/acceptances";
    var sources = sources();
    return assembly(sources)
        .route(sources, line -> {})
        .handle(path, key.signed(path, id, body, now));
  }

  private static String said(String answer) {
    return said(answer, "");
  }

  private static String said(String answer, String more) {
    return "{\"month\":\"%s\",\"root\":\"%s\",\"answer\":\"%s\"%s}"
        .formatted(MONTH, ROOT, answer, more);
  }

  private static String refused() {
    return said("refused", ",\"why\":\"the invoice has another sum\"");
  }

  private static void assertSays(HttpAnswer answer, int status, String... parts) {
    assertEquals(status, answer.status(), answer.text());
    for (String part : parts) {
      assertTrue(answer.text().contains(part), answer.text());
    }
  }

  private RecordedAnswer standing() {
    return months.answers(TENANT, MONTH).answers().standing().orElseThrow();
  }

  /** The leaves of answers, of all months. */
  private List<IndexedLeaf> leaves() {
    var leaves = new ArrayList<IndexedLeaf>();
    var index = ledger.monthIndex();
    for (IndexedMonth month : index.months(TENANT)) {
      index.leaves(TENANT, month.period(), LeafKind.ACCEPTANCE, leaves::add);
    }
    leaves.forEach(leaf ->
        assertInstanceOf(
            AcceptanceLeaf.class,
            dev.countersign.proof.month.MonthLeaf.parse(leaf.json().toArray()).orThrow()));
    return leaves;
  }

  private int recorded() {
    return months.answers(TENANT, MONTH).answers().given().size();
  }

  @Test
  void accepted_isRecordedBesideTheMonthAsALeafAndWithItsEvidence() {
    var answer = send("a1", said("accepted", ",\"decided_at\":\"2026-03-05T08:00:00Z\""));

    assertSays(answer, 200, "\"verdict\":\"recorded\"", "\"counts\":true");
    var given = standing();
    String leafKey = "A/2026-02/" + given.digest().hex();
    assertEquals(
        "{\"answer\":\"accepted\",\"decided_at\":\"2026-03-05T08:00:00Z\",\"digest\":\"%s\",\"key\":\"%s\",\"month\":\"2026-02\",\"provable_to\":\"anyone\",\"recorded_at\":\"2026-03-05T00:00:00Z\",\"root\":\"%s\",\"source\":\"payer\"}"
            .formatted(given.digest().hex(), leafKey, ROOT),
        leaves().getFirst().json().toText());
    var evidence = ledger.outcomes().evidence(TENANT, World.claim("any", "1"), 1, given.digest());
    assertTrue(evidence.orElseThrow().raw().toText().contains("accepted"));
  }

  @Test
  void acceptedExcept_namesItsOutcomesInTheLeaf() {
    assertSays(
        send("a1", said("accepted_except", ",\"outcomes\":[\"" + OUTCOME + "\"]")),
        200,
        "\"answer\":\"accepted_except\"");
    var leaf = leaves().getFirst().json().toText();
    assertTrue(leaf.contains("\"outcomes\":[\"" + OUTCOME + "\"]"), leaf);
  }

  @Test
  void why_standsInNoLeafAndNotBesideTheMonth() {
    assertSays(send("a1", refused()), 200, "recorded");
    assertFalse(leaves().getFirst().json().toText().contains("another sum"));
  }

  @Test
  void sameMessage_again_isAnsweredAsFirstAndWritesNothing() {
    var first = send("a1", said("accepted"));
    now = now.plus(REVIEW).plus(REVIEW);

    assertEquals(first.text(), send("a1", said("accepted")).text());
    assertEquals(1, recorded());
    assertEquals(1, leaves().size());
  }

  @Test
  void sameMessage_afterATryThatEndedBeforeTheLeaf_putsTheLeaf() {
    months.after =
        () -> {
          throw new Unavailable("made up", null);
        };
    assertSays(send("a1", said("accepted")), 503);
    assertEquals(List.of(), leaves());

    assertSays(send("a1", said("accepted")), 200, "recorded");

    assertEquals(1, leaves().size());
  }

  @Test
  void sameMessageId_withOtherContent_isAConflictAndKept() {
    send("a1", said("accepted"));

    assertSays(send("a1", refused()), 409, "\"reason\":\"conflict\"");
    assertEquals(1, ledger.refusals().list(TENANT, 10).size());
    assertEquals(1, recorded());
  }

  @Test
  void sameAnswer_byAnotherMessage_stands() {
    send("a1", said("accepted"));

    assertSays(send("a2", said("accepted")), 200, "\"verdict\":\"stands\"");
    assertEquals(1, recorded());
  }

  @Test
  void otherAnswer_afterAccepted_isRefusedByNameAndKept() {
    send("a1", said("accepted"));

    assertSays(send("a2", refused()), 422, "\"reason\":\"answered\"");
    assertEquals(1, ledger.refusals().list(TENANT, 10).size());
  }

  @Test
  void accepted_afterRefused_counts() {
    send("a1", refused());

    assertSays(send("a2", said("accepted")), 200, "\"verdict\":\"recorded\"");
    assertEquals(2, leaves().size());
    assertEquals(new AcceptanceAnswer.Accepted(), standing().answer());
  }

  @Test
  void answer_aboutAnotherRoot_isRefusedByName() {
    String other = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    assertSays(
        send("a1", said("accepted").replace(ROOT.base64(), other)),
        422,
        "\"reason\":\"another_root\"");
  }

  @Test
  void answer_aboutAMonthThatIsNotSealed_isRefusedByName() {
    assertSays(
        send("a1", said("accepted").replace("2026-02", "2026-03")),
        422,
        "\"reason\":\"not_sealed\"");
  }

  @Test
  void answer_afterTheReview_isLateAndCountsOnlyWhereSilenceIsOpen() {
    now = CLOSED.plus(REVIEW);
    apply("payer", "accepted");
    assertSays(send("a1", refused()), 200, "\"verdict\":\"late_answer\"", "\"counts\":false");

    apply("payer", "open");
    assertSays(send("a2", said("accepted")), 200, "\"verdict\":\"late_answer\"", "\"counts\":true");
  }

  @Test
  void answers_afterSilenceAccepted_areRecordedOnceEachAndTwentyAtMost() {
    now = CLOSED.plus(REVIEW);
    apply("payer", "accepted");
    send("a1", refused());
    assertSays(send("a2", refused()), 200, "\"verdict\":\"late_answer\"", "\"counts\":false");
    assertEquals(1, recorded());

    String except = ",\"outcomes\":[\"out_%032x\"],\"why\":\"not ours\"";
    for (int i = 2; i <= 20; i++) {
      assertSays(send("b" + i, said("accepted_except", except.formatted(i))), 200, "late_answer");
    }
    assertSays(
        send("b21", said("accepted_except", except.formatted(21))), 422, "\"reason\":\"too_late\"");
    assertEquals(20, recorded());
    assertEquals(20, leaves().size());
  }

  @Test
  void answer_ofASourceThatIsNotThePayers_isRefusedByName() {
    apply("another", "open");
    assertSays(send("a1", said("accepted")), 422, "\"reason\":\"not_the_payer\"");
  }

  @Test
  void answer_signedWithASharedSecret_isRefusedByName() {
    apply("shared", "open");
    var world = new World(ledger);
    world.now = now;
    String path = "/v1/sources/acme.shared/acceptances";
    var sources = sources();
    var answer =
        assembly(sources)
            .route(sources, line -> {})
            .handle(path, world.signed("a1", said("accepted"), path));
    assertSays(answer, 422, "\"reason\":\"not_provable\"");
  }

  @Test
  void answers_inOneDelivery_areRefusedByName() {
    assertSays(
        send("a1", "[" + said("accepted") + "," + refused() + "]"),
        422,
        "\"reason\":\"not_alone\"");
  }

  @Test
  void answer_thatAnotherWasFasterThan_isDecidedAnew() {
    months.before = () -> send("a1", said("accepted"));

    assertSays(send("a2", refused()), 422, "\"reason\":\"answered\"");
    assertEquals(1, recorded());
  }

  @Test
  void silence_afterTheReview_isWrittenOnceAndIsNoSignature() {
    apply("payer", "accepted");
    var silence = silence();
    assertTrue(silence.of(TENANT, MONTH, CLOSED.plus(REVIEW).minusMillis(1)).isEmpty());

    var first = silence.of(TENANT, MONTH, CLOSED.plus(REVIEW));
    var again = silence.of(TENANT, MONTH, CLOSED.plus(REVIEW).plusSeconds(99));

    assertEquals(first, again);
    assertEquals(1, recorded());
    var leaf = leaves().getFirst();
    assertEquals("2026-04-03T00:00:00Z", text(leaf, "recorded_at"));
    assertTrue(leaf.json().toText().contains("\"silence\":true"), leaf.json().toText());
  }

  @Test
  void silence_whereThePayerAnswered_isNotWritten() {
    apply("payer", "accepted");
    send("a1", refused());

    assertTrue(silence().of(TENANT, MONTH, CLOSED.plus(REVIEW)).isEmpty());
    assertTrue(silence().of(TENANT, YearMonth.of(2026, 3), CLOSED).isEmpty());
  }

  private NoteSilence silence() {
    var sources = sources();
    return assembly(sources).acceptance().noteSilence();
  }

  private static String text(IndexedLeaf leaf, String name) {
    return StrictJson.parse(leaf.json().toArray()) instanceof Reading.Read<Json>(Json.Obj json)
        ? json.text(name).orElse("")
        : "";
  }
}
