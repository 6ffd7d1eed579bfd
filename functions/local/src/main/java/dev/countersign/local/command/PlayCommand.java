package dev.countersign.local.command;

import dev.countersign.local.play.Delay;
import dev.countersign.local.play.PlayScenario;
import dev.countersign.local.play.Scenario;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign play}: plays a scenario. */
@Command(
    name = "play",
    description =
        "Plays a scenario on a virtual clock, without a server, and prints what would be billed.",
    mixinStandardHelpOptions = true)
final class PlayCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "The scenario: one JSON object a line, in order of time.")
  private Path file = Path.of("");

  @Option(
      names = "--repeat-deliveries",
      paramLabel = "N",
      defaultValue = "1",
      description = "Deliver everything N times.")
  private int copies;

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      description =
          "Delay each session and attestation by a random time, the same for the same seed.")
  private @Nullable Long seed;

  @Option(
      names = "--within",
      paramLabel = "SPAN",
      defaultValue = "P1D",
      description = "The longest delay (ISO 8601; default: ${DEFAULT-VALUE}).")
  private Duration within = Duration.ofDays(1);

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (copies < 1 || within.isNegative() || !Files.isRegularFile(file)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          copies < 1
              ? "--repeat-deliveries: at least 1"
              : within.isNegative() ? "--within: not negative" : file + ": no such file");
    }
    var out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
    try {
      PlayScenario.play(
          Scenario.read(file), new Delay(copies, seed, within), line -> out.print(line + "\n"));
      return Countersign.DONE;
    } catch (Scenario.Unplayable | IllegalArgumentException e) {
      System.err.println("countersign play: " + file + ": " + e.getMessage());
      return Countersign.REFUSED;
    } finally {
      out.flush();
    }
  }
}
