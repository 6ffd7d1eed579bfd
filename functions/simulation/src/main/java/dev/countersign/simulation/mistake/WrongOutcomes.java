package dev.countersign.simulation.mistake;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.attestation.Act;
import dev.countersign.domain.outcome.Stimulus.Trace;
import dev.countersign.ledger.Due;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.LedgerUnavailable;
import dev.countersign.ledger.Outcomes.Appending;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.simulation.mistake.Forwarding.OfOutcomes;
import dev.countersign.simulation.mistake.Forwarding.Ports;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mistakes with the histories of outcomes. */
final class WrongOutcomes {
  private WrongOutcomes() {}

  /** Another way to append. */
  @FunctionalInterface
  interface Append {
    Appending append(OfOutcomes to, StoredEntry entry, @Nullable Evidence evidence);
  }

  /** All is right but how entries are appended. */
  record WrongAppend(Append wrong) implements Mistake {
    @Override
    public Ledger ledger(Ledger right) {
      return Ports.with(
          right,
          new OfOutcomes(right) {
            @Override
            public Appending append(StoredEntry entry, @Nullable Evidence evidence) {
              return wrong.append(this, entry, evidence);
            }
          });
    }
  }

  static Mistake noReread() {
    return new WrongAppend((to, entry, evidence) -> {
      var _ = to.right.append(entry, evidence);
      return new Appending.Done();
    });
  }

  static Mistake answeredUnwritten() {
    return new WrongAppend((to, entry, evidence) -> {
      try {
        return to.right.append(entry, evidence);
      } catch (LedgerUnavailable e) {
        return new Appending.Done();
      }
    });
  }

  static Mistake firstRetraction() {
    return new WrongAppend((to, entry, evidence) -> {
      boolean first =
          entry.entry().seq() == 1
              && entry.entry().trace() instanceof Trace.Said said
              && said.act() == Act.RETRACTED;
      return first ? new Appending.Done() : to.right.append(entry, evidence);
    });
  }

  static Mistake noEvidence() {
    return new WrongAppend((to, entry, evidence) -> to.right.append(entry, null));
  }

  record NotMarked() implements Mistake {
    @Override
    public boolean restless() {
      return true;
    }

    @Override
    public Ledger ledger(Ledger right) {
      return Ports.with(
          right,
          new OfOutcomes(right) {
            @Override
            public void published(TenantId tenant, Claim claim, int seq, @Nullable Instant next) {
              // forgotten
            }
          });
    }
  }

  record PutOffIsDone() implements Mistake {
    @Override
    public Ledger ledger(Ledger right) {
      var due = right.due();
      return Ports.with(
          right,
          new Due() {
            @Override
            public List<Work> due(int shard, Instant now, int limit) {
              return due.due(shard, now, limit);
            }

            @Override
            public void done(Work work) {
              due.done(work);
            }

            @Override
            public void later(Work work, Instant until) {
              due.done(work);
            }
          });
    }
  }
}
