package dev.countersign.domain.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.EngineAnswer.Unknown;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.ReadBack;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.RequestKind.How;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An engine that does what it is asked, and checks at each call what must always hold ({@code
 * docs/billing.md}, section 10). It keeps a key as long as the target's rules say, and no longer.
 */
final class StubEngine {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** What happens on the way. */
  enum Luck {
    FINE,
    ANSWER_LOST,
    REQUEST_LOST,
    BUSY,
    REFUSED
  }

  private record Line(EventId of, long value, Instant time) {}

  private record Taken(Bytes bytes, Instant at) {}

  private final BillingTarget target;
  private final List<Line> lines = new ArrayList<>();
  private final Map<EventId, Long> documents = new HashMap<>();
  private final Map<String, Instant> keys = new HashMap<>();

  /** What may have been taken of each key, by us as by them. */
  private final Map<String, Taken> mayBeTaken = new HashMap<>();

  StubEngine(BillingTarget target) {
    this.target = target;
  }

  EngineAnswer call(EventId id, FrozenRequest request, Luck luck, Instant now) {
    var key = key(id, request.plan());
    checkOnceOnly(key, request, now);
    if (luck == Luck.BUSY) {
      return new EngineAnswer.Retry(null);
    }
    if (luck == Luck.REFUSED) {
      return new EngineAnswer.Refused(new EngineWord("not_today"));
    }
    var answer =
        luck == Luck.REQUEST_LOST ? new Unknown(null) : taken(id, key, request.plan(), now);
    boolean tells = luck == Luck.FINE && !(answer instanceof EngineAnswer.Accepted);
    if (!tells) {
      mayBeTaken.putIfAbsent(key, new Taken(request.bytes(), now));
    }
    return luck == Luck.FINE ? answer : new Unknown(null);
  }

  ReadBack read(EventId id) {
    return lines.stream().anyMatch(line -> line.of().equals(id))
        ? new ReadBack.Found(null)
        : new ReadBack.Absent();
  }

  /** Whether it did what was asked of it. */
  boolean did(EventId id, FrozenRequest request) {
    return keys.containsKey(key(id, request.plan())) || documents.containsKey(id);
  }

  /** What it has of these results, in usage and in documents. */
  long total(List<EventId> ids) {
    long usage =
        lines.stream().filter(line -> ids.contains(line.of())).mapToLong(Line::value).sum();
    return usage + ids.stream().mapToLong(id -> documents.getOrDefault(id, 0L)).sum();
  }

  /** Rules 2 and 6. A document is searched for before it is made, so that it may be asked again. */
  private void checkOnceOnly(String key, FrozenRequest request, Instant now) {
    var earlier = mayBeTaken.get(key);
    if (earlier == null || request.plan().kind() instanceof RequestKind.Document) {
      return;
    }
    assertEquals(earlier.bytes(), request.bytes(), "other bytes under " + key);
    boolean cancels =
        request.plan().kind() instanceof RequestKind.Correction correction
            && correction.how() == How.CANCEL;
    assertTrue(cancels || target.engine().dedupe().allows(earlier.at(), now), "too late: " + key);
  }

  private EngineAnswer taken(EventId id, String key, PlannedRequest plan, Instant now) {
    if (plan.kind() instanceof RequestKind.Document) {
      documents.putIfAbsent(id, plan.value());
      return new EngineAnswer.Accepted(new EngineReference("doc " + id));
    }
    if (knows(key, now)) {
      return new EngineAnswer.Duplicate(null);
    }
    keys.put(key, now);
    if (plan.kind() instanceof RequestKind.Correction correction
        && correction.how() == How.CANCEL) {
      boolean removed = lines.removeIf(line -> line.of().equals(correction.of()));
      assertTrue(removed, "cancelled what isn't there");
      return new EngineAnswer.Accepted(null);
    }
    boolean open = target.engine().periods().isOpen(plan.postingTime(), BERLIN, now);
    assertTrue(open, "dated into a closed period");
    lines.add(new Line(id, plan.value(), plan.postingTime()));
    checkFloor(YearMonth.from(plan.postingTime().atZone(BERLIN)));
    return new EngineAnswer.Accepted(new EngineReference("line " + id));
  }

  /** Rule 4. */
  private void checkFloor(YearMonth month) {
    long sum =
        lines.stream()
            .filter(line -> YearMonth.from(line.time().atZone(BERLIN)).equals(month))
            .mapToLong(Line::value)
            .sum();
    assertTrue(sum >= 0, () -> month + " sums to " + sum);
  }

  private boolean knows(String key, Instant now) {
    var since = keys.get(key);
    boolean removedForGood = key.startsWith("cancel ");
    return since != null
        && switch (target.engine().dedupe()) {
          case Dedupe.Forever forever -> true;
          case Dedupe.None none -> removedForGood;
          case Dedupe.Window window ->
              removedForGood || Duration.between(since, now).compareTo(window.length()) < 0;
        };
  }

  private static String key(EventId id, PlannedRequest plan) {
    return plan.kind() instanceof RequestKind.Correction correction
            && correction.how() == How.CANCEL
        ? "cancel " + correction.of()
        : id.value();
  }
}
