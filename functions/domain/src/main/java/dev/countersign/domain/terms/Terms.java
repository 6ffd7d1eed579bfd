package dev.countersign.domain.terms;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Assurance;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of a tenant's contract for one outcome type.
 *
 * @param version its number, from 1
 * @param effectiveFrom when it comes into force
 * @param zone the calendar of all spans and dates
 * @param sources the sources that may attest, at least one; the first bills, the others are
 *     witnesses
 * @param assurance the least grade that is believed
 * @param succeeds for a source, the earlier sources that it speaks for
 * @param claimBy the fields of an attestation that make a fact one fact, at least one
 * @param freeWhen the rules by which a session is free, in the order in which they apply
 * @param lockOrNull when a truth becomes final; never, if there is none
 * @param clawback what goes back after the hold: the first rule that has the retraction's reason
 * @param disputeOrNull how its results can be disputed; not at all, if there is none
 * @param inquiryOrNull how the payer is asked about results that nobody attested; not at all, if
 *     there is none
 * @param meter the billing engine's name for what is counted
 * @param billTo the customer, and the customer's id in each billing engine
 */
public record Terms(
    OutcomeType outcome,
    int version,
    Instant effectiveFrom,
    ZoneId zone,
    List<SourceId> sources,
    Map<SourceId, List<SourceId>> succeeds,
    Assurance assurance,
    List<String> claimBy,
    MatchRule match,
    Attribution attribution,
    PriceList price,
    Hold hold,
    @Nullable Lock lockOrNull,
    List<ExemptionRule> freeWhen,
    OnConflict onConflict,
    List<ClawbackRule> clawback,
    @Nullable DisputeTerms disputeOrNull,
    @Nullable InquiryTerms inquiryOrNull,
    String meter,
    Map<String, String> billTo) {

  public Terms {
    sources = List.copyOf(sources);
    succeeds =
        succeeds.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
    clawback = List.copyOf(clawback);
    claimBy = List.copyOf(claimBy);
    freeWhen = List.copyOf(freeWhen);
    billTo = Map.copyOf(billTo);
    if (sources.isEmpty() || claimBy.isEmpty()) {
      throw new IllegalArgumentException(
          "terms name at least one source and one field to claim by");
    }
  }

  /** What a witness that contradicts the billing source changes. */
  public enum OnConflict {
    /** Nothing. */
    KEEP,
    /** Nothing stands billed until a person has ruled. */
    REVIEW
  }

  /** The name of this version. */
  public TermsRef ref() {
    return new TermsRef(outcome, version);
  }

  /** The same terms, in force from another time: a back-test asks what they would have billed. */
  public Terms inForceFrom(Instant from) {
    return new Terms(
        outcome,
        version,
        from,
        zone,
        sources,
        succeeds,
        assurance,
        claimBy,
        match,
        attribution,
        price,
        hold,
        lockOrNull,
        freeWhen,
        onConflict,
        clawback,
        disputeOrNull,
        inquiryOrNull,
        meter,
        billTo);
  }

  /** The source whose word bills and takes back: the first. */
  public SourceId billingSource() {
    return sources.getFirst();
  }

  /** The rule of the clawback that a retraction's reason falls under; none if there is none. */
  public Optional<ClawbackRule> clawbackFor(@Nullable String reason) {
    return clawback.stream()
        .filter(
            rule -> rule.reasons().isEmpty() || (reason != null && rule.reasons().contains(reason)))
        .findFirst();
  }

  /** Whether a clawback's reasons or the text of a rule hold this text. */
  boolean names(String text) {
    var free =
        freeWhen.stream().map(rule -> rule instanceof ExemptionRule.When(Rule when) ? when : null);
    var priced = price.items().stream().map(PriceList.Item::condition);
    return clawback.stream().anyMatch(rule -> rule.reasons().contains(text))
        || Stream.concat(free, priced)
            .anyMatch(rule -> rule != null && rule.expression().contains(text));
  }

  /** How its results can be disputed, if they can. */
  public Optional<DisputeTerms> dispute() {
    return Optional.ofNullable(disputeOrNull);
  }

  /** How the payer is asked about results that nobody attested, if the payer is. */
  public Optional<InquiryTerms> inquiry() {
    return Optional.ofNullable(inquiryOrNull);
  }

  /** When a truth becomes final, if it ever does. */
  public Optional<Lock> lock() {
    return Optional.ofNullable(lockOrNull);
  }

  /**
   * The sources that this version lets attest: those that it names, and those that they succeed.
   */
  public Set<SourceId> admitted() {
    var admitted = new HashSet<>(sources);
    succeeds.values().forEach(admitted::addAll);
    return Set.copyOf(admitted);
  }
}
