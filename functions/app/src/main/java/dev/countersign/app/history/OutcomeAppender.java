package dev.countersign.app.history;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.OutcomeDecider;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Outcomes.EntryWrite;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides and appends: the conditional put is the only point where a race is decided, and its loser
 * reads again and decides again.
 */
public final class OutcomeAppender {
  private static final int TRIES = 12;

  private final Outcomes outcomes;
  private final ReceiptIssuer receipts;
  private final RetryPause pause;

  public OutcomeAppender(Outcomes outcomes, ReceiptIssuer receipts, RetryPause pause) {
    this.outcomes = outcomes;
    this.receipts = receipts;
    this.pause = pause;
  }

  /** One outcome, told one thing at one time. */
  public record Telling(
      TenantId tenant,
      Claim claim,
      Stimulus stimulus,
      TermsBook book,
      @Nullable Evidence evidence,
      Instant now) {}

  /** From what was read as its last entry, none for an outcome not known. */
  public AppendResult from(Optional<StoredEntry> last, Telling telling) {
    var standing = last;
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      var decision =
          OutcomeDecider.decide(
              telling.tenant(),
              telling.claim(),
              standing.map(StoredEntry::sealed),
              recalled(telling, standing),
              telling.book(),
              telling.now());
      if (!(decision instanceof Decision.Appended appended)) {
        return without(decision, telling, standing);
      }
      archive(telling, standing, appended.entry());
      var stored = stored(appended.entry());
      switch (outcomes.append(stored, telling.evidence())) {
        case EntryWrite.Done done -> {
          return new AppendResult.Appended(stored);
        }
        case EntryWrite.SeqTaken taken -> standing = newest(taken.there(), telling, attempt);
      }
    }
    throw new Unavailable("append: lost the race too often", null);
  }

  /**
   * The entry in the way answers a repeated message without another request; else the last one is
   * wanted.
   */
  private Optional<StoredEntry> newest(StoredEntry there, Telling telling, int attempt) {
    if (telling.stimulus() instanceof Stimulus.Stated stated
        && there.entry().registers().answered(stated.statement()).isPresent()) {
      return Optional.of(there);
    }
    if (attempt > 1) {
      pause.after(attempt);
    }
    return outcomes.last(telling.tenant(), telling.claim());
  }

  /** A message that the last entry doesn't list may be one of those answered long ago. */
  private Stimulus recalled(Telling telling, Optional<StoredEntry> standing) {
    if (!(telling.stimulus() instanceof Stimulus.Stated stated) || standing.isEmpty()) {
      return telling.stimulus();
    }
    var said = stated.statement();
    var registers = standing.get().entry().registers();
    if (registers.archived() == 0 || registers.answered(said).isPresent()) {
      return stated;
    }
    String name = AnsweredMessage.nameOf(said.source(), said.message());
    return outcomes
        .archived(telling.tenant(), telling.claim(), name)
        .<Stimulus>map(seen -> new Stimulus.Stated(said, stated.found(), seen))
        .orElse(stated);
  }

  /** What the next entry lists no more is kept before it is dropped. */
  private void archive(Telling telling, Optional<StoredEntry> standing, Entry next) {
    if (standing.isPresent()) {
      var dropped = next.registers().archivedSince(standing.get().entry().registers());
      if (!dropped.isEmpty()) {
        outcomes.archive(telling.tenant(), telling.claim(), dropped);
      }
    }
  }

  private AppendResult without(Decision decision, Telling telling, Optional<StoredEntry> standing) {
    return switch (decision) {
      case Decision.Repeated repeated ->
          new AppendResult.Repeated(answer(repeated.seq(), telling, standing));
      case Decision.Conflicting conflicting ->
          new AppendResult.Conflicting(answer(conflicting.seq(), telling, standing));
      case Decision.Unchanged unchanged -> new AppendResult.Unchanged();
      case Decision.Unprocessable refused -> new AppendResult.Refused(refused.problem());
      case Decision.Appended appended ->
          throw new IllegalStateException("is appended, not answered");
    };
  }

  private StoredEntry answer(int seq, Telling telling, Optional<StoredEntry> standing) {
    return standing
        .filter(entry -> entry.entry().seq() == seq)
        .or(() -> outcomes.at(telling.tenant(), telling.claim(), seq))
        .orElseThrow(() -> new IllegalStateException("an entry that answered a message is gone"));
  }

  private StoredEntry stored(Entry entry) {
    var sealed = EntryForm.seal(entry);
    return new StoredEntry(sealed, receipts.receipt(sealed));
  }
}
