package dev.countersign.app.registry;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The sources that were applied; each is read and opened at most once a minute. */
public final class RegisteredSources implements Sources {
  private static final int LOOKUPS_A_MINUTE = 600;

  private final Registry registry;
  private final KeySets keySets;
  private final Secrets secrets;
  private final BuiltInProfiles profiles;
  private final LongSupplier nanos;

  /** Limits look-ups of names that aren't known: made-up names must not cost reads. */
  private final TokenBucket budget;

  /** Names that were found at their last look-up: the limit does not hold for them. */
  private final Set<SourceName> known = ConcurrentHashMap.newKeySet();

  private final Map<SourceName, TokenBucket> rates = new ConcurrentHashMap<>();
  private final MinuteCache<SourceName, Source> sources;
  private final MinuteCache<TenantId, Pseudonyms> pseudonyms;
  private final DeliveryVerifier decoy;

  /**
   * Reads sources, tenants and key sets from this ledger.
   *
   * @param nanos a clock that only goes forward
   */
  public RegisteredSources(
      Ledger ledger, Secrets secrets, BuiltInProfiles profiles, LongSupplier nanos) {
    this.registry = ledger.registry();
    this.keySets = ledger.keySets();
    this.secrets = secrets;
    this.profiles = profiles;
    this.nanos = nanos;
    this.budget = new TokenBucket(LOOKUPS_A_MINUTE, nanos);
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

  private Optional<Source> read(SourceName name) {
    if (!known.contains(name) && !budget.take().isZero()) {
      throw new Unavailable("too many look-ups of sources", null);
    }
    var text = registry.source(name.tenant(), name.source());
    if (text.isPresent()) {
      known.add(name);
    } else {
      known.remove(name);
    }
    return text.map(found -> opened(name, read("source", SourceForm.read(found))));
  }

  private Source opened(SourceName name, SourceForm.Source source) {
    var profile =
        profiles
            .find(source.profile())
            .orElseThrow(() -> new Misconfigured("a source's profile is not there", null));
    var keys = source.keys().stream().flatMap(key -> live(name, key).stream()).toList();
    try {
      return new Source(
          name,
          source.kind(),
          profile,
          keys.isEmpty()
              ? DeliveryVerifiers.rejectAll()
              : DeliveryVerifiers.create(profile, keys, source.settings()),
          source
              .map()
              .map(own -> Mapper.of(profile, source.settings(), MappingExpression.compile(own)))
              .orElseGet(() -> Mapper.of(profile, source.settings())),
          new HandshakeResponder(profile, keys, source.setUpUntil().orElse(null)),
          source.credential(),
          rate(name, source.ratePerMinute()));
    } catch (UnusableKey e) {
      throw new Misconfigured("a source's key is none", e);
    } catch (JsonataFailed e) {
      throw new Misconfigured("a source's own map is no JSONata", e);
    }
  }

  /** A source that is read again keeps its bucket and what is left in it. */
  private Optional<TokenBucket> rate(SourceName name, int perMinute) {
    return perMinute == 0
        ? Optional.empty()
        : Optional.of(
            rates.compute(
                name,
                (n, old) ->
                    old != null && old.most() == perMinute
                        ? old
                        : new TokenBucket(perMinute, nanos)));
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
