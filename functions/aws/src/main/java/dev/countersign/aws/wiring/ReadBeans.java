package dev.countersign.aws.wiring;

import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.read.MonthMedia;
import dev.countersign.app.read.ReaderDoor;
import dev.countersign.app.read.ends.BoundedAnswers;
import dev.countersign.app.read.ends.ReadEnds;
import dev.countersign.app.receipt.CurrentReceiptSigner;
import dev.countersign.app.registry.RegisteredReaders;
import dev.countersign.aws.client.AwsSecrets;
import dev.countersign.aws.client.TimedFiles;
import dev.countersign.aws.invocation.InvocationDeadline;
import dev.countersign.aws.invocation.InvocationLog;
import dev.countersign.ledger.bucket.Bucket;
import dev.countersign.ledger.dynamo.DynamoLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Puts reading sealed months together over the table and the bucket of months. */
@ApplicationScoped
public class ReadBeans {
  /**
   * The bytes of a body at most. Lambda takes an answer of 6 MB, in which a body that is no text
   * grows by a third; the rest is for its headers.
   */
  private static final int LARGEST = 4_400_000;

  /** How long the address of a sealed file admits requests; one that has begun goes on. */
  private static final Duration VALID = Duration.ofMinutes(5);

  @Produces
  @Singleton
  ReadEnds readEnds(
      DynamoLedger ledger,
      AwsSecrets secrets,
      MonthFiles files,
      InvocationDeadline deadline,
      CurrentReceiptSigner receipts,
      InvocationLog log) {
    return new ReadEnds(
        new ReaderDoor(new RegisteredReaders(ledger, secrets, System::nanoTime)),
        ledger,
        new TimedFiles(files, deadline),
        receipts::publicKeys,
        log);
  }

  @Produces
  @Singleton
  BoundedAnswers boundedAnswers(Bucket bucket) {
    return new BoundedAnswers(LARGEST, name -> address(bucket, name));
  }

  private static URI address(Bucket bucket, String name) {
    var headers =
        Map.of(
            "content-type",
            MonthMedia.FILE.type(),
            "content-disposition",
            "attachment; filename=\"" + name + "\"",
            "cache-control",
            "private, no-store");
    return bucket.address(name, headers, VALID);
  }
}
