package dev.countersign.domain.registers;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.statement.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The statements of all sources that an outcome keeps one by one: a set, in the order in which they
 * are read. Two arrivals of the same statements, in any order and however often, are equal.
 *
 * @param all each once, in the order of {@link #ORDER}
 * @param foldedUpTo for a source, the newest {@code stated_at} of its statements that are not kept
 *     any more since they change nothing
 */
public record KeptStatements(List<Statement> all, SortedMap<SourceId, Instant> foldedUpTo) {
  /** The order in which statements are read; equal times go by the act, then by the digest. */
  public static final Comparator<Statement> ORDER =
      Comparator.comparing(Statement::statedAt)
          .thenComparing(Statement::act)
          .thenComparing(Statement::content)
          .thenComparing(Statement::source)
          .thenComparing(Statement::assurance);

  /** Which of two receipts of the same statement is kept. */
  private static final Comparator<Statement> RECEIPT =
      Comparator.comparing(Statement::receivedAt)
          .thenComparing(Statement::occurredAt)
          .thenComparing(Statement::message)
          .thenComparing(Statement::evidence);

  /** Nothing was stated yet. */
  public static final KeptStatements NONE = new KeptStatements(List.of(), new TreeMap<>());

  public KeptStatements {
    all = all.stream().sorted(ORDER).toList();
    foldedUpTo = Collections.unmodifiableSortedMap(new TreeMap<>(foldedUpTo));
  }

  /** With this statement; of one that is kept already the earlier receipt stays. */
  public KeptStatements with(Statement statement) {
    var more = new ArrayList<Statement>();
    var added = statement;
    for (Statement kept : all) {
      if (kept.repeats(statement)) {
        added = RECEIPT.compare(kept, added) <= 0 ? kept : added;
      } else {
        more.add(kept);
      }
    }
    more.add(added);
    return new KeptStatements(more, foldedUpTo);
  }

  /** As if this statement had not been told. */
  public KeptStatements without(Statement statement) {
    return new KeptStatements(
        all.stream().filter(kept -> !kept.repeats(statement)).toList(), foldedUpTo);
  }

  /** Without this statement, whose source's older ones are not told apart any more. */
  public KeptStatements folded(Statement statement) {
    var rest = new ArrayList<>(all);
    rest.remove(statement);
    var upTo = new TreeMap<>(foldedUpTo);
    upTo.merge(
        statement.source(),
        statement.statedAt(),
        (known, more) -> known.isAfter(more) ? known : more);
    return new KeptStatements(rest, upTo);
  }

  /** Whether it is as old as statements that are not kept any more, and so changes nothing. */
  public boolean isFoldedAway(Statement statement) {
    Instant upTo = foldedUpTo.get(statement.source());
    return upTo != null
        && !statement.statedAt().isAfter(upTo)
        && all.stream().noneMatch(statement::repeats);
  }

  /** Whom the weakest of the statements with this evidence convinces; nothing where none has it. */
  public Optional<ProvableTo> provableTo(List<Digest> evidence) {
    return all.stream()
        .filter(statement -> evidence.contains(statement.evidence()))
        .map(Statement::provableTo)
        .min(Comparator.naturalOrder());
  }
}
