package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.DedupeRule.Identity;
import dev.countersign.testing.engine.EngineAnswer;
import dev.countersign.testing.engine.EngineReading;
import dev.countersign.testing.engine.EngineRequest;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.FakeEngine;
import dev.countersign.testing.engine.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The billing page, acted out in the plainest way over a made-up world, so that the audit can be
 * tried on worlds that are right, and on worlds with one mistake. It is no model of the product.
 */
final class PageDeliverer {
  private static final Duration LEASE = Duration.ofSeconds(90);
  private static final Duration SLACK = Duration.ofMinutes(2);

  private final World world;
  private final PageMistake mistake;
  private final FakeEngine engine;
  private final Map<String, PagePosting> postings = new LinkedHashMap<>();
  private final List<BilledResult> known = new ArrayList<>();
  private final PagePlan plan;
  private final SplittableRandom deaths;
  private final int deathsIn1000;
  private int failedInARow;
  private Instant restsUntil = Instant.MIN;

  private PageDeliverer(World world, PageMistake mistake) {
    this.world = world;
    this.mistake = mistake;
    this.engine = new FakeEngine(world.rules());
    this.plan = new PagePlan(postings, world.rules(), mistake);
    this.deaths = new SplittableRandom(world.seed());
    this.deathsIn1000 = world.rules().faults().areNone() ? 0 : 100;
  }

  /** Lives the world to its end, and hands all that an audit looks at. */
  static AuditedBilling lived(World world, PageMistake mistake) {
    return new PageDeliverer(world, mistake).live();
  }

  private AuditedBilling live() {
    var arrivals = new ArrayList<>(world.arrivals());
    var end = world.quiet().plus(Duration.ofDays(60));
    while (true) {
      var due =
          postings.values().stream()
              .map(one -> one.due)
              .filter(Objects::nonNull)
              .min(Comparator.naturalOrder());
      var next =
          Optional.ofNullable(arrivals.isEmpty() ? null : arrivals.getFirst().at())
              .filter(at -> due.isEmpty() || !at.isAfter(due.get()))
              .or(() -> due);
      if (next.isEmpty() || next.get().isAfter(end)) {
        break;
      }
      var now = next.get();
      while (!arrivals.isEmpty() && !arrivals.getFirst().at().isAfter(now)) {
        comes(arrivals.removeFirst().result());
      }
      plan.plan(now);
      postings.values().stream()
          .filter(one -> one.isDue(now))
          .toList()
          .forEach(one -> {
            if (one.isDue(now)) {
              act(one, now);
              plan.plan(now);
            }
          });
    }
    return new AuditedBilling(
        known,
        engine.books(end),
        postings.values().stream().map(PagePosting::record).toList(),
        world.rules(),
        end,
        SLACK);
  }

  private void comes(BilledResult result) {
    if (postings.containsKey(result.id())) {
      return;
    }
    var posting = new PagePosting(result);
    boolean isTakenBack =
        postings.values().stream()
            .anyMatch(one -> one.is("annulled") && result.id().equals(one.result.reverses()));
    if (isTakenBack) {
      posting.becomes("annulled");
    }
    if (mistake == PageMistake.LOSES_A_RESULT && known.size() == 1) {
      posting.becomes("annulled");
    }
    known.add(result);
    postings.put(result.id(), posting);
  }

  private void act(PagePosting one, Instant now) {
    if (now.isBefore(restsUntil)) {
      one.due = restsUntil;
      return;
    }
    if (one.is("sending") && one.isUndecided && !one.isDocument() && mayNotBeTriedAgain(one, now)) {
      readBack(one, now);
    } else if (one.is("sending") && one.isUndecided) {
      attempt(one, now);
    } else {
      afresh(one, now);
    }
  }

  /** What was surely not taken is made anew where it doesn't fit any more. */
  private void afresh(PagePosting one, Instant now) {
    if (one.result.isReversal()) {
      one.frozen = null;
      one.state = "waiting";
      var due = Objects.requireNonNull(one.since);
      plan.decide(one, now);
      if (!one.is("ready")) {
        return;
      }
      one.isDueFrom(due);
    } else if (one.frozen == null || !fits(one.frozen.time(), now)) {
      var time = PostingTimeReading.of(one.result.occurredAt(), now, world.rules());
      if (time instanceof PostingTimeReading.Later(Instant from)) {
        one.isDueFrom(from);
        return;
      }
      one.frozen = null;
    }
    attempt(one, now);
  }

  private boolean fits(Instant time, Instant now) {
    return PostingTimeReading.of(time, now, world.rules())
        instanceof PostingTimeReading.AsItOccurred;
  }

  private boolean mayNotBeTriedAgain(PagePosting one, Instant now) {
    var request = Objects.requireNonNull(one.frozen);
    var dedupe = world.rules().dedupe();
    if (mistake != PageMistake.IGNORES_WINDOW) {
      var window = dedupe.window();
      var first = Objects.requireNonNull(one.firstTry);
      if (dedupe.identity() == Identity.NONE
          || (window != null && !now.isBefore(first.plus(window).minus(window.dividedBy(12))))) {
        return true;
      }
    }
    return mistake != PageMistake.IGNORES_CLOSINGS
        && world.rules().periods().isClosedByRule(request.time(), now);
  }

  private void readBack(PagePosting one, Instant now) {
    var request = Objects.requireNonNull(one.frozen);
    boolean isCancel = request.kind() == Kind.CANCEL;
    var line = isCancel ? String.valueOf(request.of()) : request.key();
    switch (engine.line(line, now)) {
      case EngineReading.Found(long value) when !isCancel || value == 0 -> {
        answered(false, now, null);
        one.becomes("sent");
      }
      case EngineReading.Silent() -> {
        answered(true, now, null);
        one.isDueFrom(now.plus(pause(++one.counted)));
      }
      default -> one.held("unconfirmed");
    }
  }

