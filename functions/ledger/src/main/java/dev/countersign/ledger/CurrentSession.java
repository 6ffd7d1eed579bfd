package dev.countersign.ledger;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.inbound.OtelSession;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a session now.
 *
 * @param session its newest form; the sum of all spans, where it is recorded by spans
 * @param keys all that it is found by
 * @param spansOrNull what is remembered of its spans ({@link OtelSession#write}); none where no
 *     record of it was made of spans
 */
public record CurrentSession(
    Session session, SortedSet<MatchKey> keys, @Nullable Bytes spansOrNull) {
  public CurrentSession {
    keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
  }

  /**
   * What counts once this record has come.
   *
   * @param keys all that the session is found by in the form that the record says
   */
  public static CurrentSession after(
      Optional<CurrentSession> before, SessionRecord read, Set<MatchKey> keys) {
    return read.spans().isEmpty() ? said(before, read, keys) : summed(before, read, keys);
  }

  /** The newest form counts. */
  private static CurrentSession said(
      Optional<CurrentSession> before, SessionRecord read, Set<MatchKey> keys) {
    var said = new CurrentSession(read.session(), new TreeSet<>(keys), null);
    return before.map(known -> known.newest(said).with(known.spansOrNull)).orElse(said);
  }

  /** The spans are added up; their sum counts unless a record of another kind is newer. */
  private static CurrentSession summed(
      Optional<CurrentSession> before, SessionRecord read, Set<MatchKey> keys) {
    var known = before.map(CurrentSession::spansOrNull).map(OtelSession::read);
    var sum = OtelSession.after(known, read);
    var all = new TreeSet<MatchKey>(keys);
    sum.session().keys().forEach(key -> all.add(key.bare()));
    var summed = new CurrentSession(sum.session(), all, null);
    boolean other =
        before.isPresent()
            && known
                .filter(spans -> spans.session().content().equals(before.get().session.content()))
                .isEmpty();
    var counts = other ? before.get().newest(summed) : summed.knownAs(before);
    return counts.with(sum.write());
  }

  private CurrentSession newest(CurrentSession other) {
    var newest = session.merged(other.session);
    boolean theirs = newest.content().equals(other.session.content());
    return new CurrentSession(newest, theirs ? other.keys : keys, null);
  }

  private CurrentSession knownAs(Optional<CurrentSession> before) {
    var first =
        before
            .map(known -> known.session.firstReceivedAt())
            .filter(at -> at.isBefore(session.firstReceivedAt()))
            .orElse(session.firstReceivedAt());
    return new CurrentSession(session.knownSince(first), keys, null);
  }

  private CurrentSession with(@Nullable Bytes spans) {
    return new CurrentSession(session, keys, spans);
  }
}
