package dev.countersign.app.operate.apply;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What applying a folder comes to, held against what is stored.
 *
 * @param diff what would change
 * @param removal what is taken away
 * @param refusals why it is refused, a line for each reason; nothing is written if there is any
 * @param notes what the folder's owner should know, a line for each
 * @param added the versions that are not stored yet
 * @param since for a type whose results are decided anew, from which start of a session on
 * @param before the stored versions of the folder's types
 * @param after the same with the folder's
 */
public record ApplyPlan(
    FolderDiff diff,
    Removal removal,
    List<String> refusals,
    List<String> notes,
    List<Terms> added,
    SortedMap<OutcomeType, Instant> since,
    SortedMap<OutcomeType, TermsBook> before,
    SortedMap<OutcomeType, TermsBook> after) {

  public ApplyPlan {
    refusals = List.copyOf(refusals);
    notes = List.copyOf(notes);
    added = List.copyOf(added);
    since = new TreeMap<>(since);
    before = new TreeMap<>(before);
    after = new TreeMap<>(after);
  }

  /** Whether there is something to write or to decide anew. */
  public boolean changesSomething() {
    return !diff.isEmpty() || !since.isEmpty();
  }

  /** Whether nothing stands against it. */
  public boolean isAccepted() {
    return refusals.isEmpty();
  }
}
