package dev.countersign.app.operate.restore;

import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.MonthIndex.Place;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.SealedMonthReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the index of months of a restored table back what the sealed files have: a month that is
 * sealed is closed, and has the leaves of its file. So what is published again after the restore is
 * found there, and doesn't come late into another month. Nothing may be published meanwhile.
 * Repeating it changes nothing.
 */
public final class RestoreMonths {
  private static final int TOGETHER = 100;

  private final MonthIndex index;
  private final MonthFiles files;
  private long leaves;

  /** Of this index, by these files. */
  public RestoreMonths(MonthIndex index, MonthFiles files) {
    this.index = index;
    this.files = files;
  }

  /** Restores the months of all tenants. */
  public void restore() {
    index.tenants().forEach(this::restore);
  }

  /** How many leaves it put back. */
  public long leaves() {
    return leaves;
  }

  /** The newest first; where one lacks nothing, those before it don't either. */
  private void restore(TenantId tenant) {
    for (IndexedMonth month : begun(tenant).reversed()) {
      var file = file(tenant, month.period());
      if (file.isPresent() && !restored(tenant, month, file.get())) {
        return;
      }
    }
  }

  /** The tenant's months, with those that were begun since and are sealed. */
  private List<IndexedMonth> begun(TenantId tenant) {
    var all = new ArrayList<>(index.months(tenant));
    while (true) {
      var last = all.getLast();
      var next = file(tenant, last.period().plusMonths(1));
      if (next.isEmpty()) {
        return all;
      }
      try (var in = SealedMonthReader.open(next.get())) {
        all.add(index.begin(tenant, last.next(header(in).zone())));
      } catch (IOException e) {
        throw new Unavailable("read a sealed file", e);
      }
    }
  }

  private Optional<InputStream> file(TenantId tenant, YearMonth period) {
    return files.open(tenant + "-" + period + ".sealed");
  }

  private static MonthHeader header(SealedMonthReader in) throws IOException {
    var first = MonthLeaf.parse(in.next().orElseThrow().bytes()).orThrow();
    if (first instanceof MonthHeader header) {
      return header;
    }
    throw new Defect("read a sealed file: it begins with no header", null);
  }

  /** Whether the month was open, or lacked a leaf. */
  private boolean restored(TenantId tenant, IndexedMonth month, InputStream file) {
    long before = leaves;
    try (var in = SealedMonthReader.open(file)) {
      var _ = index.close(tenant, month.period(), header(in).closedAt());
      var some = new ArrayList<MonthLeaf>();
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        some.add(MonthLeaf.parse(line.get().bytes()).orThrow());
        if (some.size() == TOGETHER) {
          put(tenant, month.period(), some);
        }
      }
      put(tenant, month.period(), some);
    } catch (IOException e) {
      throw new Unavailable("read a sealed file", e);
    }
    return month.isOpen() || leaves > before;
  }

  private void put(TenantId tenant, YearMonth period, List<MonthLeaf> some) {
    var there = index.findAll(tenant, period, some.stream().map(MonthLeaf::key).toList());
    for (MonthLeaf leaf : some) {
      if (!there.containsKey(leaf.key())) {
        leaves++;
        var _ = index.put(tenant, period, new IndexedLeaf(leaf.key(), Bytes.of(leaf.bytes())));
      }
      leaf.late().ifPresent(own -> mark(tenant, leaf.key(), YearMonth.parse(own), period));
    }
    some.clear();
  }

  /** From the month that a late leaf would have been in, marks lead to the one that it is in. */
  private void mark(TenantId tenant, String key, YearMonth own, YearMonth to) {
    var place = index.mark(tenant, own, key, to);
    while (place instanceof Place.Late(YearMonth next) && !next.equals(to)) {
      place = index.mark(tenant, next, key, to);
    }
  }
}
