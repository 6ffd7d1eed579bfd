package dev.countersign.app.fetch;

/** What became of one delivery that waits for its records. */
sealed interface FetchResult {
  /** It was handled. */
  record Done() implements FetchResult {}

  /**
   * It was refused by name, and is kept.
   *
   * @param defect whether it was refused since nobody foresaw what happened
   */
  record Refused(boolean defect) implements FetchResult {}

  /** It waits on, for this reason: a word for the log. */
  record Later(String reason) implements FetchResult {}
}
