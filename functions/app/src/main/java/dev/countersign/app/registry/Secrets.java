package dev.countersign.app.registry;

import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;

/** Fetches secrets by their references. */
@FunctionalInterface
public interface Secrets {
  /**
   * The secret.
   *
   * @throws dev.countersign.domain.failure.Unavailable when it can't be fetched now
   * @throws dev.countersign.domain.failure.Misconfigured when there is none of this name
   */
  Secret of(SecretRef ref);
}
