package dev.countersign.domain.registers;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Statement;

/**
 * A message that the outcome answered, kept short: digests of its name and content, and the number
 * of the entry that holds the answer.
 *
 * @param message the first 16 digits of a digest of source and message id
 * @param content the first 16 digits of the content digest
 * @param seq the number of the entry
 */
public record AnsweredMessage(String message, String content, int seq) {
  private static final int DIGITS = 16;

  /** The message of this statement, answered by entry {@code seq}. */
  public static AnsweredMessage of(Statement statement, int seq) {
    return new AnsweredMessage(
        nameOf(statement.source(), statement.message()), statement.content().prefix(DIGITS), seq);
  }

  /** The form that {@link #parse} reads: {@code message:content:seq}. */
  public String text() {
    return message + ":" + content + ":" + seq;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static AnsweredMessage parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not of the form message:content:seq");
    }
    return new AnsweredMessage(parts[0], parts[1], Integer.parseInt(parts[2]));
  }

  /** The digest of a message's name that {@link #message} holds. */
  public static String nameOf(SourceId source, MessageId message) {
    return Digest.of("message", source.value(), message.value()).prefix(DIGITS);
  }
}
