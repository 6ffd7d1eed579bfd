package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Statement;
import dev.countersign.forms.entry.EntryTexts;
import dev.countersign.ledger.PersonalData;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Finds the items that have a key of their own, and removes it. */
final class PersonalItems implements PersonalData {
  private static final String NOTE = "note";
  private static final DynamoExpression UNREADABLE =
      new DynamoExpression("REMOVE #key, #texts, #evidence, #content", java.util.Map.of());
  private static final DynamoExpression READABLE =
      new DynamoExpression("attribute_exists(#key)", java.util.Map.of());

  private final Table table;
  private final ErasableParts parts;
  private final EvidenceKeys days;

  PersonalItems(Table table, ErasableParts parts, EvidenceKeys days) {
    this.table = table;
    this.parts = parts;
    this.days = days;
  }

  @Override
  public void scan(TenantId tenant, Consumer<Held> each) {
    var wanted =
        DynamoExpression.of(
            "begins_with(#pk, :of) AND (attribute_exists(#key) OR attribute_exists(#packed)"
                + " OR attribute_exists(#spans))",
            Values.none().text(":of", Keys.tenant(tenant) + "#"));
    table.scan(
        "scan personal data",
        ScanRequest.builder()
            .consistentRead(true)
            .filterExpression(wanted.text())
            .expressionAttributeNames(wanted.names())
            .expressionAttributeValues(wanted.values()),
        Integer.MAX_VALUE,
        item -> {
          held(tenant, item).ifPresent(each);
          return true;
        });
  }

  private Optional<Held> held(TenantId tenant, Values item) {
    var place = new Place(item.text(Key.PK), item.text(Key.SK));
    if (isCurrent(tenant, place)) {
      return SpanSum.records(item)
          .map(records -> other(tenant, place, Kind.SESSION, item, Optional.of(records)));
    }
    return kind(tenant, place)
        .map(kind ->
            kind == Kind.ENTRY
                ? entry(tenant, place, item)
                : other(tenant, place, kind, item, ErasableParts.content(item)));
  }

  private Held entry(TenantId tenant, Place place, Values item) {
    byte[] plain = EntryItem.plain(item).orElseThrow();
    var registers = EntryItem.read(item).entry().registers();
    var keys = new HashSet<MatchKey>();
    var names = new HashSet<String>();
    var deliveries = new HashSet<Digest>();
    for (Statement statement : registers.statements().all()) {
      keys.addAll(statement.keys());
      Optional.ofNullable(statement.record()).map(RecordRef::id).ifPresent(names::add);
      Optional.ofNullable(statement.into()).map(RecordRef::id).ifPresent(names::add);
      Optional.ofNullable(statement.conversation()).ifPresent(names::add);
      deliveries.add(statement.evidence());
    }
    registers.sessions().values().forEach(session -> keys.addAll(session.keys()));
    return new Held(
        place,
        item.has(ErasableParts.KEY) ? Kind.ENTRY : Kind.BARE_ENTRY,
        keys,
        names,
        deliveries,
        EntryTexts.of(EntryItem.read(item).entry()),
        parts.evidence(item, tenant, plain),
        Optional.empty());
  }

  private Held other(
      TenantId tenant, Place place, Kind kind, Values item, Optional<Bytes> content) {
    Set<MatchKey> keys = kind == Kind.SESSION ? SessionItem.session(item).keys() : Set.of();
    return new Held(
        place,
        kind,
        keys,
        Set.of(),
        Set.of(),
        new TreeMap<>(),
        parts.evidence(item, tenant),
        content);
  }

  /** The item of a session's current form, which remembers the records that its spans named. */
  private static boolean isCurrent(TenantId tenant, Place place) {
    return place.pk().startsWith(Keys.sessions(tenant)) && place.sk().equals(Keys.CURRENT);
  }

  private static Optional<Kind> kind(TenantId tenant, Place place) {
    String pk = place.pk();
    if (pk.startsWith(Keys.outcomes(tenant)) && place.sk().startsWith(Keys.ENTRIES)) {
      return Optional.of(Kind.ENTRY);
    }
    if (pk.startsWith(PersonalKeys.deliveries(tenant))) {
      return Optional.of(Kind.DELIVERY);
    }
    if (pk.startsWith(Keys.sessions(tenant)) && place.sk().startsWith(Keys.MESSAGES)) {
      return Optional.of(Kind.SESSION);
    }
    if (pk.equals(Keys.tenant(tenant) + "#F")) {
      return Optional.of(Kind.WAITING);
    }
    return pk.equals(Keys.refusals(tenant)) ? Optional.of(Kind.REFUSED) : Optional.empty();
  }

  @Override
  public boolean erase(TenantId tenant, Place place) {
    var key = new Key(place.pk(), place.sk());
    if (isCurrent(tenant, place)) {
      return SpanSum.erase(table, key);
    }
    var kind =
        kind(tenant, place)
            .orElseThrow(() -> new IllegalArgumentException("no place of " + tenant));
    if (kind != Kind.REFUSED && kind != Kind.WAITING) {
      return table.updateIf("erase", key, UNREADABLE, READABLE);
    }
    boolean there = table.get("read a delivery", key).isPresent();
    table.putAll("erase a delivery", List.of(), List.of(key));
    return there;
  }

  @Override
  public Set<TenantId> apps(TenantId tenant) {
    return new RegistryItems(table).apps(tenant);
  }

  @Override
  public void note(TenantId tenant, Instant at, String note) {
    var digest = Digest.of("erasure", note);
    table.put("note an erasure", PersonalKeys.erasure(tenant, at, digest).item().text(NOTE, note));
  }

  @Override
  public List<String> notes(TenantId tenant) {
    var request = Queries.all(PersonalKeys.erasures(tenant)).build();
    return table.query("list erasures", request, Integer.MAX_VALUE).stream()
        .map(item -> item.text(NOTE))
        .toList();
  }

  @Override
  public void reschedule(TenantId tenant) {
    days.reschedule(tenant);
  }
}
