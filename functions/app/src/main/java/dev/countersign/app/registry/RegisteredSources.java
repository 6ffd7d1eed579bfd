package dev.countersign.app.registry;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.TenantForm;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.json.JsonataFailed;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.KeySets;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Registry;
import dev.countersign.trust.handshake.HandshakeResponder;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.profile.MappingExpression;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.DeliveryVerifier;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The sources that were applied; each is read and opened at most once a minute. */
public final class RegisteredSources implements Sources {
  private final Registry registry;
  private final KeySets keySets;
  private final Secrets secrets;
  private final BuiltInProfiles profiles;
  private final CheckedAddresses checked;

  /** Opened apart: a plain address in vain must not take the time of opening a source. */
  private final PlainAddresses plain;

  private final SourceRates rates;
  private final MinuteCache<SourceName, Source> sources;
  private final MinuteCache<TenantId, Pseudonyms> pseudonyms;
  private final DeliveryVerifier decoy;

  /**
   * Reads sources, tenants and key sets from this ledger; all addresses are plain.
   *
   * @param nanos a clock that only goes forward
   */
  public RegisteredSources(
      Ledger ledger, Secrets secrets, BuiltInProfiles profiles, LongSupplier nanos) {
    this(ledger, secrets, profiles, nanos, Optional::empty);
  }

  /**
   * Reads sources, tenants and key sets from this ledger.
   *
   * @param nanos a clock that only goes forward
   * @param addressKey tells the key of checked addresses, as {@link AddressKey} reads it; without
   *     one all addresses are plain
   */
  public RegisteredSources(
      Ledger ledger,
      Secrets secrets,
      BuiltInProfiles profiles,
      LongSupplier nanos,
      Supplier<Optional<SecretRef>> addressKey) {
    this.registry = ledger.registry();
    this.keySets = ledger.keySets();
    this.secrets = secrets;
    this.profiles = profiles;
    this.rates = new SourceRates(nanos);
    this.checked = new CheckedAddresses(addressKey, secrets, nanos);
    this.plain = new PlainAddresses(this::readPlain, nanos);
    this.sources = new MinuteCache<>(nanos);
    this.pseudonyms = new MinuteCache<>(nanos);
    this.decoy =
        profiles
            .find("standard-webhooks")
            .map(profile -> DeliveryVerifiers.decoy((Profile.Signed) profile))
            .orElseThrow();
  }

  @Override
  public Optional<Source> find(SourceName name) {
    return sources.get(name, this::read);
  }

  @Override
  public Pseudonyms pseudonyms(TenantId tenant) {
    return pseudonyms
        .get(tenant, this::readTenant)
        .orElseThrow(() -> new Misconfigured("a source's tenant is not there", null));
  }

  @Override
  public DeliveryVerifier decoy() {
    return decoy;
  }

  @Override
  public Addressed at(SourceAddress address) {
    if (address.check().isEmpty()) {
      return plain.find(address);
    }
    // A wrong check costs no read: whoever makes up names makes none happen.
    var source = checked.made(address) ? find(address.name()) : Optional.<Source>empty();
    return source
        .filter(found -> found.isAt(address))
        .<Addressed>map(Addressed.Found::new)
        .orElseGet(Addressed.Nowhere::new);
  }

  @Override
  public void refused(SourceAddress address) {
    if (address.check().isEmpty()) {
      plain.spend();
    }
  }

  private Optional<Addressed> readPlain(SourceName name) {
    return registry.source(name.tenant(), name.source()).flatMap(text -> openedPlain(name, text));
  }

  private Optional<Addressed> openedPlain(SourceName name, String text) {
    try {
      return Optional.of(read("source", SourceForm.read(text)))
          .filter(form -> !checked.areThere() || form.address() == SourceForm.Address.PLAIN)
          .map(form -> new Addressed.Found(opened(name, form)));
    } catch (Misconfigured e) {
      return Optional.of(new Addressed.Unopened(e));
    }
  }

  private Optional<Source> read(SourceName name) {
    return registry
        .source(name.tenant(), name.source())
        .map(text -> opened(name, read("source", SourceForm.read(text))));
  }

  private Source opened(SourceName name, SourceForm.Source source) {
    var profile =
        profiles
            .find(source.profile())
            .orElseThrow(() -> new Misconfigured("a source's profile is not there", null));
    var settings = AccountSetting.settings(source, profile);
    var keys = source.keys().stream().flatMap(key -> live(name, key).stream()).toList();
    try {
      return new Source(
          name,
          source.kind(),
          profile,
          keys.isEmpty()
              ? DeliveryVerifiers.rejectAll()
              : DeliveryVerifiers.create(profile, keys, settings),
          source
              .map()
              .map(own -> Mapper.of(profile, settings, MappingExpression.compile(own)))
              .orElseGet(() -> Mapper.of(profile, settings)),
          new HandshakeResponder(profile, keys, source.setUpUntil().orElse(null)),
          source.credential(),
          rates.of(name, source.ratePerMinute()),
          AccountSetting.accounts(source, profile));
    } catch (UnusableKey e) {
      throw new Misconfigured("a source's key is none", e);
    } catch (JsonataFailed e) {
      throw new Misconfigured("a source's own map is no JSONata", e);
    }
  }

  /** The key with its secret; none for a key set that was never fetched. */
  private Optional<SourceKey> live(SourceName name, SourceForm.Key key) {
    var text =
        key.secret() instanceof SecretRef.Jwks
            ? keySets
                .find(name.tenant(), name.source())
                .flatMap(KeySets.KeySet::keys)
                .map(Secret::ofText)
            : Optional.of(secrets.of(key.secret()));
    return text.map(known -> new SourceKey(known, key.notBefore(), key.notAfter()));
  }

  private Optional<Pseudonyms> readTenant(TenantId tenant) {
    return registry
        .tenant(tenant)
        .map(text -> read("tenant", TenantForm.read(text)))
        .map(read -> new Pseudonyms(secrets.of(read.pseudonymKey())));
  }

  /**
   * Reads a text that {@code apply} checked before it wrote it. A text that can't be read was not
   * written by {@code apply}.
   */
  static <T> T read(String what, Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T> read -> read.value();
      case Reading.Unreadable<T> wrong ->
          throw new Misconfigured("a " + what + "'s text is unreadable", null);
    };
  }
}
