package dev.countersign.testing.simulation.meaning;

import dev.countersign.forms.json.Json;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads records and subjects: each has one normal form, and is spelled in several ways. */
public final class LinkMeaning {
  private LinkMeaning() {}

  /** A record as {@code type/id}. */
  public static String record(Json.Obj record) {
    return Members.text(record, "type").strip() + "/" + Members.text(record, "id").strip();
  }

  /** The normal form of a subject identifier (RFC 9493), or of each of its aliases. */
  static Set<String> subject(Json.Obj subject) {
    var format = Members.text(subject, "format");
    return format.equals("aliases")
        ? subjects(Members.items(subject, "identifiers").stream())
        : Set.of(normal(format, Members.text(subject, format)));
  }

  static Set<String> subjects(Stream<Json> several) {
    return several
        .flatMap(one -> subject((Json.Obj) one).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String normal(String format, String name) {
    var normal = name.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    return format + ":" + (normal.startsWith("00") ? "+" + normal.substring(2) : normal);
  }
}
