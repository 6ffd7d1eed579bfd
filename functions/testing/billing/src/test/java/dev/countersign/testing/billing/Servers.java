package dev.countersign.testing.billing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.testing.billing.server.BillingServer;
import dev.countersign.testing.billing.server.KillBill;
import dev.countersign.testing.billing.server.StrictKillBill;
import java.net.URI;
import java.time.Instant;

/**
 * What the suites run on. The real Kill Bill is the one at {@code COUNTERSIGN_KILL_BILL}; without
 * it those suites are skipped, and fail where {@code COUNTERSIGN_REQUIRE_KILL_BILL=1} is in the
 * environment.
 */
enum Servers {
  STRICT_FAKE,
  KILL_BILL;

  /** A server, or a tenant of one, that nobody else uses. */
  BillingServer start(Instant now) {
    if (this == STRICT_FAKE) {
      return new StrictKillBill(now);
    }
    String address = System.getenv("COUNTERSIGN_KILL_BILL");
    if (address == null || address.isEmpty()) {
      String line = "no Kill Bill: COUNTERSIGN_KILL_BILL names no address of one in test mode";
      if ("1".equals(System.getenv("COUNTERSIGN_REQUIRE_KILL_BILL"))) {
        throw new IllegalStateException(line + ", and COUNTERSIGN_REQUIRE_KILL_BILL is set");
      }
      assumeTrue(false, line);
    }
    return new KillBill(URI.create(address), now);
  }
}
