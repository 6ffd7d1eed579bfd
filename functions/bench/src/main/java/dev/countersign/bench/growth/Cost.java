package dev.countersign.bench.growth;

/**
 * What one piece of work cost.
 *
 * @param requests of the table
 * @param read bytes of the items that were looked at
 * @param written bytes of the items that were written
 * @param functions nanoseconds of CPU of the thread, without those of the table
 * @param table nanoseconds of CPU that the table in the process took
 */
record Cost(double requests, double read, double written, double functions, double table) {
  static final Cost NOTHING = new Cost(0, 0, 0, 0, 0);

  /** The cost of each of so many pieces that were done together. */
  Cost each(int pieces) {
    return new Cost(
        requests / pieces, read / pieces, written / pieces, functions / pieces, table / pieces);
  }

  /** The cost of this and another together. */
  Cost and(Cost other) {
    return new Cost(
        requests + other.requests,
        read + other.read,
        written + other.written,
        functions + other.functions,
        table + other.table);
  }
}
