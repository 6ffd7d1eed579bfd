package dev.countersign.testing.simulation.meaning;

import dev.countersign.testing.oracle.OracleRule;
import dev.countersign.testing.oracle.OracleRule.Holds;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleTruth;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the rules mean that terms of scenarios and simulated terms use: each in Java. */
final class RuleMeanings {
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");

  private static final Map<String, OracleRule> ALL =
      Map.of(
          "attestation.facts.known = true",
          (truth, session) -> when(Boolean.TRUE.equals(fact(truth, "known"))),
          "attestation.facts.previous_status = 'solved'",
          (truth, session) -> when("solved".equals(fact(truth, "previous_status"))),
          "attestation.facts.tier = 'gold'",
          (truth, session) -> when("gold".equals(fact(truth, "tier"))),
          "attestation.facts.tier",
          (truth, session) -> fact(truth, "tier") == null ? Holds.FALSE : Holds.FAILED,
          "attestation.value.amount >= 1000",
          (truth, session) ->
              when(
                  truth.value() != null
                      && truth.value().amount().compareTo(new BigDecimal(1000)) >= 0),
          "attestation.facts.seats > 10",
          (truth, session) -> isMore(fact(truth, "seats"), 10),
          "$number(attestation.facts.score) > 5",
          (truth, session) -> isMore(fact(truth, "score"), 5),
          "session.handled_by = 'human'",
          (truth, session) -> when(session.handledBy() == OracleSession.Hand.HUMAN),
          "session.conversation = 'conv_1'",
          (truth, session) -> when("conv_1".equals(session.conversation())));

  private RuleMeanings() {}

  static OracleRule of(String expression) {
    var rule = ALL.get(expression);
    if (rule == null) {
      throw new IllegalArgumentException("a rule not known here: " + expression);
    }
    return rule;
  }

  private static @Nullable Object fact(OracleTruth truth, String name) {
    return truth.facts().get(name);
  }

  /** A text that is no decimal can't be compared with a number, nor made one. */
  private static Holds isMore(@Nullable Object fact, int than) {
    return switch (fact) {
      case null -> Holds.FALSE;
      case BigDecimal number -> when(number.compareTo(new BigDecimal(than)) > 0);
      case String text when DECIMAL.matcher(text).matches() ->
          when(new BigDecimal(text).compareTo(new BigDecimal(than)) > 0);
      default -> Holds.FAILED;
    };
  }

  private static Holds when(boolean holds) {
    return holds ? Holds.TRUE : Holds.FALSE;
  }
}
