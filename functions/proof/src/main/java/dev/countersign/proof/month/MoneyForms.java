package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;

/** The forms of what a leaf says of amounts: result events, and what an outcome stands at. */
final class MoneyForms {
  /** One result event of an entry. */
  static final ValueForm RESULT = new ValueForm("a result", MoneyForms::isResult);

  /** What an outcome stands at. */
  static final ValueForm STANDING = new ValueForm("what stands", MoneyForms::isStanding);

  private static final Map<String, ValueForm> RESULT_MEMBERS =
      Map.ofEntries(
          Map.entry("id", ValueForm.TEXT),
          Map.entry("kind", ValueForm.oneOf("billable", "reversal")),
          Map.entry("amount", ValueForm.TEXT),
          Map.entry("currency", ValueForm.CURRENCY),
          Map.entry("quantity", ValueForm.WHOLE),
          Map.entry("session", ValueForm.TEXT),
          Map.entry("terms", ValueForm.TEXT),
          Map.entry("period", ValueForm.PERIOD),
          Map.entry("recorded_period", ValueForm.PERIOD),
          Map.entry("sha256", ValueForm.DIGEST),
          Map.entry("members", ValueForm.named("prints", ValueForm.TEXT)));
  private static final Set<String> RESULT_REQUIRED =
      Set.of("id", "kind", "quantity", "period", "recorded_period", "sha256");

  private static final Map<String, ValueForm> STANDING_MEMBERS =
      Map.of(
          "billed", ValueForm.POSITIVE,
          "held", ValueForm.POSITIVE,
          "disputed", ValueForm.POSITIVE,
          "quantity", ValueForm.POSITIVE,
          "currency", ValueForm.CURRENCY,
          "since", ValueForm.PERIOD);

  private MoneyForms() {}

  private static boolean isResult(JsonNode value) {
    if (!(value instanceof JsonNode.Obj result)
        || !are(RESULT_MEMBERS, result)
        || !result.members().keySet().containsAll(RESULT_REQUIRED)
        || result.member("amount").isPresent() != result.member("currency").isPresent()) {
      return false;
    }
    int sign = result.text("kind").orElse("").equals("billable") ? 1 : -1;
    return result.whole("quantity").orElseThrow().signum() == sign
        && (result.member("amount").isEmpty() || isAmount(result, sign));
  }

  /** Only the form of an amount that its currency has: 12.50 EUR, 1250 JPY. */
  private static boolean isAmount(JsonNode.Obj result, int sign) {
    var text = result.text("amount").orElseThrow();
    int digits = ResultLine.digits(result.text("currency").orElseThrow());
    if (digits < 0 || !text.matches("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,4})?")) {
      return false;
    }
    var amount = new BigDecimal(text);
    return amount.scale() == digits && amount.signum() == sign;
  }

  private static boolean isStanding(JsonNode value) {
    if (!(value instanceof JsonNode.Obj standing) || !are(STANDING_MEMBERS, standing)) {
      return false;
    }
    boolean billed = standing.member("billed").isPresent();
    boolean held = standing.member("held").isPresent();
    boolean counted = standing.member("quantity").isPresent();
    return isPartOfWhatStands(standing)
        && (billed || held) != counted
        && (billed || held) == standing.member("currency").isPresent()
        && (billed || counted) == standing.member("since").isPresent();
  }

  /** What is at stake in a dispute stands billed. */
  private static boolean isPartOfWhatStands(JsonNode.Obj standing) {
    var billed = standing.whole("billed").orElse(BigInteger.ZERO);
    return standing.whole("disputed").filter(disputed -> disputed.compareTo(billed) > 0).isEmpty();
  }

  private static boolean are(Map<String, ValueForm> forms, JsonNode.Obj json) {
    return json.members().entrySet().stream()
        .allMatch(member -> {
          var form = forms.get(member.getKey());
          return form != null && form.admits(member.getValue());
        });
  }
}
