package dev.countersign.forms.inbound;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import java.time.Instant;

/**
 * What a person decided of an outcome in doubt.
 *
 * @param by the person, as the record will show it
 * @param why the reason, for the record
 */
public record Resolution(Finding finding, String by, String why) {
  /** What the person found. */
  public sealed interface Finding {
    /** This session is meant. */
    record SessionMeant(SessionId session) implements Finding {}

    /** The fact stands, or falls. */
    record FactRuled(Ruling.Finding finding) implements Finding {}
  }

  /** The decision as an outcome takes it. */
  public Stimulus at(Instant now) {
    return switch (finding) {
      case Finding.SessionMeant(SessionId session) ->
          new Stimulus.SessionChosen(new SessionChoice(session, by, why, now));
      case Finding.FactRuled(Ruling.Finding found) ->
          new Stimulus.Ruled(new Ruling(found, by, why, now));
    };
  }
}
