package dev.countersign.local.command;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.operate.apply.SourceUrls;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.local.run.Addresses;
import dev.countersign.local.run.LocalClock;
import dev.countersign.local.run.Runner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign up}: the local runner. */
@Command(
    name = "up",
    description =
        "Runs all functions on this machine: HTTP on 127.0.0.1, DynamoDB Local, its stream, the"
            + " clock, the page. Result events go to standard output, one a line.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  static final String HOME = "http://127.0.0.1:8787";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8787",
      description = "The port to listen on (default: ${DEFAULT-VALUE}; 0: any that is free).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that keeps everything; without it nothing is kept.")
  private @Nullable Path data;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "Its clock stands at this time (RFC 3339; default: it goes with the machine's), no"
              + " earlier than what --data has. For trying out months that are over.")
  private @Nullable Instant at;

  @Option(
      names = "--tenant",
      paramLabel = "DIR",
      description = "A tenant's folder to apply first; may be given several times.")
  private List<Path> tenants = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var clock = at == null ? LocalClock.ofMachine() : LocalClock.standingAt(at);
    try (var runner = Runner.start(options(out), clock)) {
      for (Path tenant : tenants) {
        var applied =
            new ApplyTenant(
                    runner.ledger(),
                    clock,
                    new SourceUrls(runner.checks(), runner.uri().toString()))
                .apply(TenantFolderReader.read(tenant));
        applied.lines().forEach(System.err::println);
        if (!applied.complete()) {
          return Countersign.REFUSED;
        }
      }
      System.err.println("countersign: the page is at " + runner.uri() + "/   (Ctrl-C ends it)");
      System.err.println(
          data == null
              ? "countersign: nothing is kept; --data DIR keeps it"
              : "countersign: kept in " + data);
      untilInterrupted(runner);
      return Countersign.DONE;
    } catch (TenantFolderReader.Mistaken e) {
      System.err.println(e.getMessage());
      return Countersign.REFUSED;
    }
  }

  private Runner.Options options(PrintStream out) {
    return new Runner.Options(port, data, events(out), Addresses.CHECKED);
  }

  /** Prints result events, and no others, as they are put on the bus. */
  static Consumer<PublishedEvent> events(PrintStream out) {
    return event -> {
      if (event.detailType().equals("BillableResult")) {
        out.println(new String(event.detail(), StandardCharsets.UTF_8));
      }
    };
  }

  /** Waits for Ctrl-C or a termination signal, then closes the runner. */
  static void untilInterrupted(Runner runner) throws InterruptedException {
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              runner.close();
              ended.countDown();
            }));
    ended.await();
  }
}
