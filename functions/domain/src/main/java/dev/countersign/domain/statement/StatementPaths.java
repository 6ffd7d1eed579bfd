package dev.countersign.domain.statement;

import dev.countersign.domain.MatchKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the terms name by a path: the fields of a statement, and the facts of a truth. */
public final class StatementPaths {
  private static final String FACTS = "facts.";

  private StatementPaths() {}

  /**
   * The text of the field at a path; none if it is missing or blank, or an object or an array. The
   * text of a subject is its keyed hash, of several aliases the hashes joined by '+'.
   */
  public static Optional<String> text(Statement statement, String path) {
    var record = statement.record();
    return switch (path) {
      case "id" -> Optional.of(statement.message().value());
      case "session" -> Optional.ofNullable(statement.session());
      case "conversation" -> Optional.ofNullable(statement.conversation());
      case "record.type" -> record == null ? Optional.empty() : Optional.of(record.type());
      case "record.id" -> record == null ? Optional.empty() : Optional.of(record.scopedId());
      case "occurred_at" -> Optional.of(statement.occurredAt().toString());
      case "subject" -> subject(statement, null);
      default ->
          path.startsWith("subject.")
              ? subject(statement, path.substring("subject.".length()))
              : fact(statement.facts(), path).flatMap(StatementPaths::plain);
    };
  }

  /**
   * The date at a path of the facts; none if there is none. A date without a time is the start of
   * that day in {@code zone}.
   */
  public static Optional<Instant> date(Fact.Tree facts, String path, ZoneId zone) {
    return fact(facts, path).flatMap(StatementPaths::plain).flatMap(text -> date(text, zone));
  }

  /** The JSON Pointer (RFC 6901) of a path. */
  public static String pointer(String path) {
    return "/" + path.replace("~", "~0").replace("/", "~1").replace('.', '/');
  }

  private static Optional<Instant> date(String text, ZoneId zone) {
    try {
      return Optional.of(
          text.length() == "2026-01-01".length()
              ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /** The fact at a path that begins with {@code facts.}; none if there is none. */
  public static Optional<Fact> fact(Fact.Tree facts, String path) {
    if (!path.startsWith(FACTS)) {
      return Optional.empty();
    }
    Fact at = facts;
    for (String name : path.substring(FACTS.length()).split("\\.", -1)) {
      Fact next = at instanceof Fact.Tree tree ? tree.values().get(name) : null;
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  private static Optional<String> plain(Fact fact) {
    return switch (fact) {
      case Fact.Text text -> text.value().isBlank() ? Optional.empty() : Optional.of(text.value());
      case Fact.Numeral number -> Optional.of(number.value().stripTrailingZeros().toPlainString());
      case Fact.Flag flag -> Optional.of(String.valueOf(flag.value()));
      case Fact.Nothing nothing -> Optional.empty();
      case Fact.Items items -> Optional.empty();
      case Fact.Tree tree -> Optional.empty();
    };
  }

  private static Optional<String> subject(Statement statement, @Nullable String format) {
    List<MatchKey> keys =
        statement.keys().stream()
            .filter(key -> key.kind().subject())
            .filter(key -> format == null || kinds(format).contains(key.kind()))
            .toList();
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(keys.stream().map(MatchKey::hmac).collect(Collectors.joining("+")));
  }

  private static List<MatchKey.Kind> kinds(String format) {
    String name = format.equals("phone_number") ? "PHONE" : format.toUpperCase(Locale.ROOT);
    return Arrays.stream(MatchKey.Kind.values()).filter(kind -> kind.name().equals(name)).toList();
  }
}
