package dev.countersign.local.sam;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The SAM CLI. */
final class Sam {
  private static final long LONGEST_MINUTES = 4;

  private Sam() {}

  /** What a run of it printed. */
  record SamRun(int exit, String out, String err) {
    /** A function's answer is the last line of standard output. */
    String answer() {
      return out.strip().lines().reduce("", (before, line) -> line);
    }
  }

  /** Skips with a clear line where there is none, or fails when Docker was required. */
  static void require() {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "sam")));
    if (!there) {
      String line = "the SAM tests did NOT run: no SAM CLI on the path";
      if ("1".equals(System.getenv("COUNTERSIGN_REQUIRE_DOCKER"))) {
        throw new IllegalStateException(line + ", and COUNTERSIGN_REQUIRE_DOCKER is set");
      }
      System.getLogger(Sam.class.getName()).log(System.Logger.Level.WARNING, line);
      Assumptions.abort(line);
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until the API of {@code sam local start-api} listens. */
  static void awaitListening(int port, Process api) {
    var end = Instant.now().plus(Duration.ofMinutes(2));
    while (Instant.now().isBefore(end) && api.isAlive()) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
    throw new IllegalStateException("sam local start-api never listened");
  }

  static ProcessBuilder command(Path folder, List<String> arguments) {
    var all = new ArrayList<String>();
    all.add("sam");
    all.addAll(arguments);
    var builder = new ProcessBuilder(all).directory(folder.toFile());
    var environment = builder.environment();
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("AWS_DEFAULT_REGION", "eu-central-1");
    environment.put("SAM_CLI_TELEMETRY", "0");
    return builder;
  }

  static SamRun run(Path folder, String... arguments) throws IOException, InterruptedException {
    return run(command(folder, List.of(arguments)));
  }

  static SamRun run(ProcessBuilder command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("sam", ".out");
    Path err = Files.createTempFile("sam", ".err");
    var process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new SamRun(
        process.waitFor(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
