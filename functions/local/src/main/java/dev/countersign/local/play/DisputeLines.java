package dev.countersign.local.play;

import dev.countersign.domain.SourceId;
import dev.countersign.forms.json.Json;
import dev.countersign.local.play.Scenario.Line;
import dev.countersign.local.play.Scenario.Unplayable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;

/** Reads the lines of a scenario that are about disputes and months. */
final class DisputeLines {
  private DisputeLines() {}

  /** What is said about a dispute; the word is the line's member that says it. */
  enum Speech {
    DISPUTE("dispute"),
    ANSWER("answer"),
    RULING("ruling");

    private final String member;

    Speech(String member) {
      this.member = member;
    }
  }

  /** What became of a month. */
  enum MonthWord {
    SEALED("sealed"),
    ACCEPTED("accepted");

    private final String member;

    MonthWord(String member) {
      this.member = member;
    }
  }

  /** The line, if it is one of these. */
  static Optional<Line> read(int number, Instant at, Json.Obj line) throws Unplayable {
    var speech =
        Arrays.stream(Speech.values()).filter(it -> line.get(it.member).isPresent()).findFirst();
    if (speech.isPresent()) {
      String source = Scenario.text(number, line, "source");
      if (!SourceId.admits(source)) {
        throw new Unplayable(number, "/source: not of the form of a source's id");
      }
      return Optional.of(
          new Line.Spoken(
              number,
              at,
              speech.get(),
              new SourceId(source),
              Scenario.claim(number, line),
              line.get(speech.get().member).orElseThrow()));
    }
    var month =
        Arrays.stream(MonthWord.values()).filter(it -> line.get(it.member).isPresent()).findFirst();
    return month.isPresent()
        ? Optional.of(new Line.OfMonth(number, at, month.get(), period(number, line, month.get())))
        : Optional.empty();
  }

  private static YearMonth period(int number, Json.Obj line, MonthWord word) throws Unplayable {
    try {
      return YearMonth.parse(Scenario.text(number, line, word.member));
    } catch (DateTimeException e) {
      throw new Unplayable(number, "/" + word.member + ": not a month such as 2026-11");
    }
  }
}
