package dev.countersign.testing.dynamo.table;

/**
 * What a table was asked for.
 *
 * @param read bytes of the items that were looked at, wanted or not
 * @param written bytes of the items that were written, each as it was or became, the greater
 */
public record Traffic(long requests, long read, long written) {
  /** What came since. */
  public Traffic since(Traffic before) {
    return new Traffic(requests - before.requests, read - before.read, written - before.written);
  }
}
