package dev.countersign.app.settle;

import dev.countersign.app.inquiry.HeardResults;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.registry.Contracts;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.PublishedMark;
import dev.countersign.ledger.StoredEntry;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Does together what many pieces of a page's work have in common: it appends the entries that
 * follow and marks those before them, and it puts the events that the stream is late with.
 *
 * <p>It only runs ahead of {@link SettleWork}, which does each piece by itself: what is not done
 * here, for whatever reason, is done there as if this had not been. Where an entry is appended and
 * not marked, that finds the entry that follows, as after a crash.
 */
final class PageTogether {
  private static final System.Logger LOG = System.getLogger(PageTogether.class.getName());

  private final Outcomes outcomes;
  private final Contracts contracts;
  private final DecideAgain again;
  private final PublishEntry publisher;

  PageTogether(Outcomes outcomes, Contracts contracts, DecideAgain again, PublishEntry publisher) {
    this.outcomes = outcomes;
    this.contracts = contracts;
    this.again = again;
    this.publisher = publisher;
  }

  /**
   * What was done.
   *
   * @param ended work of which nothing is left
   * @param taken entries whose events the bus took; they have still to be linked and marked
   */
  record Done(Set<DueWork> ended, Set<EntryKey> taken) {}

  Done of(List<DueWork> page, PageReads reads, Instant now) {
    return new Done(Set.copyOf(ended(page, reads, now)), taken(page, reads));
  }

  private List<DueWork.TimeReached> ended(List<DueWork> page, PageReads reads, Instant now) {
    var all = only(page, DueWork.TimeReached.class);
    if (all.size() < 2) {
      return List.of(); // what is alone is decided once, by itself
    }
    try {
      var following = new LinkedHashMap<DueWork.TimeReached, StoredEntry>();
      for (DueWork.TimeReached work : all) {
        next(work, reads, now).ifPresent(entry -> following.put(work, entry));
      }
      return following.size() < 2 ? List.of() : appended(following);
    } catch (RuntimeException e) {
      log("decide outcomes", e);
      return List.of();
    }
  }

  private List<DueWork.TimeReached> appended(Map<DueWork.TimeReached, StoredEntry> following) {
    var stored = outcomes.appendTogether(following.values());
    var ended = new ArrayList<DueWork.TimeReached>();
    following.forEach((work, entry) -> {
      if (stored.contains(EntryKey.of(entry.entry()))) {
        ended.add(work);
      }
    });
    var marks = ended.stream().map(work -> new PublishedMark(work.entry(), null)).toList();
    var marked = outcomes.publishedTogether(marks);
    ended.removeIf(work -> !marked.contains(work.entry()));
    return ended;
  }

  /** The entry that follows, where all that decides it was read together. */
  private Optional<StoredEntry> next(DueWork.TimeReached work, PageReads reads, Instant now) {
    try {
      var stored = reads.together(work).filter(entry -> !HeardResults.mayConcern(entry.entry()));
      var book = contracts.book(work.tenant(), work.claim().type());
      var sessions = stored.flatMap(entry -> reads.sessionsTogether(entry.entry()));
      return sessions.isEmpty() || book.isEmpty()
          ? Optional.empty()
          : again.next(stored.get(), sessions.get(), book.get(), now);
    } catch (RuntimeException e) {
      log("decide an outcome", e);
      return Optional.empty();
    }
  }

  private Set<EntryKey> taken(List<DueWork> page, PageReads reads) {
    List<StoredEntry> late =
        only(page, DueWork.Publish.class).stream()
            .flatMap(work -> reads.together(work).stream())
            .toList();
    return late.size() < 2 ? Set.of() : publisher.put(late);
  }

  private static <W extends DueWork> List<W> only(List<DueWork> page, Class<W> kind) {
    return page.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void log(String operation, RuntimeException e) {
    LOG.log(Level.WARNING, "{0} together failed: {1}", operation, e.getClass().getName());
  }
}
