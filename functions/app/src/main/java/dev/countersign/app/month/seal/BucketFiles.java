package dev.countersign.app.month.seal;

import dev.countersign.ledger.bucket.Bucket;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Sealed months in a bucket of S3: each file is an object that is whole or not there. */
public final class BucketFiles implements MonthFiles {
  private final Bucket bucket;

  /** In this bucket, each file under its name. */
  public BucketFiles(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public Optional<InputStream> open(String name) {
    return bucket.open(name);
  }

  @Override
  public Optional<Tagged> read(String name) {
    return bucket.read(name).map(stored -> new Tagged(stored.content(), stored.etag()));
  }

  @Override
  public boolean put(String name, Path content) {
    return bucket.put(name, content);
  }

  @Override
  public boolean swap(String name, Optional<String> tag, byte[] content) {
    return tag.isPresent() ? bucket.replace(name, tag.get(), content) : bucket.put(name, content);
  }

  /** What is there says the same, so it stays: nothing in the bucket is written over blindly. */
  @Override
  public void write(String name, byte[] content) {
    var _ = bucket.put(name, content);
  }
}
