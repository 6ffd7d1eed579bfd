package dev.countersign.forms.config;

import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Hold;
import dev.countersign.domain.terms.Lock;
import dev.countersign.domain.terms.MatchRule;
import dev.countersign.domain.terms.MatchRule.By;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the clauses of terms, each from its own member of the document. */
final class TermsClauses {
  static final Set<String> MATCH_FIELDS = Set.of("by", "window", "wait");
  static final Set<String> HOLD_FIELDS = Set.of("from", "for");
  static final Set<String> LOCK_FIELDS = Set.of("from", "for");
  private static final int WORD = 40;

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
    fields.only(MATCH_FIELDS);
    Set<By> by = EnumSet.noneOf(By.class);
    for (String word : fields.texts("by", TermsClauses::isBy)) {
      by.add(By.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    return new MatchRule(by, SpanForm.read(fields, "window"), SpanForm.read(fields, "wait"));
  }

  private static boolean isBy(String word) {
    return Arrays.stream(By.values())
        .anyMatch(by -> by.name().toLowerCase(Locale.ROOT).equals(word));
  }

  Attribution attribution() {
    String word = in.text("attribution", WORD).orElse("last");
    if (in.get("half_life").isPresent() && !word.equals("time_decay")) {
      in.problem("contradiction", "half_life", "only time_decay has one", "remove it");
    }
    return switch (word) {
      case "first" -> new Attribution.First();
      case "last" -> new Attribution.Last();
      case "even" -> new Attribution.Even();
      case "sole" -> new Attribution.Sole();
      case "time_decay" -> new Attribution.TimeDecay(SpanForm.positive(in, "half_life"));
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

  Optional<Hold> hold() {
    return in.object("hold")
        .map(hold -> {
          hold.only(HOLD_FIELDS);
          return new Hold(DatePathForm.read(hold), SpanForm.read(hold, "for"));
        });
  }

  Optional<Lock> lock() {
    return in.object("lock")
        .map(lock -> {
          lock.only(LOCK_FIELDS);
          return new Lock(DatePathForm.read(lock), SpanForm.read(lock, "for"));
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

  /** Where terms have no clawback, all goes back for every reason. */
  List<ClawbackRule> clawback() {
    return in.get("clawback").isEmpty()
        ? List.of(ClawbackRule.forAll(new Clawback.Always()))
        : ClawbackListForm.read(in);
  }
}
