package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.DeliverTimes;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.forms.engine.DocumentRules.First;
import dev.countersign.forms.engine.answer.ReadAnswer;
import dev.countersign.forms.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the engine for what a document is made from: an invoice's line, an account. */
final class FirstReads {
  private final TargetWork work;

  FirstReads(TargetWork work) {
    this.work = work;
  }

  /** What came of asking. */
  sealed interface Answers {
    /** All that the file asks for, by name; nothing where it asks for nothing. */
    record Known(Map<String, Json> values) implements Answers {
      public Known {
        values = Map.copyOf(values);
      }
    }

    /** The engine hasn't got one of them. */
    record Missing() implements Answers {}

    /** Nobody knows. */
    record Unknown(Optional<Duration> after) implements Answers {}
  }

  /** Asks, in order, until one of them isn't there. */
  Answers read(Posting posting, OutcomePostings postings, PlannedRequest plan) {
    var all = first(plan);
    var input = work.making().input(posting, postings, plan);
    Map<String, Json> values = new TreeMap<>();
    if (all.isEmpty() || input.isEmpty()) {
      return new Answers.Known(values);
    }
    var until = work.now().plus(DeliverTimes.LONGEST_TRY);
    for (First each : all) {
      work.tally().add("read_first");
      switch (work.reads().read(each.read(), input.get().knowing(values), until)) {
        case ReadAnswer.Found(Json value) -> values.put(each.name(), value);
        case ReadAnswer.Absent absent -> {
          return new Answers.Missing();
        }
        case ReadAnswer.Unknown(var after) -> {
          return new Answers.Unknown(after);
        }
        case ReadAnswer.Further further -> {
          return new Answers.Unknown(Optional.empty());
        }
      }
    }
    return new Answers.Known(values);
  }

  private List<First> first(PlannedRequest plan) {
    return KindRule.of(work.setup().engine(), plan.kind()).orElse(null)
            instanceof KindRule.Searched(var document)
        ? document.first()
        : List.of();
  }
}
