package dev.countersign.forms.config;

import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Hold;
import dev.countersign.domain.terms.MatchRule;
import dev.countersign.domain.terms.MatchRule.By;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.json.DecimalMoneyForm;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The clauses of terms, one by one. */
final class TermsClauses {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private final Fields in;

  TermsClauses(Fields in) {
    this.in = in;
  }

  MatchRule matching() {
    var match = in.present("match") ? in.object("match") : Optional.<Fields>empty();
    if (match.isEmpty()) {
      return new MatchRule(EnumSet.allOf(By.class), CalendarSpan.ZERO, CalendarSpan.ZERO);
    }
    var fields = match.get();
    fields.only(Set.of("by", "window", "wait"));
    Set<By> by = EnumSet.noneOf(By.class);
    for (String word : fields.texts("by", TermsClauses::isBy)) {
      by.add(By.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    return new MatchRule(by, required(fields, "window"), required(fields, "wait"));
  }

  Attribution attribution() {
    String word = in.text("attribution", 40).orElse("last");
    if (in.get("half_life").isPresent() && !word.equals("time_decay")) {
      in.problem("contradiction", "half_life", "only time_decay has one", "remove it");
    }
    return switch (word) {
      case "first" -> new Attribution.First();
      case "last" -> new Attribution.Last();
      case "even" -> new Attribution.Even();
      case "sole" -> new Attribution.Sole();
      case "time_decay" -> new Attribution.TimeDecay(positive("half_life"));
      default -> {
        in.problem(
            "unknown_word",
            "attribution",
            "no way of attribution",
            "name first, last, even, time_decay or sole");
        yield new Attribution.Last();
      }
    };
  }

  Optional<Price> price() {
    return (in.present("price") ? in.object("price") : Optional.<Fields>empty())
        .flatMap(this::price);
  }

  private Optional<Price> price(Fields price) {
    price.only(Set.of("each", "percent", "of", "min", "max", "currency", "rounding"));
    var currency = DecimalMoneyForm.currency(price, "currency");
    var rounding =
        price.upperWord("rounding", RoundingMode.values()).orElse(RoundingMode.HALF_EVEN);
    if (rounding == RoundingMode.UNNECESSARY) {
      price.problem("unknown_word", "rounding", "doesn't round", "name HALF_EVEN, HALF_UP, DOWN …");
    }
    var each = price.decimal("each");
    var percent = price.decimal("percent");
    if (price.get("each").isPresent() == price.get("percent").isPresent()) {
      price.problem(
          "contradiction", "each", "needs either each or percent", "state one of the two");
    }
    if (each.isPresent()) {
      return currency.map(c -> new Price.Each(each.get(), c, rounding));
    }
    return percent.flatMap(
        p -> percent(price, p).flatMap(made -> currency.map(c -> made.in(c, rounding))));
  }

  private record Bounds(BigDecimal percent, Optional<BigDecimal> min, Optional<BigDecimal> max) {
    Price in(Currency currency, RoundingMode rounding) {
      return new Price.Percent(percent, min.orElse(null), max.orElse(null), currency, rounding);
    }
  }

  private static Optional<Bounds> percent(Fields price, BigDecimal percent) {
    if (price.text("of", 40).filter(of -> !of.equals("value")).isPresent()) {
      price.problem("unknown_word", "of", "only of value", "write value");
    }
    var min = price.decimal("min");
    var max = price.decimal("max");
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      price.problem("contradiction", "min", "more than max", "lower min or raise max");
    }
    return Optional.of(new Bounds(percent, min, max));
  }

  Optional<Hold> hold() {
    return in.object("hold")
        .map(hold -> {
          hold.only(Set.of("from", "for"));
          return new Hold(date(hold), required(hold, "for"));
        });
  }

  List<ExemptionRule> freeWhen() {
    var rules = new ArrayList<ExemptionRule>();
    var list = in.items("free_when");
    for (int i = 0; i < list.size(); i++) {
      switch (list.get(i)) {
        case Json.Str(String word) when word.equals("human_handled") ->
            rules.add(new ExemptionRule.HumanHandled());
        // These two never bill, named or not.
        case Json.Str(String word) when word.equals("holdout") || word.equals("test") -> {}
        case Json.Obj own ->
            Fields.of(own, in.at("free_when") + "/" + i, in.problems())
                .flatMap(FreeWhenForm::read)
                .ifPresent(rules::add);
        default ->
            in.problem(
                "unknown_word",
                "free_when",
                "item " + i + " is no rule",
                "name human_handled, holdout, test, or give {reason, if}");
      }
    }
    return rules;
  }

  Optional<Clawback> clawback() {
    return in.object("clawback").map(this::clawback);
  }

  private Clawback clawback(Fields claw) {
    claw.only(Set.of("from", "until", "refund", "steps"));
    DatePath from = date(claw);
    if (claw.get("steps").isPresent()) {
      return new Clawback.Steps(from, steps(claw));
    }
    boolean open = claw.get("until").isEmpty();
    return switch (claw.text("refund", 40).orElse("full")) {
      case "full" ->
          open ? new Clawback.Always() : new Clawback.Full(from, required(claw, "until"));
      case "pro_rata" -> new Clawback.ProRata(from, required(claw, "until"));
      default -> {
        claw.problem(
            "unknown_word", "refund", "no way of refund", "name full or pro_rata, or give steps");
        yield new Clawback.Always();
      }
    };
  }

  private List<Clawback.Step> steps(Fields claw) {
    var steps = new ArrayList<Clawback.Step>();
    var start = Instant.EPOCH;
    var list = claw.items("steps");
    for (int i = 0; i < list.size(); i++) {
      var read = Fields.of(list.get(i), claw.at("steps") + "/" + i, claw.problems());
      if (read.isEmpty()) {
        continue;
      }
      var step = read.get();
      step.only(Set.of("until", "refund"));
      var until = required(step, "until");
      var percent = step.present("refund") ? step.decimal("refund") : Optional.<BigDecimal>empty();
      if (percent.filter(p -> p.compareTo(HUNDRED) > 0).isPresent()) {
        step.problem("out_of_range", "refund", "over 100 per cent", "state 0 to 100");
      }
      var end = until.after(Instant.EPOCH, ZoneOffset.UTC);
      if (!end.isAfter(start)) {
        step.problem(
            "overlap", "until", "not after the step before", "order the steps by their end");
      }
      start = end;
      steps.add(new Clawback.Step(until, percent.orElse(BigDecimal.ZERO)));
    }
    return steps;
  }

  private static DatePath date(Fields clause) {
    String path = clause.text("from", 120).orElse("occurred_at");
    boolean known =
        path.equals("occurred_at") || path.equals("stated_at") || path.matches("facts\\.[^\\s]+");
    if (!known) {
      clause.problem(
          "unknown_path", "from", "no date of an attestation", "name occurred_at or facts.<name>");
    }
    return new DatePath(path);
  }

  private CalendarSpan positive(String name) {
    var span = required(in, name);
    if (span.equals(CalendarSpan.ZERO)) {
      in.problem("out_of_range", name, "no time at all", "state a duration longer than none");
    }
    return span;
  }

  private static CalendarSpan required(Fields clause, String name) {
    var text = clause.required(name, 40);
    try {
      return text.isEmpty() ? CalendarSpan.ZERO : CalendarSpan.parse(text.get());
    } catch (DateTimeException | ArithmeticException e) {
      clause.problem(
          "not_a_duration", name, "no ISO 8601 duration", "write for example P30D or PT72H");
      return CalendarSpan.ZERO;
    }
  }

  private static boolean isBy(String word) {
    return Arrays.stream(By.values())
        .anyMatch(by -> by.name().toLowerCase(Locale.ROOT).equals(word));
  }
}
