package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleChoice;
import dev.countersign.testing.oracle.OracleRuling;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleTerms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that was told, at the time when it was decided. */
public sealed interface OracleTold {
  /** When it was decided. */
  Instant toldAt();

  /** Something that was said of one claim. */
  sealed interface OfAClaim extends OracleTold permits Stated, Chosen, Settled, OracleQuarrel {
    String claim();
  }

  /**
   * An attestation in the wide sense: any statement about the claim.
   *
   * @param found the forms of sessions that are known with it, and were not before
   */
  record Stated(String claim, OracleStatement statement, List<OracleSession> found)
      implements OfAClaim {
    public Stated {
      found = List.copyOf(found);
    }

    /** With all sessions known before. */
    public Stated(String claim, OracleStatement statement) {
      this(claim, statement, List.of());
    }

    @Override
    public Instant toldAt() {
      return statement.toldAt();
    }
  }

  /** A form of a session. */
  record Recorded(OracleSession form, Instant toldAt) implements OracleTold {}

  /** Forms of sessions are known, all at once; of none, time alone looks. */
  record Found(List<OracleSession> forms, Instant toldAt) implements OracleTold {
    public Found {
      forms = List.copyOf(forms);
    }
  }

  /** A choice of a session that was recorded. */
  record Chosen(String claim, OracleChoice choice, Instant toldAt) implements OfAClaim {}

  /** A ruling on a contradiction or a rule that was recorded. */
  record Settled(String claim, OracleRuling ruling, Instant toldAt) implements OfAClaim {}

  /** A month was sealed. */
  record Sealed(String period, Instant closedAt, Instant toldAt) implements OracleTold {}

  /** The entry that published a billable of a claim has its leaf in this month. */
  record Placed(String claim, int revision, String period, Instant toldAt) implements OracleTold {}

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

  /** From then on the terms are these versions, which decides nothing by itself. */
  record Applied(List<OracleTerms> versions, Instant toldAt) implements OracleTold {
    public Applied {
      versions = List.copyOf(versions);
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
