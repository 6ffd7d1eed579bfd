package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.json.JsonParser;
import dev.countersign.proof.month.EntryLeaf;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Forgeries by the seller, who sorts, adds up and signs again whatever was changed. */
final class ForgeriesOfTheSeller {
  static final List<Forgery> ALL =
      List.of(
          signedLines(
              "two lines are signed in the wrong order",
              MonthFault.UNSORTED,
              ForgeriesOfTheSeller::swapped),
          signedLines(
              "a line is signed that is not canonical",
              MonthFault.ALTERED,
              lines -> last(lines, line -> line.replaceFirst(":", ": "))),
          signedLines(
              "a line with a member of nobody's is signed",
              MonthFault.ALTERED,
              lines -> last(lines, line -> line.replaceFirst("\\{", "{\"Note\":\"x\","))),
          signedLines(
              "a sum of money in the header is one more",
              MonthFault.MISCOUNTED,
              lines -> header(lines, "\"billed\":")),
          signedLines(
              "the net in the header is one more",
              MonthFault.MISCOUNTED,
              lines -> header(lines, "\"net\":")),
          signedLines(
              "the opening in the header is one more",
              MonthFault.MISCOUNTED,
              lines -> header(lines, "\"opening\":")),
          signedLines(
              "what is held is one more",
              MonthFault.MISCOUNTED,
              lines -> header(lines, "\"held\":")),
          signedLines(
              "what is still refundable is one more",
              MonthFault.MISCOUNTED,
              lines -> header(lines, "\"still_refundable\":")),
          signedLines(
              "what is of earlier months is one more",
              MonthFault.MISCOUNTED,
              lines -> header(lines, "\"of_earlier_months\":")),
          signedLines(
              "the count of late leaves is one more",
              MonthFault.MISCOUNTED,
              lines -> header(lines, "\"late\":")),
          signedLines(
              "an inquiry is counted that no line opened",
              MonthFault.MISCOUNTED,
              lines ->
                  first(
                      lines,
                      "\"issuer\":",
                      "\"inquiries\":{\"policy_signed\":{\"opened\":1}},\"issuer\":")),
          signedLines(
              "a source's count is one more",
              MonthFault.MISCOUNTED,
              lines -> header(lines, "\"refused\":")),
          signedLines(
              "a unit more is counted",
              MonthFault.MISCOUNTED,
              lines -> header(lines, "\"counted\":")),
          signedLines(
              "a line is dropped and the header kept",
              MonthFault.MISCOUNTED,
              lines -> lines.size() < 3 ? lines : lines.subList(0, lines.size() - 1)),
          signedLines(
              "the number is one more",
              MonthFault.BROKEN_CHAIN,
              lines -> header(lines, "\"number\":")),
          leaf(
              "an amount is changed and summed up",
              MonthFault.MISCOUNTED,
              ForgeriesOfTheSeller::hasResults,
              ForgeriesOfTheSeller::moreInResults),
          leaf(
              "an amount and what it makes are changed",
              MonthFault.ALTERED,
              ForgeriesOfTheSeller::isPlainBill,
              ForgeriesOfTheSeller::moreBilled),
          leaf(
              "a status is changed",
              MonthFault.ALTERED,
              leaf -> leaf.member("late").isEmpty(),
              leaf -> with(leaf, "status", new JsonNode.Str("Void"))),
          leaf(
              "a digest of signed bytes is gone",
              MonthFault.UNBACKED,
              leaf -> leaf.member("attestation").isPresent(),
              leaf -> without(leaf, "attestation")),
          leaf(
              "an entry has a time of another month",
              MonthFault.ALTERED,
              leaf -> leaf.member("late").isEmpty(),
              leaf -> with(leaf, "recorded_at", new JsonNode.Str("2026-01-07T10:00:00Z"))),
          leaf(
              "an entry says that it is late of a month to come",
              MonthFault.ALTERED,
              any -> true,
              leaf -> with(leaf, "late", new JsonNode.Str("2027-01"))),
          leaf(
              "an entry has the claim of another outcome",
              MonthFault.ALTERED,
              any -> true,
              leaf -> with(leaf, "claim", new JsonNode.Str("policy_signed/id/other"))),
          leaf(
              "what stood before is of another month",
              MonthFault.BROKEN_CHAIN,
              leaf -> leaf.object("was").member("since").isPresent(),
              leaf ->
                  with(
                      leaf, "was", with(leaf.object("was"), "since", new JsonNode.Str("2025-01")))),
          all(
              "an entry is dropped that a receipt is of",
              MonthFault.OMITTED,
              ForgeriesOfTheSeller::lastOfItsOutcome),
          all(
              "an entry in the middle is dropped",
              MonthFault.BROKEN_CHAIN,
              ForgeriesOfTheSeller::middle),
          all(
              "an entry is put in a second time under another hash",
              MonthFault.BROKEN_CHAIN,
              ForgeriesOfTheSeller::doubled),
          all(
              "an entry of the month before is put in",
              MonthFault.BROKEN_CHAIN,
              ForgeriesOfTheSeller::again),
          all(
              "an entry is replaced by another of its number",
              MonthFault.FORKED,
              ForgeriesOfTheSeller::replaced));

