package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.DeliverTimes;
import dev.countersign.app.deliver.send.CallPace;
import dev.countersign.app.deliver.send.EngineReads;
import dev.countersign.app.deliver.send.KindRule;
import dev.countersign.app.deliver.send.RequestMaking;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.reconciling.SeenLine;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.ReadRule;
import dev.countersign.forms.engine.answer.ReadAnswer;
import dev.countersign.forms.engine.request.PeriodInput;
import dev.countersign.forms.engine.request.RequestInput;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What one target's engine says that it has, asked for at the rate of its file. An engine that
 * gives no answer three times in a row is silent from then on. Thread-safe.
 */
final class EngineView {
  private static final int MOST_FAILURES = 3;

  private final TargetSetup setup;
  private final RequestMaking making;
  private final EngineReads reads;
  private final CallPace pace;
  private final InstantSource clock;
  private int failures;

  EngineView(
      TargetSetup setup,
      RequestMaking making,
      EngineReads reads,
      CallPace pace,
      InstantSource clock) {
    this.setup = setup;
    this.making = making;
    this.reads = reads;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * What it says of one id.
   *
   * @param reference its own id of it, where it says so
   */
  record Said(SeenLine line, Optional<EngineReference> reference) {
    static final Said NO_ANSWER = new Said(new SeenLine.NoAnswer(), Optional.empty());
  }

  /** Whether it can be asked for one line by its id. */
  boolean readsIds() {
    return setup.engine().readBack().byId().isPresent();
  }

  /** Whether it gave no answer three times in a row. */
  synchronized boolean isSilent() {
    return failures >= MOST_FAILURES;
  }

  /** Whether it has what a posting asked of it; of a document, whether that is found. */
  Said line(Posting posting, OutcomePostings postings, PlannedRequest asked) {
    var rule =
        KindRule.of(setup.engine(), asked.kind()).orElse(null)
                instanceof KindRule.Searched(var document)
            ? Optional.of(document.find())
            : setup.engine().readBack().byId();
    var input = making.input(posting, postings, asked);
    if (rule.isEmpty() || input.isEmpty()) {
      return Said.NO_ANSWER;
    }
    return switch (ask(rule.get(), input.get())) {
      case ReadAnswer.Found found ->
          new Said(new SeenLine.There(found.amount()), found.reference().map(EngineReference::new));
      case ReadAnswer.Absent absent -> new Said(new SeenLine.NotThere(), Optional.empty());
      case ReadAnswer.Unknown unknown -> Said.NO_ANSWER;
      case ReadAnswer.Further further -> Said.NO_ANSWER;
    };
  }

  /** The lines that it has of a month; none where it gives no answer. */
  Optional<List<ReadAnswer.Line>> lines(BilledGroup group, YearMonth month, ZoneId zone) {
    return setup
        .engine()
        .readBack()
        .list()
        .flatMap(rule ->
            switch (ask(rule, input(group, month, zone))) {
              case ReadAnswer.Found found -> Optional.of(found.lines());
              case ReadAnswer.Absent absent -> Optional.of(List.of());
              case ReadAnswer.Unknown unknown -> Optional.empty();
              case ReadAnswer.Further further -> Optional.empty();
            });
  }

  /** The sum that it has of a month; none where it gives no answer. */
  Optional<BigDecimal> sum(BilledGroup group, YearMonth month, ZoneId zone) {
    return setup
        .engine()
        .readBack()
        .sums()
        .flatMap(rule ->
            switch (ask(rule, input(group, month, zone))) {
              case ReadAnswer.Found found -> found.amount();
              case ReadAnswer.Absent absent -> Optional.of(BigDecimal.ZERO);
              case ReadAnswer.Unknown unknown -> Optional.empty();
              case ReadAnswer.Further further -> Optional.empty();
            });
  }

  private ReadAnswer ask(ReadRule rule, RequestInput input) {
    pace.slot();
    var answer = reads.read(rule, input, clock.instant().plus(DeliverTimes.LONGEST_TRY));
    synchronized (this) {
      failures = answer instanceof ReadAnswer.Unknown ? failures + 1 : 0;
    }
    return answer;
  }

  private PeriodInput input(BilledGroup group, YearMonth month, ZoneId zone) {
    return new PeriodInput(
        setup.target().tenant().value(),
        group.customer(),
        group.meter(),
        month.toString(),
        month.atDay(1).atStartOfDay(zone).toInstant(),
        month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
        zone,
        setup.settings());
  }
}
