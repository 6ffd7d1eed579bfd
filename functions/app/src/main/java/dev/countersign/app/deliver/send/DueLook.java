package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.send.FirstReads.Answers;
import dev.countersign.app.deliver.send.RequestMaking.Made;
import dev.countersign.domain.Problem;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.planning.Claiming;
import dev.countersign.domain.planning.DueDecision;
import dev.countersign.domain.planning.SumPlan;
import dev.countersign.domain.planning.Turn;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.ledger.DuePosting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at postings that are due: writes what can be decided here, and says what is to be done. */
final class DueLook {
  private static final int MOST_ROUNDS = 50;

  /** When something is looked at again that can't be read. */
  private static final Duration UNREADABLE = Duration.ofHours(1);

  /** When an engine is asked again that gave no answer to what a document is made from. */
  private static final Duration UNANSWERED = Duration.ofMinutes(1);

  private final TargetWork work;
  private final FirstReads firsts;

  DueLook(TargetWork work) {
    this.work = work;
    this.firsts = new FirstReads(work);
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
      var summed =
          postings
              .posting(due.event())
              .filter(posting -> SumPlan.isReleased(posting, work.setup().target()));
      if (summed.isPresent()) {
        var _ = work.arrived().arrived(summed.get().line(), work.setup().target());
        return new Task.Nothing();
      }
      switch (DueDecision.of(due.event(), postings, work.setup().target(), turn, now)) {
        case DueStep.Write(var changes) -> {
          work.tally().add("planned");
          var _ = work.writes().write(changes);
        }
        case DueStep.Send(PlannedRequest plan) -> {
          return planned(plan, Optional.empty(), postings, due, turn);
        }
        case DueStep.SendAgain(FrozenRequest frozen) -> {
          return planned(frozen.plan(), Optional.of(frozen), postings, due, turn);
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

  /** Makes the request, after the engine was asked for what it is made from. */
  private Task planned(
      PlannedRequest plan,
      Optional<FrozenRequest> frozen,
      OutcomePostings postings,
      DuePosting due,
      Turn turn) {
    var posting = postings.posting(due.event()).orElseThrow();
    return switch (firsts.read(posting, postings, plan)) {
      case Answers.Known(var first) ->
          frozen
              .map(bytes ->
                  work.making()
                      .again(posting, postings, bytes, first)
                      .map(made -> again(made, due))
                      .orElseGet(() -> moved(posting, due)))
              .orElseGet(
                  () -> made(work.making().first(posting, postings, plan, first), posting, due));
      case Answers.Missing missing -> missing(posting, plan, postings, due);
      case Answers.Unknown(var after) -> {
        work.rest().failed(posting.id(), after.orElse(null), turn, work.now());
        putOff(due, work.now().plus(after.orElse(UNANSWERED)));
        yield new Task.Nothing();
      }
    };
  }

  /** What may have been made already stays in doubt; else a person makes it. */
  private Task missing(
      Posting posting, PlannedRequest plan, OutcomePostings postings, DuePosting due) {
    if (posting.state() instanceof PostingState.Sending) {
      putOff(due, work.now().plus(UNREADABLE));
      return new Task.Nothing();
    }
    var target = work.setup().target();
    work.tally().add("task");
    return written(Claiming.task(posting, plan, postings, target, work.now()), due);
  }

  private Task made(Made made, Posting posting, DuePosting due) {
    return switch (made) {
      case Made.Good(ReadyRequest request) -> new Task.Send(request);
      case Made.Impossible(Problem problem) -> {
        work.tally().add("unreadable");
        yield written(Claiming.unreadable(posting, problem, work.now()), due);
      }
    };
  }

  private Task moved(Posting posting, DuePosting due) {
    work.tally().add("moved");
    return written(Claiming.moved(posting, work.now()), due);
  }

  private Task written(PostingChange change, DuePosting due) {
    var _ = work.writes().write(List.of(change));
    work.writes().settle(work.setup().target(), due.claim(), postings -> List.of());
    return new Task.Nothing();
  }

  /** What was sent before stays in doubt: only its file can be mended. */
  private Task again(Made made, DuePosting due) {
    return switch (made) {
      case Made.Good(ReadyRequest request) -> new Task.Send(request);
      case Made.Impossible(Problem problem) -> {
        work.tally().add("unreadable");
        work.tally().because(problem.detail());
        putOff(due, work.now().plus(UNREADABLE));
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
