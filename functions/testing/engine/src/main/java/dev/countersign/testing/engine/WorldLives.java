package dev.countersign.testing.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lives of outcomes around two ends of months: billed, restated, taken back, and billed again. An
 * outcome has one standing billable at most.
 */
final class WorldLives {
  private static final Instant BEGIN = Instant.parse("2026-10-20T00:00:00Z");
  private static final List<Account> ACCOUNTS =
      List.of(
          new Account("acme", "policy_signed"),
          new Account("acme", "calls"),
          new Account("globex", "policy_signed"));

  private final Draws draws;
  private final List<BilledResult> results = new ArrayList<>();

  WorldLives(Draws draws) {
    this.draws = draws;
  }

  List<BilledResult> results() {
    int outcomes = draws.between(1, 6);
    for (int i = 1; i <= outcomes; i++) {
      live("res_" + i);
    }
    results.sort(Comparator.comparing(BilledResult::recordedAt));
    return results;
  }

  private void live(String name) {
    var now = BEGIN.plus(draws.lessThan(Duration.ofDays(30)));
    var account = draws.oneOf(ACCOUNTS);
    var standing = billed(name + "_1", account, draws.between(1, 50) * 100L, now);
    int revisions = draws.between(0, 3);
    for (int revision = 2; revision <= revisions + 1; revision++) {
      now = now.plus(pause());
      var next = name + "_" + revision;
      var reversal = standing.id() + "_r";
      if (draws.in100(60)) {
        takenBack(standing, reversal, next, now);
        standing = billed(next, account(standing), value(standing), now, reversal);
      } else {
        takenBack(standing, reversal, null, now);
        if (draws.in100(50)) {
          return;
        }
        now = now.plus(pause());
        standing = billed(next, standing.account(), value(standing), now);
      }
    }
  }

  private BilledResult billed(String id, Account account, long value, Instant now) {
    return keep(BilledResult.billable(id, account, value, occurred(now), now));
  }

  private BilledResult billed(String id, Account account, long value, Instant now, String of) {
    return keep(BilledResult.billable(id, account, value, occurred(now), now).replacing(of));
  }

  private void takenBack(BilledResult standing, String id, @Nullable String next, Instant now) {
    var reversal = standing.reversal(id, now, now);
    keep(next == null ? reversal : reversal.replacedBy(next));
  }

  private BilledResult keep(BilledResult result) {
    results.add(result);
    return result;
  }

  /** Mostly the same; a correction of the session may bring another customer. */
  private Account account(BilledResult standing) {
    return draws.in100(90) ? standing.account() : draws.oneOf(ACCOUNTS);
  }

  /** Sometimes the same, otherwise more or less. */
  private long value(BilledResult standing) {
    return draws.in100(20) ? standing.value() : draws.between(1, 50) * 100L;
  }

  private Instant occurred(Instant now) {
    return now.minus(
        draws.lessThan(draws.in100(80) ? Duration.ofMinutes(10) : Duration.ofDays(45)));
  }

  private Duration pause() {
    return draws.lessThan(
        draws.oneOf(
            List.of(
                Duration.ofSeconds(2),
                Duration.ofMinutes(10),
                Duration.ofDays(1),
                Duration.ofDays(15))));
  }
}
