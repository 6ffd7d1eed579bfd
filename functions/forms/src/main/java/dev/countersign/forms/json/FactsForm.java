package dev.countersign.forms.json;

import dev.countersign.domain.statement.Fact;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns JSON into facts, and facts into JSON. */
public final class FactsForm {
  private FactsForm() {}

  /** The members of an object as facts. */
  public static Fact.Tree read(Json.Obj object) {
    Map<String, Fact> values = new TreeMap<>();
    object.members().forEach((name, value) -> values.put(name, fact(value)));
    return Fact.Tree.of(values);
  }

  /** A fact as JSON. */
  public static Json write(Fact fact) {
    return switch (fact) {
      case Fact.Text text -> new Json.Str(text.value());
      case Fact.Wording wording -> new Json.Str(wording.value());
      case Fact.Numeral number -> new Json.Num(number.value());
      case Fact.Flag flag -> new Json.Bool(flag.value());
      case Fact.Nothing nothing -> new Json.Nil();
      case Fact.Items items -> new Json.Arr(items.values().stream().map(FactsForm::write).toList());
      case Fact.Tree tree ->
          new Json.Obj(
              tree.values().entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, e -> write(e.getValue()))));
    };
  }

  private static Fact fact(Json value) {
    return switch (value) {
      case Json.Str text -> new Fact.Text(text.value());
      case Json.Num number -> new Fact.Numeral(number.value());
      case Json.Bool flag -> new Fact.Flag(flag.value());
      case Json.Nil nil -> new Fact.Nothing();
      case Json.Arr array -> new Fact.Items(facts(array.items()));
      case Json.Obj object -> read(object);
    };
  }

  private static List<Fact> facts(List<Json> items) {
    return items.stream().map(FactsForm::fact).toList();
  }
}
