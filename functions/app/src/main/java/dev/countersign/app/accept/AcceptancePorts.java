package dev.countersign.app.accept;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Outcomes;
import java.util.function.Function;

/**
 * What acceptances stand on.
 *
 * @param terms who may accept a tenant's months, and until when
 * @param leaves where answers become leaves
 * @param cosigners the keys by which payers cosign
 */
public record AcceptancePorts(
    SealedMonths months,
    Function<TenantId, AcceptanceTerms> terms,
    AcceptanceLeaves leaves,
    Cosigners cosigners) {
  /** Writes down that nobody answered. */
  public NoteSilence noteSilence() {
    return new NoteSilence(months, terms, leaves);
  }

  /** Records what payers say, with its evidence. */
  public AcceptMonth acceptMonth(Outcomes evidence, ExceptedOutcomes excepted) {
    var record = new RecordAcceptance(months, terms, leaves, evidence);
    return new AcceptMonth(record, months, cosigners, excepted);
  }
}
