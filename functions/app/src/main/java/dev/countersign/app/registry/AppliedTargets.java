package dev.countersign.app.registry;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The targets of the {@code billing.yaml} that was applied; new ones are seen in a minute. */
public final class AppliedTargets implements BillingTargets {
  private final Function<TenantId, Optional<String>> texts;
  private final Function<String, Optional<Engine>> engines;
  private final MinuteCache<TenantId, List<TargetSetup>> targets;

  /**
   * Reads these texts.
   *
   * @param texts the text that was applied for a tenant; none where it has none
   * @param engines the engines by their names
   * @param nanos a clock that only goes forward
   */
  public AppliedTargets(
      Function<TenantId, Optional<String>> texts,
      Function<String, Optional<Engine>> engines,
      LongSupplier nanos) {
    this.texts = texts;
    this.engines = engines;
    this.targets = new MinuteCache<>(nanos);
  }

  @Override
  public List<TargetSetup> of(TenantId tenant) {
    // That there are none is not remembered: the first result after the first apply is billed.
    return targets.find(tenant, this::read).orElse(List.of());
  }

  private Optional<List<TargetSetup>> read(TenantId tenant) {
    return texts
        .apply(tenant)
        .map(text ->
            RegisteredSources.read("billing.yaml", BillingForm.read(text, tenant, engines)));
  }
}
