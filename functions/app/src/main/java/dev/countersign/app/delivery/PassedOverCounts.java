package dev.countersign.app.delivery;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.ledger.PassedOver;
import dev.countersign.ledger.PassedOver.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts events of other accounts, so that a flood of them costs next to nothing: a count is
 * written with the first event and then once a minute at most, and of one source no more than 50
 * accounts a day by name. What a process had still to write when it ended is not in the count.
 */
public final class PassedOverCounts {
  /** Counts the events of all accounts beyond those that are counted by name. */
  public static final String OTHERS = "(others)";

  /** Counts what a source refused of an app's events over the room for what is kept. */
  public static final String NOT_KEPT = "(refused, not kept)";

  private static final int BY_NAME = 50;
  private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

  private record Of(TenantId tenant, SourceId source) {}

  private record Day(LocalDate day, Map<String, Pending> accounts) {}

  private record Pending(long events, @Nullable Instant writtenAt) {}

  private final PassedOver ledger;
  private final Map<Of, Day> days = new HashMap<>();

  public PassedOverCounts(PassedOver ledger) {
    this.ledger = ledger;
  }

  /** Counts events of this account that a source passed over. */
  synchronized void count(
      TenantId tenant, SourceId source, String account, long events, Instant now) {
    var of = new Of(tenant, source);
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var day = days.get(of);
    if (day == null || !day.day().equals(today)) {
      if (day != null) {
        writeAll(of, day, now);
      }
      day = new Day(today, new HashMap<>());
      days.put(of, day);
    }
    var accounts = day.accounts();
    String name = isNamed(account, accounts) ? account : OTHERS;
    var before = accounts.getOrDefault(name, new Pending(0, null));
    var pending = new Pending(before.events() + events, before.writtenAt());
    var last = pending.writtenAt();
    boolean due = last == null || !now.isBefore(last.plus(BETWEEN_WRITES));
    accounts.put(name, due ? written(of, today, name, pending, now) : pending);
  }

  /** Counts events that a source was given by an app source, refused and could not keep. */
  void countNotKept(TenantId tenant, SourceId source, long events, Instant now) {
    count(tenant, source, NOT_KEPT, events, now);
  }

  private static boolean isNamed(String account, Map<String, Pending> accounts) {
    return accounts.containsKey(account) || accounts.size() < BY_NAME || account.equals(NOT_KEPT);
  }

  private void writeAll(Of of, Day day, Instant now) {
    day.accounts().forEach((name, pending) -> written(of, day.day(), name, pending, now));
  }

  /** What is left to write. A count is not worth a delivery: what fails is written next time. */
  private Pending written(Of of, LocalDate day, String name, Pending pending, Instant now) {
    if (pending.events() == 0) {
      return pending;
    }
    try {
      boolean done = ledger.add(of.tenant(), new Count(of.source(), day, name, pending.events()));
      return new Pending(done ? 0 : pending.events(), now);
    } catch (OperationFailed e) {
      return new Pending(pending.events(), now);
    }
  }
}
