package dev.countersign.local.command;

import java.util.Optional;

/** Where a person can be asked. */
@FunctionalInterface
interface Terminal {
  /** What the person answers; empty where nobody can be asked. */
  Optional<String> ask(String question);

  /** The terminal of this process, where it has one. */
  // Without a terminal JDK 22 to 24 have a console that is none; JDK 25 has no console again.
  @SuppressWarnings("SystemConsoleNull")
  static Terminal ofProcess() {
    return question -> {
      var console = System.console();
      return console == null || !console.isTerminal()
          ? Optional.empty()
          : Optional.ofNullable(console.readLine("%s", question));
    };
  }
}
