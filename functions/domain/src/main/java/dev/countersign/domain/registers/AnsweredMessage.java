package dev.countersign.domain.registers;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Statement;

/**
 * One message that this outcome has answered: its name and content as short digests, and the entry
 * that holds the answer.
 *
 * @param message the first 16 digits of a digest of source and message id
 * @param content the first 16 digits of the content's digest
 */
public record AnsweredMessage(String message, String content, int seq) {
  private static final int DIGITS = 16;

  public static AnsweredMessage of(Statement statement, int seq) {
    return new AnsweredMessage(
        nameOf(statement.source(), statement.message()), statement.content().prefix(DIGITS), seq);
  }

  /** The form that {@link #parse} reads: {@code message:content:seq}. */
  public String text() {
    return message + ":" + content + ":" + seq;
  }

  /**
   * What {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static AnsweredMessage parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("no message seen");
    }
    return new AnsweredMessage(parts[0], parts[1], Integer.parseInt(parts[2]));
  }

  /** A message's name: what {@link #message} holds. */
  public static String nameOf(SourceId source, MessageId message) {
    return Digest.of("message", source.value(), message.value()).prefix(DIGITS);
  }
}
