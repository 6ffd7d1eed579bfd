package dev.countersign.testing.simulation.months;

import dev.countersign.app.month.seal.FiledMonths;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.operate.restore.PutBackLeaves;
import dev.countersign.app.operate.restore.RestoreMonths;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.simulation.check.MonthSealing;
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
  private final LinesOfMonths lines;

  private Consumer<MonthSealing> payer = month -> {};

  private SimulatedMonths(SimulatedCloud cloud, WorldTimeline timeline, Consumer<String> findings) {
    this.cloud = cloud;
    this.findings = findings;
    this.tenants = timeline.tenants();
    this.bucket = new MonthBucket(findings);
    this.books = new MonthBooks();
    this.lines = new LinesOfMonths(bucket, new ArrayList<>(), drawn, new HashMap<>());
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
      MonthSealings.of(bucket, name, bytes, cloud.clock().now(), this::of)
          .ifPresent(month -> {
            lines.sealings().add(month);
            payer.accept(month);
          });
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

  /** Sets who is told of each month that is sealed while the world lives. */
  public void onSealed(Consumer<MonthSealing> listener) {
    payer = listener;
  }

  /** What disputes look at. */
  public WorldMonths lines() {
    return lines;
  }

  /** What tenants' files say of their months, from the beginning of the world. */
  public void begin() {
    var applied = new AppliedMonths(cloud);
    tenants.forEach(tenant -> applied.begin(tenant, of(tenant.id())));
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
      noteSilence(seal, tenant, environment.now());
    }
  }

  /** Where no answer can mean anything, nobody looks. */
  private void noteSilence(SealDue seal, TenantId tenant, Instant now) {
    if (of(tenant.value()).review().isPresent()) {
      var silent = seal.noteSilence(tenant, now);
      cloud.say(() -> "SILENT " + tenant + silent);
    }
  }

  /** The table was restored: gives its months back what the files have and the bus proves. */
  public void restore() {
    var applied = new AppliedMonths(cloud);
    tenants.forEach(tenant -> applied.again(tenant, of(tenant.id())));
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
    payer = month -> {};
    var until = new LinkedHashMap<String, Instant>();
    drawn.keySet().forEach(tenant -> until.put(tenant, sealAll(tenant)));
    new WorldMonthChecks(bucket, books, index(), lines, lines.columns(), findings, reached)
        .check(until);
  }

  /** Each month that is sealed lets the one after it be sealed; gives when it was done. */
  private Instant sealAll(String tenant) {
    var at = cloud.clock().now();
    for (int runs = 0; runs < MOST && isDue(tenant, at); runs++) {
      var _ = rightly().seal(new TenantId(tenant), at);
      at = at.plus(MINUTES);
    }
    noteSilence(rightly(), new TenantId(tenant), at);
    return at;
  }

  private SealDue rightly() {
    var ports = SealingPorts.right(cloud, bucket, SIGNER);
    return new SealDue(ports, new SealMonth(ports, FunctionEnvironment.SETTLING));
  }

  private MonthIndex index() {
    return ledger().monthIndex();
  }

  private DynamoLedger ledger() {
    return new DynamoLedger(cloud.table(), SimulatedCloud.TABLE);
  }
}
