package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleCase;
import dev.countersign.testing.oracle.OracleChoice;
import dev.countersign.testing.oracle.OracleRuling;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleTerms;
import java.util.ArrayList;
import java.util.List;

/** What was told so far of one claim, as sets. */
final class OracleKnown {
  private List<OracleTerms> versions;
  private final String claim;
  private final List<OracleStatement> said = new ArrayList<>();
  private final List<OracleSession> sessions = new ArrayList<>();
  private final List<OracleChoice> choices = new ArrayList<>();
  private final List<OracleRuling> rulings = new ArrayList<>();
  private int applied;

  OracleKnown(List<OracleTerms> versions, String claim) {
    this.versions = versions;
    this.claim = claim;
  }

  void take(OracleTold told) {
    switch (told) {
      case OracleTold.Applied one -> {
        versions = one.versions();
        applied++;
      }
      case OracleTold.Recorded one -> sessions.add(one.form());
      case OracleTold.Found found -> sessions.addAll(found.forms());
      case OracleTold.Stated one when one.claim().equals(claim) -> {
        sessions.addAll(one.found());
        said.add(one.statement());
      }
      case OracleTold.Chosen one when one.claim().equals(claim) -> choices.add(one.choice());
      case OracleTold.Settled one when one.claim().equals(claim) -> rulings.add(one.ruling());
      default -> {}
    }
  }

  /** The same, with one thing more. */
  OracleKnown with(OracleTold told) {
    var copy = new OracleKnown(versions, claim);
    copy.said.addAll(said);
    copy.sessions.addAll(sessions);
    copy.choices.addAll(choices);
    copy.rulings.addAll(rulings);
    copy.take(told);
    return copy;
  }

  List<OracleTerms> versions() {
    return versions;
  }

  List<OracleSession> sessions() {
    return sessions;
  }

  /** How many things were told. */
  int told() {
    return said.size() + sessions.size() + choices.size() + rulings.size() + applied;
  }

  OracleCase whole(int published) {
    return new OracleCase(
        versions,
        List.copyOf(said),
        List.copyOf(sessions),
        List.copyOf(choices),
        List.copyOf(rulings),
        published);
  }
}
