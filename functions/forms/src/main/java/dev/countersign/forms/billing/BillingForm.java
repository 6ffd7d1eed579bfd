package dev.countersign.forms.billing;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code billing.yaml}: a tenant's targets by their names. */
public final class BillingForm {
  static final Set<String> FIELDS = Set.of("targets", "description");

  /** More targets than anybody has; each result event makes a posting for each. */
  private static final int MOST = 20;

  private BillingForm() {}

  /**
   * Reads the text, YAML or JSON; each problem's detail begins with its line.
   *
   * @param tenant whose file it is
   * @param engines the engines by their names
   */
  public static Reading<List<TargetSetup>> read(
      String text, TenantId tenant, Function<String, Optional<Engine>> engines) {
    return YamlText.parse(text)
        .then(document ->
            document.located(
                Fields.read(document.root(), in -> Optional.of(targets(in, tenant, engines)))));
  }

  private static List<TargetSetup> targets(
      Fields in, TenantId tenant, Function<String, Optional<Engine>> engines) {
    in.only(FIELDS);
    in.present("targets");
    var read = new ArrayList<TargetSetup>();
    in.object("targets")
        .ifPresent(targets -> {
          for (String name : targets.names()) {
            if (!TargetName.admits(name)) {
              targets.problem(
                  "out_of_range",
                  name,
                  "no name of a target",
                  "write 1 to 48 of a-z, 0-9, - and _, beginning with a letter or digit");
            } else if (targets.present(name)) {
              targets
                  .object(name)
                  .flatMap(
                      target -> new TargetForm(target, engines).read(tenant, new TargetName(name)))
                  .ifPresent(read::add);
            }
          }
          checkNumber(in, targets.names().size());
          DoubleBilling.check(targets, read);
        });
    return read;
  }

  private static void checkNumber(Fields in, int targets) {
    if (targets == 0 || targets > MOST) {
      in.problem(
          "out_of_range",
          "targets",
          "none, or more than " + MOST,
          "name at least one, or remove the file");
    }
  }
}
