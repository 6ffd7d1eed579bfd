package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.restated;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of section 17 of the contract, line by line. */
final class OracleWorkedExampleTest {
  private static final String OCCURRED = "2026-11-10T10:00:00Z";

  private final OracleLife life =
      OracleLife.under(
              OracleTermsDraft.terms()
                  .sources("crm", "portal")
                  .attribution(OracleTerms.Attribution.EVEN)
                  .price(
                      null,
                      new OraclePrice.Percent(
                          new BigDecimal("2.5"),
                          "value",
                          null,
                          new BigDecimal("1.00"),
                          new BigDecimal("500.00")),
                      "EUR")
                  .hold("occurred_at", "P14D")
                  .free(OracleFreeRule.HUMAN_HANDLED)
                  .proRata(null, "facts.policy_start", "P12M"))
          .session("ses_1", "2026-11-01T09:00:00Z")
          .session("ses_2", "2026-11-02T09:00:00Z")
          .session("ses_3", "2026-11-03T09:00:00Z");

  private static OracleSaying start(OracleSaying saying) {
    return saying.fact("policy_start", "2026-12-01");
  }

  @Test
  void example_lineByLine_isAsTheContractSays() {
    life.told(OCCURRED, start(attested("m1")).value("1234.50", "EUR"));
    assertEquals("0 Held", life.stands());
    assertEquals(Instant.parse("2026-11-24T10:00:00Z"), life.answer().next());

    var m2 = start(restated("m2", OCCURRED)).value("1400.00", "EUR");
    life.told("2026-11-12T10:00:00Z", m2);
    assertEquals("accepted", life.verdict("m2"));
    assertEquals("0 Held", life.stands());

    assertEquals("35.00 Billable", life.stands("2026-11-24T10:00:00Z"));
    assertEquals(shares(1167, 1167, 1166), life.answer().shares());

    var m3 = retracted("m3", "cancelled").occurred("2027-03-01T10:00:00Z");
    life.told("2027-03-05T10:00:00Z", m3);
    assertEquals("accepted", life.verdict("m3"));
    assertEquals("8.63 Reversed cancelled", life.stands());
    assertEquals(shares(288, 288, 287), life.answer().shares());
    assertEquals(new OracleAnswer.Refund(0, 2637), life.answer().refund());
    assertEquals(3, life.events());

    life.told("2027-03-06T10:00:00Z", m3);
    assertEquals("duplicate", life.verdict("m3"));

    var old = start(restated("m4", OCCURRED)).stated("2026-11-11T10:00:00Z");
    life.told("2027-03-07T10:00:00Z", old.value("999.00", "EUR"));
    assertEquals("superseded", life.verdict("m4"));

    life.told("2027-03-08T10:00:00Z", retracted("m5", null).from("portal"));
    assertEquals("witnessed", life.verdict("m5"));
    assertEquals("8.63 Reversed cancelled", life.stands());

    var anew = start(attested("m6")).occurred(OCCURRED).stated("2027-03-09T10:00:00Z");
    life.told("2027-03-09T10:00:00Z", anew.value("1400.00", "EUR"));
    assertEquals("accepted", life.verdict("m6"));
    assertEquals("35.00 Billable", life.stands());
    assertEquals(5, life.events());
  }

  private static List<Share> shares(long third, long second, long first) {
    return List.of(
        new Share("ses_3", third, null),
        new Share("ses_2", second, null),
        new Share("ses_1", first, null));
  }
}