  private ForgeriesOfTheSeller() {}

  private static Forgery signedLines(
      String name, MonthFault fault, UnaryOperator<List<String>> hand) {
    return new Forgery(
        name,
        fault,
        world -> {
          var lines = world.last().lines();
          var forged = hand.apply(lines);
          return forged.equals(lines)
              ? Optional.empty()
              : attempt(world, MadeMonth.signed(world.last().facts(), forged, world.seller));
        });
  }

  private static Forgery leaf(
      String name,
      MonthFault fault,
      Predicate<JsonNode.Obj> fits,
      UnaryOperator<JsonNode.Obj> change) {
    return new Forgery(
        name,
        fault,
        world ->
            shuffled(world).stream()
                .filter(fits)
                .findFirst()
                .flatMap(
                    leaf -> attempt(world, world.last().resealed(leaf, change, world.seller))));
  }

  private static Forgery all(
      String name, MonthFault fault, Function<MadeWorld, Optional<List<JsonNode.Obj>>> hand) {
    return new Forgery(
        name,
        fault,
        world ->
            hand.apply(world)
                .flatMap(leaves ->
                    attempt(world, MadeMonth.seal(world.last().facts(), leaves, world.seller))));
  }

  /** The seller logs the forged month, too. */
  private static Optional<Forgery.Attempt> attempt(MadeWorld world, MadeMonth forged) {
    var given = world.given();
    return Optional.of(
        new Forgery.Attempt(
            forged.file(),
            new MonthGiven(
                given.keys(),
                given.previous(),
                given.receiptsOrNull(),
                world.proof(forged),
                given.policyOrNull(),
                null)));
  }

  private static List<JsonNode.Obj> shuffled(MadeWorld world) {
    var entries = new ArrayList<>(world.last().entries());
    Collections.shuffle(entries, world.random);
    return entries;
  }

  private static List<String> swapped(List<String> lines) {
    var forged = new ArrayList<>(lines);
    if (lines.size() > 2) {
      Collections.swap(forged, lines.size() - 1, lines.size() - 2);
    }
    return forged;
  }

  private static List<String> last(List<String> lines, UnaryOperator<String> change) {
    var forged = new ArrayList<>(lines);
    if (lines.size() > 1) {
      forged.set(lines.size() - 1, change.apply(lines.getLast()));
    }
    return forged;
  }

  private static List<String> first(List<String> lines, String part, String by) {
    var forged = new ArrayList<>(lines);
    forged.set(0, lines.getFirst().replaceFirst(part, by));
    return forged;
  }

  /** Adds one to the first number behind this name in the header. */
  private static List<String> header(List<String> lines, String name) {
    var header = lines.getFirst();
    int at = header.indexOf(name);
    if (at < 0) {
      return lines;
    }
    int from = at + name.length();
    int to = from + 1;
    while (Character.isDigit(header.charAt(to))) {
      to++;
    }
    var more = new BigInteger(header.substring(from, to)).add(BigInteger.ONE);
    var forged = new ArrayList<>(lines);
    forged.set(0, header.substring(0, from) + more + header.substring(to));
    return forged;
  }

  /** Of one that a restore put back nothing but its receipt tells. */
  private static boolean hasResults(JsonNode.Obj leaf) {
    return counts(leaf)
        && leaf.items("results").stream()
            .anyMatch(r -> ((JsonNode.Obj) r).member("amount").isPresent());
  }

  private static boolean counts(JsonNode.Obj leaf) {
    return leaf.member("superseded").isEmpty();
  }

