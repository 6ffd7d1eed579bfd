package dev.countersign.testing.oracle.dispute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that payer, seller or arbiter says of a dispute or an inquiry, in a message that may be
 * repeated.
 */
public sealed interface OracleQuarrel extends OracleTold.OfAClaim {
  Sender by();

  /** When the message was first received. */
  Instant receivedAt();

  /** The same without its times: what makes a repetition the same message. */
  Object content();

  /** A message, by its source and its id. */
  record Sender(String source, String message) {
    /** By this the dispute or inquiry that it opens is known here. */
    public String id() {
      return source + "/" + message;
    }
  }

  /**
   * The payer disputes.
   *
   * @param amount what the payer holds owed; none if nothing
   * @param revision the number of the billable that is named; none if the outcome is
   */
  record Disputed(
      String claim,
      Sender by,
      String code,
      @Nullable OracleAmount amount,
      @Nullable Integer revision,
      Instant receivedAt,
      Instant toldAt)
      implements OracleQuarrel {
    @Override
    public Object content() {
      return new Disputed(claim, by, code, amount, revision, Instant.EPOCH, Instant.EPOCH);
    }
  }

  /**
   * The payer takes a dispute back.
   *
   * @param dispute its id; none if it is the one that the outcome keeps
   */
  record Withdrawn(
      String claim, Sender by, @Nullable String dispute, Instant receivedAt, Instant toldAt)
      implements OracleQuarrel {
    @Override
    public Object content() {
      return new Withdrawn(claim, by, dispute, Instant.EPOCH, Instant.EPOCH);
    }
  }

  /** The seller answers. */
  record Answered(
      String claim,
      Sender by,
      @Nullable String dispute,
      Word word,
      @Nullable OracleAmount amount,
      Instant receivedAt,
      Instant toldAt)
      implements OracleQuarrel {

    /** What the seller says; an offer alone has an amount. */
    public enum Word {
      CONTESTED,
      CONCEDED,
      OFFERED
    }

    @Override
    public Object content() {
      return new Answered(claim, by, dispute, word, amount, Instant.EPOCH, Instant.EPOCH);
    }
  }

  /** The arbiter rules. */
  record Decided(
      String claim,
      Sender by,
      @Nullable String dispute,
      Finding finding,
      @Nullable OracleAmount amount,
      Dated dated,
      Instant receivedAt,
      Instant toldAt)
      implements OracleQuarrel {

    /** What the arbiter finds; adjusted alone has an amount. */
    public enum Finding {
      STANDS,
      FALLS,
      ADJUSTED
    }

    /** What says when. */
    public enum Dated {
      /** The signature covers a time. */
      SIGNED,
      /** It came over HTTP, and the signature covers no time. */
      UNSIGNED,
      /** It is a command. */
      COMMAND
    }

    @Override
    public Object content() {
      return new Decided(claim, by, dispute, finding, amount, dated, Instant.EPOCH, Instant.EPOCH);
    }
  }

  /** The seller asks of an outcome, or of a session's claim ({@code type/!/session}). */
  record Asked(String claim, Sender by, Kind kind, Instant receivedAt, Instant toldAt)
      implements OracleQuarrel {

    /** What the seller misses. */
    public enum Kind {
      UNTRACKED,
      INCORRECT,
      DECLINED
    }

    @Override
    public Object content() {
      return new Asked(claim, by, kind, Instant.EPOCH, Instant.EPOCH);
    }
  }

  /** The payer declines an inquiry, with a code; or, without, the seller takes it back. */
  record Closed(String claim, Sender by, @Nullable String code, Instant receivedAt, Instant toldAt)
      implements OracleQuarrel {
    @Override
    public Object content() {
      return new Closed(claim, by, code, Instant.EPOCH, Instant.EPOCH);
    }
  }
}
