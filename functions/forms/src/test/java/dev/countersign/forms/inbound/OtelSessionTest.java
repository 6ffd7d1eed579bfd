package dev.countersign.forms.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches of spans of one conversation, in every order and more than once. */
final class OtelSessionTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Pseudonyms NAMES =
      new Pseudonyms(Secret.ofText("0123456789abcdef0123456789abcdef"));

  /** Four batches: two share a span, one is a test by a person, one names no agent. */
  private static final List<String> BATCHES =
      List.of(
          """
          "agent":{"id":"desk"},"agent_assumed":true,"started_at":"2026-11-02T10:00:05Z",\
          "ended_at":"2026-11-02T10:00:09Z","subjects":[{"format":"email","email":"a@example.com"}],\
          "spans":[{"id":"00000000000000a1","input_tokens":100,"output_tokens":10},\
          {"id":"00000000000000A2","input_tokens":200,"output_tokens":20}]\
          """,
          """
          "agent":{"id":"sales","version":"3"},"started_at":"2026-11-02T10:00:00Z","channel":"chat",\
          "ended_at":"2026-11-02T10:00:30Z","handled_by":"agent",\
          "records":[{"type":"lead","id":"L-1"}],"claimed":["lead_won"],\
          "spans":[{"id":"00000000000000a2","input_tokens":200,"output_tokens":20},\
          {"id":"00000000000000a0","level":"run","input_tokens":999,"output_tokens":99}]\
          """,
          """
          "agent":{"id":"triage"},"started_at":"2026-11-02T10:00:10Z","mode":"test",\
          "ended_at":"2026-11-02T10:00:20Z","handled_by":"human",\
          "records":[{"type":"lead","id":"L-2"}],"claimed":["demo_held","lead_won"],\
          "spans":[{"id":"00000000000000a3","input_tokens":5,"output_tokens":1}]\
          """,
          """
          "agent":{"id":"sales"},"started_at":"2026-11-02T10:00:10Z","channel":"voice",\
          "ended_at":"2026-11-02T10:00:30Z","strategy":{"id":"s7","arm":"holdout"},\
          "subjects":[{"format":"email","email":"b@example.com"}],\
          "spans":[{"id":"00000000000000a4"}]\
          """);

  private static SessionRecord batch(int number, Instant receivedAt) {
    var json = "{\"id\":\"conv\",\"conversation\":\"conv\"," + BATCHES.get(number) + "}";
    return read(json, receivedAt);
  }

  private static SessionRecord read(String json, Instant receivedAt) {
    var said = StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
    var value = ((Reading.Read<Json>) said).value();
    var reading = SessionForm.read(value, receivedAt, null, NAMES);
    return ((Reading.Read<SessionRecord>) reading).value();
  }

  /** The batches in this order, each received a second after the one before. */
  private static OtelSession sum(List<Integer> order) {
    Optional<OtelSession> sum = Optional.empty();
    for (int i = 0; i < order.size(); i++) {
      var next = OtelSession.after(sum, batch(order.get(i), NOON.plusSeconds(i)));
      sum = Optional.of(OtelSession.read(next.write()));
    }
    return sum.orElseThrow();
  }

  /** What the session says, without when it was recorded: that depends on the order. */
  private static List<Object> said(OtelSession sum) {
    var session = sum.session();
    return List.of(
        session.content(),
        session.keys(),
        session.startedAt(),
        String.valueOf(session.endedAt()),
        session.agent(),
        String.valueOf(session.channel()),
        session.mode(),
        session.handledBy(),
        String.valueOf(session.strategy()),
        session.firstReceivedAt(),
        sum.spans(),
        sum.usage().json());
  }

  @Test
  void conversation_thatIsAnAddress_isToldByItsPseudonym() {
    var spans = "{\"id\":\"conv\",\"conversation\":\"ada@example.com\"," + BATCHES.get(0) + "}";
    var sum = OtelSession.after(Optional.empty(), read(spans, NOON));
    var again = OtelSession.after(Optional.of(sum), read(spans, NOON.plusSeconds(1)));

    assertEquals(new PersonalTexts(NAMES).name("ada@example.com"), again.session().conversation());
  }

  private static List<List<Integer>> orders(List<Integer> of) {
    if (of.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<Integer>>();
    for (Integer first : of) {
      var rest = new ArrayList<>(of);
      rest.removeIf(first::equals);
      for (List<Integer> order : orders(rest)) {
        var one = new ArrayList<>(List.of(first));
        one.addAll(order);
        all.add(one);
      }
    }
    return all;
  }

  @Test
  void batches_inEveryOrder_areTheSameSession() {
    var ends = new HashSet<List<Object>>();
    for (List<Integer> order : orders(List.of(0, 1, 2, 3))) {
      ends.add(said(sum(order)));
    }
    assertEquals(24, orders(List.of(0, 1, 2, 3)).size());
    assertEquals(1, ends.size());
  }

  @Test
  void batches_repeated_countOnce() {
    assertEquals(said(sum(List.of(0, 1, 2, 3))), said(sum(List.of(3, 0, 0, 2, 1, 3, 2, 0, 1))));
  }

  @Test
  void batches_together_addUp() {
    var sum = sum(List.of(2, 0, 3, 1));
    var session = sum.session();

    assertEquals("{\"input_tokens\":305,\"output_tokens\":31}", text(sum.usage().json()));
    assertEquals(Instant.parse("2026-11-02T10:00:00Z"), session.startedAt());
    assertEquals(Instant.parse("2026-11-02T10:00:30Z"), session.endedAt());
    assertEquals("sales", session.agent().id());
    assertEquals(Session.Mode.TEST, session.mode());
    assertEquals(Session.HandledBy.BOTH, session.handledBy());
    assertEquals(4, session.keys().size());
    assertEquals(2, sum.records().size());
    assertEquals(Set.of("\"demo_held\"", "\"lead_won\""), sum.claimed().keySet());
  }

  @Test
  void batch_thatSaysMore_isRecordedLaterThanTheOneBefore() {
    var first = OtelSession.after(Optional.empty(), batch(0, NOON));
    var second = OtelSession.after(Optional.of(first), batch(1, NOON.minusSeconds(60)));
    var again = OtelSession.after(Optional.of(second), batch(1, NOON.plusSeconds(60)));

    assertEquals(NOON, first.session().recordedAt());
    assertEquals(NOON.plusMillis(1), second.session().recordedAt());
    assertEquals(NOON.minusSeconds(60), second.session().firstReceivedAt());
    assertEquals(second, again);
  }

  @Test
  void batch_thatNamesNoAgent_neverHidesOneThatDoes() {
    assertEquals("desk", sum(List.of(0)).session().agent().id());
    assertEquals("triage", sum(List.of(0, 2)).session().agent().id());
    assertEquals("triage", sum(List.of(2, 0)).session().agent().id());
  }

  @Test
  void runs_withoutAnyCall_areCounted() {
    var run =
        """
        {"id":"c","agent":{"id":"a"},"started_at":"2026-11-02T10:00:00Z",\
        "spans":[{"id":"00000000000000a0","level":"run","input_tokens":7}]}\
        """;

    var sum = OtelSession.after(Optional.empty(), read(run, NOON));

    assertEquals("{\"input_tokens\":7,\"output_tokens\":0}", text(sum.usage().json()));
  }

  @Test
  void spans_moreThanAreRemembered_areNotCountedAndTheUsageSaysSo() {
    Optional<OtelSession> sum = Optional.empty();
    for (int part = 0; part < 2; part++) {
      sum = Optional.of(OtelSession.after(sum, read(spans(part * 1500, 1500), NOON)));
    }
    var full = OtelSession.read(sum.orElseThrow().write());

    assertEquals(OtelSession.MOST_SPANS, full.spans().size());
    assertFalse(full.isComplete());
    assertEquals(
        "{\"complete\":false,\"input_tokens\":2000,\"output_tokens\":0}",
        text(full.usage().json()));
    assertEquals(full, OtelSession.after(Optional.of(full), read(spans(0, 1500), NOON)));
    assertEquals(23_000, full.write().size(), 1500);
  }

  private static String spans(int from, int count) {
    var spans =
        IntStream.range(from, from + count)
            .mapToObj("{\"id\":\"%016x\",\"input_tokens\":1}"::formatted)
            .toList();
    return "{\"id\":\"c\",\"agent\":{\"id\":\"a\"},\"started_at\":\"2026-11-02T10:00:00Z\",\"spans\":["
        + String.join(",", spans)
        + "]}";
  }

  private static String text(Json json) {
    return Bytes.of(CanonicalJson.write(json)).toText();
  }

  @Test
  void read_otherBytes_isRefused() {
    for (String bytes : List.of("", "[]", "{}", "{\"session\":1}")) {
      var wrong = Bytes.of(bytes.getBytes(StandardCharsets.UTF_8));
      assertThrows(IllegalArgumentException.class, () -> OtelSession.read(wrong));
    }
  }
}
