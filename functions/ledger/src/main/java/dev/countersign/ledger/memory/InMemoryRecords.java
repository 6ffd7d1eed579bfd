package dev.countersign.ledger.memory;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.TermsRef;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Registry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The settings of tenants, and their refused deliveries. */
final class InMemoryRecords implements Registry, Refusals {
  private final Map<String, TreeMap<String, String>> texts = new HashMap<>();
  private final Map<TenantId, TreeMap<Received, RefusedDelivery>> refused = new HashMap<>();

  private final Map<Said, Map<Digest, Instant>> first = new HashMap<>();
  private final Map<Said, Map<Instant, Integer>> counts = new HashMap<>();

  /** A source, and whether it signed what is kept of it. */
  private record Said(TenantId tenant, SourceId source, boolean signed) {}

  /** Orders refused deliveries. Their ids would not do: these are texts of several widths. */
  private record Received(Instant at, Digest digest) implements Comparable<Received> {
    static Received of(RefusedDelivery refused) {
      return new Received(refused.receivedAt(), refused.evidence().digest());
    }

    @Override
    public int compareTo(Received other) {
      int order = at.compareTo(other.at);
      return order == 0 ? digest.hex().compareTo(other.digest.hex()) : order;
    }
  }

  @Override
  public synchronized Optional<String> tenant(TenantId tenant) {
    return Optional.ofNullable(of(tenant).get("TENANT"));
  }

  @Override
  public synchronized Optional<String> source(TenantId tenant, SourceId source) {
    return Optional.ofNullable(of(tenant).get("SOURCE#" + source));
  }

  @Override
  public synchronized List<String> terms(TenantId tenant, OutcomeType type) {
    String from = "TERMS#" + type + "#";
    return List.copyOf(of(tenant).subMap(from, from + "~").values());
  }

  @Override
  public synchronized Optional<String> billing(TenantId tenant) {
    return Optional.ofNullable(of(tenant).get("BILLING"));
  }

  @Override
  public synchronized Applied applied(TenantId tenant) {
    var sources = new TreeMap<SourceId, String>();
    var terms = new ArrayList<Version>();
    of(tenant)
        .forEach((key, text) -> {
          String[] name = key.split("#", -1);
          switch (name[0]) {
            case "SOURCE" -> sources.put(new SourceId(name[1]), text);
            case "TERMS" -> terms.add(new Version(ref(name), text));
            default -> {} // the tenant's own, and its billing
          }
        });
    return new Applied(tenant(tenant), sources, terms, billing(tenant));
  }

  private static TermsRef ref(String[] name) {
    return new TermsRef(new OutcomeType(name[1]), Integer.parseInt(name[2]));
  }

  @Override
  public synchronized void putTenant(TenantId tenant, String text) {
    of(tenant).put("TENANT", text);
  }

  @Override
  public synchronized void putSource(TenantId tenant, SourceId source, String text) {
    of(tenant).put("SOURCE#" + source, text);
  }

  @Override
  public synchronized void removeSource(TenantId tenant, SourceId source) {
    of(tenant).remove("SOURCE#" + source);
  }

  @Override
  public synchronized void putBilling(TenantId tenant, String text) {
    of(tenant).put("BILLING", text);
  }

  @Override
  public synchronized void removeBilling(TenantId tenant) {
    of(tenant).remove("BILLING");
  }

  @Override
  public synchronized void removeTerms(TenantId tenant, TermsRef version) {
    of(tenant).remove("TERMS#" + version.outcome() + "#" + "%06d".formatted(version.version()));
  }

  @Override
  public synchronized TermsWrite putTerms(
      TenantId tenant, OutcomeType type, int version, String text) {
    var there = of(tenant).putIfAbsent("TERMS#" + type + "#" + "%06d".formatted(version), text);
    if (there == null) {
      return TermsWrite.WRITTEN;
    }
    return there.equals(text) ? TermsWrite.THE_SAME : TermsWrite.OTHER_TEXT;
  }

  @Override
  public synchronized Keeping keep(TenantId tenant, RefusedDelivery kept) {
    var hour = kept.receivedAt().truncatedTo(ChronoUnit.HOURS);
    var said = new Said(tenant, kept.source(), kept.isSigned());
    var digests = first.computeIfAbsent(said, s -> new HashMap<>());
    var since = digests.get(kept.evidence().digest());
    if (since == null) {
      var count = counts.computeIfAbsent(said, s -> new HashMap<>());
      if (count.merge(hour, 1, Integer::sum) > MOST_AN_HOUR) {
        return Keeping.HOUR_IS_FULL;
      }
      since = kept.receivedAt();
      digests.put(kept.evidence().digest(), since);
    }
    var known = kept.received(since);
    refused
        .computeIfAbsent(tenant, t -> new TreeMap<>())
        .merge(Received.of(known), known, (old, again) -> old.decidedAt().isEmpty() ? old : again);
    return Keeping.KEPT;
  }

  @Override
  public synchronized Listing listing(TenantId tenant, int limit) {
    var all = refused.getOrDefault(tenant, new TreeMap<>()).descendingMap().values();
    return new Listing(all.stream().limit(limit).toList(), List.of());
  }

  @Override
  public synchronized Optional<RefusedDelivery> find(TenantId tenant, String id) {
    return refused.getOrDefault(tenant, new TreeMap<>()).values().stream()
        .filter(kept -> kept.id().equals(id))
        .findFirst();
  }

  @Override
  public synchronized void decided(TenantId tenant, RefusedDelivery kept, Instant at) {
    refused
        .getOrDefault(tenant, new TreeMap<>())
        .computeIfPresent(
            Received.of(kept),
            (received, old) ->
                new RefusedDelivery(
                    old.source(),
                    old.receivedAt(),
                    old.problems(),
                    old.evidence(),
                    Optional.of(at)));
  }

  private NavigableMap<String, String> of(TenantId tenant) {
    return texts.computeIfAbsent(tenant.value(), t -> new TreeMap<>());
  }
}
