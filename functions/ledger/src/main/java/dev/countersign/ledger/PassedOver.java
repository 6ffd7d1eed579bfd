package dev.countersign.ledger;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.time.LocalDate;
import java.util.List;

/**
 * How many events were passed over since they are of another account of the vendor's. Nothing else
 * is kept of them; the counts are kept for 90 days.
 */
public interface PassedOver {
  /**
   * Adds so many to the count.
   *
   * @return whether they were added; not where another process was adding at the same moment
   */
  boolean add(TenantId tenant, Count more);

  /** The counts of a tenant's sources, the newest day first. */
  List<Count> list(TenantId tenant);

  /**
   * A count.
   *
   * @param day in UTC
   * @param account as the events name it
   */
  record Count(SourceId source, LocalDate day, String account, long events) {}
}
