package dev.countersign.forms.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.engine.PauseHeader;
import dev.countersign.forms.engine.SampleEngines;
import dev.countersign.forms.engine.UsageRule;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no sample of a line can show: bodies without an end, or of no text. */
final class AnswerReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
  private static final Engine ENGINE = SampleEngines.find("made-up").orElseThrow();
  private static final String JSON = "application/json";

  @Test
  void body_overTheLimit_decidesNothing() {
    String lines = "{\"lines\":[{\"id\":\"a\",\"state\":\"new\"}]}";
    assertInstanceOf(EngineAnswer.Accepted.class, read(200, JSON, lines));

    String padded = lines + " ".repeat(RawAnswer.LARGEST - lines.length());
    assertInstanceOf(EngineAnswer.Accepted.class, read(200, JSON, padded));
    assertEquals(new EngineAnswer.Unknown(null), read(200, JSON, padded + " "));
  }

  @Test
  void body_ofNoText_decidesNothing() {
    var answer =
        RawAnswer.of(
            204, Map.of("content-type", JSON), Bytes.of(new byte[] {'{', (byte) 0xff, '}'}));

    assertEquals(List.of(told(new EngineAnswer.Unknown(null))), batch(answer, List.of("a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lines\":[{\"id\":\"a\",\"state\":\"new\"}",
        "{\"lines\":[],\"lines\":[{\"id\":\"a\",\"state\":\"new\"}]}",
        "{\"lines\":[{\"id\":\"a\",\"state\":\"new\"}]}}",
        "\n<!DOCTYPE html><html>login</html>",
      })
  void body_broken_isNoEnginesWord(String body) {
    assertEquals(new EngineAnswer.Unknown(null), read(200, JSON, body));
    assertEquals(new EngineAnswer.Unknown(null), read(409, JSON, body));
    assertEquals(new EngineAnswer.Unknown(null), read(422, JSON, body));
    assertEquals(new EngineAnswer.Retry(null), read(429, JSON, body));
  }

  @Test
  void body_broken_whereTheEngineMayHaveSaidDuplicate_isNoRetry() throws IOException {
    String text =
        Files.readString(
                ProjectFiles.file("functions/forms/src/test/resources/engines/made-up-form.yaml"))
            .replace("{status: 400, is: refused, word: body.code}", "{status: 400, is: retry}");
    var usage = ((Reading.Read<Engine>) EngineForm.read(text)).value().usage();
    var whole = RawAnswer.of(400, Map.of("content-type", JSON), bytes("{\"error\":\"busy\"}"));
    var broken = RawAnswer.of(400, Map.of("content-type", JSON), bytes("{\"error\":\"bu"));

    assertEquals(new EngineAnswer.Retry(null), read(usage, whole));
    assertEquals(new EngineAnswer.Unknown(null), read(usage, broken));
  }

  @Test
  void word_ofManyCharacters_isLeftOut() {
    String longest = "w".repeat(64);

    assertEquals(longest, refusal("{\"code\":\"" + longest + "\"}"));
    assertEquals("status_422", refusal("{\"code\":\"" + longest + "w\"}"));
    assertEquals("status_422", refusal("{\"code\":{\"text\":\"secret\"}}"));
    assertEquals("17", refusal("{\"code\":17}"));
  }

  @Test
  void reference_ofTheEngine_isKept_unlessItIsNone() {
    assertEquals(new EngineAnswer.Accepted(new EngineReference("r-1")), form("{\"id\":\"r-1\"}"));
    assertEquals(new EngineAnswer.Accepted(null), form("{\"id\":\"" + "r".repeat(201) + "\"}"));
    assertEquals(new EngineAnswer.Accepted(null), form("{\"id\":\"r\\n1\"}"));
  }

  @Test
  void batch_whoseItemsHaveAnswers_tellsThemFromThoseOfTheWhole() {
    String busy =
        "{\"lines\":[{\"id\":\"a\",\"state\":\"busy\"},{\"id\":\"x\",\"state\":\"new\"}]}";
    var answer = RawAnswer.of(200, Map.of("content-type", JSON), bytes(busy));

    var named = batch(answer, List.of("a", "x"));
    assertEquals(new ItemAnswer.OfItem(new EngineAnswer.Retry(null)), named.getFirst());
    // Of x, whom nobody sent, it speaks too: so nobody knows what it says of b.
    var strange = batch(answer, List.of("a", "b"));
    assertEquals(new ItemAnswer.OfItem(new EngineAnswer.Retry(null)), strange.getFirst());
    assertEquals(told(new EngineAnswer.Unknown(null)), strange.getLast());
  }

  @Test
  void batch_refusedAsAWhole_isSentAgainOneByOne() {
    var refused = RawAnswer.of(422, Map.of(), bytes("{\"code\":\"bad\"}"));

    var answers = batch(refused, List.of("a", "b", "c"));

    assertEquals(Collections.nCopies(3, new ItemAnswer.Alone()), answers);
  }

  @ParameterizedTest
  @CsvSource({
    "S, 12, 12",
    "S, 1.2, 2",
    "MS, 1, 1",
    "UNIX, 1793620810, 10",
    "UNIX, 5, 0",
    "S, -3, 0",
    "S, 1e30, 86400"
  })
  void pause_byAnEnginesOwnHeader_isWholeSecondsOfADayAtMost(
      PauseHeader.Unit unit, String text, long seconds) {
    var answer = RawAnswer.of(429, Map.of("X-Reset", text), Bytes.of(new byte[0]));

    var pausing = answer.pausing(new PauseHeader("x-reset", unit), NOW);

    assertEquals(Optional.of(Long.toString(seconds)), pausing.header("retry-after"));
  }

  @Test
  void answer_printed_showsNothingOfItsBody() {
    var answer = RawAnswer.of(422, Map.of(), bytes("{\"code\":\"jane@example.com\"}"));

    assertTrue(!answer.toString().contains("jane"), answer.toString());
  }

  private static String refusal(String body) {
    return assertInstanceOf(EngineAnswer.Refused.class, read(422, JSON, body)).word().value();
  }

  private static EngineAnswer form(String body) {
    var usage = SampleEngines.find("made-up-form").orElseThrow().usage();
    return read(usage, RawAnswer.of(200, Map.of("content-type", JSON), bytes(body)));
  }

  private static EngineAnswer read(UsageRule usage, RawAnswer answer) {
    return AnswerReader.read(usage.answers(), usage.reference(), answer, "a", NOW);
  }

  private static EngineAnswer read(int status, String type, String body) {
    var answer = RawAnswer.of(status, Map.of("Content-Type", type), bytes(body));
    return switch (batch(answer, List.of("a")).getFirst()) {
      case ItemAnswer.Told(EngineAnswer told) -> told;
      case ItemAnswer.OfItem(EngineAnswer told) -> told;
      case ItemAnswer.Alone alone -> throw new AssertionError("not told");
    };
  }

  private static List<ItemAnswer> batch(RawAnswer answer, List<String> keys) {
    return AnswerReader.readBatch(ENGINE.usage(), answer, keys, NOW);
  }

  private static ItemAnswer told(EngineAnswer answer) {
    return new ItemAnswer.Told(answer);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
