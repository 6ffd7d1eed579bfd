package dev.countersign.forms.inbound;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Unites a session of spans with a batch of spans: whatever the order of batches, the same. */
final class OtelUnion {
  private static final List<String> WORDS = List.of("agent", "channel", "strategy", "conversation");

  private OtelUnion() {}

  static OtelSession of(OtelSession before, SessionRecord batch) {
    var record = kept(batch);
    var spans = new TreeSet<>(before.spans());
    var usage = before.usage();
    for (OtelSpan span : batch.spans()) {
      if (spans.contains(span.id())) {
        continue;
      }
      if (spans.size() == OtelSession.MOST_SPANS) {
        usage = usage.incomplete();
      } else {
        spans.add(span.id());
        usage = usage.plus(span);
      }
    }
    var handledBy = new TreeSet<>(before.handledBy());
    record.text("handled_by").ifPresent(handledBy::add);
    return united(
        new OtelSession(
            before.session(),
            spans,
            usage,
            words(before, batch.session(), record),
            items(before.records(), record, "records"),
            items(before.claimed(), record, "claimed"),
            handledBy),
        batch.session());
  }

  private static Json.Obj kept(SessionRecord batch) {
    if (StrictJson.parse(batch.content().toArray())
        instanceof Reading.Read<Json>(Json.Obj record)) {
      return record;
    }
    throw new IllegalArgumentException("the content of a session record is no object");
  }

  private static SortedMap<String, OtelWord> words(
      OtelSession before, Session batch, Json.Obj record) {
    var words = new TreeMap<>(before.words());
    boolean assumed = record.get("agent_assumed").filter(new Json.Bool(true)::equals).isPresent();
    for (String name : WORDS) {
      var at = name.equals("agent") && assumed ? Instant.EPOCH : end(batch);
      word(name, batch, record)
          .ifPresent(value -> words.merge(name, new OtelWord(at, value), OtelWord::later));
    }
    return words;
  }

  /** The conversation as it may be told, by which it is matched; anything else as it was said. */
  private static Optional<Json> word(String name, Session batch, Json.Obj record) {
    return name.equals("conversation")
        ? Optional.ofNullable(batch.conversation()).map(Json.Str::new)
        : record.get(name);
  }

  private static Instant end(Session session) {
    Instant ended = session.endedAt();
    return ended == null ? session.startedAt() : ended;
  }

  private static SortedMap<String, Json> items(
      SortedMap<String, Json> before, Json.Obj record, String name) {
    var items = new TreeMap<>(before);
    if (record.get(name).orElse(null) instanceof Json.Arr(List<Json> more)) {
      more.forEach(item -> items.put(OtelWord.text(item), item));
    }
    while (items.size() > SessionForm.MOST) {
      items.pollLastEntry();
    }
    return items;
  }

  /** The session of all batches; a form that says more is recorded later than the one before. */
  private static OtelSession united(OtelSession sum, Session batch) {
    var before = sum.session();
    var keys = new TreeSet<MatchKey>(before.keys());
    keys.addAll(batch.keys());
    var started = OtelSession.earlier(before.startedAt(), batch.startedAt());
    var ended = end(before).isAfter(end(batch)) ? end(before) : end(batch);
    boolean test = before.mode() == Session.Mode.TEST || batch.mode() == Session.Mode.TEST;
    var mode = test ? Session.Mode.TEST : Session.Mode.LIVE;
    var content = content(sum, started, ended, mode);
    var digest = SessionForm.digest(content, keys);
    boolean first = before.equals(batch);
    var recorded =
        first || batch.recordedAt().isAfter(before.recordedAt())
            ? batch.recordedAt()
            : before.recordedAt().plusMillis(1);
    return sum.as(
        new Session(
            before.id(),
            word(sum, "conversation", v -> v instanceof Json.Str(String text) ? text : null),
            Optional.ofNullable(word(sum, "agent", v -> read(v, SessionForm::agent)))
                .orElse(batch.agent()),
            word(sum, "channel", v -> v instanceof Json.Str(String text) ? text : null),
            mode,
            handledBy(sum),
            word(sum, "strategy", v -> read(v, SessionForm::strategy)),
            keys,
            started,
            ended,
            recorded,
            OtelSession.earlier(before.firstReceivedAt(), batch.firstReceivedAt()),
            digest,
            SessionForm.claimed(sum.claimed().values())));
  }

  /** What the record would say if one batch had brought all spans. */
  private static byte[] content(
      OtelSession sum, Instant started, Instant ended, Session.Mode mode) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("id", new Json.Str(sum.session().id().value()));
    sum.words().forEach((name, word) -> members.put(name, word.value()));
    if (mode == Session.Mode.TEST) {
      members.put("mode", new Json.Str("test"));
    }
    members.put("started_at", new Json.Str(started.toString()));
    members.put("ended_at", new Json.Str(ended.toString()));
    sum.handledBy().stream()
        .reduce((one, other) -> "both")
        .ifPresent(who -> members.put("handled_by", new Json.Str(who)));
    members.put("usage", sum.usage().json());
    array(members, "records", sum.records());
    array(members, "claimed", sum.claimed());
    return SessionForm.content(new Json.Obj(members)::get);
  }

  private static void array(Map<String, Json> members, String name, SortedMap<String, Json> items) {
    if (!items.isEmpty()) {
      members.put(name, new Json.Arr(List.copyOf(items.values())));
    }
  }

  private static Session.HandledBy handledBy(OtelSession sum) {
    if (sum.handledBy().isEmpty()) {
      return Session.HandledBy.AGENT;
    }
    return sum.handledBy().size() > 1 || sum.handledBy().contains("both")
        ? Session.HandledBy.BOTH
        : sum.handledBy().contains("human") ? Session.HandledBy.HUMAN : Session.HandledBy.AGENT;
  }

  private static <T> @Nullable T word(
      OtelSession sum, String name, Function<Json, @Nullable T> read) {
    var said = sum.words().get(name);
    return said == null ? null : read.apply(said.value());
  }

  private static <T> @Nullable T read(Json value, Function<Fields, Optional<T>> form) {
    return Fields.of(value, "", new ArrayList<>()).flatMap(form).orElse(null);
  }
}
