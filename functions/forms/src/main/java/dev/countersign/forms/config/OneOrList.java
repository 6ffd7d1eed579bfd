package dev.countersign.forms.config;

import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Reads a clause that is one object, or a list of 1 to 50 of them. */
final class OneOrList {
  private static final int MOST = 50;

  private OneOrList() {}

  /**
   * One object of a clause.
   *
   * @param name how people are told of it: {@code price}, or {@code price[1]} in a list
   * @param last whether no other follows
   */
  record Item(Fields fields, String name, boolean last) {}

  /** The objects in their order; none where the clause is absent or wrong. */
  static List<Item> read(Fields in, String clause) {
    if (!(in.get(clause).orElse(null) instanceof Json.Arr(List<Json> list))) {
      return in.object(clause).map(one -> List.of(new Item(one, clause, true))).orElse(List.of());
    }
    if (list.isEmpty() || list.size() > MOST) {
      in.problem("out_of_range", clause, "no item, or too many", "give 1 to " + MOST + " items");
      return List.of();
    }
    var items = new ArrayList<Item>();
    for (int i = 0; i < list.size(); i++) {
      String name = clause + "[" + i + "]";
      boolean last = i == list.size() - 1;
      Fields.of(list.get(i), in.at(clause) + "/" + i, in.problems())
          .ifPresent(fields -> items.add(new Item(fields, name, last)));
    }
    return items;
  }
}
