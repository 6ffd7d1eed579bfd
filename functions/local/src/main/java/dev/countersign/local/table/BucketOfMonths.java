package dev.countersign.local.table;

import dev.countersign.app.month.seal.BucketFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.bucket.Bucket;
import dev.countersign.ledger.bucket.S3Address;
import dev.countersign.ledger.bucket.S3Requests;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Sealed months in the bucket of a stack, for a command; the AWS SDK finds account and region. */
public final class BucketOfMonths {
  private BucketOfMonths() {}

  /** The files in the bucket of the stack that made a table. */
  public static MonthFiles ofTable(OpenTable table) {
    return named(
        StackFacts.ofTable(table)
            .months()
            .orElseThrow(() ->
                new Misconfigured(
                    "no stack is known that made the table, so its bucket of months isn't either",
                    null)));
  }

  /** The files in the bucket of this name; without one, in that of the stack of the table. */
  public static MonthFiles of(@Nullable String bucketOrNull, OpenTable table) {
    return bucketOrNull == null ? ofTable(table) : named(bucketOrNull);
  }

  private static MonthFiles named(String bucket) {
    try {
      String region = new DefaultAwsRegionProviderChain().getRegion().id();
      var requests =
          new S3Requests(
              region,
              UrlConnectionHttpClient.create(),
              DefaultCredentialsProvider.builder().build(),
              InstantSource.system());
      return new BucketFiles(new Bucket(bucket, S3Address.found(region), requests));
    } catch (SdkException e) {
      throw new Unavailable(String.valueOf(e.getMessage()), e);
    }
  }
}
