package dev.countersign.app.month;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.IndexedLeaf;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What an outcome stands at: what is billed, what is counted and waits for its hold's end, and what
 * is at stake in a dispute.
 *
 * @param billedOrNull the amount of the result that stands, if one does
 * @param heldOrNull what becomes billable at the hold's end, if something waits
 * @param disputedOrNull the part of what is billed that is at stake, if something is
 * @param sinceOrNull the month in which the result that stands was recorded
 */
record StandingAmounts(
    @Nullable Money billedOrNull,
    @Nullable Money heldOrNull,
    @Nullable Money disputedOrNull,
    @Nullable YearMonth sinceOrNull) {
  /** Where an outcome stands of which nothing is billed and nothing waits. */
  static final StandingAmounts NOTHING = new StandingAmounts(null, null, null, null);

  private static final String BILLED = "billed";
  private static final String HELD = "held";
  private static final String DISPUTED = "disputed";
  private static final String QUANTITY = "quantity";
  private static final String CURRENCY = "currency";
  private static final String SINCE = "since";

  /** Where the outcome stands by the leaf of its entry. */
  static StandingAmounts in(IndexedLeaf leaf) {
    return StrictJson.parse(leaf.json().toArray()) instanceof Reading.Read<Json>(Json.Obj of)
            && of.members().get(LeafOfEntry.IS) instanceof Json.Obj is
        ? read(is)
        : NOTHING;
  }

  private static StandingAmounts read(Json.Obj is) {
    var since = is.text(SINCE).map(YearMonth::parse).orElse(null);
    var currency = is.text(CURRENCY).map(Currency::getInstance).orElse(Price.UNITS);
    var billed = money(is, currency.equals(Price.UNITS) ? QUANTITY : BILLED, currency);
    return new StandingAmounts(
        billed, money(is, HELD, currency), money(is, DISPUTED, currency), since);
  }

  private static @Nullable Money money(Json.Obj is, String name, Currency currency) {
    return is.members().get(name) instanceof Json.Num(BigDecimal minor)
        ? new Money(minor.longValueExact(), currency)
        : null;
  }

  /** As members of a leaf; of what is counted in units only what stands. */
  LeafMembers members() {
    var members = new LeafMembers();
    var either = billedOrNull == null ? heldOrNull : billedOrNull;
    if (either == null) {
      return members;
    }
    if (either.currency().equals(Price.UNITS)) {
      return billedOrNull == null
          ? members
          : members.number(QUANTITY, billedOrNull.minor()).text(SINCE, sinceOrNull);
    }
    members.text(CURRENCY, either.currency().getCurrencyCode()).text(SINCE, sinceOrNull);
    if (billedOrNull != null) {
      members.number(BILLED, billedOrNull.minor());
    }
    if (disputedOrNull != null) {
      members.number(DISPUTED, disputedOrNull.minor());
    }
    return heldOrNull == null ? members : members.number(HELD, heldOrNull.minor());
  }
}
