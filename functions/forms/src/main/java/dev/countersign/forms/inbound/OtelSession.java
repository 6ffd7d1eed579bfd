package dev.countersign.forms.inbound;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.inbound.OtelUsage.Complete;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A session that is added up from the spans of one conversation, however they are cut into batches
 * and in whatever order those come. Tokens are summed over distinct spans; the session starts with
 * its first span and ends with its last; subjects, records and claims are united; a test it is when
 * any batch says so; agent, channel and strategy are those of the batch that ends last and names
 * them.
 *
 * @param session the session, of all batches so far
 * @param spans the ids of the spans that were counted, at most {@link #MOST_SPANS}; spans beyond
 *     these are not counted, and the usage says so
 */
public record OtelSession(
    Session session,
    SortedSet<String> spans,
    OtelUsage usage,
    SortedMap<String, OtelWord> words,
    SortedMap<String, Json> records,
    SortedMap<String, Json> claimed,
    SortedSet<String> handledBy) {
  /** So many spans of one session are remembered. */
  public static final int MOST_SPANS = 2000;

  public OtelSession {
    spans = Collections.unmodifiableSortedSet(new TreeSet<>(spans));
    words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    claimed = Collections.unmodifiableSortedMap(new TreeMap<>(claimed));
    handledBy = Collections.unmodifiableSortedSet(new TreeSet<>(handledBy));
  }

  /** The session with one batch more; of the first batch alone where there is none before. */
  public static OtelSession after(Optional<OtelSession> before, SessionRecord batch) {
    return before
        .map(known -> known.with(batch))
        .orElseGet(() -> OtelUnion.of(nothing(batch.session()), batch));
  }

  private static OtelSession nothing(Session first) {
    return new OtelSession(
        first,
        new TreeSet<>(),
        OtelUsage.NONE,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeSet<>());
  }

  /** A batch that says nothing new changes at most when the session was first received. */
  private OtelSession with(SessionRecord batch) {
    var united = OtelUnion.of(this, batch);
    var first = earlier(session.firstReceivedAt(), batch.session().firstReceivedAt());
    return united.session().content().equals(session.content())
        ? united.as(session.knownSince(first))
        : united;
  }

  OtelSession as(Session form) {
    return new OtelSession(form, spans, usage, words, records, claimed, handledBy);
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Whether every span was counted. */
  public boolean isComplete() {
    return usage.complete() == Complete.YES;
  }

  /** The canonical bytes: equal sessions have equal bytes. */
  public Bytes write() {
    return OtelSessionForm.write(this);
  }

  /** The same without its records and claims, whose ids may be a person's address. */
  public OtelSession withoutRecords() {
    return with(new TreeMap<>(), new TreeMap<>());
  }

  /** The canonical bytes of its records and claims alone; none where it has none. */
  public Optional<Bytes> writeRecords() {
    return records.isEmpty() && claimed.isEmpty()
        ? Optional.empty()
        : Optional.of(OtelSessionForm.writeRecords(this));
  }

  /**
   * The same with the records and claims of these bytes, in the place of its own.
   *
   * @throws IllegalArgumentException when {@link #writeRecords} didn't write them
   */
  public OtelSession withRecords(Bytes bytes) {
    return OtelSessionForm.withRecords(this, bytes);
  }

  OtelSession with(SortedMap<String, Json> records, SortedMap<String, Json> claimed) {
    return new OtelSession(session, spans, usage, words, records, claimed, handledBy);
  }

  /**
   * Reads the canonical bytes.
   *
   * @throws IllegalArgumentException when they are not those of a session of spans
   */
  public static OtelSession read(Bytes bytes) {
    return OtelSessionForm.read(bytes);
  }
}
