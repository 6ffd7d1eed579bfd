package dev.countersign.forms.config;

import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.forms.json.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads one rule of {@code clawback}: what goes back when a result is taken back after its hold.
 */
final class ClawbackForm {
  static final Set<String> FIELDS = Set.of("reasons", "from", "until", "refund", "steps");
  static final Set<String> STEP_FIELDS = Set.of("until", "refund");
  private static final Instant ONE_DAY = Instant.EPOCH.plus(Duration.ofDays(1));

  private ClawbackForm() {}

  static Clawback read(Fields claw) {
    claw.only(FIELDS);
    var from = DatePathForm.read(claw);
    if (claw.get("steps").isPresent()) {
      return new Clawback.Steps(from, steps(claw));
    }
    boolean open = claw.get("until").isEmpty();
    return switch (claw.text("refund", 40).orElse("full")) {
      case "full" ->
          open ? new Clawback.Always() : new Clawback.Full(from, SpanForm.read(claw, "until"));
      case "pro_rata" -> proRata(claw, from);
      default -> {
        claw.problem(
            "unknown_word", "refund", "no way of refund", "name full or pro_rata, or give steps");
        yield new Clawback.Always();
      }
    };
  }

  /** Days are its unit, so there is at least one. */
  private static Clawback proRata(Fields claw, DatePath from) {
    int before = claw.problems().size();
    var until = SpanForm.read(claw, "until");
    if (claw.problems().size() == before && end(until).isBefore(ONE_DAY)) {
      claw.problem(
          "out_of_range",
          "until",
          "shorter than the one day that is refunded",
          "state P1D or more");
    }
    return new Clawback.ProRata(from, until);
  }

  private static List<Clawback.Step> steps(Fields claw) {
    var steps = new ArrayList<Clawback.Step>();
    var before = Instant.EPOCH;
    var list = claw.items("steps");
    for (int i = 0; i < list.size(); i++) {
      var step = Fields.of(list.get(i), claw.at("steps") + "/" + i, claw.problems());
      if (step.isPresent()) {
        var read = step(step.get(), before);
        steps.add(read);
        before = end(read.until());
      }
    }
    return steps;
  }

  private static Clawback.Step step(Fields step, Instant before) {
    step.only(STEP_FIELDS);
    var until = SpanForm.read(step, "until");
    step.present("refund");
    var percent = AmountForm.percent(step, "refund", 100);
    if (!end(until).isAfter(before)) {
      step.problem("overlap", "until", "not after the step before", "order the steps by their end");
    }
    return new Clawback.Step(until, percent.orElse(BigDecimal.ZERO));
  }

  /** Counted from one instant, so that ends can be compared. */
  private static Instant end(CalendarSpan until) {
    return until.after(Instant.EPOCH, ZoneOffset.UTC);
  }
}
