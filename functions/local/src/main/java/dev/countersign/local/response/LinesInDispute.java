package dev.countersign.local.response;

import dev.countersign.local.response.Objection.LineDispute;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.Standing;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The disputes of one month's lines: as the entries of that month and of those after it have them,
 * taken in their order, and as a list tells them that is newer. Of an outcome the newest dispute of
 * its line counts.
 */
final class LinesInDispute {
  private final String period;
  private final List<ListedDispute> listed;
  private final Set<String> outcomesListed;
  private final Map<String, Standing> billed = new HashMap<>();
  private final SortedMap<String, Objection> byOutcome = new TreeMap<>();

  /**
   * Of a month.
   *
   * @param listed the disputes of a list, which is newer than the entries
   */
  LinesInDispute(String period, List<ListedDispute> listed) {
    this.period = period;
    this.listed = List.copyOf(listed);
    this.outcomesListed =
        listed.stream().map(ListedDispute::outcome).collect(Collectors.toUnmodifiableSet());
  }

  /** Takes the next entry. A dispute is of this month where its line stood by this month then. */
  void add(EntryLeaf entry) {
    if (entry.isSuperseded()) {
      return;
    }
    if (outcomesListed.contains(entry.outcome()) && isOfThisMonth(entry.is())) {
      billed.put(entry.outcome(), entry.is());
    }
    var dispute = entry.json().object("dispute");
    var id = dispute.text("id").orElse("");
    if (id.isEmpty() || !(isKnown(entry.outcome(), id) || isOfThisMonth(entry.was()))) {
      return;
    }
    put(
        entry.outcome(),
        dispute.text("code").orElse(""),
        id,
        dispute.text("state").orElse(""),
        new Amounts(
            entry.was(),
            dispute.whole("amount").orElse(null),
            dispute.whole("left").orElse(null),
            dispute.text("currency").orElse(null)));
  }

  /**
   * The disputes of the month, by the outcome's id. A listed one is of the month where the list or
   * an entry says so.
   */
  SortedMap<String, Objection> all() {
    for (var one : listed) {
      if (isOfThis(one)) {
        var amounts =
            new Amounts(
                billed.getOrDefault(one.outcome(), Standing.NOTHING),
                one.heldOwedOrNull(),
                one.leftOrNull(),
                one.currencyOrNull());
        put(one.outcome(), one.code(), one.id(), one.state(), amounts);
      }
    }
    return byOutcome;
  }

  /** The ids of listed disputes of which nothing says whose month's line they are of. */
  List<String> ofNoKnownMonth() {
    var ids = new ArrayList<String>();
    for (var one : listed) {
      if (one.monthOrNull() == null && !isOfThis(one)) {
        ids.add(one.id());
      }
    }
    return ids;
  }

  /** What is said of amounts beside a dispute. */
  private record Amounts(
      Standing line,
      @Nullable BigInteger heldOwedOrNull,
      @Nullable BigInteger leftOrNull,
      @Nullable String currencyOrNull) {
    Optional<String> currency() {
      return line.currency().or(() -> Optional.ofNullable(currencyOrNull));
    }

    @Nullable BigInteger billedOrNull() {
      var said = line.currency().isPresent() ? line.billed() : line.quantity();
      return said.signum() > 0 ? said : null;
    }
  }

  /** What the line says is told by the entry that opened the dispute; later ones may lack it. */
  private void put(String outcome, String code, String id, String state, Amounts amounts) {
    var known = isKnown(outcome, id) ? disputeOrNull(outcome) : null;
    var line =
        new LineDispute(
            id,
            state,
            known == null ? amounts.billedOrNull() : known.billedOrNull(),
            amounts.heldOwedOrNull(),
            amounts.leftOrNull(),
            known == null ? amounts.currency().orElse(null) : known.currencyOrNull());
    byOutcome.put(outcome, new Objection(outcome, code, line));
  }

  private boolean isOfThis(ListedDispute one) {
    return period.equals(one.monthOrNull()) || isKnown(one.outcome(), one.id());
  }

  private boolean isKnown(String outcome, String id) {
    var dispute = disputeOrNull(outcome);
    return dispute != null && dispute.id().equals(id);
  }

  private @Nullable LineDispute disputeOrNull(String outcome) {
    var known = byOutcome.get(outcome);
    return known == null ? null : known.disputeOrNull();
  }

  private boolean isOfThisMonth(Standing standing) {
    return standing.since().equals(Optional.of(period));
  }
}
