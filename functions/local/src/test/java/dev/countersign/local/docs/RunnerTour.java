package dev.countersign.local.docs;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.TargetKey;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.run.Runner;
import dev.countersign.local.send.Sender;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deliveries of every kind, signed and not, to every end of a running runner: each documented
 * answer that can be had there is had.
 */
final class RunnerTour {
  private static final Path ROOT = RepositoryFiles.root();
  private static final TenantId TENANT = new TenantId("kinds");
  private static final TenantFolder.Content CONTENT =
      ((TenantFolder.Folder.Good)
              TenantFolder.read(ROOT.resolve("functions/local/src/test/tenants/every-kind")))
          .content();

  private static final Map<String, String> JSON_TYPE = Map.of("content-type", "application/json");
  private static final Map<String, String> OURS = Map.of("X-Countersign", "1");

  /** More deliveries than a source may send that is allowed one a minute. */
  private static final int OVER_RATE = 100;

  /** Longer than anything is held by these terms: then it is billed. */
  private static final Duration OVER_THE_HOLD = Duration.ofHours(80);

  private final Runner runner;
  private final RunnerClient client;
  private final TourRequests requests;

  private RunnerTour(Runner runner, RunnerClient client) {
    this.runner = runner;
    this.client = client;
    this.requests = new TourRequests(CONTENT, runner.uri());
  }

