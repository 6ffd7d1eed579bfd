package dev.countersign.testing.billing.server;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/**
 * A server that bills as Kill Bill does: months in UTC, a cent for each unit of {@link #METER}, an
 * invoice when a month has ended. Sums are in cents.
 */
public interface BillingServer extends AutoCloseable {
  /** The unit that is counted. */
  String METER = "policy_signed";

  /** The user, whose name a target has as a setting. */
  String USER = "admin";

  /** Where it is, without a slash at the end. */
  URI address();

  /** The secrets that its engine's file names. */
  Map<String, String> secrets();

  /** A new customer, subscribed from the first moment of the month that its clock shows. */
  Subscriber customer(String name);

  /** Moves its clock; every invoice that is due by then is made when this returns. */
  void moveTo(Instant time);

  /** What it has recorded for a month, invoiced or not. */
  long recorded(Subscriber customer, YearMonth month);

  /** Whether a month's invoice was made. */
  boolean hasInvoice(Subscriber customer, YearMonth month);

  /** What the invoices say of a month's usage. */
  long invoiced(Subscriber customer, YearMonth month);

  /** What all invoices say: usage, charges, and credits. */
  long billed(Subscriber customer);

  /** What the account owes by its own word. Nobody pays here, so it is what was billed. */
  long owed(Subscriber customer);

  /** Whether it has stopped to make invoices for it until a person looks, by its own word. */
  boolean isParked(Subscriber customer);

  /** A person records something there, under no id of ours. */
  void recordByHand(Subscriber customer, LocalDate date, long value);

  @Override
  void close();
}
