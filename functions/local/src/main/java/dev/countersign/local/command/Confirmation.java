package dev.countersign.local.command;

import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option of commands that ask before they change what others rely on. */
final class Confirmation {
  private static final Set<String> YES = Set.of("y", "yes");

  private final Terminal terminal;

  @Option(
      names = {"-y", "--yes"},
      description = "With --table: don't ask before it is written.")
  private boolean yes;

  Confirmation(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether a person says yes, or said so beforehand. Where nobody can be asked, it is no. */
  boolean given(String question) {
    if (yes) {
      return true;
    }
    var answer = terminal.ask(question + " [y/N] ");
    if (answer.isEmpty()) {
      System.err.println("there is no terminal to ask at: give --yes to write what changes");
    }
    return answer.map(said -> YES.contains(said.strip().toLowerCase(Locale.ROOT))).orElse(false);
  }
}
