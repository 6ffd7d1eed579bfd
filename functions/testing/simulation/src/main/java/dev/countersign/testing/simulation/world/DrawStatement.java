package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleStatement.Act;
import dev.countersign.testing.simulation.clock.SeededDraws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Draws the content of statements about one fact. */
final class DrawStatement {
  private final SeededDraws dice;
  private final TenantTerms contract;
  private final TenantTerms.Fact fact;
  private final List<SessionRecording> sessions;
  private final Set<String> named;
  private final DrawFactValue values;

  DrawStatement(
      SeededDraws dice,
      TenantTerms contract,
      TenantTerms.Fact fact,
      List<SessionRecording> sessions) {
    this.dice = dice;
    this.contract = contract;
    this.fact = fact;
    this.sessions = sessions;
    this.named = contract.named();
    this.values = new DrawFactValue(dice, contract);
  }

  /** The first statement. */
  SimulatedStatement attested(SessionRecording meant, Instant occurred) {
    int how = dice.below(10);
    boolean stranger = dice.perMille(40);
    var said =
        bare(Act.ATTESTED, occurred)
            .withText("session", how < 2 ? (stranger ? "ses_99" : meant.id()) : null)
            .withText("conversation", how == 2 ? meant.conversation() : null);
    if (how < 9 && !stranger) {
      said = said.with("subject", subject(meant.people().getFirst()));
    }
    if (dice.perMille(940)) {
      said = said.with("value", values.value());
    }
    for (String name : named) {
      if (dice.perMille(960)) {
        said = said.withFact(name, values.of(name, occurred));
      }
    }
    return said;
  }

  /** What every statement about the fact says. */
  private SimulatedStatement bare(Act act, Instant occurred) {
    var said =
        new SimulatedStatement(
            contract, fact, act, occurred, null, new TreeMap<>(), new TreeMap<>());
    boolean recorded = !contract.claimBy().contains("facts.order") || dice.perMille(900);
    return said.withFact("order", "\"" + fact.id() + "\"")
        .with("record", recorded || contract.claimBy().size() > 1 ? fact.json() : null)
        .withText("conversation", recorded ? null : "conv_1");
  }

  private String subject(int person) {
    return Subjects.spelled(person, fact.id().hashCode());
  }

  /** It is said again: mostly less than before, and some of it otherwise. */
  SimulatedStatement again(SimulatedStatement before, SessionRecording meant) {
    var said = before.act(Act.ATTESTED);
    if (dice.perMille(400)) {
      said = said.withText("session", null).with("subject", null);
    }
    if (dice.perMille(300)) {
      said = said.with("value", null);
    }
    for (String name : named) {
      if (dice.perMille(400)) {
        said = said.withFact(name, null);
      }
    }
    return changed(said, meant);
  }

  /** The whole new truth. */
  SimulatedStatement restated(SimulatedStatement before, SessionRecording meant) {
    var said = changed(before.act(Act.RESTATED), meant);
    if (dice.perMille(100)) {
      said = said.with("value", null);
    }
    for (String name : named) {
      if (dice.perMille(80)) {
        said = said.withFact(name, null);
      }
    }
    return said;
  }

  /** The same with one thing changed. */
  private SimulatedStatement changed(SimulatedStatement said, SessionRecording meant) {
    return switch (dice.below(6)) {
      case 0 -> said.occurredAt(said.occurredAt().plus(minutes(-300, 300)));
      case 1 -> said.withText("session", dice.oneOf(sessions).id());
      case 2 -> said.with("subject", subject(meant.people().getLast()));
      case 3 -> withAnother(said);
      case 4 -> said;
      default -> said.with("value", values.value());
    };
  }

  private SimulatedStatement withAnother(SimulatedStatement said) {
    if (named.isEmpty()) {
      return said.with("value", values.value());
    }
    String name = dice.oneOf(List.copyOf(named));
    return said.withFact(name, values.of(name, said.occurredAt()));
  }

  /** Facts or a value of the record, and no more. */
  SimulatedStatement noted(Instant occurred) {
    var said = bare(Act.NOTED, occurred);
    return dice.perMille(500)
        ? said.with("value", values.value())
        : withAnother(dice.perMille(250) ? withAnother(said) : said);
  }

  /** It is taken back, with the fields that a CRM sends along. */
  SimulatedStatement retracted(SimulatedStatement before, Instant occurred) {
    var said = dice.perMille(500) ? before.act(Act.RETRACTED) : bare(Act.RETRACTED, occurred);
    var dated = said.occurredAt(occurred);
    String reason = dice.oneOf("cancelled", "cancelled", "fraud", "wrong", "");
    return reason.isEmpty() ? dated : dated.withText("reason", reason);
  }

  /** It was merged into another record. */
  SimulatedStatement merged(Instant occurred) {
    var into = new TenantTerms.Fact(fact.type(), "r1" + dice.between(1, 9));
    return bare(Act.MERGED, occurred).with("into", "{\"record\":" + into.json() + "}");
  }

  private Duration minutes(int least, int most) {
    return Duration.ofMinutes(dice.between(least, most));
  }
}
