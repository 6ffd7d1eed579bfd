package dev.countersign.forms.engine;

import dev.countersign.forms.engine.Engine.CallRate;
import dev.countersign.forms.json.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rate} and {@code retry_after} of an engine's file. */
final class RateForm {
  private static final int FASTEST = 1_000_000;
  private static final int MOST_AT_ONCE = 1_000;

  private RateForm() {}

  static CallRate rate(Fields root) {
    var in = root.object("rate");
    in.ifPresent(rate -> rate.only(Set.of("per_second", "reads", "at_once", "alone")));
    return new CallRate(
        in.flatMap(RateForm::perSecond),
        in.flatMap(rate -> rate.object("reads")).flatMap(RateForm::reads),
        in.flatMap(rate -> EngineFields.whole(rate, "at_once", 1, MOST_AT_ONCE)).orElse(8),
        Set.copyOf(
            in.map(rate -> EngineFields.oneOrMore(rate, "alone", InputNames::isOfUsage))
                .orElse(List.of())));
  }

  private static Optional<Integer> reads(Fields in) {
    in.only(Set.of("per_second"));
    in.present("per_second");
    return perSecond(in);
  }

  private static Optional<Integer> perSecond(Fields in) {
    return EngineFields.whole(in, "per_second", 1, FASTEST);
  }

  static Optional<PauseHeader> pause(Fields in) {
    in.only(Set.of("header", "unit"));
    in.present("header");
    in.present("unit");
    var name = in.text("header", 64).map(text -> text.toLowerCase(Locale.ROOT));
    if (name.filter(text -> !RequestForm.isHeader(text)).isPresent()) {
      in.problem("out_of_range", "header", "no name of a header", "write x-ratelimit-reset");
      return Optional.empty();
    }
    return name.flatMap(header ->
        in.word("unit", PauseHeader.Unit.values()).map(unit -> new PauseHeader(header, unit)));
  }
}
