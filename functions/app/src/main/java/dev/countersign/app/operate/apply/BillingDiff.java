package dev.countersign.app.operate.apply;

import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Registry.Applied;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The targets that a folder and the table have, target by target. */
final class BillingDiff {
  private BillingDiff() {}

  /** A line for each target that is new or differs, and for each that is gone. */
  static List<String> of(Applied stored, Content folder) {
    var before = StoredTargets.of(stored, folder.tenant().value().id());
    var after =
        folder.billing().map(Document::text).map(StoredTargets::members).orElseGet(TreeMap::new);
    var lines = new ArrayList<String>();
    for (TargetSetup target : folder.targets()) {
      lines.addAll(target(target, before.members(), after));
    }
    before.goneFrom(folder).forEach(gone -> lines.add("- target " + gone));
    boolean otherText =
        folder.billing().isPresent()
            && !folder.billing().map(Document::text).equals(stored.billing());
    if (lines.isEmpty() && otherText) {
      lines.add("~ billing");
      lines.add(FolderDiff.COMMENTS);
    }
    return lines;
  }

  private static List<String> target(
      TargetSetup target, SortedMap<TargetName, Json> before, SortedMap<TargetName, Json> after) {
    var was = before.get(target.name());
    if (was == null) {
      return List.of(
          "+ target %s (%s, from %s)"
              .formatted(target.name(), target.engine().name(), target.target().from()));
    }
    var fields = FieldDiff.of(was, Objects.requireNonNull(after.get(target.name())));
    if (fields.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<>(List.of("~ target " + target.name()));
    fields.forEach(field -> lines.add("    " + field));
    return lines;
  }
}
