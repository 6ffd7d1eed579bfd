package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleClawback;
import dev.countersign.testing.oracle.OracleSpan;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.DrawTerms.Clause;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Draws a clawback clause: how much of a price is given back, and until when. */
final class DrawClawback {
  private DrawClawback() {}

  static Clause<OracleClawback> draw(SeededDraws dice) {
    String from = dice.perMille(250) ? "facts.start" : "occurred_at";
    String until = dice.oneOf("P30D", "P2M", "P90D", "P6M");
    return switch (dice.below(4)) {
      case 0 -> new Clause<>("", OracleClawback.ALWAYS);
      case 1 ->
          new Clause<>(
              "clawback: {from: %s, until: %s, refund: full}\n".formatted(from, until),
              OracleClawback.full(from, until));
      case 2 ->
          new Clause<>(
              "clawback: {from: %s, until: %s, refund: pro_rata}\n".formatted(from, until),
              OracleClawback.proRata(from, until));
      default -> steps(dice, from);
    };
  }

  private static Clause<OracleClawback> steps(SeededDraws dice, String from) {
    var steps = List.of("P10D=100", "P40D=" + dice.oneOf("50", "33", "66.6"), "P100D=10");
    String text =
        steps.stream()
            .map(step -> "{until: %s, refund: \"%s\"}".formatted((Object[]) step.split("=")))
            .collect(Collectors.joining(", ", "[", "]"));
    var means =
        steps.stream()
            .map(step -> step.split("="))
            .map(step -> new OracleClawback.Step(OracleSpan.of(step[0]), new BigDecimal(step[1])))
            .toList();
    return new Clause<>(
        "clawback: {from: %s, steps: %s}\n".formatted(from, text),
        OracleClawback.steps(from, means));
  }
}
