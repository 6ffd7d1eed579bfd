package dev.countersign.forms.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.session.Session;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session record says, and what is refused by name. */
final class SessionFormTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Pseudonyms NAMES =
      new Pseudonyms(Secret.ofText("0123456789abcdef0123456789abcdef"));

  private static Reading<SessionRecord> read(String members, Instant receivedAt) {
    String json = "{\"id\":\"s\",\"agent\":{\"id\":\"a\"}," + members + "}";
    var value =
        ((Reading.Read<Json>) StrictJson.parse(json.getBytes(StandardCharsets.UTF_8))).value();
    return SessionForm.read(value, receivedAt, null, NAMES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "started_at":"1999-12-31T23:59:59Z"                                         | /started_at  | out_of_range
          "started_at":"2100-01-01T00:00:00Z"                                         | /started_at  | out_of_range
          "started_at":"2026-11-02T12:05:01Z"                                         | /started_at  | from_the_future
          "started_at":"2026-11-02T11:00:00Z","ended_at":"2100-01-01T00:00:00Z"       | /ended_at    | out_of_range
          "started_at":"2026-11-02T11:00:00Z","recorded_at":"1999-12-31T00:00:00Z"    | /recorded_at | out_of_range
          "started_at":"2026-11-02T11:00:00Z","recorded_at":"2026-11-02T12:05:00.1Z"  | /recorded_at | from_the_future
          "started_at":"2026-11-02T11:00:00Z","spans":[{"id":"xyz"}]                  | /spans/0/id  | out_of_range
          "started_at":"2026-11-02T11:00:00Z","spans":[{"id":"00000000000000a1","input_tokens":-1}] | /spans/0/input_tokens | wrong_type
          """)
  void record_thatCannotBe_isRefusedByName(String members, String pointer, String reason) {
    var refused = assertInstanceOf(Reading.Unreadable.class, read(members, NOON));

    var problem = refused.problems().getFirst();
    assertEquals(
        List.of(pointer, reason),
        List.of(
            ((dev.countersign.domain.Problem) problem).pointer(),
            ((dev.countersign.domain.Problem) problem).reason()));
  }

  @Test
  void times_atTheEdges_areTaken() {
    var first = "\"started_at\":\"2000-01-01T00:00:00Z\",\"ended_at\":\"2099-12-31T23:59:59Z\"";
    var ahead = "\"started_at\":\"2026-11-02T12:05:00Z\",\"recorded_at\":\"2026-11-02T12:05:00Z\"";

    assertInstanceOf(Reading.Read.class, read(first, NOON));
    assertInstanceOf(Reading.Read.class, read(ahead, NOON));
  }

  @Test
  void mode_test_isRead() {
    var reading = read("\"started_at\":\"2026-11-02T11:00:00Z\",\"mode\":\"test\"", NOON);

    assertEquals(
        Session.Mode.TEST, ((Reading.Read<SessionRecord>) reading).value().session().mode());
  }
}
