package dev.countersign.aws.wiring;

import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.month.seal.BucketFiles;
import dev.countersign.app.month.seal.FiledMonths;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.SealPorts;
import dev.countersign.app.month.seal.SealRun;
import dev.countersign.app.receipt.CurrentReceiptSigner;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.aws.client.Clients;
import dev.countersign.aws.client.EventBridgeBus;
import dev.countersign.aws.settings.Environment;
import dev.countersign.ledger.bucket.Bucket;
import dev.countersign.ledger.bucket.S3Requests;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** Puts sealed months together over the table and the stack's bucket of months. */
@ApplicationScoped
public class MonthBeans {
  private final Environment environment;

  MonthBeans(Environment environment) {
    this.environment = environment;
  }

  @Produces
  @Singleton
  MonthFiles files(SdkHttpClient http) {
    return inBucket(http);
  }

  @Produces
  @Singleton
  SealedMonths sealedMonths(MonthFiles files) {
    return new FiledMonths(files);
  }

  /** Files are made in the function's own folder, and sent from there. */
  @Produces
  @Singleton
  SealRun seal(
      DynamoLedger ledger, CurrentReceiptSigner receipts, Clients clients, EventBridgeBus bus) {
    var ports =
        new SealPorts(
            ledger.monthIndex(),
            ledger.outcomes(),
            ledger.registry(),
            ledger.entryScan(),
            new KnownMonths(ledger.monthIndex(), ledger.registry(), System::nanoTime),
            new RegisteredContracts(ledger.registry(), System::nanoTime),
            inBucket(clients.forFiles()),
            receipts::signer,
            new BuiltInProfiles()::text,
            Path.of(System.getProperty("java.io.tmpdir")));
    var due = new SealDue(ports, new SealMonth(ports, SealMonth.SETTLING), bus);
    return new SealRun(ledger.monthIndex(), due, InstantSource.system());
  }

  private MonthFiles inBucket(SdkHttpClient http) {
    var requests =
        new S3Requests(
            environment.region(),
            http,
            DefaultCredentialsProvider.builder().build(),
            InstantSource.system());
    return new BucketFiles(new Bucket(environment.months(), environment.s3(), requests));
  }
}
