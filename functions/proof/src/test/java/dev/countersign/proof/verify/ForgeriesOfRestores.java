package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Forgeries by a seller who says that a restore took back what it did not. */
final class ForgeriesOfRestores {
  static final List<Forgery> ALL =
      List.of(
          last(
              "the last entry is said to be superseded",
              MonthFault.BROKEN_CHAIN,
              ForgeriesOfRestores::superseded),
          last(
              "the last entry is said to be put back, and says what stood",
              MonthFault.BROKEN_CHAIN,
              leaf -> with(superseded(leaf), "brought_by", new JsonNode.Str("restore"))),
          last(
              "the last entry is said to be put back, and says another sum",
              MonthFault.MISCOUNTED,
              leaf ->
                  without(
                      with(superseded(leaf), "brought_by", new JsonNode.Str("restore")), "was")));

  private ForgeriesOfRestores() {}

  /** Changes an entry that says what stood before it and has results, and after which none is. */
  private static Forgery last(
      String name, MonthFault fault, UnaryOperator<JsonNode.Obj> change) {
    return new Forgery(
        name,
        fault,
        world ->
            world.last().entries().stream()
                .filter(leaf -> isLast(world, leaf))
                .filter(leaf ->
                    leaf.member("was").isPresent()
                        && leaf.member("is").isPresent()
                        && leaf.object("was").member("held").isEmpty())
                .findFirst()
                .map(leaf -> {
                  var forged = world.last().resealed(leaf, change, world.seller);
                  return new Forgery.Attempt(forged.file(), world.withPrevious(world.earlier()));
                }));
  }

  private static boolean isLast(MadeWorld world, JsonNode.Obj leaf) {
    var own = leaf.text("key").orElseThrow();
    var alike =
        world.last().entries().stream()
            .map(one -> one.text("key").orElseThrow())
            .filter(key -> key.startsWith(own.substring(0, 38)))
            .filter(key -> key.substring(0, 46).compareTo(own.substring(0, 46)) >= 0)
            .toList();
    return alike.equals(List.of(own));
  }

  private static JsonNode.Obj superseded(JsonNode.Obj leaf) {
    return with(leaf, "superseded", new JsonNode.Bool(true));
  }

  private static JsonNode.Obj with(JsonNode.Obj leaf, String name, JsonNode value) {
    var members = new TreeMap<>(leaf.members());
    members.put(name, value);
    return new JsonNode.Obj(members);
  }

  private static JsonNode.Obj without(JsonNode.Obj leaf, String name) {
    var members = new TreeMap<>(leaf.members());
    members.remove(name);
    return new JsonNode.Obj(members);
  }
}
