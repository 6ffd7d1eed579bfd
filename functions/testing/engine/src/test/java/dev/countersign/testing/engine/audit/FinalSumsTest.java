package dev.countersign.testing.engine.audit;

import static dev.countersign.testing.engine.audit.AuditedLife.ACME;
import static dev.countersign.testing.engine.audit.AuditedLife.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.PeriodRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FinalSumsTest {
  private static final Account GLOBEX = new Account("globex", "calls");
  private static final BilledResult OCTOBER =
      BilledResult.billable("o", ACME, 3000, at("10-10T12:00"), at("11-01T12:00"));
  private static final BilledResult NOVEMBER =
      BilledResult.billable("n", ACME, 500, at("11-10T12:00"), at("11-10T12:00"));
  private static final BilledResult CALLS =
      BilledResult.billable("c", GLOBEX, 7, at("11-10T12:00"), at("11-10T12:00"));
  private static final BilledResult BACK =
      OCTOBER.reversal("o_r", at("12-01T00:00"), at("12-01T00:00"));

  @Test
  void ofAccounts_anyOrder_addsAllUp() {
    var wanted = Map.of(ACME, 3000L + 500 - 3000, GLOBEX, 7L);
    assertEquals(wanted, FinalSums.ofAccounts(List.of(OCTOBER, NOVEMBER, CALLS, BACK)));
    assertEquals(wanted, FinalSums.ofAccounts(List.of(BACK, CALLS, NOVEMBER, OCTOBER)));
  }

  @Test
  void ofPeriods_takenBack_isInNoPeriod() {
    assertEquals(
        Map.of(ACME, Map.of("2026-10", 3000L, "2026-11", 500L)),
        FinalSums.ofPeriods(List.of(OCTOBER, NOVEMBER), PeriodRule.months()));
    assertEquals(
        Map.of(ACME, Map.of("2026-11", 500L)),
        FinalSums.ofPeriods(List.of(OCTOBER, NOVEMBER, BACK), PeriodRule.months()));
  }
}
