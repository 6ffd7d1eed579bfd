package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.statement.Act;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Outcomes.EntryWrite;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.testing.simulation.mistake.ForwardingPorts.OfOutcomes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mistakes with the histories of outcomes, and with work that is due. */
final class WrongOutcomes {
  private WrongOutcomes() {}

  /** A wrong way to append an entry. */
  @FunctionalInterface
  interface Append {
    EntryWrite append(OfOutcomes to, StoredEntry entry, @Nullable Evidence evidence);
  }

  /** All is right but the way in which entries are appended. */
  record WrongAppend(Append wrong) implements Mistake {
    @Override
    public Ledger ledger(Ledger right) {
      return Ports.with(
          right,
          new OfOutcomes(right) {
            @Override
            public EntryWrite append(StoredEntry entry, @Nullable Evidence evidence) {
              return wrong.append(this, entry, evidence);
            }
          });
    }
  }

  static Mistake noReread() {
    return new WrongAppend((to, entry, evidence) -> {
      var _ = to.right.append(entry, evidence);
      return new EntryWrite.Done();
    });
  }

  static Mistake answeredUnwritten() {
    return new WrongAppend((to, entry, evidence) -> {
      try {
        return to.right.append(entry, evidence);
      } catch (Unavailable e) {
        return new EntryWrite.Done();
      }
    });
  }

  static Mistake firstRetraction() {
    return new WrongAppend((to, entry, evidence) -> {
      boolean first =
          entry.entry().seq() == 1
              && entry.entry().trace() instanceof Trace.Said said
              && said.act() == Act.RETRACTED;
      return first ? new EntryWrite.Done() : to.right.append(entry, evidence);
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
          new DueIndex() {
            @Override
            public List<DueWork> due(int shard, Instant now, int limit) {
              return due.due(shard, now, limit);
            }

            @Override
            public void finish(DueWork work) {
              due.finish(work);
            }

            @Override
            public void putOff(DueWork work, Instant until) {
              due.finish(work);
            }

            @Override
            public boolean lookAgain(DueWork.TimeReached work) {
              return due.lookAgain(work);
            }

            @Override
            public boolean lease(int shard, String holder, Instant now, Instant until) {
              return due.lease(shard, holder, now, until);
            }

            @Override
            public void endLease(int shard, String holder) {
              due.endLease(shard, holder);
            }
          });
    }
  }
}
