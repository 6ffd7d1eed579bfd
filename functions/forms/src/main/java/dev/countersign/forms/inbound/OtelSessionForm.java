package dev.countersign.forms.inbound;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.entry.KnownSession;
import dev.countersign.forms.inbound.OtelUsage.Complete;
import dev.countersign.forms.inbound.OtelUsage.Tokens;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes and reads a session of spans: JSON, in which a span's id takes eight bytes of Base64. */
final class OtelSessionForm {
  private static final int ID = 16;

  private OtelSessionForm() {}

  static Bytes write(OtelSession sum) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("session", text(Bytes.of(KnownSession.write(sum.session())).toText()));
    byte[] ids = HexFormat.of().parseHex(String.join("", sum.spans()));
    members.put("spans", text(Base64.getEncoder().encodeToString(ids)));
    members.put("calls", sum.usage().calls().json());
    members.put("runs", sum.usage().runs().json());
    members.put("complete", new Json.Bool(sum.isComplete()));
    members.put("words", words(sum.words()));
    members.putAll(records(sum));
    members.put(
        "handled_by",
        new Json.Arr(
            sum.handledBy().stream().map(OtelSessionForm::text).collect(Collectors.toList())));
    return Bytes.of(CanonicalJson.write(new Json.Obj(members)));
  }

  static Bytes writeRecords(OtelSession sum) {
    return Bytes.of(CanonicalJson.write(new Json.Obj(records(sum))));
  }

  private static Map<String, Json> records(OtelSession sum) {
    return Map.of(
        "records", new Json.Arr(List.copyOf(sum.records().values())),
        "claimed", new Json.Arr(List.copyOf(sum.claimed().values())));
  }

  private static Json text(String value) {
    return new Json.Str(value);
  }

  private static Json words(SortedMap<String, OtelWord> words) {
    Map<String, Json> members = new LinkedHashMap<>();
    words.forEach((name, word) ->
        members.put(name, new Json.Arr(List.of(text(word.at().toString()), word.value()))));
    return new Json.Obj(members);
  }

  static OtelSession read(Bytes bytes) {
    return read(bytes, OtelSessionForm::read);
  }

  static OtelSession withRecords(OtelSession sum, Bytes bytes) {
    return read(bytes, in -> sum.with(items(array(in, "records")), items(array(in, "claimed"))));
  }

  private static OtelSession read(Bytes bytes, Function<Json.Obj, OtelSession> reader) {
    try {
      if (StrictJson.parse(bytes.toArray()) instanceof Reading.Read<Json>(Json.Obj members)) {
        return reader.apply(members);
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a session of spans", e);
    }
    throw new IllegalArgumentException("not a session of spans");
  }

  private static OtelSession read(Json.Obj in) {
    boolean complete = in.get("complete").filter(new Json.Bool(true)::equals).isPresent();
    return new OtelSession(
        KnownSession.read(string(in, "session").getBytes(StandardCharsets.UTF_8)),
        spans(string(in, "spans")),
        new OtelUsage(
            Tokens.of(array(in, "calls")),
            Tokens.of(array(in, "runs")),
            complete ? Complete.YES : Complete.NO),
        words((Json.Obj) in.get("words").orElseThrow()),
        items(array(in, "records")),
        items(array(in, "claimed")),
        array(in, "handled_by").items().stream()
            .map(who -> ((Json.Str) who).value())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static SortedSet<String> spans(String base64) {
    String ids = HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    var spans = new TreeSet<String>();
    for (int at = 0; at < ids.length(); at += ID) {
      spans.add(ids.substring(at, at + ID));
    }
    return spans;
  }

  private static SortedMap<String, OtelWord> words(Json.Obj in) {
    var words = new TreeMap<String, OtelWord>();
    in.members()
        .forEach((name, word) -> {
          var pair = ((Json.Arr) word).items();
          words.put(
              name, new OtelWord(Instant.parse(((Json.Str) pair.get(0)).value()), pair.get(1)));
        });
    return words;
  }

  private static SortedMap<String, Json> items(Json.Arr array) {
    return array.items().stream()
        .collect(Collectors.toMap(OtelWord::text, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  private static String string(Json.Obj in, String name) {
    return in.text(name).orElseThrow();
  }

  private static Json.Arr array(Json.Obj in, String name) {
    return (Json.Arr) in.get(name).orElseThrow();
  }
}
