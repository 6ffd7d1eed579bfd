package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.NotedDecision;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.PublishedMark;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Histories of outcomes: each entry is an item of its outcome's partition. */
final class OutcomeItems implements Outcomes {
  private static final String SEEN = "seen";

  private final Table table;
  private final WriteStatements statements;
  private final ErasableParts parts;
  private final DecisionItems decisions;

  OutcomeItems(Table table, WriteStatements statements, ErasableParts parts) {
    this.table = table;
    this.statements = statements;
    this.parts = parts;
    this.decisions = new DecisionItems(table);
  }

  @Override
  public Optional<StoredEntry> last(TenantId tenant, Claim claim) {
    var request = entries(tenant, claim).scanIndexForward(false).limit(1).build();
    return table.query("read an outcome", request, 1).stream().findFirst().map(EntryItem::read);
  }

  @Override
  public Optional<StoredEntry> at(TenantId tenant, Claim claim, int seq) {
    return table.get("read an entry", Keys.entry(tenant, claim, seq)).map(EntryItem::read);
  }

  @Override
  public Map<EntryKey, StoredEntry> atAll(Collection<EntryKey> keys) {
    var items =
        keys.stream().distinct().map(key -> Keys.entry(key.tenant(), key.claim(), key.seq()));
    return table.getAll("read entries", items.toList()).stream()
        .map(EntryItem::read)
        .collect(Collectors.toMap(stored -> EntryKey.of(stored.entry()), stored -> stored));
  }

  @Override
  public List<StoredEntry> history(TenantId tenant, Claim claim) {
    return table.query("read a history", entries(tenant, claim).build(), Integer.MAX_VALUE).stream()
        .map(EntryItem::read)
        .toList();
  }

  @Override
  public EntryWrite append(StoredEntry entry, @Nullable Evidence evidence) {
    byte[] plain = PackedEntry.plain(entry);
    var item = EntryItem.write(entry, plain);
    if (evidence != null) {
      parts.withEvidence(item, entry.entry().tenant(), evidence, plain);
    }
    var there = table.putIf("append an entry", item, DynamoExpression.ABSENT);
    // The client repeats a put whose answer was lost, and is then told that the item is there.
    return there
        .filter(other -> !EntryItem.is(other, entry))
        .<EntryWrite>map(other -> new EntryWrite.SeqTaken(EntryItem.read(other)))
        .orElseGet(EntryWrite.Done::new);
  }

  @Override
  public Set<EntryKey> appendTogether(Collection<StoredEntry> entries) {
    var items = new LinkedHashMap<EntryKey, WriteStatement>();
    for (StoredEntry entry : entries) {
      var item = EntryItem.write(entry, PackedEntry.plain(entry));
      items.put(EntryKey.of(entry.entry()), statements.insert(item));
    }
    return statements.write("append entries", items);
  }

  @Override
  public void archive(TenantId tenant, Claim claim, List<AnsweredMessage> answered) {
    var items =
        answered.stream()
            .map(
                seen -> Keys.archived(tenant, claim, seen.message()).item().text(SEEN, seen.text()))
            .toList();
    table.putAll("archive answered messages", items, List.of());
  }

  @Override
  public Optional<AnsweredMessage> archived(TenantId tenant, Claim claim, String message) {
    return table
        .get("read an answered message", Keys.archived(tenant, claim, message))
        .map(item ->
            Failures.readingWhole(
                "an answered message", () -> AnsweredMessage.parse(item.text(SEEN))));
  }

  @Override
  public Optional<NotedDecision> note(
      TenantId tenant, Claim claim, Digest message, NotedDecision decision) {
    return decisions.note(Keys.decision(tenant, claim, message), decision);
  }

  @Override
  public void answer(TenantId tenant, Claim claim, Digest message, NotedDecision answered) {
    decisions.answer(Keys.decision(tenant, claim, message), answered);
  }

  @Override
  public void free(TenantId tenant, Claim claim, Digest message, NotedDecision refused) {
    decisions.free(Keys.decision(tenant, claim, message), refused);
  }

  @Override
  public void keep(TenantId tenant, Evidence evidence) {
    var item = Keys.evidence(tenant, evidence.digest()).item();
    table.put("keep evidence", parts.withEvidence(item, tenant, evidence));
  }

  @Override
  public Optional<Evidence> evidence(TenantId tenant, Claim claim, int seq, Digest digest) {
    return beside(tenant, claim, seq)
        .filter(beside -> beside.digest().equals(digest))
        .or(() ->
            table
                .get("read evidence", Keys.evidence(tenant, digest))
                .flatMap(item -> parts.evidence(item, tenant)));
  }

  @Override
  public void published(TenantId tenant, Claim claim, int seq, @Nullable Instant next) {
    var change =
        next == null
            ? DueItems.NOT_DUE
            : DueItems.dueFor(new DueWork.TimeReached(tenant, claim, seq, next));
    var key = Keys.entry(tenant, claim, seq);
    table.updateIf("mark an entry as published", key, change, DynamoExpression.PRESENT);
  }

  @Override
  public Set<EntryKey> publishedTogether(Collection<PublishedMark> marks) {
    var changes = new LinkedHashMap<EntryKey, WriteStatement>();
    for (PublishedMark mark : marks) {
      var entry = mark.entry();
      var key = Keys.entry(entry.tenant(), entry.claim(), entry.seq());
      changes.put(
          entry,
          mark.next() == null
              ? statements.remove(key, DueItems.ATTRIBUTES)
              : statements.set(key, DueItems.due(Values.none(), time(entry, mark.next()))));
    }
    return statements.write("mark entries as published", changes);
  }

  private static DueWork.TimeReached time(EntryKey entry, Instant next) {
    return new DueWork.TimeReached(entry.tenant(), entry.claim(), entry.seq(), next);
  }

  @Override
  public Optional<Evidence> beside(TenantId tenant, Claim claim, int seq) {
    return table
        .get("read evidence", Keys.entry(tenant, claim, seq))
        .flatMap(
            entry -> EntryItem.plain(entry).flatMap(plain -> parts.evidence(entry, tenant, plain)));
  }

  private static QueryRequest.Builder entries(TenantId tenant, Claim claim) {
    return Queries.under(Keys.outcome(tenant, claim), Keys.ENTRIES);
  }
}
