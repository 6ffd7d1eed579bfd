package dev.countersign.trust.receipt;

import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.receipt.EventVerdict.Refused;
import dev.countersign.trust.receipt.EventVerdict.Valid;
import dev.countersign.trust.receipt.ReceiptReading.Signed;
import dev.countersign.trust.receipt.ReceiptReading.Unproved;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks a result event with its receipt and the seller's public keys, and names what was altered.
 * The event is a CloudEvent, bare or in EventBridge's envelope, or its {@code data} alone. What
 * EventBridge puts around it is nobody's signature's matter.
 */
public final class EventVerifier {
  private static final String DATA = "data";
  private static final String ATTRIBUTE = "cloudevent:";

  private final ReceiptVerifier receipts;

  public EventVerifier(ReceiptVerifier receipts) {
    this.receipts = receipts;
  }

  /**
   * Checks an event with the receipt that it carries, or with another one.
   *
   * @param receiptOrNull the receipt; null for the one in the event
   */
  public EventVerdict verify(Json.Obj published, @Nullable String receiptOrNull) {
    var event = inside(published);
    boolean wrapped = event.members().get(DATA) instanceof Json.Obj;
    var data = event.members().get(DATA) instanceof Json.Obj inner ? inner : event;
    return isResult(data)
        ? verify(wrapped ? attributes(event) : Map.of(), data, receiptOrNull)
        : new Refused(ReceiptFault.NOT_A_RESULT, Set.of(), event.text("id").orElse(null));
  }

  private EventVerdict verify(
      Map<String, Json> attributes, Json.Obj data, @Nullable String receiptOrNull) {
    String id = data.text(LineSignature.ID).orElse(null);
    var receipt =
        receiptOrNull == null ? data.text(LineSignature.RECEIPT).orElse(null) : receiptOrNull;
    if (receipt == null) {
      return new Refused(ReceiptFault.NO_RECEIPT, Set.of(), id);
    }
    return switch (receipts.read(receipt)) {
      case Unproved(ReceiptFault fault) -> new Refused(fault, Set.of(), id);
      case Signed(Json.Obj claims, String kid) -> {
        var fault = form(claims);
        yield fault != null
            ? new Refused(fault, Set.of(), id)
            : compared(claims, kid, attributes, data);
      }
    };
  }

  private static EventVerdict compared(
      Json.Obj claims, String kid, Map<String, Json> attributes, Json.Obj data) {
    String id = data.text(LineSignature.ID).orElse(null);
    var closest =
        lines(claims).stream()
            .map(line -> LineSignature.altered(line, data))
            .min(Comparator.comparingInt(Set::size));
    if (closest.isEmpty()) {
      return new Refused(ReceiptFault.ANOTHER_EVENT, Set.of(), id);
    }
    var altered = new TreeSet<>(closest.get());
    // An event of another entry shares its tenant and its kind with this one, and little else.
    if (altered.contains(LineSignature.ID) && altered.contains("outcome")) {
      return new Refused(ReceiptFault.ANOTHER_EVENT, Set.of(), id);
    }
    if (altered.isEmpty()) {
      altered.addAll(around(attributes, data));
    }
    return altered.isEmpty() && id != null
        ? new Valid(id, claims, kid)
        : new Refused(ReceiptFault.ALTERED, altered, id);
  }

  /** The attributes around the data that are not what the data makes of them. */
  private static Set<String> around(Map<String, Json> attributes, Json.Obj data) {
    if (attributes.isEmpty()) {
      return Set.of();
    }
    var due = new TreeMap<String, Json>();
    CloudEventForm.resultAttributes(
            data.text("id").orElse(""),
            data.text("outcome").orElse(""),
            data.text("recorded_at").orElse(""))
        .forEach((name, value) -> due.put(name, new Json.Str(value)));
    var names = new TreeSet<>(due.keySet());
    names.addAll(attributes.keySet());
    names.removeIf(
        name -> attributes.containsKey(name) && attributes.get(name).equals(due.get(name)));
    var altered = new TreeSet<String>();
    names.forEach(name -> altered.add(ATTRIBUTE + name));
    return altered;
  }

  private static @Nullable ReceiptFault form(Json.Obj claims) {
    var version = claims.members().get("version");
    if (version == null) {
      return ReceiptFault.SIGNS_NO_EVENTS;
    }
    boolean known =
        version instanceof Json.Num(BigDecimal number)
            && number.compareTo(BigDecimal.valueOf(ReceiptSigner.VERSION)) == 0;
    return known ? null : ReceiptFault.LATER_FORM;
  }

  private static List<Json.Obj> lines(Json.Obj claims) {
    var lines = new ArrayList<Json.Obj>();
    if (claims.members().get(ReceiptSigner.RESULTS) instanceof Json.Arr(List<Json> items)) {
      for (Json item : items) {
        if (item instanceof Json.Obj line) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private static Json.Obj inside(Json.Obj published) {
    return published.members().get("detail") instanceof Json.Obj detail ? detail : published;
  }

  // Not by the type around the data, which may have been altered.
  private static boolean isResult(Json.Obj data) {
    return data.text("kind").isPresent() || data.text(LineSignature.RECEIPT).isPresent();
  }

  private static Map<String, Json> attributes(Json.Obj event) {
    var attributes = new TreeMap<>(event.members());
    attributes.remove(DATA);
    return attributes;
  }
}
