package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a person can be asked. */
final class TerminalTest {
  // JDK 25 has no console without a terminal, as those before 22.
  @SuppressWarnings("SystemConsoleNull")
  @Test
  void ask_inAPipeline_isNoAnswerAndNoFailure() {
    var console = System.console();
    assumeTrue(console == null || !console.isTerminal(), "a person sits here");

    assertEquals(Optional.empty(), Terminal.ofProcess().ask("write this?"));
  }
}
