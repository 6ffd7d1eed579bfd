package dev.countersign.testing.simulation.meaning;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.OracleLinks;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads records and subjects: each has one normal form, and is spelled in several ways. */
public final class LinkMeaning {
  private LinkMeaning() {}

  /** A record as {@code type/id}, or {@code type/account:id} where its account is told. */
  public static String record(Json.Obj record) {
    return Members.text(record, "type").strip() + "/" + id(record);
  }

  /** A record's id as claims are made of it: {@code account:id} where its account is told. */
  public static String id(Json.Obj record) {
    var account = Members.textOrNull(record, "account");
    var id = Members.text(record, "id").strip();
    return account == null ? id : account + ":" + id;
  }

  /** A record as it is looked for among those of sessions. */
  static String link(Json.Obj record) {
    var account = Members.textOrNull(record, "account");
    var bare = Members.text(record, "type").strip() + "/" + Members.text(record, "id").strip();
    return account == null ? bare : bare + OracleLinks.OF + account.strip();
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
