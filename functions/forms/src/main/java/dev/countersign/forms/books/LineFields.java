package dev.countersign.forms.books;

import dev.countersign.domain.NormalText;
import dev.countersign.domain.Problem;
import dev.countersign.domain.books.BookSum;
import dev.countersign.forms.json.Json;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of a line by its profile, each read as what it is; and what is wrong with them. */
final class LineFields {
  private static final String FACTS = "facts.";

  private final ExportProfile profile;
  private final Map<String, String> values = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private Optional<BookSum> amount = Optional.empty();

  LineFields(ExportProfile profile, LineTimes times, ExportRow row) {
    this.profile = profile;
    values.putAll(profile.set());
    profile
        .columns()
        .forEach((field, column) ->
            row.value(column).ifPresent(text -> values.put(field, NormalText.of(text))));
    required();
    time(times);
    amounts();
  }

  /** What is wrong; the pointer is the column's name. */
  List<Problem> problems() {
    return problems;
  }

  /** What is owed for it. */
  Optional<BookSum> amount() {
    return amount;
  }

  /** The attestation that it would be. */
  Json.Obj attestation() {
    var members = claimed();
    put(members, ExportProfile.OCCURRED_AT, ExportProfile.OCCURRED_AT);
    var subject = subject();
    if (!subject.isEmpty()) {
      members.put("subject", new Json.Obj(subject));
    }
    if (values.containsKey(ExportProfile.VALUE)) {
      var value = new LinkedHashMap<String, Json>();
      put(value, ExportProfile.AMOUNT, ExportProfile.VALUE);
      put(value, ExportProfile.CURRENCY, ExportProfile.CURRENCY);
      members.put(ExportProfile.VALUE, new Json.Obj(value));
    }
    return new Json.Obj(members);
  }

  /** As {@link #attestation}, but only what its claim is made of, at any time. */
  Json.Obj claimAt(String time) {
    var members = claimed();
    members.put(ExportProfile.OCCURRED_AT, new Json.Str(time));
    if (profile.claimBy().contains(ExportProfile.OCCURRED_AT)) {
      members.remove(ExportProfile.OCCURRED_AT);
      put(members, ExportProfile.OCCURRED_AT, ExportProfile.OCCURRED_AT);
    }
    var subject = subject();
    if (!subject.isEmpty()) {
      members.put("subject", new Json.Obj(subject));
    }
    return new Json.Obj(members);
  }

  private Map<String, Json> claimed() {
    var members = new LinkedHashMap<String, Json>();
    members.put("act", new Json.Str("attested"));
    put(members, ExportProfile.OUTCOME, ExportProfile.OUTCOME);
    var record = new LinkedHashMap<String, Json>();
    put(record, "type", "record.type");
    put(record, "id", "record.id");
    put(record, "account", "record.account");
    if (record.containsKey("id")) {
      members.put("record", new Json.Obj(record));
    }
    put(members, "conversation", "conversation");
    put(members, "session", "session");
    var facts = new LinkedHashMap<String, Json>();
    values.keySet().stream()
        .filter(field -> field.startsWith(FACTS))
        .forEach(field -> put(facts, field.substring(FACTS.length()), field));
    if (!facts.isEmpty()) {
      members.put("facts", new Json.Obj(facts));
    }
    return members;
  }

  private Map<String, Json> subject() {
    var known =
        List.of("email", "phone_number", "opaque").stream()
            .filter(format -> values.containsKey("subject." + format))
            .map(this::subject)
            .toList();
    if (known.size() < 2) {
      return known.isEmpty() ? Map.of() : known.getFirst();
    }
    var aliases = new LinkedHashMap<String, Json>();
    aliases.put("format", new Json.Str("aliases"));
    aliases.put("identifiers", new Json.Arr(known.stream().<Json>map(Json.Obj::new).toList()));
    return aliases;
  }

  private Map<String, Json> subject(String format) {
    var members = new LinkedHashMap<String, Json>();
    members.put("format", new Json.Str(format));
    put(members, format.equals("opaque") ? "id" : format, "subject." + format);
    return members;
  }

  private void put(Map<String, Json> members, String name, String field) {
    var value = values.get(field);
    if (value != null) {
      members.put(name, new Json.Str(value));
    }
  }

  private void required() {
    var needed = new ArrayList<>(List.of(ExportProfile.OUTCOME, ExportProfile.OCCURRED_AT));
    needed.addAll(profile.claimBy());
    for (String field : needed) {
      if (!values.containsKey(field)) {
        problems.add(
            new Problem("missing", profile.place(field), "empty", "fill it in, or leave it out"));
      }
    }
  }

  private void time(LineTimes times) {
    var text = values.remove(ExportProfile.OCCURRED_AT);
    if (text == null) {
      return;
    }
    String column = profile.place(ExportProfile.OCCURRED_AT);
    try {
      values.put(ExportProfile.OCCURRED_AT, times.time(text).toString());
    } catch (LineTimes.NoZone e) {
      problems.add(
          new Problem(
              "not_a_time", column, "a time without an offset", "name its zone in the profile"));
    } catch (DateTimeException e) {
      problems.add(
          new Problem(
              "not_a_time",
              column,
              "not as the profile's dates say",
              "mend the line, or the profile's dates"));
    }
  }

  private void amounts() {
    try {
      for (String field : List.of(ExportProfile.AMOUNT, ExportProfile.VALUE)) {
        var text = values.remove(field);
        if (text == null) {
          continue;
        }
        String plain = LineAmounts.plain(text, profile.decimal(), profile.place(field));
        String currency = values.getOrDefault(ExportProfile.CURRENCY, "");
        var sum = LineAmounts.sum(plain, currency, profile.place(ExportProfile.CURRENCY));
        if (field.equals(ExportProfile.AMOUNT)) {
          amount = Optional.of(sum);
        } else {
          values.put(field, plain);
        }
      }
    } catch (LineAmounts.Unreadable e) {
      problems.add(e.problem());
    }
  }
}
