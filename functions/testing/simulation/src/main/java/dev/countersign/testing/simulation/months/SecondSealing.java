package dev.countersign.testing.simulation.months;

import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.domain.TenantId;
import dev.countersign.testing.simulation.cloud.SealingPorts;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Seals each month a second time, without faults, into a bucket of its own: the bytes must be the
 * same.
 *
 * @param findings gets what must not be
 */
record SecondSealing(
    SimulatedCloud cloud, MonthBucket first, ReceiptSigner keys, Consumer<String> findings) {
  private static final String SEALED = ".sealed";
  private static final String REFUNDABLE = ".refundable";

  /** What is sealed when nothing is left to do may be sealed hours ahead of the world's clock. */
  private static final Duration LATER = Duration.ofDays(1);

  /**
   * Seals this file's month again. What was applied in the meantime would stand in its header, so
   * it is done at once, and not where something was applied in this minute.
   */
  void seal(String name, byte[] bytes) {
    if (!name.endsWith(SEALED) || cloud.cachesMayBeStale()) {
      return;
    }
    String month = name.substring(0, name.length() - SEALED.length());
    String tenant = month.substring(0, month.length() - "-2026-03".length());
    var period = YearMonth.parse(month.substring(tenant.length() + 1));
    var second = new MonthBucket(findings);
    String before = tenant + "-" + period.minusMonths(1);
    for (String of : List.of(before + SEALED, before + REFUNDABLE)) {
      first.bytes(of).ifPresent(file -> second.copy(of, file));
    }
    var ports = SealingPorts.right(cloud, second, keys);
    var now = cloud.clock().now().plus(LATER);
    var _ = new SealMonth(ports, Duration.ZERO).seal(new TenantId(tenant), period, now);
    if (!Arrays.equals(bytes, second.bytes(name).orElse(new byte[0]))) {
      findings.accept("sealed again with other bytes: " + name);
    }
  }
}
