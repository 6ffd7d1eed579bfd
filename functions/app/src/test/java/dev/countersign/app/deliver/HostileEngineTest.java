package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.OddCustomer.answer;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.ScriptedEngine.Manner;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.forms.engine.answer.RawAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine, or a result, that wants something else than to be billed. */
final class HostileEngineTest {
  private final OddCustomer odd = new OddCustomer();
  private final DeliverWorld world = odd.world;

  /** A batch's answer that speaks of an item of somebody else's decides nothing for anybody. */
  @Test
  void run_answerNamesAnothersKey_decidesNothingByIt() {
    world.file = DeliverWorld.IN_BATCHES;
    odd.taken("a", 100, "cus_1");
    odd.taken("b", 200, "cus_2");
    var globex = ResultMaker.billableOf(new TenantId("globex"), "a", 1, "c");
    EngineConnection naming =
        (request, longest) ->
            answer(207, "{\"failed\":[{\"id\":\"" + globex.id() + "\",\"status\":409}]}");

    var report = world.send(naming);

    assertEquals(2, report.count("unknown"));
    assertEquals("[sending]", world.state("a"));
    world.runs(Duration.ofMinutes(10));
    assertEquals("[sent]", world.state("a"));
    assertEquals(300, world.engine.sum());
  }

  /** The word of a refusal is kept and shown: it can be no text, and no lines of a log. */
  @ParameterizedTest
  @ValueSource(
      strings = {"<script>alert(1)</script>", "a b", "bob@example.com", "x\\nWARNING forged", "é"})
  void run_refusalWithAText_keepsTheStatusAlone(String word) {
    odd.taken();
    odd.doing = (number, request) -> answer(400, "{\"code\":\"" + word + "\"}");

    odd.runs(Duration.ofMinutes(2));

    assertEquals("status_400", odd.refusedFor());
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999999", "99999999999999999999999", "-1", "soon", "1e9"})
  void run_retryAfterWithoutSense_restsADayAtMost(String after) {
    odd.taken();
    odd.doing =
        (number, request) ->
            number == 1
                ? new Exchange.Answered(
                    RawAnswer.of(429, Map.of("retry-after", after), ResultMaker.text("")))
                : world.engine.send(request, Duration.ofSeconds(5));
    odd.runs(Duration.ofMinutes(5));
    world.now = world.now.plus(Duration.ofDays(1));
    odd.runs(Duration.ofMinutes(5));

    assertEquals("[sent]", world.state("odd"));
    odd.goodIsSentOnce();
    assertEquals(800, world.engine.sum());
  }

  /** An answer as large as may be, of very many items, each of which could be looked for. */
  @Test
  void run_answerOfVeryManyItems_isReadInASmallPartOfALease() {
    world.file = DeliverWorld.IN_BATCHES;
    for (int i = 0; i < 10; i++) {
      odd.taken("r" + i, 100, "cus_" + i);
    }
    var items = "{\"id\":1},".repeat(100_000);
    EngineConnection naming =
        (request, longest) ->
            answer(207, "{\"failed\":[" + items.substring(0, items.length() - 1) + "]}");
    long before = System.nanoTime();

    var report = world.send(naming);

    assertTrue(report.count("unknown") > 0, report::toString);
    var took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.compareTo(Duration.ofSeconds(60)) < 0, took::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000, 500_000})
  void run_answerOfDeepJson_isNoAnswer(int deep) {
    odd.taken();
    odd.doing = (number, request) -> answer(200, "[".repeat(deep) + "]".repeat(deep));

    odd.runs(Duration.ofMinutes(1));

    assertEquals("[sending]", world.state("odd"));
    odd.goodIsSentOnce();
  }

