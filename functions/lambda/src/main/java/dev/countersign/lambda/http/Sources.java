package dev.countersign.lambda.http;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.Pseudonyms;
import dev.countersign.forms.SourceForm;
import dev.countersign.trust.Door;
import dev.countersign.trust.Greeter;
import dev.countersign.trust.Mapper;
import dev.countersign.trust.Profile;
import java.util.Optional;

/** The sources of tenants, at most a minute old: their profiles, doors and keys, read once. */
public interface Sources {
  /**
   * One source, ready to verify.
   *
   * @param rate how many authentic deliveries a minute; none for no limit of its own
   */
  record Source(
      SourceName name,
      SourceForm.Kind kind,
      Profile profile,
      Door door,
      Mapper mapper,
      Greeter greeter,
      Optional<Allowance> rate) {}

  /** None where there is none of this name. */
  Optional<Source> find(SourceName name);

  /** The keys that a tenant's subjects are hashed with. */
  Pseudonyms pseudonyms(TenantId tenant);

  /** What a request for an unknown source is tried on, so that it takes as long and fails. */
  Door decoy();
}
