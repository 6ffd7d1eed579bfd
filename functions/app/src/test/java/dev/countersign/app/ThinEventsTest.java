package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.fetch.RunFetches.Report;
import dev.countersign.app.https.DocumentReader;
import dev.countersign.app.https.HttpsReader;
import dev.countersign.app.keys.Issuer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.ledger.memory.InMemoryLedger;
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

/**
 * Events that name a record and not what it holds, and a vendor's API that behaves well or badly.
 */
final class ThinEventsTest {
  private final World world = World.over(new InMemoryLedger());
  private final ThinCrm crm = ThinCrm.in(world);
  private final Issuer api;
  private final DocumentReader reader;

  ThinEventsTest(@TempDir Path folder) throws Exception {
    this.api = new Issuer(folder);
    var https = new HttpsReader(Set.of(api.host()), api.tls(), 1000);
    this.reader = (url, headers) -> https.read(URI.create(moved(url)), headers);
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
      Issuer.send(exchange, asked ? 200 : 401, asked ? ThinCrm.WON : "");
    });
    var answer = crm.send("e1");
    assertEquals(202, answer.status(), answer.text());
    assertEquals("{\"verdict\":\"waiting\"}", answer.text());
    assertEquals(0, world.history("ticket_resolved", "D/1").size());

    assertFetched(1, 0, Map.of(), world.fetch(reader));
    var entry = world.history("ticket_resolved", "D/1").getFirst();
    var said = entry.entry().registers().statements().all().getFirst();
    assertEquals("Billable", entry.entry().status().wire());
    assertEquals(Assurance.FETCHED, said.assurance());
    assertFetched(0, 0, Map.of(), world.fetch(reader));
  }

  @Test
  void record_thatWasRead_isKeptAsEvidenceBesideTheEvent() {
    api.publishes(ThinCrm.WON);
    crm.send("e1");
    world.fetch(reader);

    var claim = World.claim("ticket_resolved", "D/1");
    var digest = Bytes.of(ThinCrm.WON.getBytes(StandardCharsets.UTF_8)).digest();
    var kept = world.ledger.outcomes().evidence(World.TENANT, claim, 1, digest).orElseThrow();
    assertEquals(ThinCrm.WON, kept.raw().toText());
    assertEquals("fetched", kept.how().get("assurance"));
    assertEquals("https://api.thin.example/deals/D%2F1", kept.how().get("url"));
  }

  @Test
  void event_afterTheRecordMovedBack_isReadAnewAndTakesBack() {
    api.publishes(ThinCrm.WON);
    crm.send("e1");
    world.fetch(reader);
    assertEquals("0.99 EUR", world.state("ticket_resolved", "D/1").get("billed"));
    pass(Duration.ofMinutes(10));
    api.publishes(ThinCrm.WON.replace("won", "open").replace("12:00:00", "12:05:00"));
    assertEquals(202, crm.send("e2").status());
    assertFetched(1, 0, Map.of(), world.fetch(reader));

    assertEquals("nothing", world.state("ticket_resolved", "D/1").get("billed"));
  }

  @Test
  void event_withTheSameBytesWhileTheFirstWaits_isReadForTheLast() {
    api.publishes(ThinCrm.WON);
    crm.send("e1");
    pass(Duration.ofSeconds(1));
    crm.send("e1");
    assertFetched(1, 0, Map.of(), world.fetch(reader));
    assertEquals(1, world.history("ticket_resolved", "D/1").size());
    pass(Duration.ofMinutes(1));
    crm.send("e1");
    assertFetched(1, 0, Map.of(), world.fetch(reader));
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
            ThinCrm.TERMS
                .replace("version: 2", "version: 3")
                .replace("2026-02-01", "2026-03-01")
                .replace("assurance: fetched", "assurance: body-signed"));
    pass(Duration.ofSeconds(61));
    api.publishes(ThinCrm.WON);
    crm.send("e1");
    world.fetch(reader);
    assertEquals("nothing", world.state("ticket_resolved", "D/1").get("billed"));
    assertEquals("NOT_BILLABLE", world.state("ticket_resolved", "D/1").get("status"));
  }

  @Test
  void event_thatNamesNothingToRead_isHandledAtOnce() {
    var answer = crm.post("{\"deals\":[{\"event\":\"e1\",\"ref\":\"D/1\",\"changed\":false}]}");
    assertEquals(422, answer.status(), answer.text());
    assertEquals(0, api.asked.get());
  }

  @Test
  void record_thatIsGone_isForTheMapToSay() {
    api.behaves(exchange -> Issuer.send(exchange, 404, ""));
    crm.send("e1");
    assertFetched(1, 0, Map.of(), world.fetch(reader));
    assertEquals(0, world.history("ticket_resolved", "D/1").size());
    assertEquals(0, refused());
  }

  @Test
  void source_withoutACredential_refusesByNameAndSaysWhatToSetUp() {
    crm.apply("");
    var answer = crm.send("e1");
    assertEquals(422, answer.status());
    assertTrue(answer.text().contains("\"no_credential\""), answer.text());
    assertTrue(answer.text().contains("(credential)"), answer.text());
    assertEquals(1, refused());
  }

  @Test
  void api_thatIsDown_isAskedSeldomAndLosesNothing() {
    api.behaves(exchange -> Issuer.send(exchange, 503, ""));
    crm.send("e1");
    for (int minute = 0; minute < 240; minute++) {
      world.fetch(reader);
      pass(Duration.ofMinutes(1));
    }
    assertTrue(api.asked.get() < 15, "asked " + api.asked.get() + " times in four hours");

    api.publishes(ThinCrm.WON);
    pass(Duration.ofHours(1));
    assertFetched(1, 0, Map.of(), world.fetch(reader));
    assertEquals(1, world.history("ticket_resolved", "D/1").size());
  }

  @Test
  void api_thatRefusesForThreeDays_isGivenUpByNameAndCanBeReplayed() {
    api.behaves(exchange -> Issuer.send(exchange, 401, ""));
    crm.send("e1");
    assertFetched(0, 0, Map.of("status_401", 1), world.fetch(reader));
    pass(Duration.ofHours(73));
    assertFetched(0, 1, Map.of(), world.fetch(reader));
    var kept = world.ledger.refusals().list(World.TENANT, 10).getFirst();
    assertEquals("not_read", kept.problems().getFirst().problem().reason());

    api.publishes(ThinCrm.WON);
    world.replay(kept);
    assertFetched(1, 0, Map.of(), world.fetch(reader));
    assertTrue(
        world
            .ledger
            .refusals()
            .find(World.TENANT, kept.id())
            .orElseThrow()
            .decidedAt()
            .isPresent());
    assertEquals(1, world.history("ticket_resolved", "D/1").size());
  }

  @Test
  void credential_thatIsNotThere_isGivenUpByNameAfterThreeDays() {
    crm.apply(", credential: {ssm: /countersign/gone}");
    crm.send("e1");
    assertFetched(0, 0, Map.of("broken", 1), world.fetch(reader));
    pass(Duration.ofHours(73));
    assertFetched(0, 1, Map.of(), world.fetch(reader));
    assertEquals(1, refused());
  }

  @Test
  void event_thatIsTooLargeForOne_isRefusedByNameAndKept() {
    api.publishes(ThinCrm.WON);
    crm.post(
        "{\"deals\":[{\"event\":\"e1\",\"ref\":\"D/1\",\"changed\":true}],\"x\":\"%s\"}"
            .formatted("x".repeat(70_000)));
    assertFetched(0, 1, Map.of(), world.fetch(reader));
    var kept = world.ledger.refusals().list(World.TENANT, 10).getFirst();
    assertEquals("too_large", kept.problems().getFirst().problem().reason());
  }

  @Test
  void answer_thatIsTooLargeOrNoJson_isTriedAgain() {
    crm.send("e1");
    api.publishes("\"" + "x".repeat(2000) + "\"");
    assertEquals(Map.of("too_large", 1), world.fetch(reader).failed());
    pass(Duration.ofHours(1));
    api.publishes("<html>");
    assertEquals(Map.of("no_json", 1), world.fetch(reader).failed());
  }

  @Test
  void host_thatIsNotAdmittedHere_isRefusedByName() {
    crm.send("e1");
    var none = HttpsReader.from(() -> "", 1000);
    assertFetched(0, 1, Map.of(), world.fetch(none));
    var problem = world.ledger.refusals().list(World.TENANT, 1).getFirst().problems().getFirst();
    assertEquals("host_not_admitted", problem.problem().reason());
  }

  private String moved(URI url) {
    return url.toString().replace("https://api.thin.example", api.origin());
  }

  private static void assertFetched(
      int done, int refused, Map<String, Integer> failed, Report report) {
    assertEquals(
        List.of(done, refused, failed), List.of(report.done(), report.refused(), report.failed()));
  }

  private int refused() {
    return world.ledger.refusals().list(World.TENANT, 10).size();
  }

  private void pass(Duration time) {
    world.now = world.now.plus(time);
    world.nanos.addAndGet(time.toNanos());
  }
}
