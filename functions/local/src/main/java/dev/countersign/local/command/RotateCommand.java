package dev.countersign.local.command;

import dev.countersign.local.rotate.RotateKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign source rotate}: adds a key beside the old ones, which end later. */
@Command(
    name = "rotate",
    description = {
      "Adds a key to a source's file and ends the others after an overlap, during which all of them"
          + " are live.",
      "It is in force after 'countersign apply', not before."
    },
    mixinStandardHelpOptions = true)
final class RotateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The tenant's folder.")
  private Path tenant = Path.of("");

  @Parameters(paramLabel = "SOURCE", description = "The source's id.")
  private String source = "";

  @Option(
      names = "--ssm",
      paramLabel = "NAME",
      description = "The new key's name in SSM Parameter Store.")
  private @Nullable String ssm;

  @Option(
      names = "--secretsmanager",
      paramLabel = "NAME",
      description = "The new key's name in Secrets Manager.")
  private @Nullable String manager;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description =
          "The new public key (PEM, JWK, JWK set); it is no secret and goes into the file.")
  private @Nullable Path open;

  @Option(
      names = "--overlap",
      paramLabel = "DURATION",
      defaultValue = "PT24H",
      description = "How long the old keys stay live: PT24H or more (default: ${DEFAULT-VALUE}).")
  private Duration overlap = Duration.ofDays(1);

  @Override
  public Integer call() throws Exception {
    try {
      var key =
          RotateKeys.reference(ssm, manager, open == null ? null : Files.readString(open).strip());
      Path file = tenant.resolve("sources").resolve(source + ".yaml");
      String text = Files.readString(file);
      var rotated = RotateKeys.rotate(text, key, Instant.now(), overlap);
      Files.writeString(file, rotated.text());
      try {
        var _ = TenantFolderReader.read(tenant);
      } catch (TenantFolderReader.Mistaken e) {
        Files.writeString(file, text);
        throw e;
      }
      System.err.println(rotated.said());
      System.err.println("now: countersign apply " + tenant);
      return Countersign.DONE;
    } catch (RotateKeys.Unable | TenantFolderReader.Mistaken e) {
      System.err.println("countersign source rotate: " + e.getMessage() + "; nothing was changed");
      return Countersign.REFUSED;
    }
  }
}
