package dev.countersign.app.registry;

import java.util.Optional;

/** Tells the check that stands in a source's address. */
@FunctionalInterface
public interface AddressChecks {
  /** Addresses without checks. */
  AddressChecks NONE = name -> Optional.empty();

  /** The check of this source's address; none where addresses have none here. */
  Optional<String> of(SourceName name);
}
