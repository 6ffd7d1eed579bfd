package dev.countersign.ledger.memory;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.TenantScan;
import java.util.function.Consumer;

/** Reads everything of one tenant. */
final class InMemoryTenantScan implements TenantScan {
  private final InMemorySessions sessions;
  private final InMemoryOutcomes outcomes;

  InMemoryTenantScan(InMemorySessions sessions, InMemoryOutcomes outcomes) {
    this.sessions = sessions;
    this.outcomes = outcomes;
  }

  @Override
  public void sessions(TenantId tenant, Consumer<Session> each) {
    sessions.all(tenant).forEach(each);
  }

  @Override
  public void lastEntries(TenantId tenant, Consumer<StoredEntry> each) {
    outcomes.lastEntries().stream()
        .filter(stored -> stored.entry().tenant().equals(tenant))
        .forEach(each);
  }

  @Override
  public void entries(TenantId tenant, Consumer<Entry> each) {
    outcomes.lastEntries().stream()
        .map(StoredEntry::entry)
        .filter(last -> last.tenant().equals(tenant))
        .flatMap(last -> outcomes.history(tenant, last.claim()).stream())
        .forEach(stored -> each.accept(stored.entry()));
  }

  @Override
  public void someLastEntries(
      TenantId tenant, OutcomeType type, int most, Consumer<StoredEntry> each) {
    outcomes.lastEntries().stream()
        .filter(stored -> stored.entry().tenant().equals(tenant))
        .filter(stored -> stored.entry().claim().type().equals(type))
        .limit(most)
        .forEach(each);
  }
}
