package dev.countersign.lambda.wiring;

import dev.countersign.forms.Secret;
import dev.countersign.forms.SecretRef;

/** Where secrets come from by name. */
@FunctionalInterface
public interface Secrets {
  /**
   * The secret.
   *
   * @throws dev.countersign.ledger.LedgerUnavailable when it can't be fetched now
   * @throws dev.countersign.ledger.LedgerBroken when there is none of this name
   */
  Secret of(SecretRef ref);
}