  /** An expression of the file that an answer makes endless ends at its limits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$contains(body.code, /^(a+)+$/)",
        "($f := function($n) { $f($n + 1) }; $f(1))",
        "$count([1..10000000]) > 1",
        "$length($pad(body.code, 100000000)) > 1",
      })
  void run_expressionWithoutEnd_endsAndDecidesNothing(String endless) {
    world.file =
        DeliverWorld.ENGINE.replace(
            "  - {status: 400, is: refused",
            "  - {status: 400, when: '"
                + endless
                + "', is: accepted}\n  - {status: 400, is: refused");
    odd.taken();
    odd.doing = (number, request) -> answer(400, "{\"code\":\"" + "a".repeat(40) + "!\"}");

    odd.runs(Duration.ofMinutes(1));

    assertFalse(world.state("odd").contains("sent"), world.state("odd"));
    odd.goodIsSentOnce();
  }

  /** What an engine gives as its own id comes into the addresses of later requests. */
  @ParameterizedTest
  @ValueSource(strings = {"..", "../../admin", "a?b=c#d", "x y", "%2e%2e"})
  void run_referenceThatLeadsElsewhere_leadsNowhere(String reference) {
    world.file =
        DeliverWorld.ENGINE
            .replace("  item:", "  reference: body.id\n  item:")
            .replace(
                "[{how: negative, within: PT1H}]",
                "[{how: cancel, within: PT1H, request: {method: DELETE, path: \"/lines/{of.reference}\", answers: [{status: 2xx, is: accepted}]}}]");
    var paths = new ArrayList<String>();
    odd.taken("odd", 300, OddCustomer.ID);
    EngineConnection naming =
        (request, longest) -> {
          paths.add(request.url().toString());
          return answer(200, "{\"id\":\"" + reference + "\"}");
        };
    var _ = world.send(naming);
    world.take(messages(reversal("odd", 1, 300, OddCustomer.ID, DeliverWorld.NOON)));
    var _ = world.send(naming);

    assertTrue(
        paths.stream().skip(1).allMatch(p -> p.matches("https://strict.example/lines/[^/?#]+")),
        paths::toString);
    boolean led = reference.contains("..") && !reference.contains("%");
    assertEquals(led ? 1 : 2, paths.size());
    if (led) {
      var held = assertInstanceOf(Held.class, reversalOf("odd"));
      assertInstanceOf(HeldReason.Unreadable.class, held.reason());
    }
  }

  private PostingState reversalOf(String record) {
    return world.postings(record).stream()
        .filter(posting -> posting.line().role() instanceof LineRole.Reversal)
        .findFirst()
        .orElseThrow()
        .state();
  }

  /** A CRM's customer's id may be anything: it goes as it is, in its place, or makes no request. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://x\")",
        "a\"b",
        "a\\b",
        "\u202Eevil",
        "\uD83D\uDE00",
        "{key}",
        "' OR 1=1 --",
        "${jndi:ldap://x}",
        "\",\"n\":999999,\"x\":\"",
        "{{7*7}}"
      })
  void run_customerOfOddCharacters_isOneTextInTheRequest(String customer) {
    odd.taken("odd", 300, customer);
    odd.taken("good", 500, "cus_good");

    world.runs(Duration.ofMinutes(2));

    assertEquals("[sent]", world.state("odd"));
    assertEquals(800, world.engine.sum());
    odd.goodIsSentOnce();
  }

  /** In a header an id has to be plain: else no request is made, and no other is harmed. */
  @ParameterizedTest
  @ValueSource(strings = {"é", " a", "a ", "\uD83D\uDE00"})
  void run_customerThatNoHeaderCanHave_isHeldUnreadable(String customer) {
    world.file =
        DeliverWorld.ENGINE.replace(
            "  path: \"/lines\"\n",
            "  path: \"/lines\"\n  headers: {x-customer: \"{customer}\"}\n");
    odd.taken("odd", 300, customer);
    odd.taken("good", 500, "cus_good");

    world.runs(Duration.ofMinutes(2));

    assertInstanceOf(HeldReason.Unreadable.class, odd.held());
    odd.goodIsSentOnce();
  }

  /** A line break in an id ends at the door: no such event is one of ours. */
  @ParameterizedTest
  @ValueSource(strings = {"a\r\nx-admin: 1", "a\nb", "a\u0000b", "a\u007fb"})
  void take_customerWithControlCharacters_isRefused(String customer) {
    var message = messages(ResultMaker.billable("odd", 1, 300, customer, DeliverWorld.NOON));

    assertEquals(1, world.take(message).unreadable());

    assertEquals("[]", world.state("odd"));
  }

  /** What is stored and logged of a request: never what authenticates it. */
  @Test
  void run_secret_isNeitherFrozenNorTold() {
    world.file =
        DeliverWorld.ENGINE.replace(
            "auth: {kind: none}",
            "secrets: [key]\nauth: {kind: bearer, secret: key, headers: {x-key: \"{key}\"}}");
    world.more = ", secrets: {key: {inline: s3cret-of-acme}}";
    odd.taken("a", 100, "cus_1");
    odd.taken("b", 100, "cus_2");
    odd.taken("c", 100, "bad_3");
    world.engine.script = (number, request) -> number == 2 ? Manner.LOSE_REQUEST : Manner.TAKE;

    var report = world.send();

    assertEquals(
        "Bearer s3cret-of-acme", world.engine.requests.getFirst().headers().get("authorization"));
    assertFalse(report.toString().contains("s3cret"), report::toString);
    for (String record : List.of("a", "b", "c")) {
      var frozen =
          switch (world.posting(record, 0).state()) {
            case Sent sent -> sent.request().orElseThrow();
            case Sending sending -> sending.request();
            case Held held -> held.requestOrNull();
            default -> throw new IllegalStateException(world.state(record));
          };
      var text = String.valueOf(frozen) + (frozen == null ? "" : frozen.bytes().toText());
      assertFalse(text.contains("s3cret"), text);
      assertFalse(world.posting(record, 0).toString().contains("s3cret"));
    }
  }
}
