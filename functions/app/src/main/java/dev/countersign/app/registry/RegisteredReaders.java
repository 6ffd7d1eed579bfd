package dev.countersign.app.registry;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.ReaderForm.Reader;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.TenantForm;
import dev.countersign.ledger.KeySets;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Registry;
import dev.countersign.trust.reader.ReaderTokens;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The readers that tenants' files name; what it gives is at most a minute old. */
public final class RegisteredReaders {
  private static final System.Logger LOG = System.getLogger(RegisteredReaders.class.getName());

  private final Registry registry;
  private final KeySets keySets;
  private final Secrets secrets;
  private final MinuteCache<TenantId, List<OpenReader>> readers;

  /**
   * Over this ledger.
   *
   * @param nanos a clock that only goes forward
   */
  public RegisteredReaders(Ledger ledger, Secrets secrets, LongSupplier nanos) {
    this.registry = ledger.registry();
    this.keySets = ledger.keySets();
    this.secrets = secrets;
    this.readers = new MinuteCache<>(nanos);
  }

  /**
   * A reader, ready to verify.
   *
   * @param tokens verifies its tokens; none where it has no usable key, so that it has no good one
   */
  public record OpenReader(Reader reader, Optional<ReaderTokens> tokens) {}

  /** The tenant's readers; none where there is no such tenant. */
  public List<OpenReader> of(TenantId tenant) {
    return readers.get(tenant, this::read).orElse(List.of());
  }

  private Optional<List<OpenReader>> read(TenantId tenant) {
    return registry
        .tenant(tenant)
        .map(text -> RegisteredSources.read("tenant", TenantForm.read(text)))
        .map(form -> form.readers().stream().map(reader -> opened(tenant, reader)).toList());
  }

  /** One reader that is set up wrongly keeps no other out. */
  private OpenReader opened(TenantId tenant, Reader reader) {
    try {
      var keys = reader.keys().stream().flatMap(key -> live(tenant, reader, key).stream()).toList();
      return new OpenReader(
          reader,
          keys.isEmpty()
              ? Optional.empty()
              : Optional.of(new ReaderTokens(keys, reader.issuer(), reader.audience())));
    } catch (UnusableKey | Misconfigured e) {
      LOG.log(Level.ERROR, "reader {0} of {1}: {2}", reader.id(), tenant, e.getMessage());
      return new OpenReader(reader, Optional.empty());
    }
  }

  /** The key; none for a key set that was never fetched. */
  private Optional<SourceKey> live(TenantId tenant, Reader reader, SourceForm.Key key) {
    var text =
        key.secret() instanceof SecretRef.Jwks
            ? keySets.find(tenant, reader.id()).flatMap(KeySets.KeySet::keys).map(Secret::ofText)
            : Optional.of(secrets.of(key.secret()));
    return text.map(known -> new SourceKey(known, key.notBefore(), key.notAfter()));
  }
}
