package dev.countersign.domain.billing;

import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.Optional;

/** The deadline of an outcome's inquiry: {@code docs/disputes.md}, section 11. */
public final class InquiryDeadline {
  private InquiryDeadline() {}

  /**
   * The deadline; none if there is no open inquiry, or the terms that ask know none. A restore
   * changes nothing of it.
   */
  public static Optional<Instant> of(OutcomeReading reading) {
    return reading.registers().inquiry().filter(Inquiry::isOpen).flatMap(inquiry -> at(inquiry, reading));
  }

  private static Optional<Instant> at(Inquiry inquiry, OutcomeReading reading) {
    var session = inquiry.session().map(reading.registers().sessions()::get);
    if (inquiry.isUntracked() && !isInForce(session.map(form -> form.startedAt()), reading.book())) {
      return Optional.empty();
    }
    var terms = reading.terms();
    return terms.inquiry().map(asked -> inquiry.deadline(terms, asked, session.orElse(null)));
  }

  private static boolean isInForce(Optional<Instant> started, TermsBook book) {
    return started.flatMap(book::inForce).isPresent();
  }
}
