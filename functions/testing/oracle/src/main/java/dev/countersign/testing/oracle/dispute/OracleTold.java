package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleChoice;
import dev.countersign.testing.oracle.OracleRuling;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleStatement;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that was told, at the time when it was decided. */
public sealed interface OracleTold {
  /** When it was decided. */
  Instant toldAt();

  /** Something that was said of one claim. */
  sealed interface OfAClaim extends OracleTold {
    String claim();
  }

  /** Something that was said of a dispute or an inquiry, in a message that may be repeated. */
  sealed interface Heard extends OfAClaim {
    Sender by();

    /** When the message was first received. */
    Instant receivedAt();

    /** The same without its times: what makes a repetition the same message. */
    Object content();
  }

  /** A message, by its source and its id. */
  record Sender(String source, String message) {
    /** By this the dispute or inquiry that it opens is known here. */
    public String id() {
      return source + "/" + message;
    }
  }

  /** An attestation in the wide sense: any statement about the claim. */
  record Stated(String claim, OracleStatement statement) implements OfAClaim {
    @Override
    public Instant toldAt() {
      return statement.toldAt();
    }
  }

  /** A form of a session. */
  record Recorded(OracleSession form, Instant toldAt) implements OracleTold {}

  /** A choice of a session that was recorded. */
  record Chosen(String claim, OracleChoice choice, Instant toldAt) implements OfAClaim {}

  /** A ruling on a contradiction or a rule that was recorded. */
  record Settled(String claim, OracleRuling ruling, Instant toldAt) implements OfAClaim {}

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
      Way way,
      Instant receivedAt,
      Instant toldAt)
      implements Heard {

    /** How the payer said it. */
    public enum Way {
      MESSAGE,
      ACCEPTANCE
    }

    @Override
    public Object content() {
      return new Disputed(
          claim, by, code, amount, revision, way, Instant.EPOCH, Instant.EPOCH);
    }
  }

  /**
   * The payer takes a dispute back.
   *
   * @param dispute its id; none if it is the one that the outcome keeps
   */
  record Withdrawn(
      String claim, Sender by, @Nullable String dispute, Instant receivedAt, Instant toldAt)
      implements Heard {
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
      implements Heard {

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
      implements Heard {

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
      return new Decided(
          claim, by, dispute, finding, amount, dated, Instant.EPOCH, Instant.EPOCH);
    }
  }

  /** The seller asks of an outcome, or of a session's claim ({@code type/!/session}). */
  record Asked(
      String claim, Sender by, Kind kind, Instant receivedAt, Instant toldAt) implements Heard {

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
  record Closed(
      String claim, Sender by, @Nullable String code, Instant receivedAt, Instant toldAt)
      implements Heard {
    @Override
    public Object content() {
      return new Closed(claim, by, code, Instant.EPOCH, Instant.EPOCH);
    }
  }

  /** A month was sealed. */
  record Sealed(String period, Instant closedAt, Instant toldAt) implements OracleTold {}

  /**
   * The payer's answer about a month counts from then on.
   *
   * @param without the claims that are not accepted
   */
  record Accepted(String period, Word word, Set<String> without, Instant receivedAt, Instant toldAt)
      implements OracleTold {

    /** What the payer says of the month. */
    public enum Word {
      ACCEPTED,
      REFUSED
    }
  }

  /** Time looked at everything. */
  record Looked(Instant toldAt) implements OracleTold {}

  /**
   * The restored table was told what the bus has.
   *
   * @param graceEnd when the grace ends
   * @param bus of each claim of which the bus has a result
   */
  record Restored(Instant toldAt, Instant graceEnd, Map<String, Bus> bus) implements OracleTold {}

  /**
   * What the bus has of a claim.
   *
   * @param revisions the greatest revision that it knows
   * @param stands the result that stands; none if none does
   */
  record Bus(int revisions, @Nullable OracleResult stands) {}
}
