package dev.countersign.testing.engine;

import java.util.List;
import java.util.Optional;

/**
 * All that a fake engine was asked, and what came of it.
 *
 * @param invoices one for each account and period with a movement
 */
public record EngineBooks(
    List<BookedRequest> requests,
    List<BookedReading> readings,
    List<BookedMovement> movements,
    List<BookedDocument> documents,
    List<Invoice> invoices) {

  public EngineBooks {
    requests = List.copyOf(requests);
    readings = List.copyOf(readings);
    movements = List.copyOf(movements);
    documents = List.copyOf(documents);
    invoices = List.copyOf(invoices);
  }

  /** What the account is billed in all, with its documents. */
  public long billed(Account account) {
    return invoices.stream()
            .filter(one -> one.account().equals(account))
            .mapToLong(Invoice::sum)
            .sum()
        + documents.stream()
            .filter(one -> one.account().equals(account))
            .mapToLong(BookedDocument::net)
            .sum();
  }

  /** What the account's invoice of a period says; zero if there is none. */
  public long invoiced(Account account, String period) {
    return invoices.stream()
        .filter(one -> one.account().equals(account) && one.period().equals(period))
        .mapToLong(Invoice::sum)
        .sum();
  }

  /** What the movements by a key add to the invoices; none if there are none. */
  public Optional<Long> movedBy(String key) {
    return movements.stream()
        .filter(one -> one.by().equals(key))
        .map(BookedMovement::billed)
        .reduce(Long::sum);
  }

  /** The sum of the documents of a reference; none if there are none. */
  public Optional<Long> documented(String reference) {
    return documents.stream()
        .filter(one -> one.reference().equals(reference))
        .map(BookedDocument::net)
        .reduce(Long::sum);
  }
}
