package dev.countersign.forms.inbound;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.NameForm;
import dev.countersign.forms.json.Reading;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a session record ({@code infra/schemas/session.schema.json}). */
public final class SessionForm {
  /** So many records or subjects one session has at most. */
  static final int MOST = 50;

  private static final int NAME = 200;
  private static final List<String> KEPT =
      List.of(
          "id",
          "conversation",
          "agent",
          "channel",
          "mode",
          "records",
          "started_at",
          "ended_at",
          "handled_by",
          "strategy",
          "usage",
          "evidence",
          "claimed",
          "recorded_at",
          "agent_assumed",
          "spans");

  private SessionForm() {}

  /**
   * A session and what is kept of its record.
   *
   * @param content canonical JSON of the known fields without the subjects
   * @param spans the spans that the record was made of; none where it was not made of spans
   */
  public record SessionRecord(Session session, Bytes content, List<OtelSpan> spans) {
    public SessionRecord {
      spans = List.copyOf(spans);
    }

    /** The same record, read as this form of its session. */
    public SessionRecord with(Session form) {
      return new SessionRecord(form, content, spans);
    }
  }

  /**
   * Reads one session record. Unknown fields are ignored.
   *
   * @param receivedAt when it was received: {@code started_at} and {@code recorded_at} may be at
   *     most five minutes ahead of that
   * @param signedAt the time that the signature covers, where it covers one: the session counts as
   *     recorded then, unless its record says when
   */
  public static Reading<SessionRecord> read(
      Json value, Instant receivedAt, @Nullable Instant signedAt, Pseudonyms pseudonyms) {
    var stamp = Optional.ofNullable(signedAt).orElse(receivedAt);
    return Fields.read(value, in -> session(in, receivedAt, stamp, pseudonyms));
  }

  private static Optional<SessionRecord> session(
      Fields in, Instant receivedAt, Instant stamp, Pseudonyms pseudonyms) {
    var id = in.id("id", SessionId::admits, SessionId::new);
    in.present("started_at");
    var started = SessionTimes.past(in, "started_at", receivedAt);
    var ended = SessionTimes.any(in, "ended_at");
    if (started.isPresent() && ended.filter(end -> end.isBefore(started.get())).isPresent()) {
      in.problem(
          "ends_before_start", "ended_at", "before started_at", "send when the session ended");
    }
    in.present("agent");
    var agent = in.object("agent").flatMap(SessionForm::agent);
    var conversation =
        NameForm.read(in, "conversation", NAME).map(new PersonalTexts(pseudonyms)::name);
    var channel = in.text("channel", NAME);
    var mode = in.word("mode", Session.Mode.values());
    var handledBy = in.word("handled_by", Session.HandledBy.values());
    var strategy = in.object("strategy").flatMap(SessionForm::strategy);
    var recordedAt = SessionTimes.past(in, "recorded_at", receivedAt);
    var keys = keys(in, pseudonyms);
    var claimed =
        claimed(in.get("claimed").orElse(null) instanceof Json.Arr(var said) ? said : List.of());
    in.object("usage").ifPresent(SessionUsageForm::check);
    var spans = OtelSpanForm.read(in);
    if (id.isEmpty() || started.isEmpty() || agent.isEmpty()) {
      return Optional.empty();
    }
    var content = content(in::get);
    var session =
        new Session(
            id.get(),
            conversation.orElse(null),
            agent.get(),
            channel.orElse(null),
            mode.orElse(Session.Mode.LIVE),
            handledBy.orElse(Session.HandledBy.AGENT),
            strategy.orElse(null),
            keys,
            started.get(),
            ended.orElse(null),
            recordedAt.orElse(stamp),
            receivedAt,
            digest(content, keys),
            claimed);
    return Optional.of(new SessionRecord(session, Bytes.of(content), spans));
  }

  /** Reads {@code {id, version}}. */
  public static Optional<Session.Agent> agent(Fields in) {
    var version = in.text("version", NAME);
    return in.required("id", NAME).map(id -> new Session.Agent(id, version.orElse(null)));
  }

  /** Reads {@code {id, arm}}. */
  public static Optional<Session.Strategy> strategy(Fields in) {
    var arm = in.word("arm", Session.Arm.values());
    return in.required("id", NAME).map(id -> new Session.Strategy(id, arm.orElse(null)));
  }

  private static SortedSet<MatchKey> keys(Fields in, Pseudonyms pseudonyms) {
    var keys = new TreeSet<MatchKey>();
    for (Json item : items(in, "records")) {
      Fields.of(item, in.at("records"), in.problems())
          .flatMap(RecordForm::read)
          .ifPresent(record -> keys.add(pseudonyms.record(record)));
    }
    SubjectForm.read(items(in, "subjects"), in.at("subjects"), in.problems())
        .forEach(subject -> keys.addAll(pseudonyms.subject(subject)));
    return keys;
  }

  /** The outcome types whose result a record says that it has brought; other items say nothing. */
  static SortedSet<OutcomeType> claimed(Collection<Json> items) {
    var types = new TreeSet<OutcomeType>();
    for (Json item : items) {
      boolean room = types.size() < MOST;
      if (room && item instanceof Json.Str(String text) && OutcomeType.admits(text)) {
        types.add(new OutcomeType(text));
      }
    }
    return types;
  }

  private static List<Json> items(Fields in, String name) {
    var value = in.get(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Json.Arr(List<Json> items) && items.size() <= MOST) {
      return items;
    }
    in.problem("wrong_type", name, "not an array of at most " + MOST, "send an array");
    return List.of();
  }

  /** What is kept of a record, as canonical JSON. */
  static byte[] content(Function<String, Optional<Json>> record) {
    Map<String, Json> kept = new LinkedHashMap<>();
    KEPT.forEach(name -> record.apply(name).ifPresent(value -> kept.put(name, value)));
    return CanonicalJson.write(new Json.Obj(kept));
  }

  static Digest digest(byte[] content, SortedSet<MatchKey> keys) {
    return Digest.of(
        Digest.of(content).hex(), String.join(",", keys.stream().map(MatchKey::hmac).toList()));
  }
}
