package dev.countersign.testing.billing.work;

import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.BuiltInEngines;
import dev.countersign.forms.json.Reading;
import dev.countersign.testing.billing.server.BillingServer;
import java.util.List;
import java.util.stream.Collectors;

/** A tenant's target on a server that speaks Kill Bill's HTTP, from its {@code billing.yaml}. */
public final class KillBillTarget {
  private KillBillTarget() {}

  /** The target. */
  public static TargetSetup on(BillingServer server) {
    String secrets =
        server.secrets().entrySet().stream()
            .map(each -> each.getKey() + ": {inline: \"" + each.getValue() + "\"}")
            .collect(Collectors.joining(", "));
    String text =
        """
        targets:
          books:
            engine: kill-bill
            url: %s
            from: 2026-01-01T00:00:00Z
            customer: subscription
            settings: {user: %s}
            secrets: {%s}
        """
            .formatted(server.address(), BillingServer.USER, secrets);
    return switch (BillingForm.read(text, Result.TENANT, new BuiltInEngines()::find)) {
      case Reading.Read<List<TargetSetup>>(var setups) -> setups.getFirst();
      case Reading.Unreadable<List<TargetSetup>> bad ->
          throw new IllegalStateException(bad.problems().toString());
    };
  }
}
