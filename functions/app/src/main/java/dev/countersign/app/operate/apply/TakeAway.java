package dev.countersign.app.operate.apply;

import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.ledger.KeyUses.KeyUse;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Registry.Version;
import java.util.ArrayList;
import java.util.List;

/** Takes away what a folder has no more. Functions that know it still forget it in a minute. */
final class TakeAway {
  private TakeAway() {}

  /** Takes it away; a line for each. */
  static List<String> from(Ledger ledger, TenantId tenant, Content folder, Removal removal) {
    var lines = new ArrayList<String>();
    for (SourceId source : removal.sources()) {
      ledger.registry().removeSource(tenant, source);
      ledger.keySets().unfollow(tenant, source);
      lines.add(
          "source " + new SourceName(tenant, source) + ": removed; it answers as an unknown one");
    }
    // Also those of a run that was cut short: a key is free when no source has it.
    ledger.keyUses().all().stream()
        .filter(use -> use.tenant().equals(tenant))
        .map(KeyUse::source)
        .filter(id -> folder.sources().stream().noneMatch(file -> file.value().id().equals(id)))
        .forEach(id -> ledger.keyUses().remove(tenant, id));
    for (Removal.Removed removed : removal.terms()) {
      ledger.registry().removeTerms(tenant, removed.version().ref());
      lines.add("terms " + removed.version().ref() + ": removed");
    }
    return lines;
  }

  /**
   * Puts back the versions that something is governed by now: by functions that still knew them. It
   * is to be called when no function knows them any more.
   *
   * @return a line for each version that is there again
   */
  static List<String> undone(Ledger ledger, TenantId tenant, Removal removal) {
    var lines = new ArrayList<String>();
    for (Removal.Removed removed : RemovalCheck.governedSince(removal, tenant, ledger)) {
      Version version = removed.version();
      var _ =
          ledger
              .registry()
              .putTerms(tenant, version.ref().outcome(), version.ref().version(), version.text());
      lines.add(
          "terms %s: is there again, since something came in that it governs; put its file back"
              .formatted(version.ref()));
    }
    return lines;
  }
}
