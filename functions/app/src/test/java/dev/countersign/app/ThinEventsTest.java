package dev.countersign.app;

import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.fetch.RunFetches.Report;
import dev.countersign.app.https.DocumentReader;
import dev.countersign.app.https.HttpsReader;
import dev.countersign.app.keys.Issuer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.forms.config.Secret;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that name a record and not what it holds, and a vendor's API that behaves well or badly. */
final class ThinEventsTest {
  private static final String PATH = "/v1/sources/acme.crm/attestations";
  private static final String KEY = "a-secret-of-a-crm-0123456789";
  private static final String CREDENTIAL = "credential: {inline: token-of-the-api-4711}";
  private static final String TERMS =
      """
      outcome: ticket_resolved
      version: 2
      effective_from: 2026-02-01T00:00:00Z
      sources: [crm]
      assurance: fetched
      claim_by: [record.id]
      match: {by: [session], window: P7D, wait: P3D}
      price: {each: "0.99", currency: EUR}
      """;
  private static final String EVENT =
      "{\"deals\":[{\"event\":\"e1\",\"ref\":\"D/1\",\"changed\":true}]}";
  private static final String WON =
      "{\"stage\":\"won\",\"session\":\"ses_1\",\"closed\":\"2026-11-02T12:00:00Z\"}";

  private final World world = World.over(new InMemoryLedger());
  private final Issuer api;
  private final DocumentReader reader;

