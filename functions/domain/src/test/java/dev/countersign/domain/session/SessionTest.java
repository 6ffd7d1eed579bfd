package dev.countersign.domain.session;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SessionTest {
  private final Session a = session("s1").agent("a").received("2026-11-01T10:00:00Z").build();
  private final Session b = session("s1").agent("b").received("2026-11-01T09:00:00Z").build();

  @Test
  void merged_recordedAtOnce_isTheFormOfTheGreaterDigest() {
    assertEquals(a.merged(b), b.merged(a));
    var content = a.content().compareTo(b.content()) > 0 ? a.content() : b.content();
    assertEquals(content, a.merged(b).content());
  }

  @Test
  void merged_anyForm_keepsTheFirstReceipt() {
    assertEquals(Instant.parse("2026-11-01T09:00:00Z"), a.merged(b).firstReceivedAt());
    assertEquals(Instant.parse("2026-11-01T09:00:00Z"), b.merged(a).firstReceivedAt());
  }

  @Test
  void knownSince_itsOwnTime_isTheSame() {
    assertEquals(a, a.knownSince(a.firstReceivedAt()));
  }
}
