package dev.countersign.aws.function;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.SealPorts;
import dev.countersign.app.month.seal.SealRun;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.invocation.TestContext;
import dev.countersign.aws.settings.TestSettings;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.Ledger;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Runs of seal over a ledger, with files in a folder. */
final class SealRuns {
  private static final ReceiptSigner SIGNER =
      ReceiptSigner.of(ReceiptSigner.generate("k1"), "https://countersign.example");

  private final Ledger ledger;
  private final Invocation invocation;

  SealRuns(Ledger ledger, Invocation invocation) {
    this.ledger = ledger;
    this.invocation = invocation;
  }

  /** A tenant whose first month was over so long ago. */
  IndexedMonth begin(TenantId tenant, Duration ago) {
    var first = IndexedMonth.first(Instant.now().minus(ago), ZoneOffset.UTC, 1);
    return ledger.monthIndex().begin(tenant, first);
  }

  /** What seal answers. */
  String seal(Path folder, Duration left) {
    var registry = ledger.registry();
    var index = ledger.monthIndex();
    var ports =
        new SealPorts(
            index,
            ledger.outcomes(),
            registry,
            (part, of, each) -> {},
            new KnownMonths(index, registry, System::nanoTime),
            new RegisteredContracts(registry, System::nanoTime),
            new FolderFiles(folder.resolve("months")),
            () -> SIGNER,
            new BuiltInProfiles()::text,
            folder);
    var due = new SealDue(ports, new SealMonth(ports, SealMonth.SETTLING));
    var answered = new ByteArrayOutputStream();
    new SealFunction(
            invocation, new SealRun(index, due, InstantSource.system()), TestSettings.good())
        .handleRequest(
            new ByteArrayInputStream(new byte[0]), answered, TestContext.of("req-1", () -> left));
    return answered.toString(StandardCharsets.UTF_8);
  }

  /** Has seal measure all that it ever does. */
  void measureAll(Path folder) {
    var _ = begin(new TenantId("late"), Duration.ofDays(100));
    var broken = new TenantId("broken");
    var _ = begin(broken, Duration.ofDays(100));
    ledger.registry().putTenant(broken, "not a tenant");
    var _ = seal(folder, Duration.ofMinutes(15));
  }
}
