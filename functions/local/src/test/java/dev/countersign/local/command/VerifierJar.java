package dev.countersign.local.command;

import dev.countersign.proof.command.MonthProgram;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The payer's verifier as the build of functions/proof packs it: that module's files alone. */
final class VerifierJar {
  /** The Java that runs this test. */
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private VerifierJar() {}

  static void make(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    var module = module();
    if (Files.isRegularFile(module)) {
      Files.copy(module, jar);
      return;
    }
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.MAIN_CLASS, MonthProgram.class.getName());
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Path file : files(module)) {
        out.putNextEntry(new JarEntry(module.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private static Path module() {
    try {
      return Path.of(
          MonthProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("META-INF/MANIFEST.MF"))
          .toList();
    }
  }
}
