package dev.countersign.app.month.seal;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.ledger.MonthIndex;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Does what is due of the months of all tenants, for a schedule. A tenant that fails costs no
 * other; what a run leaves, the next one does.
 */
public final class SealRun {
  /** How long a month may be unsealed after it should have been closed. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final System.Logger LOG = System.getLogger(SealRun.class.getName());

  private final MonthIndex index;
  private final SealDue due;
  private final InstantSource clock;

  /** Over this index and what seals a tenant's months. */
  public SealRun(MonthIndex index, SealDue due, InstantSource clock) {
    this.index = index;
    this.due = due;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param sealed how many months it sealed
   * @param waiting how many months it closed, or could not seal yet for another reason
   * @param failed how many tenants failed
   * @param left how many tenants it had no time for
   * @param overdue how many months should have been closed more than a day ago, and are not sealed
   */
  public record Report(int sealed, int waiting, int failed, int left, int overdue) {}

  /** Begins no tenant after this instant. */
  public Report until(Instant end) {
    var run = new Run();
    List<TenantId> tenants = index.tenants();
    for (TenantId tenant : tenants) {
      if (clock.instant().isBefore(end)) {
        run.add(tenant);
      } else {
        run.left++;
      }
    }
    return new Report(run.sealed, run.waiting, run.failed, run.left, run.overdue);
  }

  /** What was done so far. */
  private final class Run {
    private int sealed;
    private int waiting;
    private int failed;
    private int left;
    private int overdue;

    private void add(TenantId tenant) {
      var now = clock.instant();
      boolean whole = done(tenant, "seal", () -> seal(tenant, now));
      whole &= done(tenant, "note silence of", () -> due.noteSilence(tenant, now));
      whole &= done(tenant, "look for overdue months of", () -> look(tenant, now));
      failed += whole ? 0 : 1;
    }

    private void seal(TenantId tenant, Instant now) {
      for (Sealing sealing : due.seal(tenant, now).values()) {
        if (sealing instanceof Sealing.Sealed) {
          sealed++;
        } else {
          waiting++;
        }
      }
    }

    private void look(TenantId tenant, Instant now) {
      overdue += due.overdue(tenant, now, now.minus(PATIENCE)).size();
    }
  }

  private static boolean done(TenantId tenant, String what, Runnable work) {
    try {
      work.run();
      return true;
    } catch (OperationFailed e) {
      LOG.log(Level.ERROR, "{0} {1} failed: {2}", what, tenant, e.getMessage());
      return false;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "{0} {1} failed: {2}", what, tenant, e.getClass().getName());
      return false;
    }
  }
}
