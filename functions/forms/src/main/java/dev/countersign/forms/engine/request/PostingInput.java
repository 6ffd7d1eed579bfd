package dev.countersign.forms.engine.request;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a usage, a correction or a document is made of.
 *
 * @param key what the engine knows it by
 * @param customer the engine's id of the customer
 * @param meter the engine's name of the meter
 * @param value what is counted
 * @param time the posting time; its part of a second doesn't count
 * @param result the data of the posting's own event: in a correction and a document the reversal's
 * @param settings the target's, those with a default included
 * @param of the usage that is taken back
 * @param net what a document gives back or charges; more than zero
 * @param first what the engine answered before a document is made, by its name in the file
 */
public record PostingInput(
    String key,
    String customer,
    String meter,
    BigDecimal value,
    Instant time,
    Json.Obj result,
    Map<String, String> settings,
    Optional<TakenBack> of,
    Optional<Money> net,
    Map<String, Json> first)
    implements RequestInput {
  public PostingInput {
    settings = Map.copyOf(settings);
    first = Map.copyOf(first);
  }

  /** The same, before anything was asked of the engine. */
  public PostingInput(
      String key,
      String customer,
      String meter,
      BigDecimal value,
      Instant time,
      Json.Obj result,
      Map<String, String> settings,
      Optional<TakenBack> of,
      Optional<Money> net) {
    this(key, customer, meter, value, time, result, settings, of, net, Map.of());
  }

  /** The same, with what the engine answered. */
  public PostingInput knowing(Map<String, Json> answered) {
    return new PostingInput(key, customer, meter, value, time, result, settings, of, net, answered);
  }

  /**
   * A usage that is taken back.
   *
   * @param reference the engine's own id of it, where an answer gave one
   */
  public record TakenBack(String key, Instant time, BigDecimal value, Optional<String> reference) {}

  /**
   * What a target counts of a result.
   *
   * @return none where the result has no amount and amounts are counted
   */
  public static Optional<BigDecimal> counted(Json.Obj result, Counted what) {
    return switch (what) {
      case AMOUNT -> result.text("amount").map(BigDecimal::new);
      case AMOUNT_MINOR -> number(result, "amount_minor");
      case QUANTITY -> number(result, "quantity");
    };
  }

  private static Optional<BigDecimal> number(Json.Obj result, String name) {
    return result.get(name).map(value -> value instanceof Json.Num(BigDecimal n) ? n : null);
  }

  @Override
  public Json.Obj json() {
    Map<String, Json> names = new TreeMap<>();
    names.put("key", new Json.Str(key));
    names.put("customer", new Json.Str(customer));
    names.put("meter", new Json.Str(meter));
    names.put("value", new Json.Num(value));
    names.put("value_text", new Json.Str(value.toPlainString()));
    names.put("time", TimeNames.of(time, zone()));
    names.put("result", result);
    names.put("settings", TimeNames.texts(settings));
    for (String own :
        new String[] {
          "currency",
          "outcome",
          "type",
          "period",
          "tenant",
          "amount",
          "amount_minor",
          "quantity",
          "occurred_at",
          "recorded_at"
        }) {
      result.get(own).ifPresent(value -> names.put(own, value));
    }
    of.ifPresent(taken -> names.put("of", takenBack(taken)));
    net.ifPresent(money -> {
      names.put("net", new Json.Str(money.decimal().toPlainString()));
      names.put("net_minor", new Json.Num(BigDecimal.valueOf(money.minor())));
    });
    if (!first.isEmpty()) {
      names.put("first", new Json.Obj(new TreeMap<>(first)));
    }
    return new Json.Obj(names);
  }

  private Json takenBack(TakenBack taken) {
    Map<String, Json> names = new TreeMap<>();
    names.put("key", new Json.Str(taken.key()));
    names.put("time", TimeNames.of(taken.time(), zone()));
    names.put("value", new Json.Num(taken.value()));
    names.put("value_text", new Json.Str(taken.value().toPlainString()));
    taken.reference().ifPresent(own -> names.put("reference", new Json.Str(own)));
    return new Json.Obj(names);
  }

  private ZoneId zone() {
    try {
      return result.text("zone").<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