  /** Every answer, in the order of the requests. */
  static List<GivenAnswer> answers() throws Exception {
    var data = Files.createTempDirectory("countersign-tour");
    try (var runner = Runner.start(new Runner.Options(0, data, event -> {}));
        var client = new RunnerClient(runner.uri())) {
      new ApplyTenant(runner.ledger()).apply(CONTENT);
      // Whatever is billed is held: no bill_to of these terms names such a customer.
      runner.ledger().registry().putBilling(TENANT, TourRequests.BILLING);
      var tour = new RunnerTour(runner, client);
      tour.sessions();
      tour.attestations();
      tour.resolutions();
      tour.refusals("accept", "books", "acceptance", TourRequests.ACCEPTANCE);
      runner.poll();
      new DisputesTour(client, tour.requests).go();
      tour.refusals("dispute", "drawer", "dispute", TourRequests.dispute("T-20"));
      tour.refusals("answer", "counter", "answer", TourRequests.contested("till", "p1"));
      new InquiriesTour(client, tour.requests).go();
      tour.refusals("ask", "asker", "inquiry", TourRequests.untracked("ses_7"));
      tour.runnersOwn();
      new ReadersTour(runner, client, TENANT, data).go();
      return client.answers();
    } finally {
      try (Stream<Path> files = Files.walk(data)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  private void sessions() throws Exception {
    String end = "recordSessions";
    String session = requests.session("ses_1");
    client.send("a session", end, 200, requests.signed("agents", session, "s1"));
    client.send("the same again", end, 200, requests.signed("agents", session, "s1"));
    client.send(
        "the same id, another content",
        end,
        409,
        requests.signed(
            "agents", session.replace("\"agent\":{", "\"channel\":\"voice\",\"agent\":{"), "s1"));
    client.send(
        "a batch, one item of no use",
        end,
        200,
        requests.signed("agents", "[" + session + ",{\"id\":\"x\"}]"));
    client.send("an item of no use", end, 422, requests.signed("agents", "{\"id\":\"a b\"}"));
    client.send(
        "a batch of no use",
        end,
        422,
        requests.signed("agents", "[{\"id\":\"a b\"},{\"id\":\"c d\"}]"));
    client.send(
        "a session as a token",
        end,
        202,
        requests.token("token-session", requests.session("ses_2")));
    client.send("a token of no use", end, 400, requests.token("token-session", "{\"id\":\"a b\"}"));
    refusals(end, "agents", "session", session);
  }

  private void attestations() throws Exception {
    String end = "attest";
    client.send(
        "a statement", end, 200, requests.signed("crm", requests.ticket("T-1", "attested"), "m1"));
    client.send(
        "the same again",
        end,
        200,
        requests.signed("crm", requests.ticket("T-1", "attested"), "m1"));
    client.send(
        "the same id, another content",
        end,
        409,
        requests.signed("crm", requests.ticket("T-1", "retracted"), "m1"));
    client.send("a witness", end, 200, requests.signed("desk", requests.ticket("T-1", "attested")));
    client.send("no session yet", end, 202, requests.signed("crm", requests.unmatched("T-2")));
    client.send(
        "taken back first", end, 200, requests.signed("crm", requests.ticket("T-4", "retracted")));
    client.send(
        "a batch, one item of no use",
        end,
        200,
        requests.signed(
            "crm", "[" + requests.ticket("T-5", "attested") + ",{\"act\":\"attested\"}]"));
    client.send(
        "too weak for its terms", end, 200, requests.signed("weak", requests.upsell("D-1")));
    client.send(
        "an item that is passed over",
        end,
        200,
        requests.signed("front-attestation", TourRequests.PASSED_OVER));
    client.send("no terms", end, 422, requests.signed("crm", requests.unknownType("X-1")));
    client.send(
        "a batch of no use",
        end,
        422,
        requests.signed("crm", "[{\"act\":\"attested\"},{\"act\":\"retracted\"}]"));
    client.send(
        "a statement as a token",
        end,
        202,
        requests.token("token-attestation", requests.ticket("T-6", "attested")));
    client.send(
        "a token of no use",
        end,
        400,
        requests.token("token-attestation", "{\"act\":\"attested\"}"));
    client.send("a single item over 64 KiB", end, 413, requests.signed("crm", requests.large()));
    refusals(end, "crm", "attestation", requests.ticket("T-7", "attested"));
  }

  private void resolutions() throws Exception {
    String end = "resolve";
    for (String id : List.of("T-20", "T-21", "T-22")) {
      client.send(
          "a statement", "attest", 200, requests.signed("crm", requests.ticket(id, "attested")));
      client.send(
          "a contradiction", "attest", 200, requests.signed("desk", requests.deniedAfterwards(id)));
    }
    client.send(
        "a decision", end, 200, requests.signed("office", TourRequests.decision("T-20"), "d1"));
    client.send(
        "the same again", end, 200, requests.signed("office", TourRequests.decision("T-20"), "d1"));
    client.send(
        "the same id, another content",
        end,
        409,
        requests.signed("office", TourRequests.decision("T-20").replace("stands", "falls"), "d1"));
    client.send(
        "a batch, one item of no use",
        end,
        200,
        requests.signed("office", "[" + TourRequests.decision("T-21") + ",{\"claim\":\"x\"}]"));
    client.send(
        "an outcome that is not there",
        end,
        422,
        requests.signed("office", TourRequests.decision("T-99")));
    client.send(
        "a batch of no use",
        end,
        422,
        requests.signed("office", "[{\"claim\":\"x\"},{\"claim\":\"y\"}]"));
    client.send(
        "a decision as a token",
        end,
        202,
        requests.token("token-resolution", TourRequests.decision("T-22")));
    client.send(
        "a token of no use", end, 400, requests.token("token-resolution", "{\"claim\":\"x\"}"));
    refusals(end, "office", "resolution", TourRequests.decision("T-20"));
  }

  /** What every end refuses in the same way, and its handshakes. */
  private void refusals(String end, String source, String kind, String said) throws Exception {
    String path = Sender.of(CONTENT, source, null).path();
    client.send("no JSON", end, 400, requests.bytes(source, "{not json"));
    client.send("the same key twice", end, 400, requests.bytes(source, "{\"id\":1,\"id\":2}"));
    client.send(
        "a token, forged", end, 400, TourRequests.forged(requests.token("token-" + kind, said)));
    client.send("forged", end, 401, TourRequests.forged(requests.signed(source, said)));
    client.post("unsigned", end, 401, path, said, JSON_TYPE);
    client.post("no such source", end, 401, path.replace("." + source, ".x"), said, JSON_TYPE);
    client.get("not a POST", end, 404, path);
    client.post("over 256 KiB", end, 413, path, "x".repeat(262_145), JSON_TYPE);
    client.send(
        "another media type",
        end,
        415,
        TourRequests.typed(requests.signed(source, said), "text/csv"));
    overRate(end, "busy-" + kind, said);
    runner
        .ledger()
        .registry()
        .putSource(TENANT, new SourceId("broken-" + kind), TourRequests.broken(kind));
    String broken = path.replace("." + source, ".broken-" + kind);
    client.post("a source without its profile", end, 401, broken, said, JSON_TYPE);
    client.send("a handshake that is echoed", end, 200, requests.challenged("front-" + kind));
    client.post(
        "a handshake for a person",
        end,
        200,
        path.replace("." + source, ".asks-" + kind),
        "{\"callbackId\":\"c\",\"verificationKey\":\"k\"}",
        JSON_TYPE);
    client.send("a transmitter's verification", end, 202, requests.verification("token-" + kind));
  }

  private void overRate(String end, String source, String said) throws Exception {
    client.sendUntil(
        "over the source's rate", end, 429, OVER_RATE, () -> requests.signed(source, said));
  }

  private void runnersOwn() throws Exception {
    runner.poll();
    client.get("all outcomes", "listOutcomes", 200, "/api/outcomes");
    client.getByAnotherHost("listOutcomes", "/api/outcomes");
    for (var stored : runner.standing()) {
      String path = "/api/outcomes/" + stored.entry().outcome();
      client.get("the history of " + stored.entry().claim(), "readOutcome", 200, path);
    }
    client.get("no such outcome", "readOutcome", 404, "/api/outcomes/out_" + "0".repeat(32));
    client.get("what was refused", "listRefused", 200, "/api/refused");
    client.getByAnotherHost("listRefused", "/api/refused");
    client.get("the receipts' keys", "readReceiptKeys", 200, "/v1/keys");
    client.getKnown("the same keys again", "readReceiptKeys", "/v1/keys");
    client.get("the table", "readRunner", 200, "/api/runner");
    client.getByAnotherHost("readRunner", "/api/runner");
    client.get("the check of an address", "readAddressCheck", 200, "/api/addresses/demo.crm");
    client.get("no source's name", "readAddressCheck", 404, "/api/addresses/demo");
    client.listen(
        "listen",
        "/api/events",
        "change",
        () -> {
          var _ =
              client.send(
                  "a statement",
                  "attest",
                  200,
                  requests.signed("crm", requests.ticket("T-30", "attested")));
        });
    client.getByAnotherHost("listen", "/api/events");
    replays();
    decisions();
    erasures();
    held();
  }

  private void held() throws Exception {
    runner.clock().pass(OVER_THE_HOLD);
    runner.settle();
    client.get("what is held", "listHeld", 200, "/api/held");
    client.getByAnotherHost("listHeld", "/api/held");
    var target = new TargetKey(TENANT, new TargetName("own"));
    var page = runner.ledger().postings().list(target, new PostingList.Held(), Optional.empty());
    String body =
        "{\"tenant\":\"kinds\",\"target\":\"own\",\"id\":\"%s\",\"wish\":\"done\",\"by\":\"nina\",\"why\":\"seen\"}"
            .formatted(page.postings().getFirst().id());
    client.post("another site's page", "decideHeld", 404, "/api/held", body, Map.of());
    client.post("a person did it", "decideHeld", 200, "/api/held", body, OURS);
    client.post("it isn't held any more", "decideHeld", 422, "/api/held", body, OURS);
    client.get("how it stands then", "listOutcomes", 200, "/api/outcomes");
  }

  private void replays() throws Exception {
    String refused =
        runner.ledger().refusals().list(TENANT, 1000).stream()
            .filter(each -> each.problems().getFirst().problem().reason().equals("no_terms"))
            .findFirst()
            .orElseThrow()
            .id();
    String body = "{\"tenant\":\"kinds\",\"id\":\"" + refused + "\"}";
    client.post("still no terms", "replay", 200, "/api/replay", body, OURS);
    runner
        .ledger()
        .registry()
        .putTerms(TENANT, new OutcomeType("unheard_of"), 1, TourRequests.termsOfUnheardOf());
    client.post("the terms are there", "replay", 200, "/api/replay", body, OURS);
    client.post("decided already", "replay", 200, "/api/replay", body, OURS);
    client.post("another site's page", "replay", 404, "/api/replay", body, Map.of());
    client.post("no such delivery", "replay", 404, "/api/replay", body.replace('#', '/'), OURS);
  }

  private void erasures() throws Exception {
    String body = "{\"tenant\":\"kinds\",\"subject\":\"nobody@example.com\"}";
    client.post("a person is erased", "erase", 200, "/api/erase", body, OURS);
    client.post("another site's page", "erase", 404, "/api/erase", body, Map.of());
    client.post("nobody named", "erase", 422, "/api/erase", "{\"tenant\":\"kinds\"}", OURS);
  }

  private void decisions() throws Exception {
    String claim = "\"claim\":\"ticket_resolved/ticket/T-20\"";
    String body =
        "{\"tenant\":\"kinds\","
            + claim
            + ",\"by\":\"nina\",\"why\":\"heard\",\"finding\":\"falls\"}";
    client.post("a person decides", "resolveLocally", 200, "/api/resolve", body, OURS);
    client.post("another site's page", "resolveLocally", 404, "/api/resolve", body, Map.of());
    client.post(
        "no claim", "resolveLocally", 422, "/api/resolve", body.replace(claim, "\"x\":1"), OURS);
    client.post(
        "no such outcome",
        "resolveLocally",
        422,
        "/api/resolve",
        body.replace("T-20", "T-99"),
        OURS);
  }
}
