package dev.countersign.ledger.bucket;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * A bucket of S3: objects are read whole, and written on a condition that S3 looks at in the same
 * step. So nobody writes over what another wrote meanwhile. An object of up to 5 GB is one request,
 * and its content is streamed.
 *
 * <p>Who reads needs {@code s3:ListBucket}, too: without it S3 answers 403 where no object is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
 *     writes</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 */
public final class Bucket {
  private static final int OK = 200;
  private static final int NOT_THERE = 404;
  private static final int CONFLICT = 409;
  private static final int ANOTHER_IS_THERE = 412;
  private static final int SERVER_ERRORS = 500;

  /** Refusals that pass by themselves. */
  private static final Set<String> PASSING =
      Set.of("ExpiredToken", "RequestTimeout", "RequestTimeTooSkewed", "SlowDown");

  private final String name;
  private final S3Address address;
  private final S3Requests requests;

  /** The bucket of this name at this address. */
  public Bucket(String name, S3Address address, S3Requests requests) {
    this.name = name;
    this.address = address;
    this.requests = requests;
  }

  /**
   * An object as it was read.
   *
   * @param content not to be changed
   * @param etag tells it from what is written over it
   */
  @SuppressWarnings("ArrayRecordComponent") // read once by its one reader, never compared
  public record Stored(byte[] content, String etag) {}

  /**
   * Opens an object at its begin, if it is there. Closing it before its end leaves the rest unread.
   */
  public Optional<InputStream> open(String key) {
    return get(key).map(answer -> new Unread(body(answer)));
  }

  /** Reads a small object, if it is there. */
  public Optional<Stored> read(String key) {
    return get(key).map(Bucket::stored);
  }

  private static Stored stored(HttpExecuteResponse answer) {
    try (var body = body(answer)) {
      String etag = answer.httpResponse().firstMatchingHeader("ETag").orElse("");
      return new Stored(body.readAllBytes(), etag);
    } catch (IOException e) {
      throw new Unavailable("read an object of a bucket", e);
    }
  }

  private Optional<HttpExecuteResponse> get(String key) {
    var answer = requests.send("GET", object(key), Map.of(), Optional.empty(), 0);
    int status = answer.httpResponse().statusCode();
    if (status == OK) {
      return Optional.of(answer);
    }
    String word = S3Requests.word(answer);
    if (status == NOT_THERE && word.equals("NoSuchKey")) {
      return Optional.empty();
    }
    throw failure("read", status, word);
  }

  /**
   * Writes an object where none is of its key.
   *
   * @param content a file, which stays as it is meanwhile
   * @return whether it was written; not where one is there, which stays
   */
  public boolean put(String key, Path content) {
    try {
      var stream = ContentStreamProvider.fromInputStreamSupplier(() -> opened(content));
      return written(key, Map.of("if-none-match", "*"), stream, Files.size(content));
    } catch (IOException | UncheckedIOException e) {
      throw new Unavailable("read a file for a bucket", e);
    }
  }

  /** The same with a small object. */
  public boolean put(String key, byte[] content) {
    return written(key, Map.of("if-none-match", "*"), content);
  }

  /**
   * Writes a small object over the one that was read.
   *
   * @return whether it was written; not where that one is there no more
   */
  public boolean replace(String key, String etag, byte[] content) {
    return written(key, Map.of("if-match", etag), content);
  }

  private boolean written(String key, Map<String, String> condition, byte[] content) {
    return written(key, condition, ContentStreamProvider.fromByteArray(content), content.length);
  }

  /** Of two that write at once S3 may answer 409 to one, and ask it to look again. */
  private boolean written(
      String key, Map<String, String> condition, ContentStreamProvider content, long length) {
    var answer = requests.send("PUT", object(key), condition, Optional.of(content), length);
    int status = answer.httpResponse().statusCode();
    String word = status == OK ? "" : S3Requests.word(answer);
    if (status == ANOTHER_IS_THERE) {
      return false;
    }
    if (condition.containsKey("if-match")
        && (status == CONFLICT || (status == NOT_THERE && word.equals("NoSuchKey")))) {
      return false;
    }
    if (status != OK) {
      throw failure("write", status, word);
    }
    return true;
  }

  private URI object(String key) {
    return address.of(URI.create("s3://" + name + "/" + key));
  }

  private static OperationFailed failure(String what, int status, String word) {
    String said = what + " in a bucket: " + word;
    return status >= SERVER_ERRORS || status == CONFLICT || PASSING.contains(word)
        ? new Unavailable(said, null)
        : new Misconfigured(said, null);
  }

  private static AbortableInputStream body(HttpExecuteResponse answer) {
    return answer.responseBody().orElseGet(AbortableInputStream::createEmpty);
  }

  private static InputStream opened(Path content) {
    try {
      return Files.newInputStream(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the connection when it is closed, so that nothing more is received. */
  private static final class Unread extends FilterInputStream {
    private final AbortableInputStream body;

    Unread(AbortableInputStream body) {
      super(body);
      this.body = body;
    }

    @Override
    public void close() {
      body.abort();
    }
  }
}
