package dev.countersign.local.command;

import java.util.Optional;

/** Where a person can be asked. */
@FunctionalInterface
interface Terminal {
  /** What the person answers; empty where nobody can be asked. */
  Optional<String> ask(String question);

  /** The terminal of this process, where it has one. */
  @SuppressWarnings("NullAway") // System.console() is never null since JDK 22
  static Terminal ofProcess() {
    return question -> {
      var console = System.console();
      return !console.isTerminal()
          ? Optional.empty()
          : Optional.ofNullable(console.readLine("%s", question));
    };
  }
}
