package dev.countersign.local.docs;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.read.ReaderIssuer;
import dev.countersign.local.read.SealedRunner;
import dev.countersign.local.run.Runner;
import dev.countersign.local.send.AcceptanceRequest;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.note.Cosigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The end of a tour: a month is sealed, read by everybody who may, and accepted by its payer. */
final class ReadersTour {
  private static final String PAYER = "payer";
  private static final int RAW = 32;

  private final Runner runner;
  private final RunnerClient client;
  private final TenantId tenant;
  private final Path data;
  private final Cosigner cosigner = cosigner();
  private final ReaderIssuer login = new ReaderIssuer("login");

  ReadersTour(Runner runner, RunnerClient client, TenantId tenant, Path data) {
    this.runner = runner;
    this.client = client;
    this.tenant = tenant;
    this.data = data;
  }

  private static Cosigner cosigner() {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var key = Cosigner.key("payer.example/cosigner", pair.getPublic());
      return Cosigner.of(key, pair.getPrivate());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void go() throws Exception {
    var registry = runner.ledger().registry();
    String text = SealedRunner.tenant(tenant, login.reader("{payer: {groups: countersign}}"));
    registry.putTenant(
        tenant, text.replace("readers:", "month: {acceptance: " + PAYER + "}, readers:"));
    client.get("no month was sealed", "readLogCheckpoint", 404, "/log/checkpoint");
    client.get("no such tile", "readLogTile", 404, "/log/tile/0/000");
    SealedRunner.sealAll(runner, data, tenant);
    log();
    var sealed = months();
    String period = sealed.text("period").orElseThrow();
    client.get("not cosigned", "readCosigned", 404, months("/" + period + "/cosigned"), good());
    acceptances(period, sealed.text("root").orElseThrow());
    client.get("what was accepted", "listMonths", 200, months(""), good());
    client.get("cosigned", "readCosigned", 200, months("/" + period + "/cosigned"), good());
    month("/v1/months/" + period + "?tenant=" + tenant);
    proofs();
    questions("listDisputes", "/v1/disputes");
    questions("listInquiries", "/v1/inquiries");
    refused("listMonths", "/v1/months");
    refused("readMonth", "/v1/months/" + period);
    refused("readMonthProof", "/v1/months/" + period + "/proof");
    refused("readCosigned", "/v1/months/" + period + "/cosigned");
    one("readDispute", "/v1/disputes/", TourRequests.disputeOf("till", "p1").value());
    one("readInquiry", "/v1/inquiries/", TourRequests.inquiryOf("ses_7").value());
    refused("listDisputes", "/v1/disputes");
    refused("listInquiries", "/v1/inquiries");
    refused("proveOutcome", "/v1/outcomes/out_" + "0".repeat(32) + "/proof");
  }

  private String months(String rest) {
    return "/v1/months" + rest + "?tenant=" + tenant;
  }

  private Map<String, String> token(Map<String, Object> claims) {
    return Map.of("Authorization", "Bearer " + login.token(runner.clock().instant(), claims));
  }

  private Map<String, String> good() {
    return token(Map.of("groups", "countersign"));
  }

  private void log() throws Exception {
    var checkpoint = client.get("the log", "readLogCheckpoint", 200, "/log/checkpoint");
    String size = checkpoint.body().lines().toList().get(1);
    client.get("its tile", "readLogTile", 200, "/log/tile/0/000.p/" + size);
  }

  /** The newest month that is sealed. */
  private Json.Obj months() throws Exception {
    var answer = client.get("all months", "listMonths", 200, months(""), good());
    var read =
        ((Reading.Read<Json>) StrictJson.parse(answer.body().getBytes(StandardCharsets.UTF_8)))
            .value();
    return ((Json.Arr) ((Json.Obj) read).get("months").orElseThrow())
        .items().stream()
            .map(Json.Obj.class::cast)
            .filter(month -> month.text("state").orElse("").equals("sealed"))
            .findFirst()
            .orElseThrow();
  }

  private void month(String path) throws Exception {
    String end = "readMonth";
    client.get("the sealed file", end, 200, path, good());
    for (String type : List.of("application/x-ndjson", "text/html", "text/csv")) {
      client.get("the month as " + type, end, 200, path, accepting(type));
    }
    client.get("the month as a picture", end, 406, path, accepting("image/png"));
    client.get("a month that is not sealed", end, 404, months("/2031-01"), good());
    client.get("no month", end, 400, months("/2031-13"), good());
    String proof = path.replace("?", "/proof?");
    client.get("its place in the log", "readMonthProof", 200, proof, good());
    client.get("no place", "readMonthProof", 404, months("/2031-01/proof"), good());
  }

  private Map<String, String> accepting(String type) {
    var headers = new TreeMap<>(good());
    headers.put("Accept", type);
    return headers;
  }

  private void proofs() throws Exception {
    String end = "proveOutcome";
    String outcome = runner.standing().getFirst().entry().outcome().value();
    String rest = "/proof?tenant=" + tenant;
    client.get("an outcome's proof", end, 200, "/v1/outcomes/" + outcome + rest, good());
    client.get("a stranger's proof", end, 404, "/v1/outcomes/out_" + "0".repeat(32) + rest, good());
    client.get("no outcome's id", end, 400, "/v1/outcomes/out_1" + rest, good());
  }

  private void questions(String end, String path) throws Exception {
    String whole = path + "?tenant=" + tenant;
    client.get("a list", end, 200, whole, good());
    client.get("the urgent ones", end, 200, whole + "&order=deadline&state=open", good());
    client.get("no state", end, 400, whole + "&state=lost", good());
    for (String type : List.of("application/x-ndjson", "text/csv")) {
      client.get("a list as " + type, end, 200, whole, accepting(type));
    }
    client.get("a list as a picture", end, 406, whole, accepting("image/png"));
  }

  private void one(String end, String path, String id) throws Exception {
    String of = "?tenant=" + tenant;
    client.get("one with its history", end, 200, path + id + of, good());
    String none = path + id.substring(0, 4) + "0".repeat(32);
    client.get("none of the tenant", end, 404, none + of, good());
    client.get("no id", end, 400, path + "x" + of, good());
    refused(end, none);
  }

  private void refused(String end, String path) throws Exception {
    String whole = path + "?tenant=" + tenant;
    client.get("no token", end, 401, whole);
    client.get("a token that is none", end, 401, whole, Map.of("Authorization", "Bearer x"));
    client.get("no role", end, 403, whole, token(Map.of("groups", "guests")));
    client.get("no tenant", end, 400, path, good());
  }

  private void acceptances(String period, String root) throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] spki = pair.getPublic().getEncoded();
    String open =
        Base64.getEncoder()
            .encodeToString(Arrays.copyOfRange(spki, spki.length - RAW, spki.length));
    runner
        .ledger()
        .registry()
        .putSource(
            tenant,
            new SourceId(PAYER),
            ("{id: payer, kind: acceptance, profile: standard-webhooks-v1a,"
                    + " keys: [{secret: {inline: whpk_%s}}], cosigner: \"%s\"}")
                .formatted(open, cosigner.key().vkey()));
    var key =
        Secret.ofText(
            "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
    accept("a payer accepts", 200, key, period, root, "accepted", "acc_1");
    accept("a payer cosigns, too", 200, key, period, root, "accepted", "acc_3", cosigned(period));
    accept("the same id, another answer", 409, key, period, root, "refused", "acc_1");
    accept("another answer", 422, key, period, root, "refused", "acc_2");
  }

  private String cosigned(String period) throws IOException {
    var file = data.resolve("months").resolve(tenant + "-" + period + ".sealed");
    try (var in = SealedMonthReader.open(Files.newInputStream(file))) {
      var at = runner.clock().instant();
      return new String(
          in.note().with(cosigner.cosign(in.note(), at)).bytes(), StandardCharsets.UTF_8);
    }
  }

  private void accept(
      String request,
      int expected,
      Secret key,
      String period,
      String root,
      String answer,
      String id)
      throws Exception {
    accept(request, expected, key, period, root, answer, id, null);
  }

  private void accept(
      String request,
      int expected,
      Secret key,
      String period,
      String root,
      String answer,
      String id,
      @Nullable String cosigned)
      throws Exception {
    var address = runner.uri().resolve("/v1/sources/" + tenant + "." + PAYER + "/acceptances");
    String why = answer.equals("refused") ? "another sum" : null;
    var said =
        new AcceptanceRequest(
            id, YearMonth.parse(period), root, answer, List.of(), why, null, cosigned);
    client.send(request, "accept", expected, said.signed(address, key, runner.clock().instant()));
  }
}
