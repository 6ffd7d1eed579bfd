package dev.countersign.app.operate.apply;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.engine.BuiltInEngines;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Registry.Applied;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The targets of the {@code billing.yaml} that is stored.
 *
 * @param targets as they are read today; none where the text can't be read any more
 * @param members what the text says of each target, by its name
 */
record StoredTargets(List<TargetSetup> targets, SortedMap<TargetName, Json> members) {
  static StoredTargets of(Applied stored, TenantId tenant) {
    return stored
        .billing()
        .map(text -> new StoredTargets(read(text, tenant), members(text)))
        .orElseGet(() -> new StoredTargets(List.of(), new TreeMap<>()));
  }

  private static List<TargetSetup> read(String text, TenantId tenant) {
    return switch (BillingForm.read(text, tenant, new BuiltInEngines()::find)) {
      case Reading.Read<List<TargetSetup>>(var targets) -> targets;
      case Reading.Unreadable<List<TargetSetup>> _ -> List.of();
    };
  }

  /** What a text says of each target, by its name. */
  static SortedMap<TargetName, Json> members(String text) {
    var members = new TreeMap<TargetName, Json>();
    if (YamlText.parse(text) instanceof Reading.Read<YamlText>(YamlText yaml)
        && yaml.root() instanceof Json.Obj file
        && file.get("targets").orElse(null) instanceof Json.Obj targets) {
      targets.members().forEach((name, target) -> members.put(new TargetName(name), target));
    }
    return members;
  }

  Optional<TargetSetup> find(TargetName name) {
    return targets.stream().filter(target -> target.name().equals(name)).findFirst();
  }

  /** Those that the folder has no more. */
  List<TargetName> goneFrom(Content folder) {
    return members.keySet().stream()
        .filter(name -> folder.targets().stream().noneMatch(target -> target.name().equals(name)))
        .toList();
  }
}
