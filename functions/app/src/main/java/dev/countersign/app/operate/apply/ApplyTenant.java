package dev.countersign.app.operate.apply;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.TenantFolder.Content;
import dev.countersign.forms.config.TenantFolder.Document;
import dev.countersign.ledger.KeySets;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Registry;
import dev.countersign.ledger.Registry.TermsWrite;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what a tenant's folder says to the registry. Repeating it changes nothing. */
public final class ApplyTenant {
  private final Registry registry;
  private final KeySets keySets;

  public ApplyTenant(Ledger ledger) {
    this.registry = ledger.registry();
    this.keySets = ledger.keySets();
  }

  /** What was written: a line for each file, and whether all of it was. */
  public record Applied(List<String> lines, boolean complete) {}

  /** What the folder's reader can't see: unknown profiles, and inline keys that can't be used. */
  public static List<String> mistakes(Content content, BuiltInProfiles profiles) {
    var mistakes = new ArrayList<String>();
    for (Document<SourceForm.Source> document : content.sources()) {
      var source = document.value();
      var profile = profiles.find(source.profile());
      if (profile.isEmpty()) {
        mistakes.add(document.file() + ": /profile: no profile " + source.profile());
        continue;
      }
      var inline =
          source.keys().stream()
              .filter(key -> key.secret() instanceof SecretRef.Inline)
              .map(key ->
                  new SourceKey(
                      ((SecretRef.Inline) key.secret()).value(), key.notBefore(), key.notAfter()))
              .toList();
      if (inline.size() == source.keys().size()) {
        try {
          var _ = DeliveryVerifiers.create(profile.get(), inline, source.settings());
        } catch (UnusableKey e) {
          mistakes.add(document.file() + ": /keys: " + e.getMessage());
        }
      }
    }
    return mistakes;
  }

  /** Writes a folder. Terms that are there with another text stay as they are. */
  public Applied apply(Content content) {
    var lines = new ArrayList<String>();
    var tenant = content.tenant().value().id();
    registry.putTenant(tenant, content.tenant().text());
    lines.add("tenant " + tenant);
    for (var source : content.sources()) {
      registry.putSource(tenant, source.value().id(), source.text());
      for (SourceForm.Key key : source.value().keys()) {
        if (key.secret() instanceof SecretRef.Jwks(URI url)) {
          keySets.follow(tenant, source.value().id(), url);
        }
      }
      String end = source.value().kind().end();
      String name = tenant + "." + source.value().id();
      lines.add("source " + name + ": POST /v1/sources/" + name + "/" + end);
    }
    boolean complete = true;
    for (var document : content.terms()) {
      var terms = document.value();
      var put = registry.putTerms(tenant, terms.outcome(), terms.version(), document.text());
      complete &= put != TermsWrite.OTHER_TEXT;
      lines.add(
          "terms "
              + terms.outcome()
              + "@"
              + terms.version()
              + written(put)
              + ": billed by "
              + terms.sources().getFirst()
              + witnesses(terms));
    }
    return new Applied(List.copyOf(lines), complete);
  }

  /** Names the witnesses: only the first source bills, which is easily missed. */
  private static String witnesses(Terms terms) {
    return terms.sources().size() == 1
        ? ""
        : "; only witnesses: "
            + terms.sources().stream()
                .skip(1)
                .map(SourceId::value)
                .collect(Collectors.joining(", "));
  }

  private static String written(TermsWrite put) {
    return switch (put) {
      case WRITTEN -> "";
      case THE_SAME -> " (was there)";
      case OTHER_TEXT ->
          ": REFUSED, this version is there with another text; terms in force are never changed:"
              + " give the new text a new version";
    };
  }
}
