package dev.countersign.local.response;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.json.JsonNode.Obj;
import dev.countersign.proof.json.JsonParser;
import dev.countersign.proof.month.ResultLine;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as a list of them tells it.
 *
 * @param monthOrNull the month of its line, as {@code 2026-11}; none where no result stands
 * @param heldOwedOrNull what the payer holds owed, in minor units or in units; none where nothing
 * @param leftOrNull what is owed in the end; none before the end, and where nothing is
 * @param currencyOrNull of the amounts, ISO 4217; none of units, and where there is no amount
 */
public record ListedDispute(
    String id,
    String outcome,
    String code,
    String state,
    @Nullable String monthOrNull,
    @Nullable BigInteger heldOwedOrNull,
    @Nullable BigInteger leftOrNull,
    @Nullable String currencyOrNull) {
  /**
   * Those of a list: what {@code GET /v1/disputes} answered, as one object or as lines, or {@code
   * DisputeChanged} events, one a line. Of several lines of one dispute the last one counts.
   */
  public static List<ListedDispute> read(byte[] file) throws Unanswerable {
    var all = new ArrayList<ListedDispute>();
    String text = new String(file, StandardCharsets.UTF_8).strip();
    var whole = parsed(text);
    if (whole instanceof Obj page && page.member("disputes").isPresent()) {
      if (page.member("next").isPresent()) {
        throw new Unanswerable("the list goes on: fetch the pages that next names, as lines");
      }
      for (var item : page.items("disputes")) {
        all.add(of(item));
      }
      return all;
    }
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      all.add(of(parsed(line)));
    }
    return all;
  }

  private static @Nullable JsonNode parsed(String text) {
    return JsonParser.parse(text.getBytes(StandardCharsets.UTF_8)).asOptional().orElse(null);
  }

  private static ListedDispute of(@Nullable JsonNode item) throws Unanswerable {
    if (item instanceof Obj said) {
      var dispute = said.member("data").isPresent() ? said.object("data") : said;
      var id = dispute.text("dispute");
      var outcome = dispute.text("outcome");
      var code = dispute.text("code");
      var state = dispute.text("state");
      if (id.isPresent() && outcome.isPresent() && code.isPresent() && state.isPresent()) {
        var amount = dispute.object("amount");
        var left = dispute.object("left");
        return new ListedDispute(
            id.get(),
            outcome.get(),
            code.get(),
            state.get(),
            dispute.text("month").orElse(null),
            minorOrNull(amount),
            minorOrNull(left),
            amount.text("currency").or(() -> left.text("currency")).orElse(null));
      }
    }
    throw new Unanswerable("no list of disputes: each has dispute, outcome, code and state");
  }

  private static @Nullable BigInteger minorOrNull(Obj money) throws Unanswerable {
    var amount = money.text("amount");
    if (amount.isEmpty()) {
      return money.whole("quantity").orElse(null);
    }
    try {
      int digits = ResultLine.digits(money.text("currency").orElse(""));
      return new BigDecimal(amount.get()).setScale(digits).unscaledValue();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new Unanswerable("an amount is not one of its currency");
    }
  }
}