  private void attempt(PagePosting one, Instant now) {
    var due = Objects.requireNonNull(one.since);
    if (one.isDocument() && mistake != PageMistake.NEVER_SEARCHES) {
      switch (engine.document(one.result.id(), now)) {
        case EngineReading.Found(var _) -> {
          answered(false, now, null);
          one.becomes("sent");
          return;
        }
        case EngineReading.Silent() -> {
          answered(true, now, null);
          one.isDueFrom(now.plus(pause(++one.counted)));
          one.tries.add(new PostingTry(due, now, now.plus(LEASE), now));
          return;
        }
        default -> answered(false, now, null);
      }
    }
    if (one.frozen == null || mistake == PageMistake.NEVER_FREEZES) {
      one.frozen = request(one, now);
    }
    one.state = "sending";
    one.isDueFrom(now.plus(LEASE));
    int fate = deaths.nextInt(1000);
    if (fate < deathsIn1000) {
      if (fate < deathsIn1000 / 2) {
        engine.take(one.frozen, now);
      }
      one.tries.add(new PostingTry(due, now, now.plus(LEASE), null));
      undecided(one, now);
      one.isDueFrom(mistake == PageMistake.IGNORES_LEASES ? now.plusSeconds(1) : now.plus(LEASE));
      return;
    }
    one.tries.add(new PostingTry(due, now, now.plus(LEASE), now));
    answer(one, engine.take(one.frozen, now), now);
  }

  private void undecided(PagePosting one, Instant now) {
    one.isUndecided = true;
    one.firstTry = one.firstTry == null ? now : one.firstTry;
    one.counted++;
  }

  private EngineRequest request(PagePosting one, Instant now) {
    var result = one.result;
    var account = result.account();
    return switch (one.way) {
      case ReversalWay.Correction(Kind how, Instant time, long value) ->
          how == Kind.CANCEL
              ? EngineRequest.cancel(result.id(), account, time, of(one))
              : EngineRequest.negative(result.id(), account, value, dated(time, now), of(one));
      case ReversalWay.Document(long net, var _) ->
          EngineRequest.document(result.id(), account, net, now);
      case null, default ->
          EngineRequest.usage(result.id(), account, result.value(), usageTime(one, now));
    };
  }

  private static String of(PagePosting one) {
    return String.valueOf(one.result.reverses());
  }

  private Instant dated(Instant time, Instant now) {
    return mistake == PageMistake.DATES_AS_REVERSAL ? now : time;
  }

  private Instant usageTime(PagePosting one, Instant now) {
    var occurred = one.result.occurredAt();
    boolean asItOccurred = mistake == PageMistake.IGNORES_CLOSINGS || fits(occurred, now);
    return asItOccurred && mistake != PageMistake.NEVER_FREEZES ? occurred : now;
  }

  private void answer(PagePosting one, EngineAnswer answer, Instant now) {
    boolean isFirst = !one.isUndecided;
    switch (answer.word()) {
      case ACCEPTED -> {
        answered(false, now, null);
        one.firstTry = one.firstTry == null ? now : one.firstTry;
        one.becomes("sent");
      }
      case DUPLICATE -> {
        answered(false, now, null);
        if (isFirst) {
          one.held("conflict");
        } else {
          one.becomes("sent");
        }
      }
      case RETRY -> {
        answered(true, now, answer.retryAfter());
        one.state = isFirst ? "ready" : "sending";
        one.isDueFrom(now.plus(answer.retryAfter() == null ? pause(1) : answer.retryAfter()));
      }
      case UNKNOWN -> {
        answered(true, now, answer.retryAfter());
        undecided(one, now);
        one.isDueFrom(now.plus(pause(one.counted)));
      }
      case CLOSED, REFUSED -> refused(one, answer, isFirst, now);
    }
  }

  private void refused(PagePosting one, EngineAnswer answer, boolean isFirst, Instant now) {
    answered(false, now, null);
    if (mistake == PageMistake.STOPS_AT_A_REFUSAL) {
      restsUntil = now.plus(Duration.ofHours(2));
    }
    if (!isFirst) {
      readBack(one, now);
    } else if (answer.word() == EngineAnswer.Word.CLOSED
        && mistake != PageMistake.IGNORES_CLOSINGS) {
      plannedAnewAfterClose(one, now);
    } else {
      one.held("refused");
    }
  }

  /** As if the period had closed now: a usage is dated now, a correction becomes a document. */
  private void plannedAnewAfterClose(PagePosting one, Instant now) {
    if (!one.result.isReversal()) {
      one.frozen =
          EngineRequest.usage(one.result.id(), one.result.account(), one.result.value(), now);
      if (world.rules().periods().isClosed(now, now)) {
        one.held("refused");
        return;
      }
      one.ready(now);
      return;
    }
    one.isCalledClosed = true;
    plan.decide(one, now);
    one.frozen = null;
    if (one.is("ready")) {
      attempt(one, now);
    }
  }

  private void answered(boolean isAway, Instant now, @Nullable Duration retryAfter) {
    failedInARow = isAway ? failedInARow + 1 : 0;
    if (failedInARow >= 3) {
      long minutes = Math.min(15, 1L << Math.min(10, failedInARow - 3));
      restsUntil = now.plus(retryAfter == null ? Duration.ofMinutes(minutes) : retryAfter);
    }
  }

  private static Duration pause(int nth) {
    return Duration.ofMinutes(Math.min(60, 1L << Math.min(10, nth - 1)));
  }
}
