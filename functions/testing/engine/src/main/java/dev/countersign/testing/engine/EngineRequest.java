package dev.countersign.testing.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that an engine gets, in words that are no vendor's.
 *
 * @param key the request's key: a result's id; of a document the reference by which it is found
 * @param value what is counted, in whole units or minor units: above zero for a usage, below zero
 *     for a negative, what stays of the line for a replacement, zero for a cancellation; the net of
 *     a document, below zero for a credit
 * @param time the posting time; of a cancellation and a replacement that of the line
 * @param of the key of the line that is taken back, if it names one
 * @param bytes all that was sent, each byte as one character (ISO 8859-1); two requests of one key
 *     are the same if these are
 */
public record EngineRequest(
    Kind kind,
    String key,
    Account account,
    long value,
    Instant time,
    @Nullable String of,
    String bytes) {

  /** A usage whose bytes are made of its parts. */
  public static EngineRequest usage(String key, Account account, long value, Instant time) {
    return of(Kind.USAGE, key, account, value, time, null);
  }

  /** A negative usage that takes back the line {@code of}; its bytes are made of its parts. */
  public static EngineRequest negative(
      String key, Account account, long value, Instant time, String of) {
    return of(Kind.NEGATIVE, key, account, value, time, of);
  }

  /** A cancellation of the line {@code of}; its bytes are made of its parts. */
  public static EngineRequest cancel(String key, Account account, Instant time, String of) {
    return of(Kind.CANCEL, key, account, 0, time, of);
  }

  /** What the line {@code of} counts from now on; its bytes are made of its parts. */
  public static EngineRequest replace(
      String key, Account account, long value, Instant time, String of) {
    return of(Kind.REPLACE, key, account, value, time, of);
  }

  /** A credit (below zero) or a charge; its bytes are made of its parts. */
  public static EngineRequest document(String key, Account account, long net, Instant time) {
    return of(Kind.DOCUMENT, key, account, net, time, null);
  }

  private static EngineRequest of(
      Kind kind, String key, Account account, long value, Instant time, @Nullable String of) {
    var bytes = String.join(" ", kind.name(), key, account.toString(), value + "", time + "");
    return new EngineRequest(kind, key, account, value, time, of, bytes);
  }

  /** What is asked for. */
  public enum Kind {
    USAGE,
    NEGATIVE,
    CANCEL,
    REPLACE,
    DOCUMENT
  }
}
