package dev.countersign.lambda.wiring;

import dev.countersign.forms.Secret;
import dev.countersign.forms.SecretRef;
import dev.countersign.ledger.LedgerBroken;

/** Only those that stand in the files themselves: on a laptop. */
public final class InlineSecrets implements Secrets {
  @Override
  public Secret of(SecretRef ref) {
    if (ref instanceof SecretRef.Inline(Secret value)) {
      return value;
    }
    throw new LedgerBroken("a secret by name can only be fetched in AWS", null);
  }
}
