package dev.countersign.testing.engine.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting as it finally is.
 *
 * @param key the result's id; of an hour's sum the key that the engine knows it by
 * @param state the word of section 3 of the billing page: {@code ready}, {@code waiting}, {@code
 *     sending}, {@code sent}, {@code held}, {@code annulled}, {@code corrected} or {@code given_up}
 * @param reason why it is held
 * @param by the key of the posting that its money is in, if it is {@code corrected}
 * @param value what it puts into the engine: of a document the net
 * @param due when it is tried or looked at next
 * @param releases when persons released it
 */
public record PostingRecord(
    String key,
    String state,
    @Nullable String reason,
    @Nullable String by,
    long value,
    @Nullable Instant due,
    List<PostingTry> tries,
    List<Instant> releases) {

  public PostingRecord {
    tries = List.copyOf(tries);
    releases = List.copyOf(releases);
  }

  /** One without tries and releases. */
  public static PostingRecord of(String key, String state, long value) {
    return new PostingRecord(key, state, null, null, value, null, List.of(), List.of());
  }

  public PostingRecord because(String other) {
    return new PostingRecord(key, state, other, by, value, due, tries, releases);
  }

  public PostingRecord by(String other) {
    return new PostingRecord(key, state, reason, other, value, due, tries, releases);
  }

  public PostingRecord dueAt(Instant other) {
    return new PostingRecord(key, state, reason, by, value, other, tries, releases);
  }

  public PostingRecord tried(List<PostingTry> other) {
    return new PostingRecord(key, state, reason, by, value, due, other, releases);
  }

  public PostingRecord released(List<Instant> other) {
    return new PostingRecord(key, state, reason, by, value, due, tries, other);
  }

  boolean is(String... states) {
    return List.of(states).contains(state);
  }

  /** Whether no state of it says that the engine has what it stands for. */
  boolean isOpen() {
    return is("ready", "waiting", "sending", "held", "given_up");
  }

  /** How many persons' releases were before a time: tries of equal numbers belong together. */
  long releasesBefore(Instant at) {
    return releases.stream().filter(one -> !one.isAfter(at)).count();
  }
}
