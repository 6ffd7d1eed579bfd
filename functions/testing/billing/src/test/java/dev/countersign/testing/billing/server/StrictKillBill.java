package dev.countersign.testing.billing.server;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.EngineBooks;
import dev.countersign.testing.engine.FakeEngine;
import dev.countersign.testing.engine.Invoice;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The strict fake with Kill Bill's rules, behind as much of Kill Bill's HTTP as its file uses. */
public final class StrictKillBill implements BillingServer {
  private final FakeEngine engine = new FakeEngine(KillBillRules.rules());
  private final KillBillFace face = new KillBillFace(engine, () -> now(), secrets());
  private final LoopbackServer server = new LoopbackServer(face);
  private final AtomicInteger hands = new AtomicInteger();
  private volatile Instant now;

  /**
   * Starts one.
   *
   * @param now what its clock shows from then on
   */
  public StrictKillBill(Instant now) {
    this.now = now;
  }

  private Instant now() {
    return now;
  }

  @Override
  public URI address() {
    return server.address();
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("password", "password", "api_key", "strict", "api_secret", "s3cret");
  }

  @Override
  public Subscriber customer(String name) {
    var made = new Subscriber(name, "subscription-of-" + name, "account-of-" + name);
    synchronized (server) {
      face.add(made);
    }
    return made;
  }

  @Override
  public void moveTo(Instant time) {
    now = time;
  }

  @Override
  public long recorded(Subscriber customer, YearMonth month) {
    return books().movements().stream()
        .filter(one -> one.account().equals(usage(customer)))
        .filter(one -> one.period().equals(month.toString()))
        .mapToLong(one -> one.counted())
        .sum();
  }

  @Override
  public boolean hasInvoice(Subscriber customer, YearMonth month) {
    return invoices(customer).anyMatch(one -> one.period().equals(month.toString()));
  }

  @Override
  public long invoiced(Subscriber customer, YearMonth month) {
    return invoices(customer)
        .filter(one -> one.period().equals(month.toString()))
        .mapToLong(Invoice::sum)
        .sum();
  }

  @Override
  public long billed(Subscriber customer) {
    return invoices(customer).mapToLong(Invoice::sum).sum()
        + books().documents().stream()
            .filter(one -> one.account().equals(KillBillFace.documents(customer)))
            .mapToLong(one -> one.net())
            .sum();
  }

  @Override
  public long owed(Subscriber customer) {
    return billed(customer);
  }

  @Override
  public boolean isParked(Subscriber customer) {
    return books().movements().stream()
        .filter(one -> one.account().equals(usage(customer)))
        .map(one -> YearMonth.parse(one.period()))
        .distinct()
        .filter(month -> month.isBefore(YearMonth.from(now.atZone(ZoneOffset.UTC))))
        .anyMatch(month -> recorded(customer, month) < 0);
  }

  @Override
  public void recordByHand(Subscriber customer, LocalDate date, long value) {
    synchronized (server) {
      engine.addByHand(
          "hand-" + hands.incrementAndGet(),
          usage(customer),
          value,
          date.atStartOfDay(ZoneOffset.UTC).toInstant(),
          now);
    }
  }

  private Stream<Invoice> invoices(Subscriber customer) {
    return books().invoices().stream()
        .filter(one -> one.account().equals(usage(customer)))
        .filter(one -> one.closedAt() != null);
  }

  private EngineBooks books() {
    synchronized (server) {
      return engine.books(now);
    }
  }

  private static Account usage(Subscriber customer) {
    return new Account(customer.subscription(), METER);
  }

  @Override
  public void close() {
    server.close();
  }
}
