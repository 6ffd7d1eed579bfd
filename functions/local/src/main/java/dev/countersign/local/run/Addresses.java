package dev.countersign.local.run;

import dev.countersign.app.registry.AddressChecks;
import dev.countersign.app.registry.AddressKey;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.local.table.LocalStore;
import java.util.Optional;

/** Which addresses a runner's sources have. */
public enum Addresses {
  /** With a check that only the runner can make, as in AWS. */
  CHECKED,
  /** Names alone, which a test can write down. */
  PLAIN;

  Optional<SecretRef> key(LocalStore store) {
    return this == PLAIN ? Optional.empty() : Optional.of(new SecretRef.Inline(store.addressKey()));
  }

  AddressChecks checks(LocalStore store) {
    return this == PLAIN ? AddressChecks.NONE : AddressKey.of(store.addressKey());
  }
}
