package dev.countersign.local.table;

import dev.countersign.app.accept.MonthAnswers;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.month.seal.FiledMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.SealedRoot;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sealed months in the bucket of the stack that made a table. The stack is asked when a month is
 * first wanted, so that who decides something else needs no leave for it.
 */
public final class MonthsOfTable implements SealedMonths {
  private final Supplier<SealedMonths> first;
  private Optional<SealedMonths> found = Optional.empty();

  /** Those of this table. */
  public MonthsOfTable(OpenTable table) {
    this.first = () -> new FiledMonths(BucketOfMonths.ofTable(table));
  }

  private synchronized SealedMonths months() {
    if (found.isEmpty()) {
      found = Optional.of(first.get());
    }
    return found.get();
  }

  @Override
  public Optional<SealedRoot> find(TenantId tenant, YearMonth period) {
    return months().find(tenant, period);
  }

  @Override
  public Kept answers(TenantId tenant, YearMonth period) {
    return months().answers(tenant, period);
  }

  @Override
  public boolean swap(TenantId tenant, YearMonth period, Kept before, MonthAnswers answers) {
    return months().swap(tenant, period, before, answers);
  }
}