  ThinEventsTest(@TempDir Path folder) throws Exception {
    this.api = new Issuer(folder);
    var https = new HttpsReader(Set.of(api.host()), api.tls(), 1000);
    this.reader = (url, headers) -> https.read(URI.create(moved(url)), headers);
    world.ledger.registry().putTerms(World.TENANT, new OutcomeType("ticket_resolved"), 2, TERMS);
    world.record("s1", session("ses_1"));
    source(CREDENTIAL);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void event_whoseRecordWasRead_isDecidedByItAndGradedFetched() {
    api.behaves(exchange -> {
      boolean asked =
          exchange.getRequestURI().getRawPath().equals("/deals/D%2F1")
              && "Bearer token-of-the-api-4711"
                  .equals(exchange.getRequestHeaders().getFirst("authorization"))
              && "2".equals(exchange.getRequestHeaders().getFirst("x-version"));
      Issuer.send(exchange, asked ? 200 : 401, asked ? WON : "");
    });
    var answer = send(EVENT);
    assertEquals(202, answer.status(), answer.text());
    assertEquals("{\"verdict\":\"waiting\"}", answer.text());
    assertEquals(0, world.history("ticket_resolved", "D/1").size());

    assertEquals(new Report(1, 0, Map.of()), world.fetch(reader));
    var entry = world.history("ticket_resolved", "D/1").getFirst();
    var said = entry.entry().registers().statements().all().getFirst();
    assertEquals("Billable", entry.entry().status().wire());
    assertEquals(Assurance.FETCHED, said.assurance());
    assertEquals(new Report(0, 0, Map.of()), world.fetch(reader));
  }

  @Test
  void record_thatWasRead_isKeptAsEvidenceBesideTheEvent() {
    api.publishes(WON);
    send(EVENT);
    world.fetch(reader);

    var claim = World.claim("ticket_resolved", "D/1");
    var digest = Bytes.of(WON.getBytes(StandardCharsets.UTF_8)).digest();
    var kept = world.ledger.outcomes().evidence(World.TENANT, claim, 1, digest).orElseThrow();
    assertEquals(WON, kept.raw().toText());
    assertEquals("fetched", kept.how().get("assurance"));
    assertEquals("https://api.thin.example/deals/D%2F1", kept.how().get("url"));
  }

  @Test
  void event_afterTheRecordMovedBack_isReadAnewAndTakesBack() {
    api.publishes(WON);
    send(EVENT);
    world.fetch(reader);
    assertEquals("0.99 EUR", world.state("ticket_resolved", "D/1").get("billed"));
    pass(Duration.ofMinutes(10));
    api.publishes(
        WON.replace("won", "open").replace("12:00:00", "12:05:00"));
    var again = EVENT.replace("e1", "e2");
    assertEquals(202, send(again).status());
    assertEquals(new Report(1, 0, Map.of()), world.fetch(reader));

    assertEquals("nothing", world.state("ticket_resolved", "D/1").get("billed"));
  }

  @Test
  void event_withTheSameBytesWhileTheFirstWaits_isReadForTheLast() {
    api.publishes(WON);
    send(EVENT);
    pass(Duration.ofSeconds(1));
    send(EVENT);
    assertEquals(new Report(1, 0, Map.of()), world.fetch(reader));
    assertEquals(1, world.history("ticket_resolved", "D/1").size());
    pass(Duration.ofMinutes(1));
    send(EVENT);
    assertEquals(new Report(1, 0, Map.of()), world.fetch(reader));
    assertEquals("0.99 EUR", world.state("ticket_resolved", "D/1").get("billed"));
  }

  @Test
  void event_underTermsThatWantASignature_isNotBillable() {
    world
        .ledger
        .registry()
        .putTerms(
            World.TENANT,
            new OutcomeType("ticket_resolved"),
            3,
            TERMS
                .replace("version: 2", "version: 3")
                .replace("2026-02-01", "2026-03-01")
                .replace("assurance: fetched", "assurance: body-signed"));
    pass(Duration.ofSeconds(61));
    api.publishes(WON);
    send(EVENT);
    world.fetch(reader);
    assertEquals("nothing", world.state("ticket_resolved", "D/1").get("billed"));
    assertEquals("NOT_BILLABLE", world.state("ticket_resolved", "D/1").get("status"));
  }

  @Test
  void event_thatNamesNothingToRead_isHandledAtOnce() {
    var answer = send("{\"deals\":[{\"event\":\"e1\",\"ref\":\"D/1\",\"changed\":false}]}");
    assertEquals(422, answer.status(), answer.text());
    assertEquals(0, api.asked.get());
  }

  @Test
  void record_thatIsGone_isForTheMapToSay() {
    api.behaves(exchange -> Issuer.send(exchange, 404, ""));
    send(EVENT);
    assertEquals(new Report(1, 0, Map.of()), world.fetch(reader));
    assertEquals(0, world.history("ticket_resolved", "D/1").size());
    assertEquals(0, refused());
  }

  @Test
  void source_withoutACredential_refusesByNameAndSaysWhatToSetUp() {
    source("");
    var answer = send(EVENT);
    assertEquals(422, answer.status());
    assertTrue(answer.text().contains("\"no_credential\""), answer.text());
    assertTrue(answer.text().contains("(credential)"), answer.text());
    assertEquals(1, refused());
  }

  @Test
  void api_thatIsDown_isAskedSeldomAndLosesNothing() {
    api.behaves(exchange -> Issuer.send(exchange, 503, ""));
    send(EVENT);
    for (int minute = 0; minute < 240; minute++) {
      world.fetch(reader);
      pass(Duration.ofMinutes(1));
    }
    assertTrue(api.asked.get() < 15, "asked " + api.asked.get() + " times in four hours");

    api.publishes(WON);
    pass(Duration.ofHours(1));
    assertEquals(new Report(1, 0, Map.of()), world.fetch(reader));
    assertEquals(1, world.history("ticket_resolved", "D/1").size());
  }

  @Test
  void api_thatRefusesForThreeDays_isGivenUpByNameAndCanBeReplayed() {
    api.behaves(exchange -> Issuer.send(exchange, 401, ""));
    send(EVENT);
    assertEquals(new Report(0, 0, Map.of("status_401", 1)), world.fetch(reader));
    pass(Duration.ofHours(73));
    assertEquals(new Report(0, 1, Map.of()), world.fetch(reader));
    var kept = world.ledger.refusals().list(World.TENANT, 10).getFirst();
    assertEquals("not_read", kept.problems().getFirst().problem().reason());

    api.publishes(WON);
    world.replay(kept);
    assertEquals(new Report(1, 0, Map.of()), world.fetch(reader));
    assertEquals(1, world.history("ticket_resolved", "D/1").size());
  }

  @Test
  void answer_thatIsTooLargeOrNoJson_isTriedAgain() {
    send(EVENT);
    api.publishes("\"" + "x".repeat(2000) + "\"");
    assertEquals(Map.of("too_large", 1), world.fetch(reader).failed());
    pass(Duration.ofHours(1));
    api.publishes("<html>");
    assertEquals(Map.of("no_json", 1), world.fetch(reader).failed());
  }

  @Test
  void host_thatIsNotAdmittedHere_isRefusedByName() {
    send(EVENT);
    var none = HttpsReader.from("", 1000);
    assertEquals(new Report(0, 1, Map.of()), world.fetch(none));
    var problem = world.ledger.refusals().list(World.TENANT, 1).getFirst().problems().getFirst();
    assertEquals("host_not_admitted", problem.problem().reason());
  }

  private String moved(URI url) {
    return url.toString().replace("https://api.thin.example", api.origin());
  }

  private int refused() {
    return world.ledger.refusals().list(World.TENANT, 10).size();
  }

  private void pass(Duration time) {
    world.now = world.now.plus(time);
    world.nanos.addAndGet(time.toNanos());
  }

  private void source(String credential) {
    world
        .ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId("crm"),
            """
            {id: crm, kind: attestation, profile: thin-crm, keys: [{secret: {inline: %s}}]%s}
            """
                .formatted(KEY, credential.isEmpty() ? "" : ", " + credential));
    pass(Duration.ofSeconds(61));
    world.now = World.NOON;
  }

  private HttpAnswer send(String body) {
    var profile = (Profile.Signed) new BuiltInProfiles().find("thin-crm").orElseThrow();
    var message =
        new RequestSigner.Message(
            "m", world.now, "https://x.example" + PATH, Bytes.of(body.getBytes(StandardCharsets.UTF_8)));
    var signed = RequestSigner.sign(profile, Secret.ofText(KEY), message);
    return world.handle(
        PATH,
        new RawDelivery("POST", message.url(), signed.headers(), signed.body(), world.now));
  }
}
