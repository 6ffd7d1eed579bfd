package dev.countersign.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.local.RepositoryFiles;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who follows the tutorial line by line in a shell sees what it says. What differs each time stands
 * there as {@code …}.
 */
@Timeout(900)
final class MonthTutorialTest {
  private static final Path ROOT = RepositoryFiles.root();
  private static final Pattern BLOCK =
      Pattern.compile("^```(sh)?\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PAYER =
      Pattern.compile("source demo\\.payer: POST \\S*/(demo\\.payer\\.\\w+)/");
  private static final String ENDS_WITH_1 = "# ends with 1";

  @TempDir private Path folder = Path.of("");
  private @Nullable Process runner;
  private String payer = "";
  private String port = "";

  @BeforeEach
  void lookLikeTheRepository() throws IOException {
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

  @AfterEach
  void end() throws InterruptedException {
    if (runner != null) {
      runner.destroy();
      assertTrue(runner.waitFor(60, TimeUnit.SECONDS));
      runner = null;
    }
  }

  @Test
  void tutorial_lineByLine_saysWhatItSays() throws Exception {
    var page = Files.readString(ROOT.resolve("docs/runbooks/your-first-sealed-month.md"));
    var blocks = BLOCK.matcher(page).results().toList();
    assertTrue(blocks.stream().filter(block -> block.group(1) != null).count() >= 8);

    String said = "";
    for (var block : blocks) {
      if (block.group(1) == null) {
        assertSays(block.group(2), said);
      } else if (block.group(2).startsWith("./countersign up ")) {
        startRunner(block.group(2).strip());
      } else {
        said = block.group(2).lines().map(this::ran).collect(Collectors.joining());
      }
    }
    assertTrue(Files.exists(folder.resolve("first-month/months/demo-2026-09.acceptance")));
    assertTrue(Files.exists(folder.resolve("first-month/months/demo-2026-10.sealed")));
  }

  private String ran(String line) {
    try {
      if (line.startsWith("./countersign seal ")) {
        end();
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
    runner = shell("exec " + line).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    while (!read(out).contains("the page is at")) {
      boolean ended = runner.waitFor(50, TimeUnit.MILLISECONDS);
      assertFalse(ended, () -> read(out));
    }
    payer =
        PAYER
            .matcher(read(out))
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow(() -> new AssertionError(read(out)));
  }

  private ProcessBuilder shell(String line) {
    String own = line.replace("8788", port).replace("demo.payer.CHECK", payer);
    var builder = new ProcessBuilder("sh", "-c", own).directory(folder.toFile());
    var path = Path.of(VerifierJar.JAVA).getParent() + ":" + System.getenv("PATH");
    builder.environment().put("PATH", path);
    return builder;
  }

  /** Each of the lines is printed, in this order. */
  private static void assertSays(String lines, String said) {
    var rest = new ArrayList<>(said.lines().toList());
    for (String line : lines.lines().toList()) {
      var wanted =
          Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
      while (!rest.isEmpty() && !rest.getFirst().matches(wanted)) {
        rest.removeFirst();
      }
      assertTrue(!rest.isEmpty(), () -> "not said: " + line + "\n" + said);
      rest.removeFirst();
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
