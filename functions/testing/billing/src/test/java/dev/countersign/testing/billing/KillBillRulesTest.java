package dev.countersign.testing.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.forms.engine.answer.ReadAnswer;
import dev.countersign.testing.billing.server.BillingServer;
import dev.countersign.testing.billing.server.Subscriber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What Kill Bill does with requests of its file, seen on the real one; and that the strict fake
 * does the same. So the fake's rules are Kill Bill's, as far as this says.
 */
@ParameterizedClass
@EnumSource(Servers.class)
final class KillBillRulesTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final YearMonth DECEMBER = NOVEMBER.plusMonths(1);
  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final LocalDate TENTH = NOVEMBER.atDay(10);

  private final Servers servers;

  private BillingServer server;
  private BareRequests requests;
  private Subscriber acme;

  KillBillRulesTest(Servers servers) {
    this.servers = servers;
  }

  @BeforeEach
  void start() {
    server = servers.start(BEGIN);
    requests = new BareRequests(server);
    acme = server.customer("acme");
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void key_again_isADuplicateAndCountsOnce() {
    accepted(requests.usage(acme, "a", 3000, TENTH));

    assertInstanceOf(EngineAnswer.Duplicate.class, requests.usage(acme, "a", 3000, TENTH));
    assertEquals(3000, server.recorded(acme, NOVEMBER));
  }

  @Test
  void key_againWithAnotherBody_isADuplicateAndTheFirstStands() {
    accepted(requests.usage(acme, "a", 3000, TENTH));

    assertInstanceOf(EngineAnswer.Duplicate.class, requests.usage(acme, "a", 7, TENTH.plusDays(1)));
    assertEquals(3000, server.recorded(acme, NOVEMBER));
  }

  @Test
  void key_ofAnotherCustomer_isANewOne() {
    var globex = server.customer("globex");
    accepted(requests.usage(acme, "a", 3000, TENTH));

    accepted(requests.usage(globex, "a", 500, TENTH));

    assertEquals(500, server.recorded(globex, NOVEMBER));
  }

  @Test
  void key_afterThreeMonths_isStillKnown() {
    accepted(requests.usage(acme, "a", 3000, TENTH));

    server.moveTo(Instant.parse("2027-02-02T00:00:00Z"));

    assertInstanceOf(EngineAnswer.Duplicate.class, requests.usage(acme, "a", 3000, TENTH));
    assertInstanceOf(
        EngineAnswer.Duplicate.class,
        requests.usage(acme, "a", 3000, LocalDate.parse("2027-02-01")));
  }

  @Test
  void month_thatEnded_isInvoicedOnceToTheCent() {
    accepted(requests.usage(acme, "a", 3001, TENTH));
    accepted(requests.usage(acme, "b", 1, TENTH));
    assertFalse(server.hasInvoice(acme, NOVEMBER));

    server.moveTo(Instant.parse("2026-12-01T01:00:00Z"));

    assertEquals(3002, server.invoiced(acme, NOVEMBER));
    server.moveTo(Instant.parse("2027-01-01T01:00:00Z"));
    assertEquals(3002, server.billed(acme));
    assertEquals(3002, server.owed(acme));
  }

  @Test
  void negative_ofAnOpenMonth_isTakenBackAtOnce() {
    accepted(requests.usage(acme, "a", 3000, TENTH));
    accepted(requests.usage(acme, "b", 200, TENTH));

    accepted(requests.usage(acme, "ra", -3000, TENTH));

    assertEquals(200, requests.sum(acme, NOVEMBER));
    server.moveTo(Instant.parse("2026-12-01T01:00:00Z"));
    assertEquals(200, server.billed(acme));
    assertFalse(server.isParked(acme));
  }

  @Test
  void negative_belowZero_isTakenAndStopsTheInvoices() {
    accepted(requests.usage(acme, "a", 1000, TENTH));

    accepted(requests.usage(acme, "b", -1500, TENTH));

    assertEquals(-500, server.recorded(acme, NOVEMBER));
    server.moveTo(Instant.parse("2026-12-01T01:00:00Z"));
    assertFalse(server.hasInvoice(acme, NOVEMBER));
    assertTrue(server.isParked(acme));
  }

  @Test
  void negative_intoAnInvoicedMonth_isTakenAndStopsTheNextInvoice() {
    accepted(requests.usage(acme, "a", 1000, TENTH));
    server.moveTo(Instant.parse("2026-12-02T00:00:00Z"));

    accepted(requests.usage(acme, "b", -300, TENTH));

    accepted(requests.usage(acme, "c", 100, DECEMBER.atDay(2)));
    server.moveTo(Instant.parse("2027-01-02T00:00:00Z"));
    assertFalse(server.hasInvoice(acme, DECEMBER));
    assertEquals(1000, server.billed(acme));
  }

  @Test
  void usage_intoTheTwoMonthsBefore_isBilledLate() {
    accepted(requests.usage(acme, "a", 1000, TENTH));
    server.moveTo(Instant.parse("2026-12-02T00:00:00Z"));
    accepted(requests.usage(acme, "b", 300, NOVEMBER.atDay(20)));
    server.moveTo(Instant.parse("2027-01-02T00:00:00Z"));
    assertEquals(1300, server.invoiced(acme, NOVEMBER));

    accepted(requests.usage(acme, "c", 40, NOVEMBER.atDay(21)));

    server.moveTo(Instant.parse("2027-02-02T00:00:00Z"));
    assertEquals(1340, server.invoiced(acme, NOVEMBER));
    assertEquals(1340, server.billed(acme));
  }

  @Test
  void usage_intoAnOlderMonth_isTakenAndNeverBilled() {
    accepted(requests.usage(acme, "a", 1000, TENTH));
    server.moveTo(Instant.parse("2027-02-02T00:00:00Z"));

    accepted(requests.usage(acme, "b", 300, NOVEMBER.atDay(20)));

    server.moveTo(Instant.parse("2027-04-02T00:00:00Z"));
    assertEquals(1300, server.recorded(acme, NOVEMBER));
    assertEquals(1000, server.billed(acme));
  }

  @Test
  void usage_ofAnUnknownSubscription_isRefused() {
    var nobody = new Subscriber("nobody", "2c52d3ff-1d4c-4f4c-a1a1-28a6a5bb3c9f", "");

    assertInstanceOf(EngineAnswer.Refused.class, requests.usage(nobody, "a", 1000, TENTH));
  }

  @Test
  void credit_madeTwice_isTwo_andEachIsFoundOnceItIsThere() {
    accepted(requests.usage(acme, "a", 1000, TENTH));
    server.moveTo(Instant.parse("2026-12-02T00:00:00Z"));
    assertInstanceOf(ReadAnswer.Absent.class, requests.findCredit(acme, "r"));

    accepted(requests.credit(acme, "r", 300));

    assertInstanceOf(ReadAnswer.Found.class, requests.findCredit(acme, "r"));
    assertInstanceOf(ReadAnswer.Absent.class, requests.findCredit(acme, "another"));
    accepted(requests.credit(acme, "r", 300));
    assertEquals(400, server.billed(acme));
    assertEquals(400, server.owed(acme));
  }

  @Test
  void charge_isBilledAtOnce() {
    accepted(requests.charge(acme, "r", 250));

    assertEquals(250, server.billed(acme));
  }

  @Test
  void key_thatIsWrong_isARetry() {
    assertInstanceOf(
        EngineAnswer.Retry.class, requests.withAnotherSecret().usage(acme, "a", 1000, TENTH));
    assertEquals(0, server.recorded(acme, NOVEMBER));
  }

  private static void accepted(EngineAnswer answer) {
    assertInstanceOf(EngineAnswer.Accepted.class, answer);
  }
}
