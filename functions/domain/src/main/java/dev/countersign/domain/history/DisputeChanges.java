package dev.countersign.domain.history;

import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.DisputeEnd.EndedBy;
import dev.countersign.domain.dispute.DisputeState;
import dev.countersign.domain.history.Stimulus.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which disputes an entry opens, changes or settles: {@code docs/disputes.md}, section 9. Nearly
 * always it is one at most.
 */
public final class DisputeChanges {
  private DisputeChanges() {}

  /** Whether an entry may have changed a dispute: only then is the entry before it needed. */
  public static boolean mayBeIn(Entry entry) {
    return entry.registers().dispute().isPresent() || settled(entry).isPresent();
  }

  /**
   * They, as they are with the entry.
   *
   * @param before the entry before; none of the first
   */
  public static List<Dispute> of(Entry entry, Optional<Entry> before) {
    var changed = new ArrayList<Dispute>();
    var kept = entry.registers().dispute();
    var was = before.flatMap(last -> last.registers().dispute());
    was.filter(dispute -> dispute.state().isUndecided())
        .filter(dispute -> kept.filter(now -> now.id().equals(dispute.id())).isEmpty())
        .map(dispute -> dispute.endedByTerms(entry.at())) // only so may another take its place
        .ifPresent(changed::add);
    kept.filter(dispute -> !dispute.equals(was.orElse(null))).ifPresent(changed::add);
    settled(entry).ifPresent(changed::add);
    return List.copyOf(changed);
  }

  /** What the outcome doesn't keep, since the terms had decided it. */
  private static Optional<Dispute> settled(Entry entry) {
    return entry.trace() instanceof Trace.Disputed said
            && said.verdict() == DisputeVerdict.SETTLED
        ? Optional.of(settled(said, entry.at()))
        : Optional.empty();
  }

  private static Dispute settled(Trace.Disputed said, Instant at) {
    return new Dispute(
        said.dispute(),
        said.source(),
        said.evidence(),
        said.code(),
        null,
        at,
        at,
        null,
        new DisputeEnd(DisputeState.FALLS, EndedBy.TERMS, at, null));
  }
}
