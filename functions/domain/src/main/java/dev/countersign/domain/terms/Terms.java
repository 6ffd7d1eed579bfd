package dev.countersign.domain.terms;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Assurance;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One version of a tenant's contract for one outcome type.
 *
 * @param sources who may attest, at least one; the first bills and takes back, the others are
 *     witnesses
 * @param assurance the least that is believed
 * @param claimBy paths into the attestation whose values make the fact one fact, at least one
 * @param billTo the customer and the ids each billing engine wants
 */
public record Terms(
    OutcomeType outcome,
    int version,
    Instant effectiveFrom,
    ZoneId zone,
    List<SourceId> sources,
    Assurance assurance,
    List<String> claimBy,
    MatchRule match,
    Attribution attribution,
    Price price,
    Hold hold,
    List<ExemptionRule> freeWhen,
    OnConflict onConflict,
    Clawback clawback,
    String meter,
    Map<String, String> billTo) {

  public Terms {
    sources = List.copyOf(sources);
    claimBy = List.copyOf(claimBy);
    freeWhen = List.copyOf(freeWhen);
    billTo = Map.copyOf(billTo);
    if (sources.isEmpty() || claimBy.isEmpty()) {
      throw new IllegalArgumentException(
          "terms name at least one source and one field to claim by");
    }
  }

  /** What a witness that contradicts the billing source does to the bill. */
  public enum OnConflict {
    KEEP,
    REVIEW
  }

  public TermsRef ref() {
    return new TermsRef(outcome, version);
  }

  /** The same terms, in force from another time: for asking what they would have billed. */
  public Terms inForceFrom(Instant from) {
    return new Terms(
        outcome,
        version,
        from,
        zone,
        sources,
        assurance,
        claimBy,
        match,
        attribution,
        price,
        hold,
        freeWhen,
        onConflict,
        clawback,
        meter,
        billTo);
  }

  /** The source that bills and takes back. */
  public SourceId billingSource() {
    return sources.getFirst();
  }
}
