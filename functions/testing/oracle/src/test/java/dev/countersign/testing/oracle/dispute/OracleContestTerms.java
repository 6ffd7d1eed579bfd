package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleClawback;
import dev.countersign.testing.oracle.OracleDisputeClause;
import dev.countersign.testing.oracle.OracleFreeRule;
import dev.countersign.testing.oracle.OracleInquiryClause;
import dev.countersign.testing.oracle.OraclePrice;
import dev.countersign.testing.oracle.OracleSpan;
import dev.countersign.testing.oracle.OracleTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The terms of section 13 of the page, but for what a test says. */
final class OracleContestTerms {
  private OracleContestTerms() {}

  static OracleTerms of(
      @Nullable OracleDisputeClause disputes,
      @Nullable OracleInquiryClause inquiries,
      OracleTerms.Attribution attribution,
      String clawbackFrom) {
    return new OracleTerms(
        1,
        Instant.parse("2026-01-01T00:00:00Z"),
        ZoneOffset.UTC,
        List.of("crm"),
        Map.of(),
        OracleAssurance.BODY_SIGNED,
        Set.of(OracleTerms.By.SESSION, OracleTerms.By.CONVERSATION),
        OracleSpan.of("P30D"),
        OracleSpan.of("P7D"),
        attribution,
        OracleSpan.NONE,
        List.of(
            new OraclePrice(
                null,
                new OraclePrice.Each(new BigDecimal("30.00"), null),
                "EUR",
                RoundingMode.HALF_EVEN)),
        new OracleTerms.After("occurred_at", OracleSpan.of("P14D")),
        null,
        List.of(OracleFreeRule.HUMAN_HANDLED),
        OracleTerms.OnConflict.KEEP,
        List.of(
            new OracleClawback(
                null,
                OracleClawback.Refund.PRO_RATA,
                clawbackFrom,
                OracleSpan.of("P12M"),
                List.of())),
        disputes,
        inquiries);
  }
}
