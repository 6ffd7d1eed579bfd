package dev.countersign.app.month.seal;

import java.time.Instant;
import java.time.YearMonth;

/** What came of sealing a month. */
public sealed interface Sealing {
  /**
   * It is sealed, now or since before.
   *
   * @param file the name of its file
   * @param leaves how many lines the file has, the header among them
   * @param root in Base64
   * @param place its leaf's place in the log of months, from 0
   */
  record Sealed(String file, long leaves, String root, long place) implements Sealing {}

  /** The tenant has no such month yet. */
  record NotBegun() implements Sealing {}

  /** It is open until this time. */
  record Open(Instant until) implements Sealing {}

  /** It was closed, and whoever did not know it yet may still write to it until this time. */
  record Settling(Instant until) implements Sealing {}

  /** The month before must be sealed first. */
  record After(YearMonth before) implements Sealing {}

  /** The index was begun in it, and the tenant was there before: it is not whole. */
  record Partial() implements Sealing {}
}
