package dev.countersign.app.history;

import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.OutcomeDecider;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Outcomes.EntryWrite;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.StoredEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a command makes of an outcome and appends the entry. The conditional put is the only
 * point where a race is decided: whoever loses it reads the outcome again and decides again.
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

  /**
   * Appends what the command brings; durable when it returns.
   *
   * @param read the outcome's last entry, where the caller has read it and there is one
   * @throws Unavailable when other writers were faster in every one of twelve tries
   */
  public AppendResult append(Optional<StoredEntry> read, AppendCommand command) {
    var last = read;
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      switch (attempt(last, command)) {
        case Attempt.Decided(AppendResult result) -> {
          return result;
        }
        case Attempt.Lost(StoredEntry there) -> last = newest(there, command, attempt);
      }
    }
    throw new Unavailable("append: lost the race too often", null);
  }

  /**
   * Appends after this entry or not at all; durable when it returns.
   *
   * @return nothing when another entry follows it already
   */
  public Optional<AppendResult> appendAfter(StoredEntry entry, AppendCommand command) {
    return switch (attempt(Optional.of(entry), command)) {
      case Attempt.Decided(AppendResult result) -> Optional.of(result);
      case Attempt.Lost lost -> Optional.empty();
    };
  }

  /**
   * The entry that follows this one by the command, sealed, to be appended with others. Messages
   * that it lists no longer are archived by then.
   *
   * @return nothing when none follows
   */
  public Optional<StoredEntry> next(StoredEntry entry, AppendCommand command) {
    var last = Optional.of(entry);
    return decide(last, command) instanceof Decision.Appended(Entry next)
        ? Optional.of(sealed(command, last, next))
        : Optional.empty();
  }

  /** What one try came to. */
  private sealed interface Attempt {
    /** It is decided, and durable where it was appended. */
    record Decided(AppendResult result) implements Attempt {}

    /** Another entry has the number. */
    record Lost(StoredEntry there) implements Attempt {}
  }

  private Attempt attempt(Optional<StoredEntry> last, AppendCommand command) {
    var decision = decide(last, command);
    if (!(decision instanceof Decision.Appended(Entry next))) {
      return new Attempt.Decided(new AppendResult(decision, answering(decision, command, last)));
    }
    var stored = sealed(command, last, next);
    return switch (outcomes.append(stored, command.evidenceOrNull())) {
      case EntryWrite.Done done -> new Attempt.Decided(new AppendResult(decision, stored));
      case EntryWrite.SeqTaken(StoredEntry there) -> new Attempt.Lost(there);
    };
  }

  private StoredEntry sealed(AppendCommand command, Optional<StoredEntry> last, Entry next) {
    archive(command, last, next);
    var sealed = EntryForm.seal(next);
    return new StoredEntry(sealed, receipts.receipt(sealed));
  }

  private Decision decide(Optional<StoredEntry> last, AppendCommand command) {
    return OutcomeDecider.decide(
        command.tenant(),
        command.claim(),
        last.map(StoredEntry::sealed),
        withArchivedAnswer(command, last).stimulus(),
        command.book(),
        command.now());
  }

  /**
   * What to decide on after a lost race. The entry in the way answers a repeated message without
   * another request; for anything else the outcome's last entry is read.
   */
  private Optional<StoredEntry> newest(StoredEntry there, AppendCommand command, int attempt) {
    if (command.stimulus() instanceof Stimulus.Stated stated
        && there.entry().registers().answered(stated.statement()).isPresent()) {
      return Optional.of(there);
    }
    if (attempt > 1) {
      pause.after(attempt);
    }
    return outcomes.last(command.tenant(), command.claim());
  }

  /** A message that the last entry doesn't list may be one of those answered long ago. */
  private AppendCommand withArchivedAnswer(AppendCommand command, Optional<StoredEntry> last) {
    if (!(command.stimulus() instanceof Stimulus.Stated stated) || last.isEmpty()) {
      return command;
    }
    var statement = stated.statement();
    var registers = last.get().entry().registers();
    if (registers.archived() == 0 || registers.answered(statement).isPresent()) {
      return command;
    }
    String name = AnsweredMessage.nameOf(statement.source(), statement.message());
    return outcomes
        .archived(command.tenant(), command.claim(), name)
        .map(seen -> command.with(new Stimulus.Stated(statement, stated.found(), seen)))
        .orElse(command);
  }

  /** What the next entry no longer lists is kept before it is dropped. */
  private void archive(AppendCommand command, Optional<StoredEntry> last, Entry next) {
    if (last.isPresent()) {
      var dropped = next.registers().archivedSince(last.get().entry().registers());
      if (!dropped.isEmpty()) {
        outcomes.archive(command.tenant(), command.claim(), dropped);
      }
    }
  }

  /** The entry that answered the same message before; none for what was not answered before. */
  private @Nullable StoredEntry answering(
      Decision decision, AppendCommand command, Optional<StoredEntry> last) {
    return switch (decision) {
      case Decision.Repeated(int seq) -> entry(seq, command, last);
      case Decision.Conflicting(int seq) -> entry(seq, command, last);
      case Decision.Unchanged unchanged -> null;
      case Decision.Unprocessable unprocessable -> null;
      case Decision.Appended appended -> throw new IllegalStateException("is appended");
    };
  }

  private StoredEntry entry(int seq, AppendCommand command, Optional<StoredEntry> last) {
    return last.filter(entry -> entry.entry().seq() == seq)
        .or(() -> outcomes.at(command.tenant(), command.claim(), seq))
        .orElseThrow(() -> new Defect("an entry that answered a message is gone", null));
  }
}
