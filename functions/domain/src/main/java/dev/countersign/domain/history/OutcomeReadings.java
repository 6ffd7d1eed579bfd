package dev.countersign.domain.history;

import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.matching.SessionBound;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.terms.TermsBook;

/** Reads what an outcome knows at the place of its next entry. */
final class OutcomeReadings {
  private final NextEntry next;
  private final TermsBook book;
  private final OutcomeRegisters known;

  OutcomeReadings(NextEntry next, TermsBook book) {
    this.next = next;
    this.book = book;
    var asked = InquiryTime.passed(next.registers(), book, next.now());
    this.known = DisputeTime.passed(asked, next.billed(), book, next.now());
  }

  /** What the outcome knows before a stimulus: what its last entry kept, and what time ended. */
  OutcomeRegisters known() {
    return known;
  }

  TermsBook book() {
    return book;
  }

  OutcomeReading read(OutcomeRegisters registers) {
    return OutcomeReading.of(SessionBound.fit(registers, book, next.now()), book, next.now());
  }

  /** Reads what it knows after a stimulus; a dispute that the terms settle by it has ended. */
  OutcomeReading after(OutcomeRegisters registers) {
    return settled(read(registers));
  }

  /** Reads what it knows after a stimulus that may have changed nothing. */
  OutcomeReading after(OutcomeReading before, OutcomeRegisters registers) {
    return registers.equals(before.registers()) ? settled(before) : after(registers);
  }

  Assessment owed(OutcomeReading reading) {
    return OutcomeAssessor.assess(reading, next.billed());
  }

  private OutcomeReading settled(OutcomeReading found) {
    var asked = InquiryTime.ended(found, next.claim());
    var reading = asked.equals(found.registers()) ? found : read(asked);
    var registers = DisputeTime.ended(reading, next.billed());
    return registers.equals(reading.registers()) ? reading : DisputeTime.with(reading, registers);
  }
}
