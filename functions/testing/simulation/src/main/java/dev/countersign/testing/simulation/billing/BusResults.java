package dev.countersign.testing.simulation.billing;

import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results that the bus has taken, each once, read from their JSON without the product's own
 * readers of events: what stands is what they sum to, which the audit of outcomes compares with the
 * oracle.
 */
final class BusResults {
  private final Map<String, Json.Obj> taken = new LinkedHashMap<>();

  /** The bus took an event. */
  void taken(PublishedEvent event) {
    if (event.detailType().equals("BillableResult")
        && !taken.containsKey(event.id())
        && StrictJson.parse(event.detail()) instanceof Reading.Read<Json>(Json.Obj read)
        && read.members().get("data") instanceof Json.Obj data) {
      taken.put(event.id(), data);
    }
  }

  /** Those that are for a target, by section 2 of the billing page. */
  List<BilledResult> of(DrawnTarget target) {
    return taken.values().stream()
        .filter(one -> isFor(target, one))
        .map(one -> result(target, one))
        .toList();
  }

  /** A reversal is billed where its billable is. */
  private boolean isFor(DrawnTarget target, Json.Obj result) {
    var reverses = textOrNull(result, "reverses");
    var billable = reverses == null ? result : taken.get(reverses);
    return billable != null
        && text(billable, "tenant").equals(target.tenant())
        && (target.outcome() == null || text(billable, "type").equals(target.outcome()))
        && !time(billable, "recorded_at").isBefore(target.from());
  }

  private static BilledResult result(DrawnTarget target, Json.Obj result) {
    boolean reversal = text(result, "kind").equals("reversal");
    return new BilledResult(
        text(result, "id"),
        reversal ? BilledResult.Kind.REVERSAL : BilledResult.Kind.BILLABLE,
        textOrNull(result, "reverses"),
        textOrNull(result, "replaces"),
        textOrNull(result, "replaced_by"),
        value(target, result),
        account(result),
        time(result, "occurred_at"),
        time(result, "recorded_at"));
  }

  private static long value(DrawnTarget target, Json.Obj result) {
    boolean isMoney =
        target.counts().equals("amount_minor") && result.members().containsKey("amount_minor");
    return number(result, isMoney ? "amount_minor" : "quantity");
  }

  private static Account account(Json.Obj result) {
    var currency = textOrNull(result, "currency");
    var customer =
        result.members().get("bill_to") instanceof Json.Obj payer
            ? textOrNull(payer, "customer")
            : null;
    return new Account(
        customer == null ? "" : customer,
        text(result, "meter") + "-" + (currency == null ? "units" : currency));
  }

  private static Instant time(Json.Obj result, String name) {
    return Instant.parse(text(result, name));
  }

  private static long number(Json.Obj result, String name) {
    return result.members().get(name) instanceof Json.Num number
        ? number.value().longValueExact()
        : 0;
  }

  private static String text(Json.Obj result, String name) {
    var text = textOrNull(result, name);
    if (text == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return text;
  }

  private static @Nullable String textOrNull(Json.Obj result, String name) {
    return result.members().get(name) instanceof Json.Str(String text) ? text : null;
  }
}
