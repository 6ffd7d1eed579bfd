package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.send.DueLook.Task;
import dev.countersign.domain.Claim;
import dev.countersign.domain.planning.Turn;
import dev.countersign.domain.posting.Posting;
import dev.countersign.ledger.DuePosting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The rounds of one run for one target. */
final class TargetRun {
  /** How many postings one round has, at least. */
  private static final int FEWEST = 100;

  private final TargetWork work;
  private final DueLook look;
  private final CallRun calls;
  private final AskRun asks;
  private final CallPace pace;
  private final ExecutorService running;
  private final Instant end;

  /** What was looked at. The index may show it for a while as it was. */
  private final Set<DuePosting> seen = new HashSet<>();

  TargetRun(TargetWork work, CallPace pace, ExecutorService running, Instant end) {
    this.work = work;
    this.look = new DueLook(work);
    this.calls = new CallRun(work);
    this.asks = new AskRun(work);
    this.pace = pace;
    this.running = running;
    this.end = end;
  }

  /** Rounds until nothing is due, the target rests, or the time is up. */
  void run() {
    new HourEnding(work).run(end);
    boolean more = true;
    while (more && work.now().isBefore(end) && work.rest().isKept(work.now())) {
      var turn = work.rest().turn(work.now());
      if (turn == null) {
        work.tally().add("resting");
        return;
      }
      more = turn == Turn.PROBE ? probe() : round();
    }
  }

  /** Tries one posting; whether the target may be sent to after that. */
  private boolean probe() {
    var due = due();
    if (work.rest().rest().triesAnother()) {
      // The newest was hardly tried yet: it is the least likely to be at fault itself.
      Collections.reverse(due);
    } else {
      due.sort((one, other) -> Boolean.compare(isLast(other), isLast(one)));
    }
    for (DuePosting each : due) {
      if (work.rest().mayGo(each.event(), Turn.PROBE, work.now())) {
        seen.add(each);
        var task = look.look(each, Turn.PROBE);
        if (!(task instanceof Task.Nothing)) {
          perform(task, Turn.PROBE);
          return work.rest().turn(work.now()) == Turn.USUAL;
        }
      }
    }
    return false;
  }

  private boolean isLast(DuePosting due) {
    return due.event().equals(work.rest().rest().lastOrNull());
  }

  private void perform(Task task, Turn turn) {
    switch (task) {
      case Task.Send(ReadyRequest request) -> {
        var engine = work.setup().engine();
        var alone = Set.of(request.posting().id());
        EngineCall.of(engine, List.of(request), alone).forEach(call -> perform(call, turn));
      }
      case Task.Ask ask -> inTurn(List.of(), ask.posting(), turn, () -> asks.run(ask, turn));
      case Task.Nothing nothing -> {}
    }
  }

  private void perform(EngineCall call, Turn turn) {
    var lanes = call.lanes(work.setup().engine().rate().alone());
    inTurn(lanes, call.first().posting(), turn, () -> calls.run(call, turn));
  }

  /** Does it when it is its turn, if the target may be sent to by then. */
  private void inTurn(Collection<String> lanes, Posting first, Turn turn, Runnable call) {
    try {
      if (!mayGo(first, turn)) {
        // Else the rest of a round would wait for turns that nothing is done in.
        return;
      }
      pace.inTurn(
          lanes,
          () -> {
            if (mayGo(first, turn)) {
              call.run();
            }
          });
    } catch (RuntimeException e) {
      // It must not cost the others.
      work.tally().failed(e);
    }
  }

  private boolean mayGo(Posting first, Turn turn) {
    var now = work.now();
    return now.isBefore(end) && work.rest().isKept(now) && work.rest().mayGo(first.id(), turn, now);
  }

  /** Looks at what is due, and does it; whether there was something. */
  private boolean round() {
    var due = due();
    if (due.isEmpty()) {
      return false;
    }
    seen.addAll(due);
    var alone = Set.copyOf(work.alone());
    Map<Claim, List<DuePosting>> outcomes = new LinkedHashMap<>();
    due.forEach(
        each -> outcomes.computeIfAbsent(each.claim(), claim -> new ArrayList<>()).add(each));
    List<Callable<List<Task>>> looks =
        outcomes.values().stream()
            .<Callable<List<Task>>>map(
                each -> () -> each.stream().map(one -> look.look(one, Turn.USUAL)).toList())
            .toList();
    var requests = new ArrayList<ReadyRequest>();
    var deeds = new ArrayList<Callable<Boolean>>();
    for (List<Task> tasks : all(looks)) {
      for (Task task : tasks) {
        switch (task) {
          case Task.Send(ReadyRequest request) -> requests.add(request);
          case Task.Ask ask ->
              deeds.add(() -> {
                perform(ask, Turn.USUAL);
                return true;
              });
          case Task.Nothing nothing -> {}
        }
      }
    }
    EngineCall.of(work.setup().engine(), requests, work.alone())
        .forEach(call ->
            deeds.add(() -> {
              perform(call, Turn.USUAL);
              return true;
            }));
    var _ = all(deeds);
    // Each of a batch that was refused as a whole goes alone at once.
    seen.removeIf(each -> work.alone().contains(each.event()) && !alone.contains(each.event()));
    return true;
  }

  private List<DuePosting> due() {
    int batch = work.setup().engine().usage().batch().map(limits -> limits.most()).orElse(0);
    int limit = Math.max(FEWEST, batch);
    return new ArrayList<>(
        work.postings().due(work.key(), work.now(), limit).stream()
            .filter(each -> !seen.contains(each))
            .toList());
  }

  /** The results of all of these, in their order. */
  private <T> List<T> all(List<Callable<T>> tasks) {
    try {
      return running.invokeAll(tasks).stream().map(Future::resultNow).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
