package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.DeliverTimes;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.domain.Digest;
import dev.countersign.domain.planning.AnswerDecision;
import dev.countersign.domain.planning.Claiming;
import dev.countersign.domain.planning.Turn;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.forms.engine.EngineAuth;
import dev.countersign.forms.engine.answer.ItemAnswer;
import dev.countersign.forms.engine.answer.ReadAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one call: takes its postings, sends, and writes what the answer means. Between the taking
 * and the writing the process may die at any point; the posting is then {@code sending}.
 */
final class CallRun {
  private static final Duration UNAUTHENTICATED = Duration.ofMinutes(5);

  private final TargetWork work;

  CallRun(TargetWork work) {
    this.work = work;
  }

  /** A posting that was taken for this try. */
  private record Taken(ReadyRequest item, Posting posting, OutcomePostings postings) {}

  /** Makes the call. What is not due any more by now is left out. */
  void run(EngineCall planned, Turn turn) {
    var now = work.now();
    var due =
        planned.items().stream()
            .filter(item -> item.isDue(work.setup().target(), turn, now))
            .toList();
    if (due.isEmpty()) {
      return;
    }
    var call = planned.with(due);
    var auth = call.auth(work.setup().engine());
    var obstacle = work.exchange().obstacle(auth, call.request(), id(call));
    if (obstacle.isPresent()) {
      work.tally().add("unauthenticated");
      work.tally().because(obstacle.get());
      work.rest().failed(call.first().posting().id(), UNAUTHENTICATED, turn, now);
      return;
    }
    if (turn == Turn.PROBE) {
      work.rest().probes(call.first().posting().id(), now);
    }
    var taken = take(call);
    if (!taken.isEmpty()) {
      var sent = call.with(taken.stream().map(Taken::item).toList());
      var answers = answers(sent, auth, now.plus(DeliverTimes.LONGEST_TRY));
      write(taken, answers, turn);
    }
  }

  /** What the engine knows the whole call by. */
  private static String id(EngineCall call) {
    var keys = call.keys();
    return keys.size() == 1
        ? keys.getFirst()
        : "batch_" + Digest.of(keys.toArray(String[]::new)).prefix(32);
  }

  /** Those that nobody else has, written as {@code sending}. */
  private List<Taken> take(EngineCall call) {
    var taken = new ArrayList<Taken>();
    for (ReadyRequest item : call.items()) {
      try {
        var change = Claiming.taken(item.posting(), item.frozen(), DeliverTimes.LEASE, work.now());
        if (work.writes().write(List.of(change))) {
          taken.add(new Taken(item, change.after(), item.postings().with(change.after())));
        } else {
          work.tally().add("taken_by_others");
        }
      } catch (RuntimeException e) {
        // Whether it is taken nobody knows: it is left until its lease has ended.
        work.tally().failed(e);
      }
    }
    return taken;
  }

  private List<ItemAnswer> answers(EngineCall call, EngineAuth auth, Instant until) {
    if (call.rule() instanceof KindRule.Searched searched) {
      var found = work.reads().read(searched.find(), call.first().input(), until);
      work.tally().add("searched");
      Optional<EngineAnswer> known =
          switch (found) {
            case ReadAnswer.Found there ->
                Optional.of(
                    new EngineAnswer.Accepted(
                        there.reference().map(EngineReference::new).orElse(null)));
            // It is not made where nobody knows whether it is there.
            case ReadAnswer.Unknown(var after) ->
                Optional.of(new EngineAnswer.Retry(after.orElse(null)));
            case ReadAnswer.Further further -> Optional.of(new EngineAnswer.Retry(null));
            case ReadAnswer.Absent absent -> Optional.empty();
          };
      if (known.isPresent()) {
        return AnswerMeaning.all(call, known.get());
      }
    }
    work.tally().add("calls");
    var exchange = work.exchange().send(auth, call.request(), id(call), until);
    switch (exchange) {
      case Exchange.NotSent(String reason) -> work.tally().because(reason);
      case Exchange.NoAnswer(String reason) -> work.tally().because(reason);
      case Exchange.Answered answered -> {}
    }
    return AnswerMeaning.of(call, exchange, work.now());
  }

  private void write(List<Taken> taken, List<ItemAnswer> answers, Turn turn) {
    rest(taken.getFirst(), answers, turn);
    for (int i = 0; i < taken.size(); i++) {
      try {
        write(taken.get(i), answers.get(i));
      } catch (RuntimeException e) {
        // It stays as it was taken, and is tried again once its lease has ended.
        work.tally().failed(e);
      }
    }
  }

  /** One call is one answer of the engine, however many postings it has. */
  private void rest(Taken first, List<ItemAnswer> answers, Turn turn) {
    boolean away = answers.stream().allMatch(CallRun::isAway);
    if (away) {
      var after =
          answers.stream().map(CallRun::after).flatMap(Optional::stream).findFirst().orElse(null);
      work.rest().failed(first.posting().id(), after, turn, work.now());
    } else {
      work.rest().answered(turn);
    }
  }

  /** An item's own answer says that the engine is there, whatever it says. */
  private static boolean isAway(ItemAnswer item) {
    return item instanceof ItemAnswer.Told(EngineAnswer answer)
        && (answer instanceof EngineAnswer.Retry || answer instanceof EngineAnswer.Unknown);
  }

  private static Optional<Duration> after(ItemAnswer item) {
    @Nullable Duration after =
        switch (item) {
          case ItemAnswer.Told(EngineAnswer.Retry(var asked)) -> asked;
          case ItemAnswer.Told(EngineAnswer.Unknown(var asked)) -> asked;
          default -> null;
        };
    return Optional.ofNullable(after);
  }

  private void write(Taken taken, ItemAnswer item) {
    EngineAnswer answer =
        switch (item) {
          case ItemAnswer.Told(EngineAnswer told) -> told;
          case ItemAnswer.OfItem(EngineAnswer told) -> told;
          case ItemAnswer.Alone alone -> {
            work.alone().add(taken.posting().id());
            yield new EngineAnswer.Retry(Duration.ZERO);
          }
        };
    work.tally().add(answer);
    var target = work.setup().target();
    var after =
        work.writes()
            .settle(
                target,
                taken.posting().line().claim(),
                Optional.of(taken.postings()),
                postings ->
                    AnswerDecision.of(taken.posting(), answer, postings, target, work.now()));
    if (taken.posting().id().equals(work.rest().rest().lastOrNull())) {
      after.posting(taken.posting().id()).ifPresent(work::findFirst);
    }
  }
}
