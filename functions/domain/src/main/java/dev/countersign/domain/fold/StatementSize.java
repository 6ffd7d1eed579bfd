package dev.countersign.domain.fold;

import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Statement;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** About how many bytes statements take where they are stored. */
final class StatementSize {
  /** The most that sources which bill by some version may take in one outcome, in bytes. */
  static final long MOST_BILLING = 160 * 1024;

  /** The most that all other sources may take in one outcome, in bytes. */
  static final long MOST_OF_WITNESSES = 48 * 1024;

  /** Names, digests and times. */
  private static final int FRAME = 320;

  private static final int KEY = 60;

  private StatementSize() {}

  static long of(Stream<Statement> statements) {
    return statements.mapToLong(StatementSize::of).sum();
  }

  private static long of(Statement statement) {
    return FRAME
        + (long) KEY * statement.keys().size()
        + of(statement.facts())
        + of(statement.record())
        + of(statement.into())
        + length(statement.session())
        + length(statement.conversation())
        + length(statement.reason());
  }

  /** Its type, its id and its account. */
  private static long of(@Nullable RecordRef record) {
    return record == null
        ? 0
        : length(record.type()) + length(record.id()) + length(record.account());
  }

  private static long of(Fact fact) {
    return switch (fact) {
      case Fact.Text(String text) -> length(text);
      case Fact.Wording wording -> length(wording.value());
      case Fact.Numeral number -> number.value().precision() + 4L;
      case Fact.Flag flag -> 5;
      case Fact.Nothing nothing -> 4;
      case Fact.Items items -> items.values().stream().mapToLong(item -> of(item) + 1).sum() + 2;
      case Fact.Tree tree ->
          tree.values().entrySet().stream()
                  .mapToLong(entry -> length(entry.getKey()) + of(entry.getValue()) + 2)
                  .sum()
              + 2;
    };
  }

  /** In UTF-8 a character takes up to three bytes, a pair up to four; quotes take two more. */
  private static long length(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    long bytes = 2;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    return bytes;
  }
}
