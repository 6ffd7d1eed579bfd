package dev.countersign.app.operate.apply;

import dev.countersign.app.registry.AccountSetting;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceAccounts.Address;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.KeyUses.KeyUse;
import dev.countersign.ledger.Ledger;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.KeyFingerprints;
import dev.countersign.trust.verify.SourceBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the sources of a folder against those of all tenants: no key serves two of them unless its
 * deliveries can be told apart, and an app source and the sources of its accounts name each other.
 */
final class SourceCheck {
  private final Ledger ledger;
  private final TenantId tenant;
  private final Content content;
  private final BuiltInProfiles profiles = new BuiltInProfiles();
  private final List<String> refusals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private SourceCheck(Ledger ledger, Content content) {
    this.ledger = ledger;
    this.content = content;
    this.tenant = content.tenant().value().id();
  }

  /** Why the folder is refused, and what its owner should know; a line for each. */
  record Found(List<String> refusals, List<String> notes) {}

  static Found of(Content content, Ledger ledger) {
    var check = new SourceCheck(ledger, content);
    check.keys();
    content.sources().forEach(document -> check.accounts(document.value()));
    return new Found(List.copyOf(check.refusals), List.copyOf(check.notes));
  }

  /** Which keys a source uses, as far as its file tells: a key that lies elsewhere by its name. */
  static KeyUse use(TenantId tenant, SourceForm.Source source, BuiltInProfiles profiles) {
    var profile = profiles.find(source.profile()).orElseThrow();
    var name = new SourceName(tenant, source.id());
    var keys = new TreeSet<String>();
    source.keys().forEach(key -> keys.addAll(fingerprints(profile, key.secret())));
    return new KeyUse(
        tenant,
        source.id(),
        source.kind().end(),
        SourceBinding.of(profile, name.toString(), AccountSetting.settings(source, profile)),
        keys);
  }

  private static Set<String> fingerprints(Profile profile, SecretRef secret) {
    return switch (secret) {
      case SecretRef.Inline(var text) -> KeyFingerprints.of(profile, text);
      case SecretRef.Ssm(String name) -> Set.of(KeyFingerprints.ofName("ssm " + name));
      case SecretRef.SecretsManager(String name) ->
          Set.of(KeyFingerprints.ofName("secretsmanager " + name));
      case SecretRef.Jwks(var url) -> Set.of(KeyFingerprints.ofName("jwks " + url));
    };
  }

  private void keys() {
    // Sources of this tenant that the folder has no more are taken away with it.
    var known =
        new ArrayList<>(
            ledger.keyUses().all().stream()
                .filter(stored -> !stored.tenant().equals(tenant))
                .toList());
    for (SourceForm.Source source : content.sources().stream().map(Document::value).toList()) {
      var profile = profiles.find(source.profile());
      if (profile.isPresent()) {
        var use = use(tenant, source, profiles);
        known.stream()
            .filter(use::shares)
            .map(other -> other.apartBy(SourceBinding.compared(profile.get(), other.apart())))
            .flatMap(other -> clash(use, other).stream())
            .forEach(refusals::add);
        known.add(use);
      }
    }
  }

  private Optional<String> clash(KeyUse use, KeyUse other) {
    // Another tenant's sources are not named: the folder's owner may be another customer.
    String whose =
        other.tenant().equals(tenant) ? "source " + other.source() : "another tenant's source";
    String head =
        "source %s: REFUSED, /keys: a key of it is also one of %s, ".formatted(use.source(), whose);
    if (!use.says().equals(other.says())) {
      return Optional.of(
          head
              + "which sends %s: what is signed for one could be posted to the other; give each a key of its own"
                  .formatted(other.says()));
    }
    return use.isApartFrom(other)
        ? Optional.empty()
        : Optional.of(
            head
                + "and nothing that is signed tells which one is meant; name another account in"
                + " each (or issuer, audience), or give each a key of its own");
  }

  private void accounts(SourceForm.Source source) {
    var found = profiles.find(source.profile());
    if (found.isEmpty()) {
      return;
    }
    var account = AccountSetting.of(source, found.get());
    var place = found.get().about().account();
    if (source.kind() == Kind.APP) {
      app(source);
    } else if (place != null && source.kind() == Kind.ATTESTATION && account.isEmpty()) {
      notes.add(
          "source %s: takes the events of every %s that its key signs for; account: names the one that counts"
              .formatted(source.id(), place.name()));
    }
    source.accounts().app().ifPresent(app -> routed(source, app, found.get()));
    stored(tenant, new Address(tenant, source.id()))
        .filter(before -> !AccountSetting.of(before, found.get()).equals(account))
        .ifPresent(before ->
            notes.add(
                "source %s: its account changes, and with it the claims of its records: what was attested before is not taken back by what it says from now on"
                    .formatted(source.id())));
  }

  private void app(SourceForm.Source app) {
    if (!content.terms().isEmpty()) {
      refusals.add(
          "source %s: REFUSED, /kind: an app source has the deliveries of many customers; it stands in a tenant of the seller's own, without terms"
              .formatted(app.id()));
    }
    var here = new Address(tenant, app.id());
    app.accounts().routes().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .filter(route ->
            stored(route.getValue().tenant(), route.getValue())
                .filter(source -> source.accounts().app().equals(Optional.of(here)))
                .isEmpty())
        .forEach(route ->
            notes.add(
                "source %s: account %s is passed over until %s names %s in app"
                    .formatted(app.id(), route.getKey(), route.getValue(), here)));
  }

  private void routed(SourceForm.Source source, Address app, Profile profile) {
    var here = new Address(tenant, source.id());
    var account = AccountSetting.accounts(source, profile).own().orElseThrow();
    boolean given =
        stored(app.tenant(), app)
            .filter(known -> known.profile().equals(source.profile()))
            .filter(
                known -> here.equals(AccountSetting.accounts(known, profile).routes().get(account)))
            .isPresent();
    if (!given) {
      notes.add(
          "source %s: nothing comes to it until %s, with the same profile, gives it account %s"
              .formatted(source.id(), app, account));
    }
  }

  /** A source as it will be: of the folder where it has it, else as it is stored. */
  private Optional<SourceForm.Source> stored(TenantId whose, Address address) {
    return ledger
        .registry()
        .source(whose, address.source())
        .flatMap(text ->
            SourceForm.read(text) instanceof Reading.Read<SourceForm.Source>(var source)
                ? Optional.of(source)
                : Optional.empty());
  }
}