  /** One result in euros that was billed from nothing. */
  private static boolean isPlainBill(JsonNode.Obj leaf) {
    return leaf.member("late").isEmpty()
        && leaf.items("results").size() == 1
        && leaf.object("is").member("billed").isPresent()
        && leaf.object("is").member("held").isEmpty()
        && leaf.object("is").text("currency").filter("JPY"::equals).isPresent();
  }

  private static JsonNode.Obj moreInResults(JsonNode.Obj leaf) {
    return changed(leaf, "\"amount\":\"", "\"amount\":\"1", "\"amount\":\"-", "\"amount\":\"-1");
  }

  private static JsonNode.Obj moreBilled(JsonNode.Obj leaf) {
    var more =
        with(
            leaf.object("is"),
            "billed",
            JsonNode.Num.of(Long.parseLong("1" + leaf.object("is").whole("billed").orElseThrow())));
    return with(
        changed(leaf, "\"amount\":\"", "\"amount\":\"1", "\"amount\":\"-", "\"amount\":\"-1"),
        "is",
        more);
  }

  private static JsonNode.Obj changed(
      JsonNode.Obj leaf, String plus, String more, String minus, String less) {
    var text = MadeMonth.text(leaf);
    var forged =
        text.contains(minus) ? text.replaceFirst(minus, less) : text.replaceFirst(plus, more);
    return (JsonNode.Obj) JsonParser.parse(forged.getBytes(StandardCharsets.UTF_8)).orThrow();
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

  private static Optional<List<JsonNode.Obj>> lastOfItsOutcome(MadeWorld world) {
    return shuffled(world).stream()
        .filter(leaf ->
            leaf.member("late").isEmpty()
                && of(world, leaf, 0).size() == 1
                && of(world, leaf, 1).isEmpty())
        .findFirst()
        .map(leaf -> dropped(world, leaf));
  }

  /** Beside a line that a restore put back, a gap is nothing that is held against a history. */
  private static Optional<List<JsonNode.Obj>> middle(MadeWorld world) {
    return shuffled(world).stream()
        .filter(leaf -> counts(leaf) && of(world, leaf, 0).size() == 1)
        .filter(leaf -> of(world, leaf, 1).stream().anyMatch(ForgeriesOfTheSeller::counts))
        .filter(leaf -> of(world, leaf, -1).stream().anyMatch(ForgeriesOfTheSeller::counts))
        .findFirst()
        .map(leaf -> dropped(world, leaf));
  }

  /** The entries of the last month whose number is so many after this one's. */
  private static List<JsonNode.Obj> of(MadeWorld world, JsonNode.Obj leaf, int after) {
    var key = leaf.text("key").orElseThrow();
    long number = Long.parseLong(key.substring(39, 45)) + after;
    var begin = EntryLeaf.key(key.substring(2, 38), number, "0".repeat(64)).substring(0, 46);
    return world.last().entries().stream()
        .filter(one -> one.text("key").orElseThrow().startsWith(begin))
        .toList();
  }

  private static Optional<List<JsonNode.Obj>> doubled(MadeWorld world) {
    return counting(world).map(leaf -> plus(world.last().leaves(), renamed(leaf)));
  }

  private static Optional<List<JsonNode.Obj>> replaced(MadeWorld world) {
    return counting(world)
        .filter(leaf -> leaf.member("late").isEmpty())
        .map(leaf -> plus(dropped(world, leaf), renamed(leaf)));
  }

  private static Optional<List<JsonNode.Obj>> again(MadeWorld world) {
    var before = world.months.get(1).entries();
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(
            plus(
                world.last().leaves(),
                with(before.getFirst(), "late", new JsonNode.Str("2026-10"))));
  }

  private static Optional<JsonNode.Obj> counting(MadeWorld world) {
    return shuffled(world).stream().filter(ForgeriesOfTheSeller::counts).findFirst();
  }

  private static JsonNode.Obj renamed(JsonNode.Obj leaf) {
    var key = leaf.text("key").orElseThrow();
    var hash = "f".repeat(64);
    var named = with(leaf, "entry", new JsonNode.Str(hash));
    return with(named, "key", new JsonNode.Str(key.substring(0, 46) + hash.substring(0, 16)));
  }

  private static List<JsonNode.Obj> dropped(MadeWorld world, JsonNode.Obj leaf) {
    var all = new ArrayList<>(world.last().leaves());
    all.remove(leaf);
    return all;
  }

  private static List<JsonNode.Obj> plus(List<JsonNode.Obj> leaves, JsonNode.Obj leaf) {
    var all = new ArrayList<>(leaves);
    all.add(leaf);
    return all;
  }
}
