package dev.countersign.app;

import static dev.countersign.app.World.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.app.TemplatePolicies.TableRequest;
import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.read.ReaderDoor;
import dev.countersign.app.read.ends.ReadEnds;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredReaders;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.KeySets.KeySet;
import dev.countersign.ledger.NamedOutcomes.OutcomeName;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.receipt.ReceiptSigner;
import dev.countersign.trust.signature.RequestSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** template.yaml allows what reading months asks the table for, and no write. */
final class ReadPermissionsTest {
  private static final String READ = "ReadFunction";
  private static final URI JWKS = URI.create("https://login.example/jwks");
  private static final Secret KEY = ReceiptSigner.generate("k1");

  @TempDir private Path folder = Path.of("");

  private final TemplatePolicies policies = new TemplatePolicies();
  private final TableRequests requests = new TableRequests();
  private final DynamoLedger ledger =
      new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table());

  @Test
  void read_allItAsksFor_isAllowed() {
    tenant();
    var asked = new TreeSet<Integer>();
    for (String path :
        List.of(
            "/v1/months",
            "/v1/months/2026-11",
            "/v1/months/2026-11/proof",
            "/v1/months/2026-11/cosigned",
            "/v1/outcomes/out_" + "1".repeat(32) + "/proof",
            "/v1/disputes",
            "/v1/disputes?order=deadline",
            "/v1/disputes/dsp_" + "1".repeat(32),
            "/v1/inquiries",
            "/v1/inquiries/inq_" + "1".repeat(32),
            "/log/checkpoint",
            "/log/tile/0/000.p/1")) {
      asked.add(status(path));
    }

    assertEquals(Set.of(200, 404), asked);
    var all = requests.taken();
    var denied = all.stream().filter(request -> !policies.allows(READ, request)).toList();
    assertEquals(List.of(), denied);
    assertEquals(
        Set.of("GetItem", "Query", "BatchGetItem"),
        all.stream().map(TableRequest::action).collect(Collectors.toSet()));
  }

  @Test
  void read_canWriteNothing_andListNoSessions() {
    for (String partition :
        List.of("T#acme", "T#acme#M", "T#acme#O#lead_won/1", "KEYS", "MONTHS")) {
      for (String action :
          List.of(
              "PutItem",
              "UpdateItem",
              "DeleteItem",
              "BatchWriteItem",
              "PartiQLInsert",
              "PartiQLUpdate",
              "PartiQLDelete",
              "Scan")) {
        var request = new TableRequest(action, Set.of(partition), Set.of("pk", "sk"));
        assertFalse(policies.allows(READ, request), request.toString());
      }
    }
    for (String partition : List.of("T#acme", "T#acme#S#ses_1", "T#acme#A#lead_won/1", "KEYS")) {
      var query = new TableRequest("Query", Set.of(partition), Set.of("pk"));
      assertFalse(policies.allows(READ, query), partition);
    }
  }

  /** One whose readers' keys are fetched, with a month. */
  private void tenant() {
    var login = new SourceId("login");
    ledger
        .registry()
        .putTenant(
            TENANT,
            "{id: acme, name: N, pseudonym_key: {ssm: /p}, readers: [{id: login, issuer: login,"
                + " audience: c, keys: [{jwks: \"https://login.example/jwks\"}],"
                + " roles: {payer: {team: a}}}]}");
    ledger.keySets().follow(TENANT, login, JWKS);
    String keys = ReceiptSigner.of(KEY, "https://c.example").publicKeys();
    ledger
        .keySets()
        .put(new KeySet(TENANT, login, JWKS, Optional.of(keys), Optional.of(World.NOON), 0));
    var _ = ledger.monthIndex().begin(TENANT, IndexedMonth.first(World.NOON, ZoneOffset.UTC, 1));
    var said = Bytes.of("{\"state\":\"open\"}".getBytes(StandardCharsets.UTF_8));
    String id = "dsp_" + "1".repeat(32);
    ledger.questions().put(TENANT, new Question(Kind.DISPUTE, id, World.NOON, 1, World.NOON, said));
    var claim = World.claim("policy_sold", "P-7");
    ledger
        .namedOutcomes()
        .put(
            TENANT,
            List.of(OutcomeName.of(id, claim), OutcomeName.of(id.replace("dsp_", "inq_"), claim)));
    var _ = requests.taken();
  }

  private int status(String path) {
    var readers = new RegisteredReaders(ledger, new InlineSecrets(), () -> 0);
    var ends =
        new ReadEnds(
            new ReaderDoor(readers), ledger, new FolderFiles(folder), () -> "", line -> {});
    return ends.handle(path.split("\\?", 2)[0], request(path)).head().status();
  }

  private static RawDelivery request(String path) {
    String claims =
        "{\"iss\":\"login\",\"aud\":\"c\",\"iat\":%d,\"exp\":%d,\"team\":\"a\"}"
            .formatted(World.NOON.getEpochSecond(), World.NOON.getEpochSecond() + 60);
    var json =
        ((Reading.Read<Json>) StrictJson.parse(claims.getBytes(StandardCharsets.UTF_8))).value();
    var key = Secret.ofText(KEY.revealText().replaceFirst("\\{", "{\"alg\":\"EdDSA\","));
    String token = RequestSigner.token((Json.Obj) json, key, "JWT");
    return new RawDelivery(
        "GET",
        "https://c.example" + path + (path.contains("?") ? "&" : "?") + "tenant=" + TENANT,
        Map.of("authorization", List.of("Bearer " + token)),
        Bytes.of(new byte[0]),
        World.NOON);
  }
}
