package dev.countersign.testing.simulation.audit;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows what stands billed of an outcome, from result to result. */
final class AuditedBill {
  private static final Set<String> NOTHING_STANDS =
      Set.of("Parked", "Ambiguous", "Held", "Void", "NotBillable", "Lapsed");

  private final Set<String> ids = new HashSet<>();
  private @Nullable AuditedResult standing;
  private long revisions;

  /** Adds what an entry says, and checks it against what stood. */
  void add(WrittenEntry entry, AuditFindings note) {
    var restored = entry.restored();
    if (restored == null) {
      entry.results().forEach(result -> add(result, note));
    } else {
      restore(entry, restored.standing(), note);
    }
    note.unless(
        !entry.leftAlone() || restored != null || entry.results().isEmpty(),
        AuditRule.ONE_RESULT_STANDS,
        "billed or taken back while the sources still send again");
    note.same(
        standing == null ? null : standing.id(),
        entry.standing(),
        AuditRule.ONE_RESULT_STANDS,
        "what the entry says stands");
    note.same(
        standing == null ? 0L : standing.minor(),
        entry.standingMinor(),
        AuditRule.ONE_RESULT_STANDS,
        "the amount that the entry says stands");
    note.same(revisions, entry.revisions(), AuditRule.ONE_RESULT_STANDS, "the entry's revisions");
    note.unless(
        standing == null || !NOTHING_STANDS.contains(entry.status()),
        AuditRule.ONE_RESULT_STANDS,
        "something stands though it is " + entry.status());
  }

  /**
   * What the bus has is not in the history, and is believed. What is published with it takes back
   * earlier results, or says what was taken back, and leaves what stands alone.
   */
  private void restore(WrittenEntry entry, @Nullable AuditedResult stands, AuditFindings note) {
    note.unless(
        entry.revisions() >= revisions,
        AuditRule.ONE_RESULT_STANDS,
        "revisions forgotten by a restore");
    for (AuditedResult result : entry.results()) {
      note.unless(
          ids.add(result.id()),
          AuditRule.EVENTS_ARE_THE_HISTORY,
          "an event id twice: " + result.id());
      note.unless(
          stands == null
              || (!result.id().equals(stands.id()) && !stands.id().equals(result.reverses())),
          AuditRule.ONE_RESULT_STANDS,
          "published after a restore, of what stands: " + result.id());
      note.unless(
          result.revision() <= entry.revisions(),
          AuditRule.ONE_RESULT_STANDS,
          "published after a restore under a new revision: " + result.id());
    }
    note.unless(
        stands == null || stands.minor() > 0,
        AuditRule.ONE_RESULT_STANDS,
        "nothing or less stands");
    revisions = entry.revisions();
    standing = stands;
  }

  private void add(AuditedResult result, AuditFindings note) {
    note.unless(
        ids.add(result.id()),
        AuditRule.EVENTS_ARE_THE_HISTORY,
        "an event id twice: " + result.id());
    if (result.billable()) {
      bill(result, note);
    } else {
      reverse(result, note);
    }
  }

  private void bill(AuditedResult result, AuditFindings note) {
    note.unless(
        standing == null, AuditRule.ONE_RESULT_STANDS, "billed while another result stands");
    note.unless(result.minor() > 0, AuditRule.ONE_RESULT_STANDS, "a billable of nothing or less");
    note.same(
        revisions + 1, result.revision(), AuditRule.ONE_RESULT_STANDS, "a billable's revision");
    revisions = result.revision();
    standing = result;
  }

  private void reverse(AuditedResult result, AuditFindings note) {
    var stood = standing;
    standing = null;
    if (stood == null) {
      note.unless(false, AuditRule.ONE_RESULT_STANDS, "reversed where nothing stands");
      return;
    }
    note.same(stood.id(), result.reverses(), AuditRule.ONE_RESULT_STANDS, "what is reversed");
    note.same(-stood.minor(), result.minor(), AuditRule.ONE_RESULT_STANDS, "the amount reversed");
    note.same(
        stood.parts().stream().map(AuditedResult.Part::negated).toList(),
        result.parts(),
        AuditRule.ONE_RESULT_STANDS,
        "the shares reversed");
    note.same(stood.currency(), result.currency(), AuditRule.ONE_RESULT_STANDS, "its currency");
    note.same(stood.terms(), result.terms(), AuditRule.ONE_RESULT_STANDS, "its terms");
    note.same(stood.billTo(), result.billTo(), AuditRule.ONE_RESULT_STANDS, "who gets it back");
    note.same(stood.meter(), result.meter(), AuditRule.ONE_RESULT_STANDS, "its meter");
    note.same(stood.revision(), result.revision(), AuditRule.ONE_RESULT_STANDS, "its revision");
  }
}
