package dev.countersign.aws.warmup;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Deliveries that are refused would warm up nothing but their refusal. */
final class RehearsalTest {
  @Test
  void play_twice_acceptsTheSessionAndEveryAttestation() {
    var answers = new Rehearsal(Instant.parse("2026-11-02T12:00:00Z")).play(2);

    assertEquals(5, answers.size());
    assertAll(
        answers.stream().map(answer -> () -> assertEquals(200, answer.status(), answer.text())));
    assertAll(
        answers.stream()
            .skip(1)
            .map(answer ->
                () -> {
                  assertTrue(answer.text().contains("\"accepted\""), answer.text());
                  assertTrue(answer.text().contains("receipt"), answer.text());
                }));
  }
}
