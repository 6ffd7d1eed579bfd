package dev.countersign.bench;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.MonthIndex;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A month with so many entries, which are made when they are read: so what is measured of sealing
 * holds no table. Each is like that of a result: an outcome that was held is billed.
 */
final class GeneratedMonth implements MonthIndex {
  private final int entries;
  private IndexedMonth month;
  private long bytes;

  GeneratedMonth(int entries, IndexedMonth month) {
    this.entries = entries;
    this.month = month;
  }

  /** The bytes of all leaves that were read. */
  long bytes() {
    return bytes;
  }

  @Override
  public List<TenantId> tenants() {
    return List.of();
  }

  @Override
  public List<IndexedMonth> months(TenantId tenant) {
    return List.of(month);
  }

  @Override
  public IndexedMonth begin(TenantId tenant, IndexedMonth begun) {
    return begun;
  }

  @Override
  public IndexedMonth close(TenantId tenant, YearMonth period, Instant at) {
    month = month.isOpen() ? month.closed(at) : month;
    return month;
  }

  @Override
  public Set<String> putTogether(
      TenantId tenant, YearMonth period, Collection<IndexedLeaf> leaves) {
    return Set.of();
  }

  @Override
  public Place put(TenantId tenant, YearMonth period, IndexedLeaf leaf) {
    return new Place.Here(leaf);
  }

  @Override
  public Place mark(TenantId tenant, YearMonth period, String key, YearMonth to) {
    return new Place.Late(to);
  }

  @Override
  public Optional<Place> find(TenantId tenant, YearMonth period, String key) {
    return Optional.empty();
  }

  @Override
  public Map<String, Place> findAll(TenantId tenant, YearMonth period, Collection<String> keys) {
    return Map.of();
  }

  @Override
  public void leaves(TenantId tenant, YearMonth period, LeafKind kind, Consumer<IndexedLeaf> each) {
    if (kind != LeafKind.ENTRY) {
      return;
    }
    for (int i = 0; i < entries; i++) {
      var leaf = leaf(i, entries);
      bytes += leaf.json().size();
      each.accept(leaf);
    }
  }

  @Override
  public SortedMap<String, Place> ofOutcome(TenantId tenant, YearMonth period, OutcomeId outcome) {
    return Collections.emptySortedMap();
  }

  /**
   * One of so many leaves. Their keys rise with their numbers, and each of the sixteen shards has
   * as many of them.
   */
  static IndexedLeaf leaf(int number, int entries) {
    long shard = 16L * number / entries;
    String entry = Digest.of("entry", Integer.toString(number)).hex();
    String result = Digest.of("result", Integer.toString(number)).prefix(32);
    String key =
        String.format(
            Locale.ROOT, "E/out_%x%031x/000002/%s", shard, number, entry.substring(0, 16));
    String json =
        """
        {"agent":{"id":"sales","version":"3"},"brought_by":"time","claim":"policy_signed/policy/P-%d",\
        "entry":"%s","is":{"billed":3000,"currency":"EUR","since":"2026-11"},"key":"%s",\
        "recorded_at":"2026-11-16T10:00:00.250Z","results":[{"amount":"30.00","currency":"EUR",\
        "id":"res_%s","kind":"billable","members":{"agent":"%s","attestation":"%s","bill_to":"%s",\
        "claim":"%s","meter":"a1b2","occurred_at":"%s","outcome":"%s","period":"2026-11"},\
        "period":"2026-11","quantity":1,"recorded_period":"2026-11","session":"ses_%s","sha256":"%s",\
        "terms":"policy_signed@3"}],"session":"ses_%s","status":"Billable","strategy":{"arm":"treatment",\
        "id":"s7"},"terms":"policy_signed@3","type":"policy_signed",\
        "was":{"currency":"EUR","held":3000}}\
        """
            .formatted(
                number,
                entry,
                key,
                result,
                result.substring(0, 4),
                result.substring(4, 8),
                result.substring(8, 12),
                result.substring(12, 16),
                result.substring(16, 20),
                result.substring(20, 24),
                result.substring(0, 20),
                Digest.of("data", entry).hex(),
                result.substring(0, 20));
    return new IndexedLeaf(key, Bytes.of(json.getBytes(StandardCharsets.UTF_8)));
  }
}
