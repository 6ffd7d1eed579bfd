package dev.countersign.app.deliver.auth;

/** What came of preparing to authenticate. */
public sealed interface Prepared {
  /** It can be done. */
  record Ready(Credential credential) implements Prepared {}

  /**
   * It can't be done now; no posting is to blame for it.
   *
   * @param why names what is missing, and shows nothing of it: for the log
   */
  record Failed(String why) implements Prepared {}
}
