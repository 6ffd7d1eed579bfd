package dev.countersign.proof.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MonthProgramTest {
  @Test
  void arguments_inAnyOrder_areRead() {
    var read =
        MonthProgram.read(
            words(
                "--previous a --keys k m --previous b --receipts r --policy p --proof l --evidence"
                    + " e --day d.day --key-proof q"));
    var arguments = read.orElseThrow();
    assertEquals(Path.of("m"), arguments.month());
    assertEquals("k", arguments.keys().name());
    assertEquals(List.of(Path.of("a"), Path.of("b")), arguments.previous());
    assertEquals(Path.of("r"), arguments.receiptsOrNull());
    assertEquals(Path.of("l"), arguments.proofOrNull());
    assertEquals(Path.of("p"), arguments.policyOrNull());
    assertEquals(Path.of("e"), arguments.evidenceOrNull());
    assertEquals(List.of(Path.of("d.day")), arguments.days());
    assertEquals(Path.of("q"), arguments.keyProofOrNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m",
        "--keys k",
        "m n --keys k",
        "m --keys",
        "m --keys k --keys l",
        "m --keys k --unknown x",
      })
  void arguments_thatAreNotAsTheUsageSays_areRefused(String arguments) {
    assertEquals(Optional.empty(), MonthProgram.read(words(arguments)));
  }

  private static List<String> words(String arguments) {
    return List.of(arguments.split(" ", -1));
  }
}
