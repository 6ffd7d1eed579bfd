package dev.countersign.app.deliver;

import java.time.Duration;

/** The times that must stand in this order, so that no two senders have one posting at once. */
public final class DeliverTimes {
  /** The longest that one request may take; an engine's file says less or as much. */
  public static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);

  /**
   * The longest that one try may take: a token, the search for a document, and the request. What
   * would end later is not begun.
   */
  public static final Duration LONGEST_TRY = Duration.ofSeconds(90);

  /** How long a posting is leased for a try. */
  public static final Duration LEASE = Duration.ofMinutes(2);

  /** How long a target is leased; a sender takes it again and again. */
  public static final Duration TARGET_LEASE = Duration.ofMinutes(3);

  /** How long the queue doesn't show a message to others. */
  public static final Duration VISIBILITY = Duration.ofMinutes(6);

  private DeliverTimes() {}
}
