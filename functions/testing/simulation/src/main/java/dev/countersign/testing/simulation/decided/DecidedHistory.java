package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.OutcomeDecider;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One outcome's history, which grows by the domain's decisions alone. */
final class DecidedHistory {
  private final TenantId tenant;
  private final Claim claim;
  private final TermsBook book;
  private final List<SealedEntry> entries = new ArrayList<>();

  /** The number of the last entry whose time was reached and changed nothing. */
  private int settled;

  DecidedHistory(TenantId tenant, Claim claim, TermsBook book) {
    this.tenant = tenant;
    this.claim = claim;
    this.book = book;
  }

  /** Decides, and appends the entry if there is one. */
  Decision decide(Stimulus stimulus, Instant now) {
    var decision = OutcomeDecider.decide(tenant, claim, sealed(), stimulus, book, now);
    if (decision instanceof Decision.Appended(Entry entry)) {
      entries.add(new SealedEntry(entry, hash(entry)));
    }
    return decision;
  }

  /** Nothing is decided by what the hash is. */
  private static Digest hash(Entry entry) {
    return Digest.of(entry.claim().toString(), String.valueOf(entry.seq()));
  }

  /** Time reaches what is due. */
  void look(Collection<Session> sessions, Instant now) {
    if (decide(new Stimulus.TimeReached(List.copyOf(sessions)), now)
        instanceof Decision.Unchanged) {
      settled = entries.size();
    }
  }

  /** When time alone may change it; none if that time was reached and changed nothing. */
  Optional<Instant> due() {
    return last().filter(entry -> entry.seq() > settled).flatMap(Entry::lookAgain);
  }

  Optional<SealedEntry> sealed() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
  }

  Optional<Entry> last() {
    return sealed().map(SealedEntry::entry);
  }

  /** How many entries it has. */
  int size() {
    return entries.size();
  }

  /** All that was published after so many entries, in order. */
  List<ResultEvent> publishedSince(int before) {
    return entries.subList(before, entries.size()).stream()
        .flatMap(sealed -> sealed.entry().results().stream())
        .toList();
  }

  /** When the result that stands was billed. */
  Optional<Instant> billedAt() {
    return last()
        .flatMap(entry -> entry.billed().standing())
        .flatMap(standing ->
            publishedSince(0).stream()
                .filter(result -> result.id().equals(standing.event()))
                .map(ResultEvent::recordedAt)
                .findFirst());
  }

  TermsBook book() {
    return book;
  }

  TenantId tenant() {
    return tenant;
  }

  Claim claim() {
    return claim;
  }
}
