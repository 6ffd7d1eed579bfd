package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.PostingWrites;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What the parts of one look at one target have in common. */
record TargetLook(
    TargetKey key,
    TargetSetup setup,
    Postings postings,
    PostingWrites writes,
    EngineView engine,
    DifferenceMemory memory,
    LookManner manner,
    BilledReport report,
    BilledTally tally,
    InstantSource clock) {

  Instant now() {
    return clock.instant();
  }

  /** Tells of something, and remembers it where it is a difference. */
  void tell(BilledFinding finding) {
    tally.add(finding);
    boolean kept = manner == LookManner.MEND && finding.kind().isDifference();
    report.told(finding, kept ? memory.seen(finding, now()) : memory.first(finding, now()));
  }

  /**
   * Writes changes and what follows from them.
   *
   * @return whether it is done, or would be; not where somebody else changed a posting meanwhile
   */
  boolean write(List<PostingChange> changes) {
    if (manner == LookManner.TELL) {
      return true;
    }
    if (!writes.write(changes)) {
      return false;
    }
    var claim = changes.getFirst().after().line().claim();
    var _ = writes.settle(setup.target(), claim, postings -> List.of());
    return true;
  }

  /** Whether this target's engine may still be asked. */
  boolean goesOn(Instant end) {
    return !engine.isSilent() && now().isBefore(end);
  }
}
