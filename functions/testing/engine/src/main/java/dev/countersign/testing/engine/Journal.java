package dev.countersign.testing.engine;

import dev.countersign.testing.engine.BookedMovement.Billing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a fake engine has written down; it only grows, but for a batch that is taken back whole. */
final class Journal {
  private final List<BookedRequest> requests = new ArrayList<>();
  private final List<BookedReading> readings = new ArrayList<>();
  private final List<Taking> takings = new ArrayList<>();
  private final List<BookedMovement> movements = new ArrayList<>();
  private final List<BookedDocument> documents = new ArrayList<>();

  /** How much was written, without requests. */
  record Mark(int takings, int movements, int documents) {}

  Mark mark() {
    return new Mark(takings.size(), movements.size(), documents.size());
  }

  void backTo(Mark mark) {
    takings.subList(mark.takings(), takings.size()).clear();
    movements.subList(mark.movements(), movements.size()).clear();
    documents.subList(mark.documents(), documents.size()).clear();
  }

  int countOf(String key) {
    return (int) requests.stream().filter(one -> one.request().key().equals(key)).count();
  }

  void add(Instant at, EngineRequest request, BookedRequest.Verdict verdict, EngineAnswer answer) {
    requests.add(new BookedRequest(nextNumber(), at, request, verdict, answer));
  }

  void add(Instant at, String asked, EngineReading reading) {
    readings.add(new BookedReading(nextNumber(), at, asked, reading));
  }

  private int nextNumber() {
    return requests.size() + readings.size() + 1;
  }

  Taking take(Instant at, EngineRequest request) {
    var taking = new Taking(at, request, "ref-" + (takings.size() + 1));
    takings.add(taking);
    return taking;
  }

  void add(BookedMovement movement) {
    movements.add(movement);
  }

  void add(BookedDocument document) {
    documents.add(document);
  }

  Optional<Taking> firstTaking(Predicate<Taking> wanted) {
    return takings.stream().filter(wanted).findFirst();
  }

  /** The first movement of a line, which says where the line is. */
  Optional<BookedMovement> line(String key) {
    return movements.stream().filter(one -> one.line().equals(key)).findFirst();
  }

  /** What a line counts, as it was at a time; none if there was none, or a hand has removed it. */
  Optional<Long> countOf(String line, Instant at) {
    var of = movements.stream().filter(one -> one.line().equals(line) && !one.at().isAfter(at));
    var found = of.toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean isRemoved = found.getLast().by().equals(BookedMovement.HAND) && sum(found) == 0;
    return isRemoved ? Optional.empty() : Optional.of(sum(found));
  }

  long sum(Account account, String period, Instant at) {
    return movements.stream()
        .filter(one -> one.account().equals(account) && one.period().equals(period))
        .filter(one -> !one.at().isAfter(at))
        .mapToLong(BookedMovement::billed)
        .sum();
  }

  Optional<Long> document(String reference, Instant at) {
    return documents.stream()
        .filter(one -> one.reference().equals(reference) && !one.at().isAfter(at))
        .map(BookedDocument::net)
        .reduce(Long::sum);
  }

  private static long sum(List<BookedMovement> some) {
    return some.stream().mapToLong(BookedMovement::counted).sum();
  }

  EngineBooks books(PeriodRule periods, Instant now) {
    var sums = new TreeMap<Account, TreeMap<String, Long>>();
    for (var one : movements) {
      sums.computeIfAbsent(one.account(), account -> new TreeMap<>())
          .merge(one.period(), one.billed(), Long::sum);
    }
    var invoices = new ArrayList<Invoice>();
    sums.forEach((account, months) ->
        months.forEach((period, sum) ->
            invoices.add(new Invoice(account, period, sum, past(periods.closes(period), now)))));
    return new EngineBooks(requests, readings, movements, documents, invoices);
  }

  private static @Nullable Instant past(@Nullable Instant closes, Instant now) {
    return closes == null || now.isBefore(closes) ? null : closes;
  }

  /** Writes a change that nobody asked for by a request. */
  void byHand(Instant at, String line, Account account, String period, long value) {
    movements.add(
        new BookedMovement(
            at, BookedMovement.HAND, line, account, period, value, value, Billing.BILLED));
  }
}
