package dev.countersign.local.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.tree.TreeHash;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Months, proofs and the log, as readers and everybody get them from a running runner. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadingTest {
  private static final TenantId OTHER = new TenantId("beta");
  private static final Map<String, Object> PAYER = Map.of("groups", List.of("x", "countersign"));

  private final ReaderIssuer login = new ReaderIssuer("login");
  private final ReaderIssuer seller = new ReaderIssuer("seller-login");
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable SealedRunner sealed;
  private Path data = Path.of("");

  /** The month with the billed outcome, and the lines of its file. */
  private String period = "";

  private List<byte[]> lines = List.of();

  @BeforeAll
  void seal(@TempDir Path folder) throws Exception {
    data = folder;
    String ofSeller = seller.reader("{seller: {groups: staff}, payer: {role: payer}}");
    sealed =
        SealedRunner.start(
            folder,
            login.reader("{payer: {groups: countersign}, auditor: {groups: audit}}")
                + ", "
                + ofSeller);
    runner().runner().ledger().registry().putTenant(OTHER, SealedRunner.tenant(OTHER, ofSeller));
    for (Json month : months(get("/v1/months?tenant=kinds", token(PAYER)))) {
      String name = ((Json.Obj) month).text("period").orElse("");
      if (((Json.Obj) month).text("state").equals(Optional.of("sealed"))) {
        String path = "/v1/months/" + name + "?tenant=kinds";
        var text = get(path, token(PAYER), "application/x-ndjson");
        var read = Arrays.asList(text.body().split("\n", -1));
        if (text.body().contains("\"kind\":\"billable\"")) {
          period = name;
          lines =
              read.subList(0, read.size() - 1).stream()
                  .map(line -> line.getBytes(StandardCharsets.UTF_8))
                  .toList();
        }
      }
    }
  }

  @AfterAll
  void close() {
    http.close();
    if (sealed != null) {
      sealed.close();
    }
  }

  private SealedRunner runner() {
    return Objects.requireNonNull(sealed);
  }

  private String token(Map<String, Object> claims) {
    return login.token(runner().runner().clock().instant(), claims);
  }

  private String sellers(Map<String, Object> claims) {
    return seller.token(runner().runner().clock().instant(), claims);
  }

  private HttpResponse<String> get(String path, String token, String... accept) throws Exception {
    return http.send(request(path, token, accept), BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String token, String... accept) {
    var request = HttpRequest.newBuilder(runner().runner().uri().resolve(path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    for (String type : accept) {
      request.header("Accept", type);
    }
    return request.build();
  }

  private static List<Json> months(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return ((Json.Arr) json(answer).get("months").orElseThrow()).items();
  }

  private static Json.Obj json(HttpResponse<String> answer) {
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    return (Json.Obj) ((Reading.Read<Json>) StrictJson.parse(bytes)).value();
  }

  private static void refused(HttpResponse<String> answer, int status, String reason) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("content-type").orElse(""));
    var errors = ((Json.Arr) json(answer).get("errors").orElseThrow()).items();
    assertEquals(reason, ((Json.Obj) errors.getFirst()).text("reason").orElse(""));
  }

  private static String challenge(HttpResponse<String> answer) {
    return answer.headers().firstValue("www-authenticate").orElse("");
  }

  private EntryLeaf billed() {
    return lines.stream()
        .map(line -> MonthLeaf.parse(line).orThrow())
        .filter(EntryLeaf.class::isInstance)
        .map(EntryLeaf.class::cast)
        .filter(leaf -> !leaf.results().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void months_ofAPayer_sayWhereEachStands() throws Exception {
    var all = months(get("/v1/months?tenant=kinds", token(PAYER)));

    assertEquals("open", ((Json.Obj) all.getFirst()).text("state").orElse(""));
    var one =
        all.stream()
            .map(Json.Obj.class::cast)
            .filter(month -> month.text("period").orElse("").equals(period))
            .findFirst()
            .orElseThrow();
    assertEquals("sealed", one.text("state").orElse(""));
    assertTrue(one.text("root").isPresent());
    assertEquals(
        lines.size(), ((Json.Num) one.get("leaves").orElseThrow()).value().intValueExact());
  }

  @Test
  void month_asTheSealedFile_hasItsBytes() throws Exception {
    var answer =
        http.send(
            request("/v1/months/" + period + "?tenant=kinds", token(PAYER)),
            BodyHandlers.ofByteArray());

    assertEquals(200, answer.statusCode());
    assertEquals(
        "application/vnd.countersign.month",
        answer.headers().firstValue("content-type").orElse(""));
    var file = data.resolve("months/kinds-" + period + ".sealed");
    assertEquals(-1, Arrays.mismatch(Files.readAllBytes(file), answer.body()));
  }

  @Test
  void month_asAPage_holdsTheSealedFile() throws Exception {
    var page = get("/v1/months/" + period + "?tenant=kinds", token(PAYER), "text/html");

    assertEquals("text/html; charset=utf-8", page.headers().firstValue("content-type").orElse(""));
    assertTrue(page.body().contains("id=\"sealed\""));
  }

  @Test
  void month_asCsv_hasARowForEachResult() throws Exception {
    var rows =
        get("/v1/months/" + period + "?tenant=kinds", token(PAYER), "text/csv")
            .body()
            .lines()
            .toList();

    assertEquals(2, rows.size(), String.join("\n", rows));
    assertTrue(rows.getFirst().startsWith("outcome,seq,entry,claim,"));
    assertTrue(rows.get(1).startsWith(billed().outcome() + ","), rows.get(1));
    assertTrue(rows.get(1).contains(",billable,0.99,EUR,1,"), rows.get(1));
  }

  @Test
  void month_byTheFormThatIsWantedMost_isGiven() throws Exception {
    var answer =
        get(
            "/v1/months/" + period + "?tenant=kinds",
            token(PAYER),
            "text/html;q=0.4, text/*;q=0.8, application/*;q=0.1");

    assertEquals(
        "text/csv; charset=utf-8; header=present",
        answer.headers().firstValue("content-type").orElse(""));
    refused(
        get("/v1/months/" + period + "?tenant=kinds", token(PAYER), "image/png"),
        406,
        "not_acceptable");
  }

  @Test
  void month_thatCantBeReadToItsEnd_isCutAndNotEnded() throws Exception {
    byte[] file = Files.readAllBytes(data.resolve("months/kinds-" + period + ".sealed"));
    Files.write(data.resolve("months/kinds-2099-01.sealed"), Arrays.copyOf(file, file.length - 20));

    assertThrows(
        IOException.class,
        () -> get("/v1/months/2099-01?tenant=kinds", token(PAYER), "application/x-ndjson"));
  }

  @Test
  void proof_ofAnOutcome_leadsToTheMonthsRoot() throws Exception {
    var leaf = billed();
    String path = "/v1/outcomes/" + leaf.outcome() + "/proof?tenant=kinds";
    var named = get(path + "&entry=" + leaf.entry() + "&period=" + period, token(PAYER));
    var newest = get(path, token(PAYER));

    assertEquals(200, named.statusCode(), named.body());
    var proof = LogProof.parse(named.body().getBytes(StandardCharsets.UTF_8)).orThrow();
    assertEquals(-1, Arrays.mismatch(leaf.bytes(), proof.extra()));
    assertTrue(proof.proves(TreeHash.ofLeaf(proof.extra())));
    assertFalse(proof.proves(TreeHash.ofLeaf(lines.getFirst())));
    assertTrue(proof.checkpoint().origin().endsWith("/kinds/" + period));
    var last = LogProof.parse(newest.body().getBytes(StandardCharsets.UTF_8)).orThrow();
    assertTrue(last.proves(TreeHash.ofLeaf(last.extra())));
  }

  @Test
  void proof_ofWhatNoMonthHas_isNotThere() throws Exception {
    String none = "/v1/outcomes/out_" + "0".repeat(32) + "/proof?tenant=kinds";
    refused(get(none, token(PAYER)), 404, "not_in_a_sealed_month");
    refused(
        get(
            "/v1/outcomes/" + billed().outcome() + "/proof?tenant=kinds&entry=" + "0".repeat(64),
            token(PAYER)),
        404,
        "not_in_a_sealed_month");
    refused(get("/v1/outcomes/out_1/proof?tenant=kinds", token(PAYER)), 400, "out_of_range");
    refused(get(none + "&entry=1", token(PAYER)), 400, "out_of_range");
    refused(get(none + "&period=May", token(PAYER)), 400, "out_of_range");
  }

  @Test
  void log_ofEverybody_isServedWithHowLongItMayBeKept() throws Exception {
    var checkpoint = get("/log/checkpoint", "");
    var tile =
        http.send(
            request("/log/tile/0/000.p/" + checkpoint.body().lines().toList().get(1), ""),
            BodyHandlers.ofByteArray());

    assertEquals("no-cache", checkpoint.headers().firstValue("cache-control").orElse(""));
    assertEquals(
        "text/plain; charset=utf-8", checkpoint.headers().firstValue("content-type").orElse(""));
    assertEquals(200, tile.statusCode());
    assertEquals(0, tile.body().length % TreeHash.LENGTH);
    assertEquals(
        "public, max-age=31536000, immutable",
        tile.headers().firstValue("cache-control").orElse(""));
  }

  @Test
  void month_asItIsInTheLog_isProved() throws Exception {
    var proof = get("/v1/months/" + period + "/proof?tenant=kinds", token(PAYER));

    assertEquals(Files.readString(data.resolve("months/kinds-" + period + ".proof")), proof.body());
    refused(get("/v1/months/2031-01/proof?tenant=kinds", token(PAYER)), 404, "not_sealed");
    refused(get("/v1/months/" + period + "/proof?tenant=kinds", ""), 401, "missing_header");
    refused(get("/v1/months/proof?tenant=kinds", token(PAYER)), 400, "out_of_range");
  }

  @Test
  void log_ofAnyOtherFile_isNotThere() throws Exception {
    for (String path :
        List.of(
            "/log/next",
            "/log/tile/0/000",
            "/log/tile/0/000.p/999/../../../../kinds-" + period + ".sealed",
            "/log/..%2fkinds-" + period + ".proof",
            "/log/kinds-" + period + ".sealed")) {
      assertEquals(404, get(path, "").statusCode(), path);
    }
  }

  @Test
  void month_thatIsNotSealed_isSaidToBeSo() throws Exception {
    refused(get("/v1/months/2031-01?tenant=kinds", token(PAYER)), 404, "not_sealed");
    refused(get("/v1/months/2031-13?tenant=kinds", token(PAYER)), 400, "out_of_range");
    refused(get("/v1/months/?tenant=kinds", token(PAYER)), 400, "out_of_range");
  }

  @Test
  void reader_withoutAToken_isAskedForOne() throws Exception {
    var answer = get("/v1/months?tenant=kinds", "");

    refused(answer, 401, "missing_header");
    assertEquals("Bearer", challenge(answer));
  }

  @Test
  void reader_withATokenThatIsNone_isRefused() throws Exception {
    var now = runner().runner().clock().instant();
    var claims = login.claims(now, PAYER);
    String good = login.signed(claims, "RS256");
    var longAgo = login.claims(now.minusSeconds(3600), PAYER);
    var elsewhere = login.claims(now, PAYER);
    elsewhere.put("aud", "another-service");
    var stranger = new ReaderIssuer("stranger");
    String none =
        base64("{\"alg\":\"none\"}") + good.substring(good.indexOf('.'), good.lastIndexOf('.'));

    refused(get("/v1/months?tenant=kinds", login.signed(longAgo, "RS256")), 401, "expired");
    refused(
        get("/v1/months?tenant=kinds", login.signed(elsewhere, "RS256")), 401, "wrong_audience");
    refused(get("/v1/months?tenant=kinds", none + "."), 401, "malformed_token");
    refused(get("/v1/months?tenant=kinds", none + ".AAAA"), 401, "algorithm");
    refused(get("/v1/months?tenant=kinds", login.signedByThePublicKey(claims)), 401, "algorithm");
    refused(get("/v1/months?tenant=kinds", stranger.signed(claims, "RS256")), 401, "bad_signature");
    var unknown = get("/v1/months?tenant=kinds", stranger.token(now, PAYER));
    refused(unknown, 401, "wrong_issuer");
    assertEquals(
        "Bearer error=\"invalid_token\", error_description=\"wrong_issuer\"", challenge(unknown));
    assertFalse(unknown.body().contains("stranger"), unknown.body());
  }

  @Test
  void reader_ofAnotherTenant_isRefused() throws Exception {
    refused(get("/v1/months?tenant=beta", token(PAYER)), 401, "wrong_issuer");
    refused(get("/v1/months?tenant=nobody", token(PAYER)), 401, "wrong_issuer");
    var ofBeta = sellers(Map.of("role", "payer", "tenant", "beta"));
    assertEquals(List.of(), months(get("/v1/months", ofBeta)));
    refused(get("/v1/months?tenant=kinds", ofBeta), 403, "another_tenant");
  }

  @Test
  void reader_withoutARole_isRefused() throws Exception {
    var answer = get("/v1/months?tenant=kinds", token(Map.of("groups", "guests")));

    refused(answer, 403, "no_role");
    assertEquals("Bearer error=\"insufficient_scope\"", challenge(answer));
  }

  @Test
  void seller_readsEachTenantThatNamesIt() throws Exception {
    var staff = sellers(Map.of("groups", "staff"));

    assertFalse(months(get("/v1/months?tenant=kinds", staff)).isEmpty());
    assertEquals(List.of(), months(get("/v1/months?tenant=beta", staff)));
    refused(get("/v1/months", staff), 400, "missing");
    refused(get("/v1/months?tenant=A%20B", staff), 400, "missing");
  }

  @Test
  void auditor_readsWhatThePayerReads() throws Exception {
    assertFalse(
        months(get("/v1/months", token(Map.of("groups", "audit", "tenant", "kinds")))).isEmpty());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
