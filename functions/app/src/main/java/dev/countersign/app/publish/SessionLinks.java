package dev.countersign.app.publish;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.EntryReads;
import dev.countersign.ledger.Sessions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Links outcomes to the sessions that their entries have learned of. */
final class SessionLinks {
  private final Sessions sessions;

  SessionLinks(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Links the outcome of an entry. It links and reads only the sessions that the predecessor did
   * not know: the predecessor is due until its own sessions are linked. So the cost of an entry
   * does not grow with the number of sessions that its outcome knows.
   *
   * @param before the entries that were read, the predecessor among them
   * @return whether the entry knows these sessions as they are; else the outcome is to be decided
   *     again
   */
  boolean link(Entry entry, EntryReads before) {
    // Not only the chosen session: after a correction another one of them may be chosen.
    var fresh = new TreeSet<>(entry.registers().sessions().keySet());
    fresh.removeAll(knownBefore(entry, before));
    sessions.linkOutcomes(entry.tenant(), fresh, entry.claim());
    return !outdated(entry, fresh);
  }

  private static Optional<EntryKey> predecessor(Entry entry) {
    return entry.registers().sessions().isEmpty() ? Optional.empty() : EntryKey.of(entry).before();
  }

  private static Set<SessionId> knownBefore(Entry entry, EntryReads before) {
    return predecessor(entry)
        .flatMap(before::get)
        .map(stored -> stored.entry().registers().sessions().keySet())
        .orElse(Set.of());
  }

  /**
   * Whether the table has another form of a session than the entry knows. It looks at the sessions
   * that the entry has just learned of, and at those that a statement names and that were not
   * known. This finds a session that was recorded between the entry's look and its put, or
   * corrected before it was linked. The correction of a session that was linked before redecides
   * the outcome by itself.
   */
  private boolean outdated(Entry entry, Set<SessionId> fresh) {
    var known = entry.registers().sessions();
    var ids = new TreeSet<>(fresh);
    entry.registers().statements().all().stream()
        .filter(said -> said.act().affirms())
        .map(Statement::session)
        .filter(name -> name != null && SessionId.admits(name))
        .map(SessionId::new)
        .filter(named -> !known.containsKey(named))
        .forEach(ids::add);
    if (ids.isEmpty()) {
      return false;
    }
    List<Session> current = sessions.findAll(entry.tenant(), ids);
    return current.stream().anyMatch(session -> !session.equals(known.get(session.id())));
  }
}
