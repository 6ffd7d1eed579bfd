package dev.countersign.app.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.MonthForm.MonthSettings;
import dev.countersign.forms.config.TenantForm;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The months of tenants. A month is begun when something of it is first asked for, in the zone that
 * its tenant has then, and so are all between it and the one before. That a month was closed is
 * known a minute later at most.
 */
public final class KnownMonths {
  private static final Duration OLDEST = Duration.ofSeconds(60);
  private static final int MOST = 10_000;

  private final MonthIndex index;
  private final Registry registry;
  private final Cache<TenantId, List<IndexedMonth>> months;

  /**
   * Over this index.
   *
   * @param nanos a clock that only goes forward
   */
  public KnownMonths(MonthIndex index, Registry registry, LongSupplier nanos) {
    this.index = index;
    this.registry = registry;
    this.months =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .ticker(nanos::getAsLong)
            .expireAfterWrite(OLDEST)
            .maximumSize(MOST)
            .build();
  }

  /** The month of the tenant that an instant is in; what was before the index is in its first. */
  public IndexedMonth of(TenantId tenant, Instant at) {
    return reaching(tenant, at).stream()
        .filter(month -> at.isBefore(month.ends()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("months reach to the instant"));
  }

  /** The month of this name, where it was begun. */
  public Optional<IndexedMonth> named(TenantId tenant, YearMonth period) {
    return named(known(tenant), period).or(() -> named(read(tenant), period));
  }

  private static Optional<IndexedMonth> named(List<IndexedMonth> all, YearMonth period) {
    return all.stream().filter(month -> month.period().equals(period)).findFirst();
  }

  /** The first month after this one that is open. */
  public IndexedMonth openAfter(TenantId tenant, YearMonth period) {
    var all = known(tenant);
    while (true) {
      var open =
          all.stream()
              .filter(month -> month.isOpen() && month.period().isAfter(period))
              .findFirst();
      if (open.isPresent()) {
        return open.get();
      }
      all = begun(tenant, all);
    }
  }

  /** All months of the tenant up to that of an instant, which are begun where they were not. */
  public List<IndexedMonth> upTo(TenantId tenant, Instant at) {
    return reaching(tenant, at).stream().filter(month -> !month.begins().isAfter(at)).toList();
  }

  private List<IndexedMonth> reaching(TenantId tenant, Instant at) {
    var all = known(tenant);
    if (all.isEmpty()) {
      var _ = index.begin(tenant, IndexedMonth.first(at, zone(tenant), 0));
      all = read(tenant);
    }
    while (!at.isBefore(all.getLast().ends())) {
      all = begun(tenant, all);
    }
    return all;
  }

  /** With the month after the last. */
  private List<IndexedMonth> begun(TenantId tenant, List<IndexedMonth> all) {
    var more = new ArrayList<>(all);
    more.add(index.begin(tenant, all.getLast().next(zone(tenant))));
    months.put(tenant, List.copyOf(more));
    return more;
  }

  private List<IndexedMonth> known(TenantId tenant) {
    var known = months.getIfPresent(tenant);
    return known == null ? read(tenant) : known;
  }

  private List<IndexedMonth> read(TenantId tenant) {
    var read = index.months(tenant);
    if (!read.isEmpty()) {
      months.put(tenant, read);
    }
    return read;
  }

  /** How the tenant's months are closed and accepted, as it is applied now. */
  public MonthSettings settings(TenantId tenant) {
    return registry
        .tenant(tenant)
        .map(text -> RegisteredSources.read("tenant", TenantForm.read(text)))
        .map(TenantForm.Tenant::month)
        .orElse(MonthSettings.USUAL);
  }

  private ZoneId zone(TenantId tenant) {
    return settings(tenant).zone();
  }
}
