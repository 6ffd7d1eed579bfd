package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks over the statements of those who bill, as the fold does, grades and locks aside. */
final class FoldWalk {
  /** Where the fact stands before a statement. */
  enum State {
    NOTHING,
    STANDS,
    TAKEN_BACK
  }

  /** What a mistake makes of one statement. */
  @FunctionalInterface
  interface Misread {
    /**
     * Adds to {@code all}, or takes away from it, as the statement is misread.
     *
     * @param all what was made of the statements before
     */
    void take(Statement statement, FoldWalk walk, List<Statement> all);
  }

  private State state = State.NOTHING;
  private boolean merged;
  private @Nullable Statement truth;

  private FoldWalk() {}

  State state() {
    return state;
  }

  boolean merged() {
    return merged;
  }

  /** The truth so far as one statement, without notes; none if there is none. */
  @Nullable Statement truth() {
    return truth;
  }

  /** The registers with the statements of those who bill misread. */
  static OutcomeRegisters misread(OutcomeRegisters registers, TermsBook book, Misread misread) {
    var billing = billing(book);
    var walk = new FoldWalk();
    var all = new ArrayList<Statement>();
    var others = new ArrayList<Statement>();
    for (Statement statement : registers.statements().all()) {
      if (billing.contains(statement.source())) {
        misread.take(statement, walk, all);
        walk.advance(statement);
      } else {
        others.add(statement);
      }
    }
    all.addAll(others);
    return with(registers, all);
  }

  /** The registers with the statements of witnesses misread. */
  static OutcomeRegisters misreadWitness(
      OutcomeRegisters registers, TermsBook book, Misread misread) {
    var billing = billing(book);
    var walk = new FoldWalk();
    var all = new ArrayList<Statement>();
    for (Statement statement : registers.statements().all()) {
      if (billing.contains(statement.source())) {
        all.add(statement);
      } else {
        misread.take(statement, walk, all);
      }
    }
    return with(registers, all);
  }

  static OutcomeRegisters with(OutcomeRegisters registers, List<Statement> statements) {
    return new OutcomeRegisters(
        new KeptStatements(statements, registers.statements().foldedUpTo()),
        registers.sessions(),
        registers.choiceOrNull(),
        registers.rulingOrNull(),
        registers.restorationOrNull(),
        registers.disputeOrNull(),
        registers.inquiryOrNull(),
        registers.seen(),
        registers.archived());
  }

  private static Set<SourceId> billing(TermsBook book) {
    var billing = new HashSet<SourceId>();
    for (Terms terms : book.versions()) {
      billing.add(terms.billingSource());
      terms.succeeds().values().forEach(billing::addAll);
    }
    return billing;
  }

  private void advance(Statement statement) {
    switch (statement.act()) {
      case ATTESTED -> {
        truth =
            state == State.STANDS && truth != null
                ? StatementCopy.of(statement)
                    .filledFrom(truth)
                    .occurredAt(truth.occurredAt())
                    .made()
                : statement;
        state = State.STANDS;
        merged = false;
      }
      case RESTATED -> {
        truth = statement;
        state = state == State.NOTHING ? State.STANDS : state;
      }
      case NOTED -> {}
      case RETRACTED -> state = State.TAKEN_BACK;
      case MERGED -> {
        state = State.TAKEN_BACK;
        merged = true;
      }
    }
  }

  /** Whether it says that the fact is true. */
  static boolean affirms(Statement statement) {
    return statement.act() == Act.ATTESTED || statement.act() == Act.RESTATED;
  }
}
