package dev.countersign.testing.billing.server;

import dev.countersign.testing.engine.DedupeRule;
import dev.countersign.testing.engine.DedupeRule.Identity;
import dev.countersign.testing.engine.DocumentRule;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.EngineRules.Floor;
import dev.countersign.testing.engine.PeriodRule;
import dev.countersign.testing.engine.PeriodRule.IntoClosed;
import dev.countersign.testing.engine.ReadBackRule;
import dev.countersign.testing.engine.ReadBackRule.Way;
import java.time.Duration;
import java.util.Set;

/** Kill Bill's rules as data. {@link RulesSuite} holds them against the real one. */
final class KillBillRules {
  private KillBillRules() {}

  static EngineRules rules() {
    return EngineRules.plain()
        .with(DedupeRule.byKey().by(Identity.ACCOUNT_AND_KEY))
        .with(Floor.STOPS_INVOICES)
        .with(PeriodRule.months().into(IntoClosed.BILLED_TWO_MONTHS_LATE))
        .with(DocumentRule.both())
        .with(new ReadBackRule(Set.of(Way.SUMS, Way.DOCUMENTS), Duration.ZERO));
  }
}
