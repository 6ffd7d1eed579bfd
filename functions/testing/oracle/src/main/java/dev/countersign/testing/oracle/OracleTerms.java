package dev.countersign.testing.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * One version of the terms of one outcome type.
 *
 * @param sources the first bills, the others are witnesses
 * @param assurance the least grade that is believed
 * @param waits how long after the truth's receipt a session may still come
 * @param halfLife for {@code TIME_DECAY}, where it is longer than nothing
 * @param holdFrom the date that the hold counts from, named as {@link OracleClawback#from}
 * @param freeWhen in the order in which they apply
 */
public record OracleTerms(
    int version,
    Instant effectiveFrom,
    ZoneId zone,
    List<String> sources,
    OracleAssurance assurance,
    Set<By> by,
    OracleSpan window,
    OracleSpan waits,
    Attribution attribution,
    OracleSpan halfLife,
    OraclePrice price,
    String holdFrom,
    OracleSpan holdFor,
    List<OracleFreeRule> freeWhen,
    OnConflict onConflict,
    OracleClawback clawback) {

  public OracleTerms {
    sources = List.copyOf(sources);
    by = Set.copyOf(by);
    freeWhen = List.copyOf(freeWhen);
  }

  /** What an attestation finds its sessions by. */
  public enum By {
    SESSION,
    CONVERSATION,
    RECORD,
    SUBJECT
  }

  /** Which of the candidates are paid. */
  public enum Attribution {
    FIRST,
    LAST,
    EVEN,
    TIME_DECAY,
    SOLE
  }

  /** What a witness that contradicts changes. */
  public enum OnConflict {
    KEEP,
    REVIEW
  }
}
