package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import dev.countersign.testing.simulation.mistake.FoldWalk.State;
import java.util.List;

/** Mistakes with the last row of the fold's table: what was taken back. */
final class WrongTakenBack {
  private WrongTakenBack() {}

  private static boolean isReinstated(Statement said, FoldWalk walk) {
    return said.act() == Act.ATTESTED && walk.state() == State.TAKEN_BACK;
  }

  static void notReinstated(Statement said, FoldWalk walk, List<Statement> all) {
    all.add(
        isReinstated(said, walk) && !walk.merged() ? StatementCopy.as(Act.RESTATED, said) : said);
  }

  static void reinstatedKeepsFields(Statement said, FoldWalk walk, List<Statement> all) {
    var truth = walk.truth();
    all.add(
        truth != null && isReinstated(said, walk)
            ? StatementCopy.of(said).filledFrom(truth).made()
            : said);
  }

  static void reinstatedForgetsNotes(Statement said, FoldWalk walk, List<Statement> all) {
    if (isReinstated(said, walk)) {
      all.removeIf(noted -> noted.act() == Act.NOTED);
    }
    all.add(said);
  }

  static void mergeIsForEver(Statement said, FoldWalk walk, List<Statement> all) {
    WrongFold.addUnless(isReinstated(said, walk) && walk.merged(), said, all);
  }

  private static boolean isCorrected(Statement said, FoldWalk walk) {
    return said.act() == Act.RESTATED && walk.state() == State.TAKEN_BACK;
  }

  static void restatedReinstates(Statement said, FoldWalk walk, List<Statement> all) {
    all.add(isCorrected(said, walk) ? StatementCopy.as(Act.ATTESTED, said) : said);
  }

  static void restatedIsTooLate(Statement said, FoldWalk walk, List<Statement> all) {
    WrongFold.addUnless(isCorrected(said, walk), said, all);
  }

  static void noteIsTooLate(Statement said, FoldWalk walk, List<Statement> all) {
    WrongFold.addUnless(said.act() == Act.NOTED && walk.state() == State.TAKEN_BACK, said, all);
  }

  static void onlyFirstRetraction(Statement said, FoldWalk walk, List<Statement> all) {
    WrongFold.addUnless(said.act() == Act.RETRACTED && walk.state() == State.TAKEN_BACK, said, all);
  }

  static void onlyLastRetraction(Statement said, FoldWalk walk, List<Statement> all) {
    if (said.act() == Act.RETRACTED) {
      all.removeIf(before -> before.act() == Act.RETRACTED);
    }
    all.add(said);
  }

  static void mergeIsTooLate(Statement said, FoldWalk walk, List<Statement> all) {
    WrongFold.addUnless(said.act() == Act.MERGED && walk.state() == State.TAKEN_BACK, said, all);
  }
}
