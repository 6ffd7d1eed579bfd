package dev.countersign.testing.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of the terms of one outcome type.
 *
 * @param sources the first bills, the others are witnesses
 * @param succeeds by source: those that it speaks for
 * @param assurance the least grade that is believed
 * @param waits how long after the truth's first receipt a session may still come
 * @param halfLife for {@code TIME_DECAY}, where it is longer than nothing
 * @param prices the first that holds counts
 * @param hold none if there is no hold
 * @param lock none if there is no lock
 * @param freeWhen in the order in which they apply
 * @param clawback the first that is for a reason counts; empty if the terms have no clawback
 * @param dispute none if nothing can be disputed
 * @param inquiry none if what a session claims is asked of nobody
 */
public record OracleTerms(
    int version,
    Instant effectiveFrom,
    ZoneId zone,
    List<String> sources,
    Map<String, List<String>> succeeds,
    OracleAssurance assurance,
    Set<By> by,
    OracleSpan window,
    OracleSpan waits,
    Attribution attribution,
    OracleSpan halfLife,
    List<OraclePrice> prices,
    @Nullable After hold,
    @Nullable After lock,
    List<OracleFreeRule> freeWhen,
    OnConflict onConflict,
    List<OracleClawback> clawback,
    @Nullable OracleDisputeClause dispute,
    @Nullable OracleInquiryClause inquiry) {

  public OracleTerms {
    sources = List.copyOf(sources);
    succeeds = Map.copyOf(succeeds);
    by = Set.copyOf(by);
    prices = List.copyOf(prices);
    freeWhen = List.copyOf(freeWhen);
    clawback = List.copyOf(clawback);
  }

  /** Terms by which nothing is disputed and nobody is asked. */
  public OracleTerms(
      int version,
      Instant effectiveFrom,
      ZoneId zone,
      List<String> sources,
      Map<String, List<String>> succeeds,
      OracleAssurance assurance,
      Set<By> by,
      OracleSpan window,
      OracleSpan waits,
      Attribution attribution,
      OracleSpan halfLife,
      List<OraclePrice> prices,
      @Nullable After hold,
      @Nullable After lock,
      List<OracleFreeRule> freeWhen,
      OnConflict onConflict,
      List<OracleClawback> clawback) {
    this(
        version,
        effectiveFrom,
        zone,
        sources,
        succeeds,
        assurance,
        by,
        window,
        waits,
        attribution,
        halfLife,
        prices,
        hold,
        lock,
        freeWhen,
        onConflict,
        clawback,
        null,
        null);
  }

  /** These terms with other clauses of disputes and inquiries. */
  public OracleTerms with(
      @Nullable OracleDisputeClause ofDisputes, @Nullable OracleInquiryClause ofInquiries) {
    return new OracleTerms(
        version,
        effectiveFrom,
        zone,
        sources,
        succeeds,
        assurance,
        by,
        window,
        waits,
        attribution,
        halfLife,
        prices,
        hold,
        lock,
        freeWhen,
        onConflict,
        clawback,
        ofDisputes,
        ofInquiries);
  }

  /**
   * A span after a date.
   *
   * @param from {@code occurred_at}, {@code stated_at} or a fact's path ({@code facts.start})
   */
  public record After(String from, OracleSpan span) {}

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
