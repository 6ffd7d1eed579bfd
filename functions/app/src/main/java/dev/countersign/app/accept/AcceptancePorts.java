package dev.countersign.app.accept;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Outcomes;
import java.util.function.Function;

/**
 * What acceptances stand on.
 *
 * @param terms who may accept a tenant's months, and until when
 * @param leaves where answers become leaves
 */
public record AcceptancePorts(
    SealedMonths months, Function<TenantId, AcceptanceTerms> terms, AcceptanceLeaves leaves) {
  /** Writes down that nobody answered. */
  public NoteSilence noteSilence() {
    return new NoteSilence(months, terms, leaves);
  }

  /** Records what payers say, with its evidence. */
  public RecordAcceptance recordAcceptance(Outcomes evidence) {
    return new RecordAcceptance(months, terms, leaves, evidence);
  }
}
