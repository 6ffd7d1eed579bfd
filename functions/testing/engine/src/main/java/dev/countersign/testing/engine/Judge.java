package dev.countersign.testing.engine;

import dev.countersign.testing.engine.BookedMovement.Billing;
import dev.countersign.testing.engine.BookedRequest.Verdict;
import dev.countersign.testing.engine.CorrectionRule.Needed;
import dev.countersign.testing.engine.DedupeRule.First;
import dev.countersign.testing.engine.EngineAnswer.Word;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.EngineRules.Floor;
import dev.countersign.testing.engine.PeriodRule.IntoClosed;
import java.time.Instant;
import java.util.Optional;

/** Decides on a request that reached the engine, and writes what it changes. */
record Judge(EngineRules rules, Journal journal) {

  Judgement of(EngineRequest request, Instant now) {
    var known = new KnownRequests(rules, journal).first(request, now);
    if (rules.dedupe().first() == First.KEY && known.isPresent()) {
      return repeated(known.get(), request, now);
    }
    var wrong =
        wrongTime(request, now).or(() -> wrongForm(request)).or(() -> wrongWay(request, now));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    return known.isPresent() ? repeated(known.get(), request, now) : taken(request, now);
  }

  private Judgement repeated(Taking first, EngineRequest request, Instant now) {
    return switch (rules.dedupe().repetition()) {
      case CONFLICT ->
          new Judgement(Verdict.REPEATED, EngineAnswer.of(Word.DUPLICATE, "key_is_known"));
      case SAME_ANSWER -> new Judgement(Verdict.REPEATED, EngineAnswer.accepted(first.reference()));
      case FIRST_BODY -> new Judgement(Verdict.REPEATED, silent());
      case NEW_BODY -> replaced(request, now);
    };
  }

  private static EngineAnswer silent() {
    return new EngineAnswer(Word.ACCEPTED, null, null, null);
  }

  /** The line counts what the new body says, in the period of the new body's time. */
  private Judgement replaced(EngineRequest request, Instant now) {
    var line = journal.line(request.key());
    if (line.isEmpty()) {
      return new Judgement(Verdict.REPEATED, silent());
    }
    long old = journal.countOf(request.key(), now).orElse(0L);
    move(request, request.key(), line.get().period(), -old, -old, Billing.BILLED, now);
    var period = rules.periods().of(request.time());
    move(request, request.key(), period, request.value(), request.value(), Billing.BILLED, now);
    return new Judgement(Verdict.REPLACED, silent());
  }

  private Optional<Judgement> wrongTime(EngineRequest request, Instant now) {
    if (request.kind() == Kind.DOCUMENT) {
      return Optional.empty();
    }
    if (isDated(request) && rules.limits().isTooLate(request.time(), now)) {
      return Optional.of(Judgement.refused("too_late"));
    }
    if (isDated(request) && rules.limits().isTooFarAhead(request.time(), now)) {
      return Optional.of(Judgement.refused("too_far_ahead"));
    }
    return isForClosed(request, now) && rules.periods().intoClosed() == IntoClosed.REFUSED
        ? Optional.of(
            new Judgement(Verdict.CLOSED, EngineAnswer.of(Word.CLOSED, "period_is_closed")))
        : Optional.empty();
  }

  /** Whether it puts something under a time of its own; a cancellation names a line. */
  private static boolean isDated(EngineRequest request) {
    return request.kind() == Kind.USAGE || request.kind() == Kind.NEGATIVE;
  }

  private boolean isForClosed(EngineRequest request, Instant now) {
    return rules.periods().isClosed(request.time(), now)
        && rules.corrections().stream()
            .noneMatch(way -> way.how() == request.kind() && way.period() == Needed.OPEN_OR_CLOSED);
  }

  private Optional<Judgement> wrongForm(EngineRequest request) {
    if (rules.faults().refuses(request.key())) {
      return Optional.of(Judgement.refused("not_wanted"));
    }
    if (request.account().customer().startsWith(EngineRules.STRANGER)) {
      return Optional.of(Judgement.refused("unknown_customer"));
    }
    boolean fits =
        switch (request.kind()) {
          case USAGE -> request.value() > 0;
          case NEGATIVE -> request.value() < 0;
          case CANCEL, REPLACE -> request.of() != null && request.value() >= 0;
          case DOCUMENT -> request.value() != 0;
        };
    return fits ? Optional.empty() : Optional.of(Judgement.refused("bad_value"));
  }

  private Optional<Judgement> wrongWay(EngineRequest request, Instant now) {
    if (request.kind() == Kind.USAGE) {
      return Optional.empty();
    }
    if (request.kind() == Kind.DOCUMENT) {
      return rules.documents().makes(request.value())
          ? Optional.empty()
          : Optional.of(Judgement.refused("no_such_request"));
    }
    var way = rules.corrections().stream().filter(one -> one.how() == request.kind()).findFirst();
    if (way.isEmpty()) {
      return Optional.of(Judgement.refused("no_such_request"));
    }
    var line = journal.line(request.of() == null ? request.key() : request.of());
    if (line.isEmpty() && request.kind() != Kind.NEGATIVE) {
      return Optional.of(Judgement.refused("unknown_line"));
    }
    var within = way.get().within();
    boolean over = within != null && line.isPresent() && now.isAfter(line.get().at().plus(within));
    return over ? Optional.of(Judgement.refused("correction_too_late")) : Optional.empty();
  }

  private Judgement taken(EngineRequest request, Instant now) {
    return switch (request.kind()) {
      case USAGE, NEGATIVE ->
          counted(request, request.key(), rules.periods().of(request.time()), request.value(), now);
      case CANCEL, REPLACE -> {
        var line = journal.line(String.valueOf(request.of())).orElseThrow();
        long old = journal.countOf(line.line(), now).orElse(0L);
        yield counted(request, line.line(), line.period(), request.value() - old, now);
      }
      case DOCUMENT -> {
        var period = rules.periods().of(request.time());
        journal.add(
            new BookedDocument(now, request.key(), request.account(), period, request.value()));
        yield accepted(request, now);
      }
    };
  }

  private Judgement counted(
      EngineRequest request, String line, String period, long asked, Instant now) {
    if (isForClosed(request, now) && !rules.periods().isBilledLate(request.time(), now)) {
      move(request, line, period, asked, asked, Billing.NEVER, now);
      return accepted(request, now);
    }
    long sum = journal.sum(request.account(), period, now);
    boolean below = asked < 0 && sum + asked < 0;
    if (below && rules.floor() == Floor.REFUSED) {
      return Judgement.refused("below_zero");
    }
    long counts = below && rules.floor() == Floor.CLAMPED ? Math.min(0, -sum) : asked;
    move(request, line, period, asked, counts, Billing.BILLED, now);
    return accepted(request, now);
  }

  private Judgement accepted(EngineRequest request, Instant now) {
    return new Judgement(
        Verdict.TAKEN, EngineAnswer.accepted(journal.take(now, request).reference()));
  }

  private void move(
      EngineRequest request,
      String line,
      String period,
      long asked,
      long counted,
      Billing billing,
      Instant now) {
    journal.add(
        new BookedMovement(
            now, request.key(), line, request.account(), period, asked, counted, billing));
  }
}
