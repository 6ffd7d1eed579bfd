package dev.countersign.app.registry;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.config.SecretRef;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells addresses with a check that this deployment made from made-up ones, without the table. */
final class CheckedAddresses {
  private static final int KEY_READS_A_MINUTE = 60;

  private final Supplier<Optional<SecretRef>> ref;
  private final Secrets secrets;
  private final MinuteCache<SecretRef, AddressKey> keys;

  /** Limits how often a key that can't be had is asked for: every stranger's request does. */
  private final TokenBucket reads;

  CheckedAddresses(Supplier<Optional<SecretRef>> ref, Secrets secrets, LongSupplier nanos) {
    this.ref = ref;
    this.secrets = secrets;
    this.keys = new MinuteCache<>(nanos);
    this.reads = new TokenBucket(KEY_READS_A_MINUTE, nanos);
  }

  /** Whether the deployment has an address key. Without one all addresses are plain. */
  boolean areThere() {
    return ref.get().isPresent();
  }

  /** Whether this deployment made the address's check. */
  boolean made(SourceAddress address) {
    var key = ref.get().flatMap(there -> keys.get(there, this::read));
    var check = address.check();
    return key.isPresent() && check.isPresent() && key.get().made(address.name(), check.get());
  }

  private Optional<AddressKey> read(SecretRef there) {
    if (!reads.take().isZero()) {
      throw new Unavailable("too many reads of the address key", null);
    }
    return Optional.of(AddressKey.of(secrets.of(there)));
  }
}
