package dev.countersign.testing.oracle.dispute;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The dispute that an outcome keeps.
 *
 * @param amount what the payer holds owed; none if nothing
 * @param answeredAt when the first answer was recorded; none if there is none
 * @param offer the newest; none if nothing was offered
 * @param end none while it is undecided
 */
public record OracleDispute(
    String id,
    String code,
    @Nullable OracleAmount amount,
    Instant receivedAt,
    Instant recordedAt,
    @Nullable Instant answeredAt,
    @Nullable Offer offer,
    @Nullable End end) {

  /** What the seller offered last. */
  public record Offer(OracleAmount amount, Instant receivedAt) {}

  /**
   * What became of it.
   *
   * @param amount what is owed in the end; none if it isn't said
   * @param saidAt when the message was received that says the amount; none without one
   */
  public record End(
      State state, By by, Instant at, @Nullable OracleAmount amount, @Nullable Instant saidAt) {}

  /** How it ended. */
  public enum State {
    STANDS,
    FALLS,
    ADJUSTED,
    WITHDRAWN
  }

  /** Who brought the end about. */
  public enum By {
    PAYER,
    SELLER,
    ARBITER,
    SILENCE,
    TERMS
  }

  static OracleDispute opened(OracleQuarrel.Disputed by) {
    return new OracleDispute(
        by.by().id(), by.code(), by.amount(), by.receivedAt(), by.toldAt(), null, null, null);
  }

  boolean isUndecided() {
    return end == null;
  }

  /** The state's word. */
  public String state() {
    return end == null
        ? answeredAt == null ? "open" : "answered"
        : end.state().name().toLowerCase(Locale.ROOT);
  }

  OracleDispute answered(Instant recordedAt, @Nullable Offer newest) {
    return new OracleDispute(
        id,
        code,
        amount,
        receivedAt,
        this.recordedAt,
        answeredAt == null ? recordedAt : answeredAt,
        newest == null ? offer : newest,
        null);
  }

  OracleDispute ended(@Nullable End how) {
    return new OracleDispute(id, code, amount, receivedAt, recordedAt, answeredAt, offer, how);
  }

  /** It falls to what the payer holds owed. */
  OracleDispute fallen(By by, Instant at) {
    return ended(new End(State.FALLS, by, at, amount, amount == null ? null : receivedAt));
  }

  /** It stands, but for what was offered: no more is owed than that. */
  OracleDispute leftToTheOffer(State otherwise, By by, By byWhereOffered, Instant at) {
    return ended(
        offer == null
            ? new End(otherwise, by, at, null, null)
            : new End(State.ADJUSTED, byWhereOffered, at, offer.amount(), offer.receivedAt()));
  }

  /**
   * As it is for a message that was received then: an end by a silence that was complete only after
   * that is as if it weren't there.
   */
  OracleDispute asOf(Instant received) {
    return end != null && end.by() == By.SILENCE && end.at().isAfter(received) ? ended(null) : this;
  }
}
