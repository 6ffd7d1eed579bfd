package dev.countersign.lambda.wiring;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.ExpressionFailed;
import dev.countersign.forms.Pseudonyms;
import dev.countersign.forms.Reading;
import dev.countersign.forms.Secret;
import dev.countersign.forms.SecretRef;
import dev.countersign.forms.SourceForm;
import dev.countersign.forms.TenantForm;
import dev.countersign.lambda.http.Allowance;
import dev.countersign.lambda.http.SourceName;
import dev.countersign.lambda.http.Sources;
import dev.countersign.ledger.KeySets;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.LedgerBroken;
import dev.countersign.ledger.LedgerUnavailable;
import dev.countersign.ledger.Registry;
import dev.countersign.trust.BadKey;
import dev.countersign.trust.Door;
import dev.countersign.trust.Doors;
import dev.countersign.trust.Greeter;
import dev.countersign.trust.LiveKey;
import dev.countersign.trust.Mapper;
import dev.countersign.trust.Mapping;
import dev.countersign.trust.Profile;
import dev.countersign.trust.Profiles;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The sources that were applied, each opened once a minute at most. */
public final class RegisteredSources implements Sources {
  private static final int LOOKUPS_A_MINUTE = 600;

  private final Registry registry;
  private final KeySets keySets;
  private final Secrets secrets;
  private final Profiles profiles;
  private final LongSupplier nanos;

  /** Made-up names of sources must not be a way to make us pay for reads. */
  private final Allowance budget;

  /** Those that were found when they were read last: they are read anew whatever strangers ask. */
  private final Set<SourceName> known = ConcurrentHashMap.newKeySet();

  private final Map<SourceName, Allowance> rates = new ConcurrentHashMap<>();
  private final Recent<SourceName, Source> sources;
  private final Recent<TenantId, Pseudonyms> pseudonyms;
  private final Door decoy;

  /**
   * Reads from this registry.
   *
   * @param nanos a clock that only goes forward
   */
  public RegisteredSources(Ledger ledger, Secrets secrets, Profiles profiles, LongSupplier nanos) {
    this.registry = ledger.registry();
    this.keySets = ledger.keySets();
    this.secrets = secrets;
    this.profiles = profiles;
    this.nanos = nanos;
    this.budget = new Allowance(LOOKUPS_A_MINUTE, nanos);
    this.sources = new Recent<>(nanos);
    this.pseudonyms = new Recent<>(nanos);
    this.decoy =
        profiles
            .find("standard-webhooks")
            .map(profile -> Doors.decoy((Profile.Signed) profile))
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
        .orElseThrow(() -> new LedgerBroken("a source's tenant is not there", null));
  }

  @Override
  public Door decoy() {
    return decoy;
  }

  private Optional<Source> read(SourceName name) {
    if (!known.contains(name) && !budget.take().isZero()) {
      throw new LedgerUnavailable("too many look-ups of sources", null);
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
            .orElseThrow(() -> new LedgerBroken("a source's profile is not there", null));
    var keys = source.keys().stream().flatMap(key -> live(name, key).stream()).toList();
    try {
      return new Source(
          name,
          source.kind(),
          profile,
          keys.isEmpty() ? Doors.closed() : Doors.open(profile, keys, source.settings()),
          source
              .map()
              .map(own -> Mapper.of(profile, source.settings(), Mapping.compile(own)))
              .orElseGet(() -> Mapper.of(profile, source.settings())),
          new Greeter(profile, keys, source.setUpUntil().orElse(null)),
          rate(name, source.ratePerMinute()));
    } catch (BadKey e) {
      throw new LedgerBroken("a source's key is none", e);
    } catch (ExpressionFailed e) {
      throw new LedgerBroken("a source's own map is no JSONata", e);
    }
  }

  /** Reading a source anew doesn't refill its rate. */
  private Optional<Allowance> rate(SourceName name, int perMinute) {
    return perMinute == 0
        ? Optional.empty()
        : Optional.of(
            rates.compute(
                name,
                (n, old) ->
                    old != null && old.most() == perMinute
                        ? old
                        : new Allowance(perMinute, nanos)));
  }

  /** Of a set that was not fetched yet, none. */
  private Optional<LiveKey> live(SourceName name, SourceForm.Key key) {
    var text =
        key.secret() instanceof SecretRef.Jwks
            ? keySets
                .find(name.tenant(), name.source())
                .flatMap(KeySets.KeySet::keys)
                .map(Secret::ofText)
            : Optional.of(secrets.of(key.secret()));
    return text.map(known -> new LiveKey(known, key.notBefore(), key.notAfter()));
  }

  private Optional<Pseudonyms> readTenant(TenantId tenant) {
    return registry
        .tenant(tenant)
        .map(text -> read("tenant", TenantForm.read(text)))
        .map(read -> new Pseudonyms(secrets.of(read.pseudonymKey())));
  }

  /** What was checked before it was written reads well; else somebody else wrote it. */
  static <T> T read(String what, Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T> read -> read.value();
      case Reading.Unreadable<T> wrong ->
          throw new LedgerBroken("a " + what + "'s text is unreadable", null);
    };
  }
}
