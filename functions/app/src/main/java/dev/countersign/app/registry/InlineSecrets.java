package dev.countersign.app.registry;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;

/** Secrets that stand in the files themselves; others can't be fetched outside AWS. */
public final class InlineSecrets implements Secrets {
  @Override
  public Secret of(SecretRef ref) {
    if (ref instanceof SecretRef.Inline(Secret value)) {
      return value;
    }
    throw new Misconfigured(
        "a secret by name can only be fetched in AWS; write it as inline here", null);
  }
}
