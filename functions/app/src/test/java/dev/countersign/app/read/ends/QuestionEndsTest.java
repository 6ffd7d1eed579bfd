package dev.countersign.app.read.ends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of disputes and inquiries, as a reader gets them who was let in. */
final class QuestionEndsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant OPENED = Instant.parse("2026-12-10T09:00:00Z");
  private static final int MANY = 230;

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final QuestionEnds ends = new QuestionEnds(ledger);

  @BeforeEach
  void ask() {
    put(ACME, 1, "open", "2026-11", Optional.of("2026-12-20T09:00:00Z"));
    put(ACME, 2, "falls", "2026-11", Optional.empty());
    put(ACME, 3, "answered", "2026-10", Optional.of("2026-12-15T09:00:00Z"));
    put(new TenantId("beta"), 4, "open", "2026-11", Optional.of("2026-12-20T09:00:00Z"));
  }

  private void put(TenantId tenant, int n, String state, String month, Optional<String> deadline) {
    String said =
        "{\"dispute\":\"%s\",\"outcome\":\"%s\",\"claim\":\"=2+2,x\",\"state\":\"%s\",\"month\":\"%s\",\"amount\":{\"amount\":\"18.00\",\"currency\":\"EUR\"}%s}"
            .formatted(
                id(n),
                outcome(n),
                state,
                month,
                deadline.map(at -> ",\"deadline\":\"" + at + "\"").orElse(""));
    var question =
        new Question(
            Kind.DISPUTE,
            id(n),
            OPENED.plus(Duration.ofMinutes(n)),
            1,
            deadline.map(Instant::parse).orElse(null),
            Bytes.of(said.getBytes(StandardCharsets.UTF_8)));
    ledger.questions().put(tenant, question);
  }

  private static String id(int n) {
    return "dsp_%032x".formatted(n);
  }

  private static String outcome(int n) {
    return "out_%032x".formatted(n);
  }

  private HttpAnswer get(Kind kind, String query, String... accept) {
    var headers = accept.length == 0 ? Map.<String, List<String>>of() : accepts(accept[0]);
    var request =
        new RawDelivery(
            "GET",
            "https://c.example/v1/disputes?" + query,
            headers,
            Bytes.of(new byte[0]),
            OPENED);
    return ends.get(ACME, kind, "", request).head();
  }

  private static Map<String, List<String>> accepts(String types) {
    return Map.of("accept", List.of(types));
  }

  private List<String> listed(String query) {
    var answer = get(Kind.DISPUTE, query);
    assertEquals(200, answer.status(), answer.text());
    return listed(json(answer));
  }

  private static List<String> listed(Json.Obj answer) {
    return ((Json.Arr) answer.get("disputes").orElseThrow())
        .items().stream().map(one -> ((Json.Obj) one).text("dispute").orElseThrow()).toList();
  }

  private static Json.Obj json(HttpAnswer answer) {
    var read = StrictJson.parse(answer.text().getBytes(StandardCharsets.UTF_8));
    return (Json.Obj) ((Reading.Read<Json>) read).value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "''                                     | 3 2 1",
        "order=deadline                         | 3 1",
        "state=open                             | 1",
        "state=open,answered                    | 3 1",
        "month=2026-11                          | 2 1",
        "outcome=out_00000000000000000000000000000002 | 2",
        "due_before=2026-12-20T09:00:00Z        | 3",
        "state=stands                           | ''",
        "month=2026-11&state=falls              | 2"
      })
  void list_byFilter_hasTheTenantsOwnInOrder(String query, String wanted) {
    var ids =
        wanted.isEmpty()
            ? List.<String>of()
            : List.of(wanted.split(" ", -1)).stream().map(Integer::valueOf).toList().stream()
                .map(QuestionEndsTest::id)
                .toList();
    assertEquals(ids, listed(query));
  }

  @Test
  void list_ofAnotherKind_isEmpty() {
    assertEquals("{\"inquiries\":[],\"tenant\":\"acme\"}", get(Kind.INQUIRY, "").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=lost",
        "state=",
        "month=2026-13",
        "outcome=out_1",
        "due_before=yesterday",
        "order=oldest",
        "cursor=x",
        "order=deadline&cursor=2026-12-10T09:00:00Z_dsp_00000000000000000000000000000001"
      })
  void list_byAFilterThatCantBe_isRefusedWithItsName(String query) {
    var answer = get(Kind.DISPUTE, query);

    assertEquals(400, answer.status(), answer.text());
    String name = query.contains("cursor") ? "cursor" : query.substring(0, query.indexOf('='));
    assertTrue(answer.text().contains("\"/" + name + "\""), answer.text());
  }

  @Test
  void inquiries_byMonthOrByAStateOfDisputes_areRefused() {
    assertEquals(400, get(Kind.INQUIRY, "month=2026-11").status());
    assertEquals(400, get(Kind.INQUIRY, "state=falls").status());
    assertEquals(200, get(Kind.INQUIRY, "state=owed").status());
  }

  @ParameterizedTest
  @CsvSource({
    "DISPUTE, dsp_00000000000000000000000000000009, 404, unknown_dispute",
    "INQUIRY, inq_00000000000000000000000000000009, 404, unknown_inquiry",
    "DISPUTE, inq_00000000000000000000000000000009, 400, write dsp_",
    "INQUIRY, dsp_00000000000000000000000000000001, 400, write inq_",
    "INQUIRY, '', 400, write inq_",
    "INQUIRY, inq_00000000000000000000000000000009/x, 400, write inq_"
  })
  void one_thatTheTenantHasNot_isAnsweredByAWord(Kind kind, String id, int status, String word) {
    var nothing = Bytes.of(new byte[0]);
    var request = new RawDelivery("GET", "https://c.example/", Map.of(), nothing, OPENED);
    var answer = ends.get(ACME, kind, "/" + id, request).head();

    assertEquals(status, answer.status(), answer.text());
    assertTrue(answer.text().contains(word), answer.text());
    assertTrue(answer.text().contains("\"/id\""), answer.text());
  }

  @Test
  void list_asLinesAndAsRows_hasOneEach() {
    var lines = get(Kind.DISPUTE, "", "application/x-ndjson");
    var rows = get(Kind.DISPUTE, "", "text/csv");

    assertEquals(3, lines.text().lines().count());
    assertEquals("application/x-ndjson", lines.headers().get("content-type"));
    assertEquals(4, rows.text().lines().count());
    assertTrue(rows.text().startsWith("dispute,outcome,type,claim,"), rows.text());
    assertTrue(rows.text().contains(",\"'=2+2,x\","), rows.text());
    assertTrue(rows.text().contains(",18.00 EUR,"), rows.text());
    assertEquals("private, no-cache", rows.headers().get("cache-control"));
    assertEquals(406, get(Kind.DISPUTE, "", "image/png").status());
  }

  @Test
  void list_ofMany_goesOnWithTheSameFilterWhereItsPageEnds() {
    for (int n = 100; n < 100 + MANY; n++) {
      put(ACME, n, n % 2 == 0 ? "open" : "falls", "2026-11", Optional.empty());
    }
    var all = new ArrayList<String>();
    Optional<String> next = Optional.of("state=open");
    while (next.isPresent()) {
      var answer = get(Kind.DISPUTE, next.get());
      all.addAll(listed(json(answer)));
      next = following(answer);
    }

    assertEquals(MANY / 2 + 1, all.stream().distinct().count());
    assertEquals(MANY / 2 + 1, all.size());
  }

  private static Optional<String> following(HttpAnswer answer) {
    var link = Optional.ofNullable(answer.headers().get("link"));
    assertEquals(link.isPresent(), json(answer).get("next").isPresent());
    return link.map(text -> {
      assertTrue(text.startsWith("</v1/disputes?state=open&cursor="), text);
      assertTrue(text.endsWith(">; rel=\"next\""), text);
      return text.substring(text.indexOf('?') + 1, text.indexOf('>'));
    });
  }

  @Test
  void list_ofManyThatNoneIsWantedOf_endsAndSaysWhereToGoOn() {
    for (int n = 100; n < 1300; n++) {
      put(ACME, n, "falls", "2026-11", Optional.empty());
    }
    var answer = get(Kind.DISPUTE, "state=answered");

    assertEquals(List.of(), listed(json(answer)));
    assertFalse(following1(answer).isEmpty());
  }

  private static String following1(HttpAnswer answer) {
    return answer.headers().getOrDefault("link", "");
  }
}
