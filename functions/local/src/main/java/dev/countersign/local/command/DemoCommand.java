package dev.countersign.local.command;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.local.demo.Demo;
import dev.countersign.local.run.Addresses;
import dev.countersign.local.run.LocalClock;
import dev.countersign.local.run.Runner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign demo}: the runner with the demo tenant and its story. */
@Command(
    name = "demo",
    description =
        "Starts the local runner with the demo tenant and plays a story through signed HTTP, each"
            + " step explained. Then it goes on running, with its page, until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--exit", description = "End after the last step of the story.")
  private boolean exit;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port to listen on (default: any that is free).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that keeps everything; without it nothing is kept.")
  private @Nullable Path data;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description =
          "When the story begins (RFC 3339; default: now). With a time of an earlier month, and"
              + " --data, that month can be sealed afterwards.")
  private @Nullable Instant start;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${sys:countersign.home:-.}",
      description = "The folder that holds infra and events (default: ${DEFAULT-VALUE}).")
  private Path home = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var demo = new Demo(out);
    var options = new Runner.Options(port, data, demo::published, Addresses.CHECKED);
    var clock = LocalClock.startingAt(start == null ? Instant.now() : start);
    try (var runner = Runner.start(options, clock)) {
      var tenant = TenantFolderReader.read(home.resolve("infra/tenants/demo"));
      new ApplyTenant(runner.ledger(), clock).apply(tenant);
      boolean well = demo.play(runner, tenant, home.resolve("events/demo/story.ndjson"), home);
      out.println();
      out.println("The page, with every outcome's history: " + runner.uri() + "/");
      if (!exit) {
        out.println("It goes on running; Ctrl-C ends it.");
        UpCommand.untilInterrupted(runner);
      }
      return well ? Countersign.DONE : Countersign.REFUSED;
    } catch (TenantFolderReader.Mistaken e) {
      System.err.println(e.getMessage());
      return Countersign.REFUSED;
    }
  }
}
