package dev.countersign.local.verify;

import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.receipt.EventVerdict;
import dev.countersign.trust.receipt.EventVerifier;
import dev.countersign.trust.receipt.ReceiptFault;
import dev.countersign.trust.receipt.ReceiptReading;
import dev.countersign.trust.receipt.ReceiptVerifier;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks a receipt, or result events with their receipts; one verdict a line, as JSON. */
public final class VerifyEvents {
  private final ReceiptVerifier receipts;
  private final PrintStream out;

  public VerifyEvents(ReceiptVerifier receipts, PrintStream out) {
    this.receipts = receipts;
    this.out = out;
  }

  /**
   * Whether all of it is valid.
   *
   * @param text a receipt, an event, or events, one a line
   * @param receiptOrNull the receipt of the events; null for the one that each carries
   */
  public boolean verify(String text, @Nullable String receiptOrNull) {
    String all = text.strip();
    if (!all.startsWith("{")) {
      return print(receipts.read(all));
    }
    var lines = parsed(all) == null ? all.lines().toList() : List.of(all);
    boolean valid = true;
    for (String line : lines) {
      if (!line.isBlank()) {
        valid &= print(line, receiptOrNull);
      }
    }
    return valid;
  }

  private boolean print(ReceiptReading reading) {
    return switch (reading) {
      case ReceiptReading.Signed(Json.Obj claims, String kid) ->
          print(verified(kid, Map.of("receipt", claims)));
      case ReceiptReading.Unproved(ReceiptFault fault) -> !print(refused(fault));
    };
  }

  private boolean print(String line, @Nullable String receiptOrNull) {
    var event = parsed(line);
    if (event == null) {
      return !print(refused(ReceiptFault.NOT_A_RESULT));
    }
    return switch (new EventVerifier(receipts).verify(event, receiptOrNull)) {
      case EventVerdict.Valid(String id, Json.Obj receipt, String kid) ->
          print(verified(kid, Map.of("id", new Json.Str(id))));
      case EventVerdict.Refused refused -> !print(refused(refused));
    };
  }

  private static Map<String, Json> verified(String kid, Map<String, Json> more) {
    var verdict = new LinkedHashMap<>(more);
    verdict.put("verdict", new Json.Str("verified"));
    verdict.put("kid", new Json.Str(kid));
    return verdict;
  }

  private static Map<String, Json> refused(EventVerdict.Refused refused) {
    var verdict = refused(refused.fault());
    if (!refused.altered().isEmpty()) {
      var names = new TreeSet<>(refused.altered());
      verdict.put("altered", new Json.Arr(names.stream().<Json>map(Json.Str::new).toList()));
    }
    if (refused.idOrNull() != null) {
      verdict.put("id", new Json.Str(refused.idOrNull()));
    }
    return verdict;
  }

  private static Map<String, Json> refused(ReceiptFault fault) {
    var verdict = new LinkedHashMap<String, Json>();
    verdict.put("verdict", new Json.Str("refused"));
    verdict.put("reason", new Json.Str(fault.name().toLowerCase(Locale.ROOT)));
    return verdict;
  }

  private boolean print(Map<String, Json> verdict) {
    out.println(new String(CanonicalJson.write(new Json.Obj(verdict)), StandardCharsets.UTF_8));
    return true;
  }

  private static Json.@Nullable Obj parsed(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))
            instanceof Reading.Read<Json>(Json.Obj object)
        ? object
        : null;
  }
}
