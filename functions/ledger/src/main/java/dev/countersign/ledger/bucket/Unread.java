package dev.countersign.ledger.bucket;

import java.io.FilterInputStream;
import software.amazon.awssdk.http.AbortableInputStream;

/** Ends the connection when it is closed, so that nothing more is received. */
final class Unread extends FilterInputStream {
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
