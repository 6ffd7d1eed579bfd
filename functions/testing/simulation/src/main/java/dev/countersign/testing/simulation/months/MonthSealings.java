package dev.countersign.testing.simulation.months;

import dev.countersign.app.month.seal.FiledMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.testing.simulation.check.MonthSealing;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;

/** Reads what disputes look at in a month's file. */
final class MonthSealings {
  private static final String SEALED = ".sealed";

  private MonthSealings() {}

  /** Of a file that was put at this time; none of one that is no sealed month. */
  static Optional<MonthSealing> of(
      MonthBucket bucket,
      String name,
      byte[] bytes,
      Instant now,
      Function<String, DrawnMonths> drawn) {
    if (!name.endsWith(SEALED)) {
      return Optional.empty();
    }
    int dash = name.indexOf('-');
    String tenant = name.substring(0, dash);
    var period = YearMonth.parse(name.substring(dash + 1, name.length() - SEALED.length()));
    var root = new FiledMonths(bucket).find(new TenantId(tenant), period).orElseThrow();
    var lines = new HashMap<String, String>();
    for (ReadLeaf leaf : ReadMonth.sealed(bytes).leaves()) {
      leaf.results().keySet().forEach(result -> lines.put(result, leaf.key()));
    }
    return Optional.of(
        new MonthSealing(
            tenant,
            period.toString(),
            root.root().base64(),
            root.zone(),
            root.closedAt(),
            now,
            drawn.apply(tenant).review().map(DrawnReview::review),
            lines));
  }
}
