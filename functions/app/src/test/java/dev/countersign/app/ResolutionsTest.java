package dev.countersign.app;

import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.replay.ReplayRefused.Replayed;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person decides, signed by the back office's source. */
final class ResolutionsTest {
  private static final String LEAD = "lead_won";
  private static final String CHOICE =
      """
      {"claim":"lead_won/1","session":"ses_2","by":"ann@acme","why":"she closed it"}\
      """;

  private final World world = World.over(new InMemoryLedger());

  @BeforeEach
  void twoSessionsForOneLead() {
    world.record("s1", session("ses_1", "ada@example.com"));
    world.record("s2", session("ses_2", "ada@example.com"));
    assertEquals(
        200,
        world.attest("crm", "m1", said("attested", LEAD, "1", mail("ada@example.com"))).status());
    assertEquals("AMBIGUOUS", world.state(LEAD, "1").get("status"));
  }

  @Test
  void resolution_ofAnAmbiguousOutcome_isRecordedWithItsEvidenceAndBilled() {
    world.now = world.now.plusSeconds(60);
    var answer = world.resolve("r1", CHOICE);

    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"verdict\":\"resolved\""), answer.text());
    assertEquals("ses_2", world.state(LEAD, "1").get("session"));
    assertEquals("0.99 EUR", world.state(LEAD, "1").get("billed"));
    var entry = world.history(LEAD, "1").getLast().entry();
    assertEquals("ann@acme", entry.registers().choice().orElseThrow().by());
    var kept =
        world
            .ledger
            .outcomes()
            .evidence(
                World.TENANT,
                World.claim(LEAD, "1"),
                entry.seq(),
                dev.countersign.domain.Digest.of(
                    CHOICE.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertEquals(CHOICE, kept.orElseThrow().raw().toText());
  }

  @Test
  void resolution_deliveredAgain_isAnsweredAsFirstAndWritesNothing() {
    var first = world.resolve("r1", CHOICE);
    int entries = world.history(LEAD, "1").size();

    world.now = world.now.plusSeconds(60);
    var again = world.resolve("r1", CHOICE);

    assertEquals(200, again.status());
    assertTrue(first.text().contains("\"verdict\":\"resolved\""), first.text());
    assertEquals(first.text(), again.text());
    assertEquals(entries, world.history(LEAD, "1").size());
  }

  /** A sender that retries signs anew: its first word must not come back over its second. */
  @Test
  void resolution_deliveredAgainAfterANewerOne_changesNothing() {
    world.resolve("r1", CHOICE);
    world.now = world.now.plusSeconds(60);
    world.resolve("r2", CHOICE.replace("ses_2", "ses_1"));
    world.now = world.now.plusSeconds(60);

    var again = world.resolve("r1", CHOICE);

    assertTrue(again.text().contains("\"verdict\":\"resolved\""), again.text());
    assertEquals("ses_1", world.state(LEAD, "1").get("session"));
  }

  @Test
  void resolution_sameIdWithOtherContent_isAConflictAndKept() {
    world.resolve("r1", CHOICE);
    world.now = world.now.plusSeconds(60);

    var other = world.resolve("r1", CHOICE.replace("ses_2", "ses_1"));

    assertEquals(409, other.status(), other.text());
    assertTrue(other.text().contains("\"reason\":\"conflict\""), other.text());
    assertEquals("ses_2", world.state(LEAD, "1").get("session"));
    assertEquals(1, world.ledger.refusals().list(World.TENANT, 10).size());
  }

  @Test
  void resolution_whoseSignatureCoversNoTime_isRefusedByName() {
    world
        .ledger
        .registry()
        .putSource(
            World.TENANT,
            new dev.countersign.domain.SourceId("untimed"),
            "{id: untimed, kind: resolution, profile: session-bearer, keys: [{secret: {inline: 0123456789abcdef0123456789abcdef}}]}");
    String path = "/v1/sources/acme.untimed/resolutions";
    var headers =
        java.util.Map.of(
            "authorization", java.util.List.of("Bearer 0123456789abcdef0123456789abcdef"),
            "content-type", java.util.List.of("application/json"));
    var body =
        dev.countersign.domain.Bytes.of(CHOICE.getBytes(java.nio.charset.StandardCharsets.UTF_8));

    var answer =
        world.handle(
            path,
            new dev.countersign.trust.delivery.RawDelivery(
                "POST", "https://x.example" + path, headers, body, world.now));

    assertEquals(422, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"reason\":\"unsigned_time\""), answer.text());
    assertEquals("AMBIGUOUS", world.state(LEAD, "1").get("status"));
  }

  @Test
  void resolution_thatWasNoCandidate_isKeptAndDecidedByReplayOnceItIs() {
    String late = CHOICE.replace("ses_2", "ses_3");
    var refused = world.resolve("r1", late);
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains("not_a_candidate"), refused.text());
    assertEquals("AMBIGUOUS", world.state(LEAD, "1").get("status"));

    world.now = world.now.plus(Duration.ofHours(1));
    world.record("s3", session("ses_3", "ada@example.com"));
    var kept = world.ledger.refusals().list(World.TENANT, 10);
    assertEquals(1, kept.size());
    assertEquals(new Replayed.Decided(), world.replay(kept.getFirst()));
    assertEquals("ses_3", world.state(LEAD, "1").get("session"));
  }

  @Test
  void resolution_correctedAfterARefusal_mayHaveTheSameId() {
    String wrong = CHOICE.replace("ses_2", "ses_3");
    assertEquals(422, world.resolve("r1", wrong).status());
    world.now = world.now.plusSeconds(60);

    var corrected = world.resolve("r1", CHOICE);

    assertEquals(200, corrected.status(), corrected.text());
    assertEquals("ses_2", world.state(LEAD, "1").get("session"));
    assertEquals(corrected.text(), world.resolve("r1", CHOICE).text());
    assertEquals(409, world.resolve("r1", wrong).status());
  }

  /** A message that was refused is as if it had never been said: it doesn't keep its first time. */
  @Test
  void resolution_sentAgainAfterARefusal_isDatedByItsNewSignature() {
    String late = CHOICE.replace("ses_2", "ses_3");
    assertEquals(422, world.resolve("r1", late).status());
    world.now = world.now.plusSeconds(60);
    assertEquals(200, world.resolve("r2", CHOICE).status());
    world.record("s3", session("ses_3", "ada@example.com"));
    world.now = world.now.plusSeconds(60);

    var again = world.resolve("r1", late);

    assertTrue(again.text().contains("\"verdict\":\"resolved\""), again.text());
    assertEquals("ses_3", world.state(LEAD, "1").get("session"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"session":"ses_2","by":"a","why":"b"}                            | /claim   | missing
          {"claim":"lead won/1","session":"ses_2","by":"a","why":"b"}       | /claim   | missing
          {"claim":"lead_won/9","session":"ses_2","by":"a","why":"b"}       | /claim   | unknown_outcome
          {"claim":"lead_won/1","by":"a","why":"b"}                         | /session | contradiction
          {"claim":"lead_won/1","session":"ses_2","why":"b"}                | /by      | missing
          {"claim":"lead_won/1","finding":"stands","by":"a","why":"b"}      | /finding | nothing_to_rule
          """)
  void resolution_thatCannotBeUsed_namesTheFieldAndIsKept(
      String body, String pointer, String reason) {
    var answer = world.resolve("r1", body);

    assertEquals(422, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"reason\":\"" + reason + "\""), answer.text());
    assertTrue(answer.text().contains("\"pointer\":\"" + pointer + "\""), answer.text());
    assertEquals(1, world.ledger.refusals().list(World.TENANT, 10).size());
    assertEquals("AMBIGUOUS", world.state(LEAD, "1").get("status"));
  }

  @Test
  void resolution_fromASourceOfAnotherKind_isUnauthorized() {
    assertEquals(401, world.post("crm", "resolutions", "r1", CHOICE).status());
    assertEquals(401, world.post("office", "attestations", "r1", CHOICE).status());
    assertEquals("AMBIGUOUS", world.state(LEAD, "1").get("status"));
  }
}
