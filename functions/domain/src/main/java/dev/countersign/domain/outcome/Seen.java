package dev.countersign.domain.outcome;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;

/**
 * One message that this outcome has answered: its name and content as short digests, and the entry
 * that holds the answer.
 *
 * @param message the first 16 digits of a digest of source and message id
 * @param content the first 16 digits of the content's digest
 */
public record Seen(String message, String content, int seq) {
  private static final int DIGITS = 16;

  public static Seen of(Statement statement, int seq) {
    return new Seen(
        nameOf(statement.source(), statement.message()), statement.content().prefix(DIGITS), seq);
  }

  static String nameOf(SourceId source, MessageId message) {
    return Digest.of("message", source.value(), message.value()).prefix(DIGITS);
  }
}
