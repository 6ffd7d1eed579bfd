package dev.countersign.app.operate.apply;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Writes a folder's targets, and has them looked for. */
final class ApplyBilling {
  private ApplyBilling() {}

  /** Writes them; a line for each. */
  static List<String> write(Ledger ledger, TenantId tenant, Content folder, Removal removal) {
    var registry = ledger.registry();
    folder
        .billing()
        .ifPresentOrElse(
            billing -> registry.putBilling(tenant, billing.text()),
            () -> {
              if (registry.billing(tenant).isPresent()) {
                registry.removeBilling(tenant);
              }
            });
    var lines = new ArrayList<String>();
    var named = new TreeSet<TargetKey>();
    for (TargetSetup target : folder.targets()) {
      var key = new TargetKey(tenant, target.name());
      named.add(key);
      ledger.followedTargets().follow(key);
      lines.add(
          "target %s: %s, from %s"
              .formatted(target.name(), target.engine().name(), target.target().from()));
    }
    // Also those of a run that was cut short.
    ledger.followedTargets().followed().stream()
        .filter(followed -> followed.tenant().equals(tenant) && !named.contains(followed))
        .forEach(ledger.followedTargets()::unfollow);
    removal.targets().forEach(gone -> lines.add("target " + gone + ": removed"));
    return lines;
  }
}
