package dev.countersign.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.local.RepositoryFiles;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who follows a tutorial line by line in a shell, and compares what is printed with what
 * the page says. What differs each time stands there as {@code …}.
 */
final class FollowedPage implements AutoCloseable {
  private static final Path ROOT = RepositoryFiles.root();
  private static final Pattern BLOCK =
      Pattern.compile("^```(sh)?\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern SOURCE =
      Pattern.compile("source demo\\.(\\w+): POST \\S*/(demo\\.\\w+\\.\\w+)/");
  private static final Pattern LIST = Pattern.compile("\\./countersign (disputes|inquiries) ");
  private static final String ENDS_WITH_1 = "# ends with 1";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final String port;
  private final Map<String, String> addresses = new HashMap<>();
  private @Nullable Process runner;

  /** In this folder, which looks like the repository's. */
  FollowedPage(Path folder) throws IOException {
    this.folder = folder;
    try (var free = new ServerSocket(0)) {
      port = String.valueOf(free.getLocalPort());
    }
    for (String name : List.of("infra", "events")) {
      Files.createSymbolicLink(folder.resolve(name), ROOT.resolve(name));
    }
    var countersign =
        Files.writeString(
            folder.resolve("countersign"),
            "#!/bin/sh\nexec '%s' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                .formatted(VerifierJar.JAVA, classPath(), Countersign.class.getName()));
    assertTrue(countersign.toFile().setExecutable(true));
    VerifierJar.make(folder.resolve("functions/proof/target/countersign-verify.jar"));
  }

  /** Runs every line of a page, and returns how many blocks of commands it has. */
  long follow(String page) throws IOException, InterruptedException {
    var text = Files.readString(ROOT.resolve("docs/runbooks").resolve(page));
    var blocks = BLOCK.matcher(text).results().toList();
    for (int at = 0; at < blocks.size(); at++) {
      if (isCommands(blocks.get(at))) {
        boolean said = at + 1 < blocks.size() && !isCommands(blocks.get(at + 1));
        follow(blocks.get(at).group(2), said ? blocks.get(at + 1).group(2) : "");
      }
    }
    return blocks.stream().filter(FollowedPage::isCommands).count();
  }

  private static boolean isCommands(MatchResult block) {
    return block.group(1) != null;
  }

  private void follow(String commands, String wanted) throws IOException, InterruptedException {
    if (commands.startsWith("./countersign up ")) {
      close();
      startRunner(commands.strip());
      return;
    }
    var late = Instant.now().plus(PATIENCE);
    String said = ran(commands);
    // A list is what the bus has told so far.
    while (onlyLists(commands) && !says(said, wanted) && Instant.now().isBefore(late)) {
      said = ran(commands);
    }
    String last = said;
    assertTrue(says(said, wanted), () -> "wanted: " + wanted + "\nsaid: " + last);
  }

  private static boolean onlyLists(String commands) {
    return commands.lines().allMatch(line -> LIST.matcher(line).lookingAt());
  }

  private String ran(String commands) {
    return commands.lines().map(this::ranLine).collect(Collectors.joining());
  }

  private String ranLine(String line) {
    try {
      if (line.startsWith("./countersign seal ")) {
        close();
      }
      var out = folder.resolve("out");
      var err = folder.resolve("err");
      var shell = shell(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      int status = shell.waitFor();
      assertEquals(
          line.endsWith(ENDS_WITH_1) ? 1 : 0, status, () -> line + "\n" + read(out) + read(err));
      return read(out);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(line, e);
    }
  }

  private void startRunner(String line) throws IOException, InterruptedException {
    var out = folder.resolve("runner");
    // The runner itself is ended later, and not a shell around it.
    var started = shell("exec " + line).redirectErrorStream(true).redirectOutput(out.toFile());
    runner = started.start();
    while (!read(out).contains("the page is at")) {
      boolean ended = runner.waitFor(50, TimeUnit.MILLISECONDS);
      assertFalse(ended, () -> read(out));
    }
    SOURCE
        .matcher(read(out))
        .results()
        .forEach(found -> addresses.put("demo." + found.group(1) + ".CHECK", found.group(2)));
  }

  private ProcessBuilder shell(String line) {
    String own = line.replace("8788", port);
    for (var address : addresses.entrySet()) {
      own = own.replace(address.getKey(), address.getValue());
    }
    var builder = new ProcessBuilder("sh", "-c", own).directory(folder.toFile());
    var path = Path.of(VerifierJar.JAVA).getParent() + ":" + System.getenv("PATH");
    builder.environment().put("PATH", path);
    return builder;
  }

  /** Whether each of the lines is printed, in this order. */
  private static boolean says(String said, String lines) {
    var rest = new ArrayList<>(said.lines().toList());
    for (String line : lines.lines().toList()) {
      var wanted =
          Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
      while (!rest.isEmpty() && !rest.getFirst().matches(wanted)) {
        rest.removeFirst();
      }
      if (rest.isEmpty()) {
        return false;
      }
      rest.removeFirst();
    }
    return true;
  }

  /** Ends the runner, if one runs. */
  @Override
  public void close() {
    var running = runner;
    if (running != null) {
      running.destroy();
      assertDoesNotThrow(() -> running.onExit().get(60, TimeUnit.SECONDS));
      runner = null;
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, UTF_8) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String classPath() {
    return Objects.requireNonNull(System.getProperty("java.class.path"));
  }
}
