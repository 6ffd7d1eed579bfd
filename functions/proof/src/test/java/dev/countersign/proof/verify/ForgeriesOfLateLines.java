package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Forgeries by a seller who drops a line beside one that came late, and signs again. The reader has
 * that month and the keys alone, so no earlier month can be asked where the line is.
 */
final class ForgeriesOfLateLines {
  static final List<Forgery> ALL =
      List.of(
          dropped("a line between two that came late is dropped", ForgeriesOfLateLines::isLate),
          dropped("the line behind the last one that came late is dropped", next -> !isLate(next)));

  private static final int OUTCOME = 38;
  private static final int NUMBER = 45;

  private ForgeriesOfLateLines() {}

  /** Drops the second of three that follow each other, of which the first came late. */
  private static Forgery dropped(String name, Predicate<JsonNode.Obj> third) {
    return new Forgery(
        name,
        MonthFault.BROKEN_CHAIN,
        world ->
            histories(world).stream()
                .flatMap(history -> between(history, third).stream())
                .findFirst()
                .map(line -> {
                  var leaves = new ArrayList<>(world.last().leaves());
                  leaves.remove(line);
                  var forged = MadeMonth.seal(world.last().facts(), leaves, world.seller);
                  return new Forgery.Attempt(forged.file(), MonthGiven.ofKeys(world.seller.keys()));
                }));
  }

  private static Optional<JsonNode.Obj> between(
      List<JsonNode.Obj> history, Predicate<JsonNode.Obj> third) {
    for (int i = 2; i < history.size(); i++) {
      if (isLate(history.get(i - 2)) && third.test(history.get(i))) {
        return Optional.of(history.get(i - 1));
      }
    }
    return Optional.empty();
  }

  /**
   * The entries of each outcome of the last month of which no number has several, and none was put
   * back by a restore: a gap beside such a line is nothing that is held against a history.
   */
  private static List<List<JsonNode.Obj>> histories(MadeWorld world) {
    Map<String, List<JsonNode.Obj>> all =
        world.last().entries().stream()
            .collect(
                Collectors.groupingBy(
                    leaf -> key(leaf).substring(0, OUTCOME), TreeMap::new, Collectors.toList()));
    return all.values().stream()
        .filter(history ->
            history.stream().map(leaf -> key(leaf).substring(0, NUMBER)).distinct().count()
                == history.size())
        .filter(history -> history.stream().allMatch(leaf -> leaf.member("superseded").isEmpty()))
        .toList();
  }

  private static String key(JsonNode.Obj leaf) {
    return leaf.text("key").orElseThrow();
  }

  private static boolean isLate(JsonNode.Obj leaf) {
    return leaf.member("late").isPresent();
  }
}
