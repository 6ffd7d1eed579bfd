package dev.countersign.testing.engine;

import java.time.Instant;
import java.util.List;

/**
 * The invoices of an engine that makes no further one for an account as long as a sum has fallen
 * too low. An invoice that was made stays as it was.
 */
record StoppedInvoices(PeriodRule periods, Instant now) {

  EngineBooks of(EngineBooks books) {
    var left =
        books.invoices().stream()
            .filter(one -> !isStopped(one, books))
            .map(one -> asMade(one, books))
            .toList();
    return new EngineBooks(
        books.requests(), books.readings(), books.movements(), books.documents(), left);
  }

  /** Whether the account had stopped when the invoice's period closed. */
  private boolean isStopped(Invoice invoice, EngineBooks books) {
    var closes = invoice.closedAt();
    return closes != null
        && books.movements().stream()
            .filter(one -> one.account().equals(invoice.account()))
            .map(BookedMovement::period)
            .distinct()
            .anyMatch(period -> isTooLow(movements(invoice.account(), period, books), closes));
  }

  private boolean isTooLow(List<BookedMovement> period, Instant at) {
    var closed = periods.closes(period.getFirst().period());
    return closed != null
        && !at.isBefore(closed)
        && sum(period, at) < Math.max(0, sum(period, closed));
  }

  private static Invoice asMade(Invoice invoice, EngineBooks books) {
    var closed = invoice.closedAt();
    if (closed == null) {
      return invoice;
    }
    long made = sum(movements(invoice.account(), invoice.period(), books), closed);
    return new Invoice(invoice.account(), invoice.period(), Math.max(made, invoice.sum()), closed);
  }

  private static List<BookedMovement> movements(Account account, String period, EngineBooks books) {
    return books.movements().stream()
        .filter(one -> one.account().equals(account) && one.period().equals(period))
        .toList();
  }

  private static long sum(List<BookedMovement> some, Instant until) {
    return some.stream()
        .filter(one -> one.at().isBefore(until))
        .mapToLong(BookedMovement::billed)
        .sum();
  }
}
