package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.send.RequestMaking.Made;
import dev.countersign.domain.Problem;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.planning.Claiming;
import dev.countersign.domain.planning.DueDecision;
import dev.countersign.domain.planning.Turn;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.ledger.DuePosting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks at postings that are due: writes what can be decided here, and says what is to be done. */
final class DueLook {
  private static final int MOST_ROUNDS = 50;

  /** When something is looked at again that can't be read. */
  private static final Duration UNREADABLE = Duration.ofHours(1);

  private final TargetWork work;

  DueLook(TargetWork work) {
    this.work = work;
  }

  /** What is to be done outside. */
  sealed interface Task {
    /** Send it. */
    record Send(ReadyRequest request) implements Task {}

    /** Ask the engine whether it has it. */
    record Ask(Posting posting, OutcomePostings postings, FrozenRequest asked) implements Task {}

    /** Nothing. */
    record Nothing() implements Task {}
  }

  /** Looks at one. One that can't be read is put off, so that it holds up no other. */
  Task look(DuePosting due, Turn turn) {
    try {
      return looked(due, turn);
    } catch (RuntimeException e) {
      work.tally().failed(e);
      if (!(e instanceof Unavailable)) {
        putOff(due, work.now().plus(UNREADABLE));
      }
      return new Task.Nothing();
    }
  }

  private Task looked(DuePosting due, Turn turn) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var now = work.now();
      var postings = work.writes().read(work.key(), due.claim());
      switch (DueDecision.of(due.event(), postings, work.setup().target(), turn, now)) {
        case DueStep.Write(var changes) -> {
          work.tally().add("planned");
          var _ = work.writes().write(changes);
        }
        case DueStep.Send(PlannedRequest plan) -> {
          var posting = postings.posting(due.event()).orElseThrow();
          return made(work.making().first(posting, postings, plan), posting, due, now);
        }
        case DueStep.SendAgain(FrozenRequest frozen) -> {
          var posting = postings.posting(due.event()).orElseThrow();
          return work.making()
              .again(posting, postings, frozen)
              .map(made -> again(made, due, now))
              .orElseGet(() -> moved(posting, due, now));
        }
        case DueStep.AskEngine(FrozenRequest frozen) -> {
          return new Task.Ask(postings.posting(due.event()).orElseThrow(), postings, frozen);
        }
        case DueStep.Wait(Instant until) -> {
          putOff(due, until);
          return new Task.Nothing();
        }
        case DueStep.Nothing nothing -> {
          return new Task.Nothing();
        }
      }
    }
    throw new Unavailable("look at a posting: others changed it again and again", null);
  }

  private Task made(Made made, Posting posting, DuePosting due, Instant now) {
    return switch (made) {
      case Made.Good(ReadyRequest request) -> new Task.Send(request);
      case Made.Impossible(Problem problem) -> {
        work.tally().add("unreadable");
        yield written(Claiming.unreadable(posting, problem, now), due);
      }
    };
  }

  private Task moved(Posting posting, DuePosting due, Instant now) {
    work.tally().add("moved");
    return written(Claiming.moved(posting, now), due);
  }

  private Task written(PostingChange change, DuePosting due) {
    var _ = work.writes().write(List.of(change));
    work.writes().settle(work.setup().target(), due.claim(), postings -> List.of());
    return new Task.Nothing();
  }

  /** What was sent before stays in doubt: only its file can be mended. */
  private Task again(Made made, DuePosting due, Instant now) {
    return switch (made) {
      case Made.Good(ReadyRequest request) -> new Task.Send(request);
      case Made.Impossible(Problem problem) -> {
        work.tally().add("unreadable");
        work.tally().because(problem.detail());
        putOff(due, now.plus(UNREADABLE));
        yield new Task.Nothing();
      }
    };
  }

  private void putOff(DuePosting due, Instant until) {
    try {
      work.postings().putOff(due, until);
    } catch (RuntimeException e) {
      work.tally().failed(e);
    }
  }
}
