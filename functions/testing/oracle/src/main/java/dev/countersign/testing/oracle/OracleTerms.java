package dev.countersign.testing.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * One version of the terms of one outcome, as {@code interfaces} tells them.
 *
 * @param sources the first bills, the others are witnesses
 * @param waits how long after an attestation's receipt a session may still come
 * @param halfLife for {@code TIME_DECAY}; longer than nothing there
 * @param holdFrom the date that the hold counts from, as {@link OracleClawback#from}
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

  /** What an attestation may find its sessions by. */
  public enum By {
    SESSION,
    CONVERSATION,
    RECORD,
    SUBJECT
  }

  /** Which of several sessions is paid. */
  public enum Attribution {
    FIRST,
    LAST,
    EVEN,
    TIME_DECAY,
    SOLE
  }

  /** What a witness that contradicts does. */
  public enum OnConflict {
    KEEP,
    REVIEW
  }
}
