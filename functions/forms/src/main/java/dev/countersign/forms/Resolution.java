package dev.countersign.forms;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.outcome.Choice;
import dev.countersign.domain.outcome.Ruling;
import dev.countersign.domain.outcome.Stimulus;
import java.time.Instant;

/**
 * What a person decided of an outcome.
 *
 * @param by who, as the record will show it
 * @param why for the record
 */
public record Resolution(Finding finding, String by, String why) {
  /** What was found. */
  public sealed interface Finding {
    /** This session is meant. */
    record Of(SessionId session) implements Finding {}

    /** The fact holds, or doesn't. */
    record That(Ruling.Finding finding) implements Finding {}
  }

  /** As the outcome is told. */
  public Stimulus at(Instant now) {
    return switch (finding) {
      case Finding.Of(SessionId session) ->
          new Stimulus.SessionChosen(new Choice(session, by, why, now));
      case Finding.That(Ruling.Finding found) ->
          new Stimulus.Ruled(new Ruling(found, by, why, now));
    };
  }
}
