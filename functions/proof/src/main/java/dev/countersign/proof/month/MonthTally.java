package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a month's lines, one after the other, to what its header says. It keeps a few numbers for
 * each source, outcome type and currency, and nothing of a line.
 */
public final class MonthTally {
  private final SortedMap<String, Long> leaves = new TreeMap<>();
  private final SortedMap<String, SourceTally> sources = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Long>> outcomes = new TreeMap<>();
  private final MoneyTally money;
  private final QuantityTally quantities = new QuantityTally();
  private final InquiryTally inquiries = new InquiryTally();
  private @Nullable OpeningLeaf opening;
  private long late;

  /** A tally of the lines of this month. */
  public MonthTally(YearMonth period) {
    money = new MoneyTally(period.toString());
    leaves.put("entries", 0L);
    leaves.put("refused", 0L);
    leaves.put("sessions", 0L);
  }

  /** Adds a line. The header adds nothing. */
  public void add(MonthLeaf leaf) {
    switch (leaf) {
      case MonthHeader header -> {}
      case OpeningLeaf first -> opening = first;
      case AcceptanceLeaf acceptance -> count("acceptances");
      case EntryLeaf entry -> add(entry);
      case RefusalLeaf refusal -> {
        count("refused");
        source(refusal.source()).addRefusal();
      }
      case SessionLeaf session -> {
        count("sessions");
        source(session.source()).addSession();
      }
    }
    if (leaf.late().isPresent()) {
      late++;
    }
  }

  /**
   * What a month carries over of which no other month is known: its line of the opening, if any.
   */
  public Carried opening() {
    return Carried.from(opening);
  }

  /** The header of the month. */
  public MonthHeader header(HeaderFacts facts) {
    var before = facts.previousOrNull();
    var carried = before == null ? opening() : Carried.from(before.header());
    var members = facts.members();
    members.putAll(sums(carried, facts.refundable()));
    return new MonthHeader(JsonNode.Obj.of(members));
  }

  /**
   * The members of the header that are added up. {@code inquiries} is left out where no entry
   * opened or ended one.
   *
   * @param stillRefundable for each currency, in minor units; empty where the header doesn't say it
   */
  public Map<String, JsonNode> sums(
      Carried carried, Optional<Map<String, BigInteger>> stillRefundable) {
    var sums = new TreeMap<String, JsonNode>();
    sums.put("leaves", counts(leaves));
    var bySource = new TreeMap<String, JsonNode>();
    sources.forEach((name, tally) -> bySource.put(name, tally.json()));
    sums.put("sources", new JsonNode.Obj(bySource));
    var byType = new TreeMap<String, JsonNode>();
    outcomes.forEach((type, statuses) -> byType.put(type, counts(statuses)));
    sums.put("outcomes", new JsonNode.Obj(byType));
    sums.put("money", money.json(carried, stillRefundable));
    sums.put("quantities", quantities.json(carried));
    sums.put("late", JsonNode.Num.of(late));
    var asked = inquiries.json();
    if (!asked.members().isEmpty()) {
      sums.put(MonthHeader.INQUIRIES, asked);
    }
    return sums;
  }

  /**
   * What a header says that the month carried over, so that the rest of its sums can be held
   * against the lines where the month before isn't known.
   */
  public Carried asSaid(MonthHeader header) {
    var said = header.json().object("money");
    return new Carried(
        Carried.sums(said, "opening"),
        before(Carried.sums(said, "held"), money.heldChanges()),
        before(Carried.sums(said, "disputed"), money.disputedChanges()),
        Carried.sums(header.json().object("quantities"), "opening"));
  }

  /** What there was before the changes of the month. */
  private static Map<String, BigInteger> before(
      Map<String, BigInteger> after, Map<String, BigInteger> changes) {
    var before = new TreeMap<>(after);
    changes.forEach((name, change) -> before.merge(name, change.negate(), BigInteger::add));
    return before;
  }

  private void add(EntryLeaf entry) {
    count("entries");
    outcomes
        .computeIfAbsent(entry.type(), type -> new TreeMap<>())
        .merge(entry.status(), 1L, Long::sum);
    entry.source().ifPresent(name -> source(name).addEntry(entry.verdict().orElse("")));
    money.add(entry);
    quantities.add(entry);
    inquiries.add(entry);
  }

  private void count(String kind) {
    leaves.merge(kind, 1L, Long::sum);
  }

  private SourceTally source(String name) {
    return sources.computeIfAbsent(name, source -> new SourceTally());
  }

  static JsonNode.Obj counts(Map<String, Long> counts) {
    var members = new TreeMap<String, JsonNode>();
    counts.forEach((name, count) -> members.put(name, JsonNode.Num.of(count)));
    return new JsonNode.Obj(members);
  }
}
