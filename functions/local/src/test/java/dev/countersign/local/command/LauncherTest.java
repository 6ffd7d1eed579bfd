package dev.countersign.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.local.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code countersign}, in a folder of its own whose build is a script too. */
final class LauncherTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void launcher_buildThatFails_isToldAndEndsIt() throws Exception {
    var said = launchedAfter("echo '[ERROR] no such module'; exit 1");

    assertTrue(said.contains("countersign: the build failed"), said);
    assertTrue(said.endsWith("[ERROR] no such module\n"), said);
  }

  @Test
  void launcher_buildThatFailsAfterOneThatDidNot_isToldToo() throws Exception {
    launchedAfter("mkdir -p functions/local/target; touch functions/local/target/classpath.txt");
    Files.delete(folder.resolve("functions/local/target/classpath.txt"));

    var said = launchedAfter("exit 1");

    assertTrue(said.contains("countersign: the build failed"), said);
  }

  /** What it says, with this build; it ends with status 1, since nothing is there to run. */
  private String launchedAfter(String build) throws IOException, InterruptedException {
    for (String file : new String[] {"countersign", ".mvn/jdk25"}) {
      write(file, Files.readString(RepositoryFiles.root().resolve(file)));
    }
    write("mvnw", "#!/bin/sh\n" + build + "\n");
    write("pom.xml", "");
    Files.createDirectories(folder.resolve("infra"));
    Files.createDirectories(folder.resolve("functions"));
    Path out = folder.resolve("out");
    var builder =
        new ProcessBuilder(folder.resolve("countersign").toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("COUNTERSIGN_JAVA_HOME", System.getProperty("java.home"));
    var launcher = builder.start();
    try {
      assertTrue(launcher.waitFor(60, TimeUnit.SECONDS), "it hangs");
      assertEquals(1, launcher.exitValue());
      return Files.readString(out, UTF_8);
    } finally {
      launcher.destroyForcibly();
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }
}
