package dev.countersign.ledger.memory;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.ledger.DuePosting;
import dev.countersign.ledger.OutcomeChanges;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.PostingPage.Cursor;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Postings of all targets. Nothing of them is unreadable here. */
final class InMemoryPostings implements Postings {
  private static final int PAGE = 100;

  private record Outcome(TargetKey target, Claim claim) {}

  /** What is stored: a posting, who wrote it, and the time at which its list shows it. */
  private record Row(Posting posting, String writer, Instant at) {
    DuePosting due(TargetKey target) {
      return new DuePosting(target, posting.line().claim(), posting.id(), at);
    }
  }

  private final Map<Outcome, TreeMap<EventId, Row>> outcomes = new HashMap<>();

  @Override
  public synchronized OutcomePostings of(TargetKey target, Claim claim) {
    var postings = rows(new Outcome(target, claim)).map(Row::posting).toList();
    return OutcomePostings.of(target.tenant(), target.name(), postings);
  }

  @Override
  public synchronized PostingWrite write(String writer, List<PostingChange> changes) {
    var checked = new OutcomeChanges(changes);
    var rows =
        outcomes.computeIfAbsent(
            new Outcome(checked.target(), checked.claim()), outcome -> new TreeMap<>());
    if (areOurs(writer, changes)) {
      return PostingWrite.DONE;
    }
    if (!changes.stream().allMatch(change -> isUnchanged(rows.get(change.after().id()), change))) {
      return PostingWrite.LOST;
    }
    for (PostingChange change : changes) {
      var after = change.after();
      rows.put(after.id(), new Row(after, writer, PostingList.time(after)));
    }
    return PostingWrite.DONE;
  }

  /** Whether all of this is stored, and this writer wrote it. */
  synchronized boolean areOurs(String writer, List<PostingChange> changes) {
    var of = new OutcomeChanges(changes);
    var rows = outcomes.getOrDefault(new Outcome(of.target(), of.claim()), new TreeMap<>());
    return changes.stream()
        .allMatch(change -> isOurs(rows.get(change.after().id()), writer, change));
  }

  private static boolean isOurs(@Nullable Row there, String writer, PostingChange change) {
    return there != null && there.writer.equals(writer) && there.posting.equals(change.after());
  }

  private static boolean isUnchanged(@Nullable Row there, PostingChange change) {
    var before = change.beforeOrNull();
    return there == null
        ? before == null
        : before != null && there.posting.version() == before.version();
  }

  @Override
  public synchronized List<DuePosting> due(TargetKey target, Instant now, int limit) {
    return listed(target, new PostingList.Due())
        .filter(row -> !row.at.isAfter(now))
        .sorted(Comparator.comparing(Row::at))
        .limit(limit)
        .map(row -> row.due(target))
        .toList();
  }

  @Override
  public synchronized void putOff(DuePosting due, Instant until) {
    var rows = outcomes.get(new Outcome(due.target(), due.claim()));
    if (rows != null) {
      rows.computeIfPresent(
          due.event(),
          (id, row) ->
              new PostingList.Due().has(row.posting) && row.at.equals(due.dueAt())
                  ? new Row(row.posting, row.writer, until)
                  : row);
    }
  }

  @Override
  public synchronized PostingPage list(TargetKey target, PostingList list, Optional<Cursor> from) {
    String after = from.map(InMemoryPostings::event).orElse("");
    var rest =
        listed(target, list)
            .map(Row::posting)
            .sorted(Comparator.comparing(Posting::id))
            .filter(posting -> posting.id().value().compareTo(after) > 0)
            .toList();
    var page = rest.stream().limit(PAGE).toList();
    return new PostingPage(
        page,
        List.of(),
        rest.size() > PAGE
            ? Optional.of(new Cursor(page.getLast().id().value()))
            : Optional.empty());
  }

  /** The id of the page's last posting, which is its cursor. */
  private static String event(Cursor cursor) {
    return new EventId(cursor.text()).value();
  }

  private Stream<Row> listed(TargetKey target, PostingList list) {
    return outcomes.keySet().stream()
        .filter(outcome -> outcome.target.equals(target))
        .flatMap(this::rows)
        .filter(row -> list.has(row.posting));
  }

  private Stream<Row> rows(Outcome outcome) {
    var rows = outcomes.get(outcome);
    return rows == null ? Stream.of() : rows.values().stream();
  }
}
