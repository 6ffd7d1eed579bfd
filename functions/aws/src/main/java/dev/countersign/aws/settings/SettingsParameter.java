package dev.countersign.aws.settings;

/** The stack's own parameter, which the template writes and an operator may write, too. */
@FunctionalInterface
public interface SettingsParameter {
  /**
   * What the parameter has now.
   *
   * @param version counts its changes from 1
   */
  record Content(String text, long version) {}

  /**
   * Reads it.
   *
   * @throws dev.countersign.domain.failure.Unavailable when it can't be read now
   * @throws dev.countersign.domain.failure.Misconfigured when it is not there, or must not be read
   */
  Content read();
}
