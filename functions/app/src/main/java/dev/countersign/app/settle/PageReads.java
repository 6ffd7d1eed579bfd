package dev.countersign.app.settle;

import dev.countersign.app.attest.SessionFinder;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.EntryReads;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.StoredEntry;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page of due work is on, read together: the entries, and the sessions of those that are
 * decided again. What can't be read together is read by itself, when it is asked for.
 *
 * <p>Who corrects a session tells its outcomes afterwards. So what is decided by a session that was
 * corrected since it was read here is decided once more by whoever corrected it.
 */
final class PageReads {
  private static final System.Logger LOG = System.getLogger(PageReads.class.getName());

  private final Sessions sessions;
  private final SessionFinder finder;
  private final EntryReads entries;

  /** The sessions that were read, also those that are not there, by tenant. */
  private final Map<TenantId, Map<SessionId, Optional<Session>>> read = new HashMap<>();

  private PageReads(Sessions sessions, SessionFinder finder, EntryReads entries) {
    this.sessions = sessions;
    this.finder = finder;
    this.entries = entries;
  }

  /** Reads: a request for each 100 entries, and for each tenant and 100 sessions. */
  static PageReads of(List<DueWork> page, Ledger ledger, SessionFinder finder) {
    var entries = EntryReads.of(ledger.outcomes(), keys(page, DueWork.OnEntry.class));
    var reads = new PageReads(ledger.sessions(), finder, entries);
    keys(page, DueWork.TimeReached.class).stream()
        .flatMap(key -> Optional.ofNullable(entries.together().get(key)).stream())
        .map(StoredEntry::entry)
        .collect(
            Collectors.groupingBy(
                Entry::tenant, Collectors.flatMapping(named(finder), Collectors.toSet())))
        .forEach(reads::readSessions);
    return reads;
  }

  private static <W extends DueWork.OnEntry> Set<EntryKey> keys(List<DueWork> page, Class<W> kind) {
    return page.stream()
        .filter(kind::isInstance)
        .map(work -> kind.cast(work).entry())
        .collect(Collectors.toSet());
  }

  private static Function<Entry, Stream<SessionId>> named(SessionFinder finder) {
    return entry -> finder.named(entry).stream();
  }

  private void readSessions(TenantId tenant, Set<SessionId> ids) {
    try {
      read.put(tenant, sessions.byId(tenant, new TreeSet<>(ids)));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "read sessions together failed: {0}", e.getClass().getName());
    }
  }

  /** The entry that work is on, if it is there. */
  Optional<StoredEntry> entry(DueWork.OnEntry work) {
    return entries.get(work.entry());
  }

  /** The entry that work is on, if it was read together with others. */
  Optional<StoredEntry> together(DueWork.OnEntry work) {
    return Optional.ofNullable(entries.together().get(work.entry()));
  }

  /** The sessions that an entry has, and those that its statements name, which are known. */
  List<Session> sessions(Entry entry) {
    return sessionsTogether(entry)
        .orElseGet(() -> sessions.findAll(entry.tenant(), finder.named(entry)));
  }

  /** The same, if they were read together with others. */
  Optional<List<Session>> sessionsTogether(Entry entry) {
    var ids = finder.named(entry);
    var here = read.getOrDefault(entry.tenant(), Map.of());
    return here.keySet().containsAll(ids)
        ? Optional.of(
            ids.stream().flatMap(id -> here.getOrDefault(id, Optional.empty()).stream()).toList())
        : Optional.empty();
  }
}
