package dev.countersign.app.operate.apply;

import dev.countersign.app.registry.AccountSetting;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.trust.profile.AttainableAssurance;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with a source's file beside its profile. */
final class SourceMistakes {
  /** The kinds by which the payer speaks to the seller: nobody else may be able to sign it. */
  private static final Set<SourceForm.Kind> PAYERS =
      Set.of(SourceForm.Kind.ACCEPTANCE, SourceForm.Kind.DISPUTE);

  private SourceMistakes() {}

  static List<String> of(Document<SourceForm.Source> document, BuiltInProfiles profiles) {
    var source = document.value();
    return profiles
        .find(source.profile())
        .map(profile -> of(source, profile))
        .orElse(List.of("/profile: no profile " + source.profile()))
        .stream()
        .map(mistake -> document.file() + ": " + mistake)
        .toList();
  }

  private static List<String> of(SourceForm.Source source, Profile profile) {
    var mistakes = new ArrayList<String>();
    AccountSetting.mistake(source, profile).ifPresent(mistakes::add);
    if (PAYERS.contains(source.kind())
        && AttainableAssurance.provableTo(profile) != ProvableTo.ANYONE) {
      mistakes.add(
          "/profile: not_provable: by %s the seller could have signed it itself; choose a"
                  .formatted(source.profile())
              + " profile with the payer's own key, such as standard-webhooks-v1a");
    }
    source.cosigner().flatMap(key -> CosignerMistake.of(key, source)).ifPresent(mistakes::add);
    var inline =
        source.keys().stream()
            .filter(key -> key.secret() instanceof SecretRef.Inline)
            .map(key ->
                new SourceKey(
                    ((SecretRef.Inline) key.secret()).value(), key.notBefore(), key.notAfter()))
            .toList();
    if (inline.size() == source.keys().size() && source.accounts().app().isEmpty()) {
      try {
        var settings = AccountSetting.settings(source, profile);
        var _ = DeliveryVerifiers.create(profile, inline, settings);
      } catch (UnusableKey e) {
        mistakes.add("/keys: " + e.getMessage());
      }
    }
    return mistakes;
  }
}
