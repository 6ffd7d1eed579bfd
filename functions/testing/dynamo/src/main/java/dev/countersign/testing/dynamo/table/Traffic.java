package dev.countersign.testing.dynamo.table;

/**
 * A table's requests and bytes.
 *
 * @param read bytes of the items that were looked at, whether or not they were answered
 * @param written bytes of the items that were written: for each write, the larger of the item
 *     before and the item after it
 */
public record Traffic(long requests, long read, long written) {
  /** The difference to an earlier count. */
  public Traffic since(Traffic before) {
    return new Traffic(requests - before.requests, read - before.read, written - before.written);
  }
}
