package dev.countersign.testing.simulation.cloud;

/** The kinds of fault, each with how often in a thousand it happens in a bad world. */
public enum Fault {
  /** A delivery never arrives; its sender tries again. */
  DELIVERY_DROPPED(60),
  /** A delivery arrives long after its sender has given up this attempt. */
  DELIVERY_DELAYED(30),
  /** A delivery arrives twice, at once or one after the other. */
  DELIVERY_REPEATED(80),
  /** A delivery was taken, and the answer is lost. */
  ANSWER_LOST(60),
  /** A sender's clock is wrong, by two minutes at most. */
  SENDER_SKEWED(300),
  /** A function's clock is wrong, by a second and a half at most. */
  FUNCTION_SKEWED(300),
  /** A function dies before the table gets its request. */
  KILLED_BEFORE(12),
  /** A function dies, or its time is up, after the table has done its request. */
  KILLED_AFTER(12),
  /** The table answers ThrottlingException. */
  THROTTLED(10),
  /** The table answers ProvisionedThroughputExceededException. */
  THROUGHPUT_EXCEEDED(10),
  /** The table answers 500. */
  SERVER_ERROR(10),
  /** The connection is cut before the request arrives. */
  RESET_BEFORE(8),
  /** The connection is cut after the request was done. */
  RESET_AFTER(10),
  /** The answer is lost, and the client itself sends the request again. */
  REPEATED_BY_CLIENT(12),
  /** A request takes longer than the sender waits. */
  STALLED(6),
  /** A batch write leaves some undone. */
  WRITES_UNPROCESSED(120),
  /** A batch read leaves some unread. */
  READS_UNPROCESSED(120),
  /** The index {@code due} does not show yet what was done, or what is new. */
  INDEX_LAGS(250),
  /** The bus doesn't take some of the events. */
  EVENTS_UNTAKEN(60),
  /** The bus took the events, and the answer is lost. */
  EVENTS_TAKEN_UNTOLD(30),
  /** A batch of the stream is delivered again though it was taken. */
  STREAM_REPEATED(80),
  /** A shard's records come late, so that those of others come first. */
  STREAM_LATE(120),
  /** A batch of the stream is lost for good. */
  STREAM_LOST(60),
  /** A record of the stream can't be read. */
  STREAM_UNREADABLE(100),
  /** The minute's settle does not run, nor those after it for a while. */
  SETTLE_LATE(120),
  /** Settle runs twice at once. */
  SETTLE_DOUBLED(150),
  /** A function is invoked whose caches may not have the newest terms yet. */
  CACHE_STALE(0),
  /** The table is restored to an earlier time. */
  RESTORED(0),
  /** The queue behind the bus gives a message twice. */
  MESSAGE_REPEATED(100),
  /** The queue gives a message late, so that later ones come first. */
  MESSAGE_LATE(150),
  /** The queue gives a message to nobody, and shows it again when its time has passed. */
  MESSAGE_HIDDEN(50),
  /** The minute's deliver does not run, nor those after it for a while. */
  DELIVER_LATE(120),
  /** Deliver runs twice at once. */
  DELIVER_DOUBLED(200),
  /** The clock of a process that sends jumps, by ten seconds at most. */
  CLOCK_JUMPED(40),
  /** An engine takes long to answer. */
  ENGINE_SLOW(60),
  /** A request comes to its engine when nobody waits for the answer any more. */
  REQUEST_LATE(25),
  /** Something on the way sends a request twice; what the second is answered is seen. */
  REQUEST_REPEATED(25),
  /** The day's seal does not run, nor those after it for a while. */
  SEAL_LATE(150),
  /** Seal runs twice at once. */
  SEAL_DOUBLED(250),
  /** The stream and settle stand still while a month ends and is closed. */
  PUBLISHING_STOPPED(0);

  private final int perMille;

  Fault(int perMille) {
    this.perMille = perMille;
  }

  /** How often, in a bad world. */
  public int perMille() {
    return perMille;
  }
}
