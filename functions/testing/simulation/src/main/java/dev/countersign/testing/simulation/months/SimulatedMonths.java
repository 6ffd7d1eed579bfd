package dev.countersign.testing.simulation.months;

import dev.countersign.app.month.seal.FiledMonths;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.operate.restore.PutBackLeaves;
import dev.countersign.app.operate.restore.RestoreMonths;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.simulation.check.WorldMonths;
import dev.countersign.testing.simulation.cloud.FunctionEnvironment;
import dev.countersign.testing.simulation.cloud.SealingPorts;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.cloud.StreamChange;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.WorldTimeline;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The months of a world whose tenants seal them. */
public final class SimulatedMonths {
  private static final Duration MINUTES = Duration.ofMinutes(21);
  private static final int MOST = 40;

  private static final ReceiptSigner SIGNER = MonthsKey.SIGNER;

  private final SimulatedCloud cloud;
  private final Consumer<String> findings;
  private final MonthBucket bucket;
  private final MonthBooks books;
  private final List<Tenant> tenants;
  private final Map<String, DrawnMonths> drawn = new LinkedHashMap<>();
  private final LinesOfMonths lines = new LinesOfMonths(new ArrayList<>(), drawn, new HashMap<>());

  private SimulatedMonths(SimulatedCloud cloud, WorldTimeline timeline, Consumer<String> findings) {
    this.cloud = cloud;
    this.findings = findings;
    this.tenants = timeline.tenants();
    this.bucket = new MonthBucket(findings);
    this.books = new MonthBooks();
    timeline
        .tenants()
        .forEach(tenant -> drawn.put(tenant.id(), DrawnMonths.draw(timeline, tenant)));
    drawn.forEach((tenant, own) -> own.drawRests(timeline, tenant, cloud.faults()::rest));
    cloud.receipts().set(SIGNER::receipt);
    cloud.follow(this::changed);
    cloud.listen(books::published);
    cloud.sealedMonths().set(new FiledMonths(bucket));
    var second = new SecondSealing(cloud, bucket, SIGNER, findings);
    bucket.onSealed((name, bytes) -> {
      second.seal(name, bytes);
      MonthSealings.of(bucket, name, bytes, cloud.clock().now()).ifPresent(lines.sealings()::add);
    });
  }

  /**
   * Whether a seed's tenants seal their months: one of some, more of those that quarrel, and all
   * that are restored.
   */
  public static boolean areIn(WorldTimeline timeline) {
    return DrawnMonths.areIn(timeline);
  }

  /**
   * The months of a world.
   *
   * @param findings gets what must not be
   */
  public static SimulatedMonths of(
      SimulatedCloud cloud, WorldTimeline timeline, Consumer<String> findings) {
    return new SimulatedMonths(cloud, timeline, findings);
  }

  /** What disputes look at. */
  public WorldMonths lines() {
    return lines;
  }

  /** What tenants' files say of their months, from the beginning of the world. */
  public void begin() {
    var begun = cloud.clock().now();
    for (Tenant tenant : tenants) {
      var settings = of(tenant.id());
      if (settings.isWhole()) {
        var first = IndexedMonth.first(begun, settings.zone(), 1);
        var _ = index().begin(new TenantId(tenant.id()), first);
      }
      apply(tenant, settings.first());
      settings
          .movesAt()
          .ifPresent(at -> cloud.clock().at(at, () -> apply(tenant, settings.second())));
    }
  }

  private void apply(Tenant tenant, String month) {
    String text = tenant.text();
    ledger()
        .registry()
        .putTenant(
            new TenantId(tenant.id()),
            text.substring(0, text.length() - 1) + ", month: " + month + "}");
    cloud.publishChanges();
    cloud.applied();
  }

  private DrawnMonths of(String tenant) {
    return Objects.requireNonNull(drawn.get(tenant));
  }

  private void changed(StreamChange change) {
    books.changed(change);
    if (change.pk().endsWith("#M")) {
      cloud.applied(); // a cache may have its months as they were
    }
  }

  /** Seals what is due of every tenant, as the function does. */
  public void sealDue(FunctionEnvironment environment) {
    var seal = environment.sealDue(bucket, SIGNER);
    for (TenantId tenant : environment.ledger().monthIndex().tenants()) {
      seal.seal(tenant, environment.now())
          .forEach((period, sealing) -> cloud.say(() -> "SEAL " + tenant + period + " " + sealing));
    }
  }

  /** The table was restored: gives its months back what the files have and the bus proves. */
  public void restore() {
    for (Tenant tenant : tenants) {
      var settings = of(tenant.id());
      boolean moved = settings.movesAt().filter(at -> !at.isAfter(cloud.clock().now())).isPresent();
      apply(tenant, moved ? settings.second() : settings.first());
    }
    new RestoreMonths(index(), bucket).restore();
    var leaves = FunctionEnvironment.assembly(cloud).monthLeaves();
    var putBack = new PutBackLeaves(ledger().outcomes(), leaves);
    cloud.archive().events().forEach(event -> putBack.add(Bytes.of(event.detail())));
    int lost = putBack.put();
    cloud.say(() -> "MONTHS RESTORED, leaves of " + lost + " lost entries");
    cloud.publishChanges();
    books.restored(ledger().entryScan());
  }

  /** Whether some month has ended long enough ago and isn't sealed. */
  public boolean isDue() {
    var now = cloud.clock().now();
    return drawn.keySet().stream().anyMatch(tenant -> isDue(tenant, now));
  }

  private boolean isDue(String tenant, Instant now) {
    return index().months(new TenantId(tenant)).stream()
        .filter(month -> month.number() > 0 && !isSealed(tenant, month.period()))
        .anyMatch(month -> !month.ends().plus(of(tenant).after()).isAfter(now));
  }

  private boolean isSealed(String tenant, YearMonth period) {
    return bucket.bytes(tenant + "-" + period + ".proof").isPresent();
  }

  /** Nothing is left to do: seals what has ended, and checks all months. */
  public void end(Consumer<String> reached) {
    drawn.keySet().forEach(this::sealAll);
    new MonthAudit(bucket, books, index(), SIGNER.publicKeys(), findings, reached)
        .check(List.copyOf(drawn.keySet()));
    var columns = new ColumnAudit(bucket, index(), lines.columns(), findings, reached);
    drawn.keySet().forEach(columns::check);
  }

  /** Each month that is sealed lets the one after it be sealed. */
  private void sealAll(String tenant) {
    var at = cloud.clock().now();
    for (int runs = 0; runs < MOST && isDue(tenant, at); runs++) {
      var ports = SealingPorts.right(cloud, bucket, SIGNER);
      var seal = new SealMonth(ports, FunctionEnvironment.SETTLING);
      var _ = new SealDue(ports, seal).seal(new TenantId(tenant), at);
      at = at.plus(MINUTES);
    }
  }

  private MonthIndex index() {
    return ledger().monthIndex();
  }

  private DynamoLedger ledger() {
    return new DynamoLedger(cloud.table(), SimulatedCloud.TABLE);
  }
}
