package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.Statement;
import dev.countersign.testing.simulation.mistake.FoldWalk.Misread;
import dev.countersign.testing.simulation.mistake.FoldWalk.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mistakes with the rows of the fold's table (contract, section 5): for each cell one or more. */
final class WrongFold {
  private WrongFold() {}

  static Map<String, Mistake> all() {
    Map<String, Misread> all = new LinkedHashMap<>();
    all.put("what is attested first is taken for a note", WrongFold::firstIsNoted);
    all.put("what is restated first is no truth", WrongFold::restatedFirstIsNothing);
    all.put("a note makes a truth", WrongFold::noteMakesTruth);
    all.put("a note before the truth is forgotten", WrongFold::noteBeforeIsForgotten);
    all.put("what is taken back before the truth is forgotten", WrongFold::takenBackFirst);
    all.put("a merge before the truth is forgotten", WrongFold::mergedFirst);
    all.put("again forgets the facts that it does not state", WrongFold::againForgets);
    all.put("again moves when it happened", WrongFold::againMoves);
    all.put("again begins anew", WrongFold::againBegins);
    all.put("restated keeps when it happened", WrongFold::restatedKeepsTime);
    all.put("restated keeps what it does not state", WrongFold::restatedKeepsFields);
    all.put("a note of what stands is forgotten", WrongFold::noteIsForgotten);
    all.put("a note is the whole new truth", WrongFold::noteReplaces);
    all.put("restated forgets the notes", WrongFold::restatedForgetsNotes);
    all.put("a retraction takes nothing back that stands", WrongFold::takesNothingBack);
    all.put("a merge is a retraction", WrongFold::mergeIsRetraction);
    all.put("an attestation does not reinstate", WrongTakenBack::notReinstated);
    all.put("reinstated has what it had before", WrongTakenBack::reinstatedKeepsFields);
    all.put("a note is forgotten when reinstated", WrongTakenBack::reinstatedForgetsNotes);
    all.put("an attestation after a merge does not undo it", WrongTakenBack::mergeIsForEver);
    all.put("restated reinstates what was taken back", WrongTakenBack::restatedReinstates);
    all.put("restated does not correct what was taken back", WrongTakenBack::restatedIsTooLate);
    all.put("a note of what was taken back is forgotten", WrongTakenBack::noteIsTooLate);
    all.put("a second retraction is forgotten", WrongTakenBack::onlyFirstRetraction);
    all.put("the latest retraction counts", WrongTakenBack::onlyLastRetraction);
    all.put("a merge of what was taken back is forgotten", WrongTakenBack::mergeIsTooLate);
    Map<String, Mistake> mistakes = new LinkedHashMap<>();
    all.forEach((what, misread) -> mistakes.put(what, of(misread)));
    return mistakes;
  }

  private static Mistake of(Misread misread) {
    return new WrongReading((registers, book) -> FoldWalk.misread(registers, book, misread));
  }

  private static void firstIsNoted(Statement said, FoldWalk walk, List<Statement> all) {
    boolean first = said.act() == Act.ATTESTED && walk.state() == State.NOTHING;
    all.add(first ? StatementCopy.as(Act.NOTED, said) : said);
  }

  private static void restatedFirstIsNothing(Statement said, FoldWalk walk, List<Statement> all) {
    addUnless(said.act() == Act.RESTATED && walk.truth() == null, said, all);
  }

  private static void noteMakesTruth(Statement said, FoldWalk walk, List<Statement> all) {
    boolean first = said.act() == Act.NOTED && walk.state() == State.NOTHING;
    all.add(first ? StatementCopy.as(Act.ATTESTED, said) : said);
  }

  private static void noteBeforeIsForgotten(Statement said, FoldWalk walk, List<Statement> all) {
    addUnless(said.act() == Act.NOTED && walk.state() == State.NOTHING, said, all);
  }

  private static void takenBackFirst(Statement said, FoldWalk walk, List<Statement> all) {
    addUnless(said.act() == Act.RETRACTED && walk.state() == State.NOTHING, said, all);
  }

  private static void mergedFirst(Statement said, FoldWalk walk, List<Statement> all) {
    addUnless(said.act() == Act.MERGED && walk.state() == State.NOTHING, said, all);
  }

  private static boolean isAgain(Statement said, FoldWalk walk) {
    return said.act() == Act.ATTESTED && walk.state() == State.STANDS && walk.truth() != null;
  }

  private static void againForgets(Statement said, FoldWalk walk, List<Statement> all) {
    var truth = walk.truth();
    all.add(
        truth != null && isAgain(said, walk)
            ? StatementCopy.as(
                Act.RESTATED, StatementCopy.of(said).occurredAt(truth.occurredAt()).made())
            : said);
  }

  private static void againMoves(Statement said, FoldWalk walk, List<Statement> all) {
    var truth = walk.truth();
    all.add(
        truth != null && isAgain(said, walk)
            ? StatementCopy.as(Act.RESTATED, StatementCopy.of(said).filledFrom(truth).made())
            : said);
  }

  private static void againBegins(Statement said, FoldWalk walk, List<Statement> all) {
    if (isAgain(said, walk)) {
      all.removeIf(FoldWalk::affirms);
    }
    all.add(said);
  }

  private static void restatedKeepsTime(Statement said, FoldWalk walk, List<Statement> all) {
    var truth = walk.truth();
    all.add(
        said.act() == Act.RESTATED && truth != null
            ? StatementCopy.of(said).occurredAt(truth.occurredAt()).made()
            : said);
  }

  private static void restatedKeepsFields(Statement said, FoldWalk walk, List<Statement> all) {
    var truth = walk.truth();
    all.add(
        said.act() == Act.RESTATED && truth != null
            ? StatementCopy.of(said).filledFrom(truth).made()
            : said);
  }

  private static void noteIsForgotten(Statement said, FoldWalk walk, List<Statement> all) {
    addUnless(said.act() == Act.NOTED && walk.state() == State.STANDS, said, all);
  }

  private static void noteReplaces(Statement said, FoldWalk walk, List<Statement> all) {
    var truth = walk.truth();
    boolean noted = said.act() == Act.NOTED && walk.state() == State.STANDS;
    if (truth == null || !noted) {
      all.add(said);
      return;
    }
    var bare = StatementCopy.of(truth).value(null).facts(new Fact.Tree(new TreeMap<>())).made();
    all.add(
        StatementCopy.as(
            Act.RESTATED,
            StatementCopy.of(said)
                .unlinked()
                .filledFrom(bare)
                .occurredAt(truth.occurredAt())
                .made()));
  }

  private static void restatedForgetsNotes(Statement said, FoldWalk walk, List<Statement> all) {
    if (said.act() == Act.RESTATED) {
      all.removeIf(noted -> noted.act() == Act.NOTED);
    }
    all.add(said);
  }

  private static void takesNothingBack(Statement said, FoldWalk walk, List<Statement> all) {
    addUnless(said.act() == Act.RETRACTED && walk.state() == State.STANDS, said, all);
  }

  private static void mergeIsRetraction(Statement said, FoldWalk walk, List<Statement> all) {
    all.add(said.act() == Act.MERGED ? StatementCopy.as(Act.RETRACTED, said) : said);
  }

  static void addUnless(boolean forgotten, Statement said, List<Statement> all) {
    if (!forgotten) {
      all.add(said);
    }
  }
}
