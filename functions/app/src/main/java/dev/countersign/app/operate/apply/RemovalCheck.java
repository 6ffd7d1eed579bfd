package dev.countersign.app.operate.apply;

import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Registry.Applied;
import dev.countersign.ledger.Registry.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what a folder has no more. A source can always be taken away. A version of terms can
 * only where nothing is governed by it: what was decided must stay as it was agreed.
 */
final class RemovalCheck {
  private final TenantId tenant;
  private final Applied stored;
  private final Content folder;
  private final List<String> refusals = new ArrayList<>();

  private RemovalCheck(Applied stored, Content folder) {
    this.tenant = folder.tenant().value().id();
    this.stored = stored;
    this.folder = folder;
  }

  /** What can be taken away, and why the rest can't, a line for each. */
  record Found(Removal removal, List<String> refusals) {}

  static Found of(Applied stored, Content folder, Ledger ledger) {
    var check = new RemovalCheck(stored, folder);
    var sources =
        stored.sources().keySet().stream()
            .filter(id -> folder.sources().stream().noneMatch(file -> file.value().id().equals(id)))
            .toList();
    var targets = StoredTargets.of(stored, folder.tenant().value().id()).goneFrom(folder);
    return new Found(
        new Removal(sources, check.terms(ledger), targets), List.copyOf(check.refusals));
  }

  /** Those of the versions that were taken away that something is governed by. */
  static List<Removal.Removed> governedSince(Removal removal, TenantId tenant, Ledger ledger) {
    var governed = Governed.of(tenant, ledger.tenantScan());
    var staying = read(ledger.registry().applied(tenant).terms());
    var known = new ArrayList<>(staying);
    removal.terms().forEach(removed -> known.add(removed.terms()));
    return removal.terms().stream()
        .filter(removed -> !governed.of(removed.terms(), known, staying).isNone())
        .toList();
  }

  private List<Removal.Removed> terms(Ledger ledger) {
    var gone = stored.terms().stream().filter(this::isGone).toList();
    if (gone.isEmpty()) {
      return List.of();
    }
    var governed = Governed.of(tenant, ledger.tenantScan());
    var all = read(stored.terms());
    var staying = folder.terms().stream().map(Document::value).toList();
    var removed = new ArrayList<Removal.Removed>();
    for (Version version : gone) {
      var terms = read(version);
      if (terms.isEmpty()) {
        refuse(version, "it can't be read, so that nobody knows what it governs");
        continue;
      }
      var use = governed.of(terms.get(), all, staying);
      if (use.isNone()) {
        removed.add(new Removal.Removed(terms.get(), version));
      } else {
        refuse(
            version,
            "%d session(s) started while it was in force, and %d outcome(s) were read by it"
                .formatted(use.sessions(), use.outcomes()));
      }
    }
    return removed;
  }

  private void refuse(Version version, String why) {
    refusals.add(
        "terms %s: REFUSED, the folder has it no more, but %s; put its file back"
            .formatted(version.ref(), why));
  }

  private boolean isGone(Version version) {
    return folder.terms().stream().noneMatch(file -> file.value().ref().equals(version.ref()));
  }

  private static List<Terms> read(List<Version> versions) {
    return versions.stream().flatMap(version -> read(version).stream()).toList();
  }

  private static Optional<Terms> read(Version version) {
    return switch (TermsForm.read(version.text())) {
      case Reading.Read<Terms>(Terms terms) -> Optional.of(terms);
      case Reading.Unreadable<Terms>(List<Problem> _) -> Optional.empty();
    };
  }
}
