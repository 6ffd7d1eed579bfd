package dev.countersign.forms.engine.answer;

import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.forms.engine.AnswerRule;
import dev.countersign.forms.engine.ItemsRule;
import dev.countersign.forms.engine.ItemsRule.Names;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads what an answer to a batch says of each item. Where it speaks of an item that is not in the
 * batch, or names none, nobody knows of which item it speaks: then the items that it doesn't name
 * are unknown.
 */
final class ItemAnswers {
  private final ItemsRule rule;
  private final AnswerReader reader;

  ItemAnswers(ItemsRule rule, AnswerReader reader) {
    this.rule = rule;
    this.reader = reader;
  }

  /** The meaning for each item, in their order. */
  List<ItemAnswer> read(Json.Obj input, List<String> keys) {
    var list = Evaluated.value(rule.over(), input);
    Map<Integer, EngineAnswer> known = new HashMap<>();
    boolean allNamed = list.isPresent();
    for (Json member : list.map(Evaluated::list).orElse(List.of())) {
      SortedSet<Integer> places = places(member, keys);
      allNamed &= !places.isEmpty();
      for (int place : places) {
        known.merge(place, meaning(member), ItemAnswers::same);
      }
    }
    EngineAnswer others = allNamed ? others() : reader.unknown();
    var answers = new ArrayList<ItemAnswer>();
    for (int i = 0; i < keys.size(); i++) {
      var answer = known.getOrDefault(i, others);
      answers.add(
          allNamed || known.containsKey(i)
              ? new ItemAnswer.OfItem(answer)
              : new ItemAnswer.Told(answer));
    }
    return answers;
  }

  /** Two words for one item are none, unless they are the same. */
  private static EngineAnswer same(EngineAnswer one, EngineAnswer other) {
    return one.equals(other) ? one : new EngineAnswer.Unknown(null);
  }

  private SortedSet<Integer> places(Json member, List<String> keys) {
    var places = new TreeSet<Integer>();
    switch (rule.names()) {
      case Names.Key(var of) -> {
        var key = Evaluated.text(of, member);
        for (int i = 0; i < keys.size(); i++) {
          if (key.filter(keys.get(i)::equals).isPresent()) {
            places.add(i);
          }
        }
      }
      case Names.Index(var of) ->
          Evaluated.value(of, member)
              .flatMap(Evaluated::number)
              .filter(number -> number.stripTrailingZeros().scale() <= 0)
              .filter(number -> number.signum() >= 0)
              .filter(number -> number.compareTo(BigDecimal.valueOf(keys.size())) < 0)
              .ifPresent(number -> places.add(number.intValueExact()));
    }
    return places;
  }

  private EngineAnswer meaning(Json member) {
    for (AnswerRule answer : rule.answers()) {
      Optional<Boolean> holds =
          answer.when().map(when -> AnswerReader.holds(when, member)).orElse(Optional.of(true));
      if (holds.isEmpty()) {
        return reader.unknown();
      }
      if (holds.get()) {
        return reader.meaning(answer, member, Optional.empty());
      }
    }
    return reader.unknown();
  }

  private EngineAnswer others() {
    var none = new AnswerRule(new TreeSet<>(), Optional.empty(), rule.others(), Optional.empty());
    return reader.meaning(none, new Json.Nil(), Optional.empty());
  }
}
