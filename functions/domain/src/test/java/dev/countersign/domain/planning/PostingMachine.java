package dev.countersign.domain.planning;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Two workers over the postings of one outcome. Each reads, decides, and writes on the condition
 * that nobody wrote in between; between two steps of one the other may do as much as it likes, and
 * either may die.
 */
final class PostingMachine {
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** A worker between two steps: what it sent and was answered, and has not written yet. */
  private record Unwritten(Posting claimed, EngineAnswer answer) {}

  final StubEngine engine;
  private final BillingTarget target;
  private final RandomGenerator random;
  private final Map<Integer, Unwritten> workers = new HashMap<>();
  OutcomePostings postings;
  Instant now;

  PostingMachine(BillingTarget target, RandomGenerator random, Instant now) {
    this.target = target;
    this.random = random;
    this.now = now;
    engine = new StubEngine(target);
    postings = OutcomePostings.of(target.tenant(), target.name(), List.of());
  }

  void arrives(BillingLine line) {
    written(PostingPlan.arrived(line, postings, target, now));
  }

  /** One step of one worker. */
  void step(StubEngine.Luck luck) {
    int worker = random.nextInt(2);
    var unwritten = workers.remove(worker);
    if (unwritten == null) {
      anyDue().map(id -> begun(id, luck)).ifPresent(begun -> workers.put(worker, begun));
      return;
    }
    boolean dies = luck != StubEngine.Luck.FINE && random.nextInt(3) == 0;
    if (!dies) {
      written(AnswerDecision.of(unwritten.claimed(), unwritten.answer(), postings, target, now));
    }
  }

  /** Lets a good day pass, and all that is due be done. */
  void quiet() {
    for (int i = 0; i < 400; i++) {
      step(StubEngine.Luck.FINE);
      now = now.plus(Duration.ofMinutes(5));
    }
  }

  /** Whether something is in none of the states that explain a difference. */
  boolean isExplained(PostingState state) {
    return state instanceof PostingState.Held
        || state instanceof PostingState.Waiting
        || state instanceof PostingState.Ready
        || state instanceof Sending;
  }

  private Optional<EventId> anyDue() {
    var ids = List.copyOf(new TreeSet<>(postings.byId().keySet()));
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
  }

  private @Nullable Unwritten begun(EventId id, StubEngine.Luck luck) {
    return switch (DueDecision.of(id, postings, target, Turn.USUAL, now)) {
      case DueStep.Send send -> sent(id, Desk.frozen(send.request()), luck);
      case DueStep.SendAgain again -> sent(id, again.request(), luck);
      case DueStep.AskEngine ask -> {
        var said = engine.read(id);
        written(ReadBackDecision.of(id, said, postings, target, now));
        yield null;
      }
      case DueStep.Write write -> {
        written(write.changes());
        yield null;
      }
      case DueStep.Wait wait -> null;
      case DueStep.Nothing nothing -> null;
    };
  }

  private @Nullable Unwritten sent(EventId id, FrozenRequest request, StubEngine.Luck luck) {
    var posting = postings.posting(id).orElseThrow();
    var taken = Claiming.taken(posting, request, LEASE, now);
    written(List.of(taken));
    boolean dies = luck != StubEngine.Luck.FINE && random.nextInt(5) == 0;
    return dies ? null : new Unwritten(taken.after(), engine.call(id, request, luck, now));
  }

  private void written(List<PostingChange> changes) {
    for (PostingChange change : changes) {
      if (!postings.posting(change.after().id()).equals(change.before())) {
        throw new IllegalStateException("written on another posting than was read");
      }
      postings = postings.with(change.after());
    }
  }
}
