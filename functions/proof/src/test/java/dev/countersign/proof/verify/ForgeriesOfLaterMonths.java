package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.HeaderFacts;
import dev.countersign.proof.month.HeaderFacts.SealedBefore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Forgeries around what came late: the reader verifies a month, and has the one after it. */
final class ForgeriesOfLaterMonths {
  private static final SellerOfTests ANOTHER = new SellerOfTests("key-1");

  static final List<Forgery> ALL =
      List.of(
          late(
              "the later month lacks a late line that a receipt is of",
              MonthFault.OMITTED,
              leaf -> Optional.empty()),
          late(
              "the later month says that it is late of another month",
              MonthFault.OMITTED,
              leaf -> Optional.of(with(leaf, "late", "2026-09"))),
          late(
              "the later month's late line says otherwise than the receipt",
              MonthFault.ALTERED,
              leaf -> Optional.of(with(leaf, "status", "Void"))),
          new Forgery(
              "the later month is signed by somebody else",
              MonthFault.OMITTED,
              world ->
                  lateLine(world)
                      .map(leaf -> attempt(world, signed(world, world.last().facts(), ANOTHER)))),
          new Forgery(
              "the later month builds on another one",
              MonthFault.FORKED,
              world -> Optional.of(attempt(world, signed(world, onAnother(world), world.seller)))));

  private ForgeriesOfLaterMonths() {}

  /** What a reader of the last month but one has, where nothing is wrong. */
  static Forgery.Attempt honest(MadeWorld world) {
    return attempt(world, world.last());
  }

  /** A line of the last month that is late of the one before it. */
  static Optional<JsonNode.Obj> lateLine(MadeWorld world) {
    var period = world.months.get(1).facts().period().toString();
    return world.last().entries().stream()
        .filter(leaf -> leaf.text("late").filter(period::equals).isPresent())
        .findFirst();
  }

  private static Forgery late(
      String name, MonthFault fault, Function<JsonNode.Obj, Optional<JsonNode.Obj>> hand) {
    return new Forgery(
        name,
        fault,
        world ->
            lateLine(world)
                .map(leaf -> {
                  var leaves = new ArrayList<>(world.last().leaves());
                  leaves.remove(leaf);
                  hand.apply(leaf).ifPresent(leaves::add);
                  var forged = MadeMonth.seal(world.last().facts(), leaves, world.seller);
                  return attempt(world, forged);
                }));
  }

  private static Forgery.Attempt attempt(MadeWorld world, MadeMonth later) {
    var given =
        new MonthGiven(
            world.seller.keys(),
            List.of(world.months.getFirst().file()),
            world.receipts(world.last()),
            null,
            null,
            null,
            List.of(),
            null,
            null,
            List.of(later.file()));
    return new Forgery.Attempt(world.months.get(1).file(), given);
  }

  private static MadeMonth signed(MadeWorld world, HeaderFacts facts, SellerOfTests seller) {
    return MadeMonth.seal(facts, world.last().leaves(), seller);
  }

  private static HeaderFacts onAnother(MadeWorld world) {
    var facts = world.last().facts();
    var other = world.months.getFirst().checkpoint().root();
    return new HeaderFacts(
        facts.issuer(),
        facts.tenant(),
        facts.period(),
        facts.zone(),
        new SealedBefore(world.months.get(1).header(), other),
        facts.closedAt(),
        facts.terms(),
        facts.profiles(),
        facts.keys(),
        facts.stillRefundableOrNull());
  }

  private static JsonNode.Obj with(JsonNode.Obj leaf, String name, String value) {
    var members = new TreeMap<>(leaf.members());
    members.put(name, new JsonNode.Str(value));
    return new JsonNode.Obj(members);
  }
}
