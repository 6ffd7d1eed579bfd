package dev.countersign.forms.engine;

import dev.countersign.forms.engine.AnswerRule.Is;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads what answers mean, and refuses a rule that no answer can reach. */
final class AnswersForm {
  private static final Set<String> FIELDS = Set.of("status", "when", "is", "word");
  private static final Set<String> ITEM_FIELDS = Set.of("when", "is", "word");
  private static final Pattern RANGE = Pattern.compile("[1-5]xx");
  private static final SortedSet<Integer> ALL = range(100, 600);

  private AnswersForm() {}

  /** Reads the answers to a request. */
  static List<AnswerRule> read(Fields in) {
    return rules(in, FIELDS);
  }

  /** Reads the answers of a batch's items, which have no statuses. */
  static List<AnswerRule> ofItems(Fields in) {
    return rules(in, ITEM_FIELDS);
  }

  private static List<AnswerRule> rules(Fields in, Set<String> known) {
    in.present("answers");
    var rules = new ArrayList<AnswerRule>();
    for (Fields rule : EngineFields.objects(in, "answers")) {
      rule.only(known);
      read(rule, known)
          .ifPresent(read -> {
            checkReachable(rule, read, rules);
            rules.add(read);
          });
    }
    if (in.get("answers").isPresent() && rules.stream().noneMatch(r -> r.is() == Is.ACCEPTED)) {
      boolean elsewhere =
          known.equals(ITEM_FIELDS) || rules.stream().anyMatch(r -> r.is() == Is.ITEMS);
      if (!elsewhere) {
        in.problem("missing", "answers", "none is accepted", "say which answer is accepted");
      }
    }
    return rules;
  }

  private static Optional<AnswerRule> read(Fields in, Set<String> known) {
    var statuses = known.contains("status") ? statuses(in) : Optional.of(ALL);
    in.present("is");
    var is = in.word("is", Is.values());
    var when = EngineFields.expression(in, "when");
    var word = EngineFields.expression(in, "word");
    if (is.filter(EnumSet.of(Is.REFUSED)::contains).isEmpty() && in.get("word").isPresent()) {
      EngineFields.contradiction(in, "word", "only what is refused has a word", "leave it out");
    }
    if (is.filter(Is.ITEMS::equals).isPresent() && !known.contains("status")) {
      EngineFields.contradiction(in, "is", "an item has no items", "say what the item is");
    }
    return statuses.flatMap(s -> is.map(i -> new AnswerRule(s, when, i, word)));
  }

  private static Optional<SortedSet<Integer>> statuses(Fields in) {
    in.present("status");
    var value = in.get("status");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var several = value.get() instanceof Json.Arr(List<Json> items) ? items : List.of(value.get());
    var statuses = new TreeSet<Integer>();
    for (Json one : several) {
      var own = statuses(one);
      if (own.isEmpty() || !statuses.addAll(own)) {
        in.problem(
            "out_of_range",
            "status",
            "no status, or one that stands twice",
            "write 200, 4xx, or a list of them");
        return Optional.empty();
      }
    }
    return statuses.isEmpty() ? Optional.empty() : Optional.of(statuses);
  }

  private static SortedSet<Integer> statuses(Json value) {
    return switch (value) {
      case Json.Num(BigDecimal number)
          when number.scale() <= 0 && number.precision() == 3 && ALL.contains(number.intValue()) ->
          range(number.intValue(), number.intValue() + 1);
      case Json.Str(String text) when RANGE.matcher(text).matches() ->
          range((text.charAt(0) - '0') * 100, (text.charAt(0) - '0') * 100 + 100);
      default -> new TreeSet<>();
    };
  }

  private static SortedSet<Integer> range(int from, int to) {
    return new TreeSet<>(IntStream.range(from, to).boxed().toList());
  }

  /** The earlier rules take the statuses that they name without a condition, or with the same. */
  private static void checkReachable(Fields in, AnswerRule rule, List<AnswerRule> earlier) {
    var left = new TreeSet<>(rule.statuses());
    for (AnswerRule before : earlier) {
      boolean same =
          before.when().isEmpty()
              || before.when().map(Object::toString).equals(rule.when().map(Object::toString));
      if (same) {
        left.removeAll(before.statuses());
      }
    }
    boolean single = rule.statuses().size() < 100;
    if (left.isEmpty() || (single && left.size() < rule.statuses().size())) {
      String place = in.get("status").isPresent() ? "status" : "is";
      EngineFields.contradiction(
          in,
          place,
          "an earlier rule takes every answer that fits",
          "put it before that rule, or remove it");
    }
  }
}
