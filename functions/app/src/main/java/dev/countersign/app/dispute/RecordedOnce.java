package dev.countersign.app.dispute;

import dev.countersign.app.history.AppendResult;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.Problem;
import dev.countersign.domain.history.Entry;
import dev.countersign.ledger.NotedDecision;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Records a message about an outcome once: the same again gets the first answer. What was refused
 * was not answered, so its id may be used again.
 */
public final class RecordedOnce {
  private static final String DUPLICATE = "duplicate";

  private final Outcomes outcomes;

  public RecordedOnce(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /**
   * Records it; durable when it returns.
   *
   * @param brought tells the entry that this very message brought: a try may have ended after it
   * @param word the word that such an entry is answered with
   * @param append appends what the message brings
   */
  public DisputeResult record(
      Claim claim,
      DisputeMessage message,
      Predicate<Entry> brought,
      Function<Entry, String> word,
      Supplier<AppendResult> append) {
    var said = new NotedDecision(message.content(), message.now(), null);
    var noted = outcomes.note(message.tenant(), claim, message.name(), said);
    var first = noted.flatMap(before -> answered(claim, message, before, brought));
    if (first.isPresent()) {
      return again(noted.get().content(), message, first.get());
    }
    if (noted.filter(before -> !before.content().equals(message.content())).isPresent()) {
      outcomes.answer(message.tenant(), claim, message.name(), said);
    }
    var result = append.get();
    var problem = result.problem();
    if (problem.isPresent()) {
      return refused(claim, message, brought, problem.get());
    }
    var entry = result.entry();
    var answer = new NotedDecision.Answer(entry.entry().seq(), word.apply(entry.entry()));
    outcomes.answer(message.tenant(), claim, message.name(), said.answered(answer));
    return new DisputeResult.Done(answer.verdict(), entry);
  }

  /**
   * Whether this very message was recorded before, and of another outcome than it names now.
   *
   * @param opened of which its id is known
   * @param named of which it is said
   */
  public boolean isOfAnother(
      Optional<Claim> opened,
      Optional<Claim> named,
      DisputeMessage message,
      Predicate<Entry> brought) {
    return opened
        .filter(claim -> !opened.equals(named))
        .flatMap(claim -> history(claim, message, brought))
        .isPresent();
  }

  /** The entry that answered what is noted; also where its answer was not seen to its end. */
  private Optional<StoredEntry> answered(
      Claim claim, DisputeMessage message, NotedDecision noted, Predicate<Entry> brought) {
    var answer = noted.answerOrNull();
    return answer == null
        ? history(claim, message, brought)
        : outcomes.at(message.tenant(), claim, answer.seq());
  }

  private static DisputeResult again(Digest first, DisputeMessage message, StoredEntry entry) {
    return first.equals(message.content())
        ? new DisputeResult.Done(DUPLICATE, entry)
        : new DisputeResult.Conflicting();
  }

  /** The same message, sent twice at once, is refused by what the other one did. */
  private DisputeResult refused(
      Claim claim, DisputeMessage message, Predicate<Entry> brought, Problem problem) {
    return history(claim, message, brought)
        .<DisputeResult>map(entry -> new DisputeResult.Done(DUPLICATE, entry))
        .orElseGet(() -> new DisputeResult.Refused(problem));
  }

  private Optional<StoredEntry> history(
      Claim claim, DisputeMessage message, Predicate<Entry> brought) {
    return outcomes.history(message.tenant(), claim).stream()
        .filter(stored -> brought.test(stored.entry()))
        .findFirst();
  }
}
