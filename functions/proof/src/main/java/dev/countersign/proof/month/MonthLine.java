package dev.countersign.proof.month;

import java.nio.charset.StandardCharsets;

/**
 * One line of a sealed file.
 *
 * @param number which line of the file it is, from 1; the note's lines count
 * @param bytes the line without its newline
 */
@SuppressWarnings("ArrayRecordComponent") // from one reader to one checker, never compared
public record MonthLine(long number, byte[] bytes) {
  /** The line for a person. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
