package dev.countersign.local.command;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.local.init.StartingFolder;
import dev.countersign.local.init.StartingSource;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign init}: a tenant's folder to start from. */
@Command(
    name = "init",
    description = {
      "Writes a tenant's folder to start from: tenant.yaml, sources/crm.yaml, sources/agents.yaml"
          + " and the terms of one outcome type. It is valid as it is; comments say what to fill"
          + " in.",
      "A file that is there is never overwritten."
    },
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  /** Their items are session records. */
  private static final Set<String> OF_SESSIONS = Set.of("otel-genai", "session-bearer");

  @Parameters(paramLabel = "DIR", description = "The folder; it is made where it isn't there.")
  private Path folder = Path.of("");

  @Option(
      names = "--crm",
      paramLabel = "PROFILE",
      required = true,
      description = "How the CRM signs: the name of a profile in infra/profiles.")
  private String crm = "";

  @Option(
      names = "--agents",
      paramLabel = "PROFILE",
      defaultValue = "standard-webhooks",
      description = "How the agent platform signs (default: ${DEFAULT-VALUE}).")
  private String agents = "";

  @Option(
      names = "--outcome",
      paramLabel = "NAME",
      required = true,
      description = "The outcome type that is billed, such as deal_won.")
  private String outcome = "";

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      description = "The customer's id (default: the folder's name).")
  private @Nullable String tenant;

  @Override
  public Integer call() throws IOException {
    if (OF_SESSIONS.contains(crm)) {
      return refused("--crm: " + crm + " is for session records; give it as --agents");
    }
    if (!OutcomeType.admits(outcome)) {
      return refused("--outcome: not of the form of an outcome type, such as deal_won");
    }
    String id = tenant == null ? nameOfFolder() : tenant;
    if (!TenantId.admits(id)) {
      return refused("--tenant: " + id + " is no id: 1 to 48 of a-z, 0-9, '-' and '_'");
    }
    var start =
        new StartingFolder(
            new TenantId(id),
            source("--crm", crm),
            source("--agents", agents),
            new OutcomeType(outcome),
            LocalDate.now(ZoneOffset.UTC));
    return written(start.files());
  }

  private int written(Map<String, String> files) throws IOException {
    for (String name : files.keySet()) {
      if (Files.exists(folder.resolve(name))) {
        return refused(folder.resolve(name) + " is there already");
      }
    }
    for (var file : files.entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      try {
        Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException e) {
        throw new IOException(path + " is there already", e);
      }
      System.out.println(path);
    }
    System.err.println("fill in what says so, then: countersign apply " + folder + " --check");
    return Countersign.DONE;
  }

  private static StartingSource source(String option, String name) throws IOException {
    var profiles = new BuiltInProfiles();
    return profiles
        .find(name)
        .map(profile -> StartingSource.of(profile, profiles.text(name).orElseThrow()))
        .orElseThrow(
            () -> new IOException(option + ": no profile " + name + "; infra/profiles has them"));
  }

  private String nameOfFolder() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName())
        .toLowerCase(Locale.ROOT);
  }

  private static int refused(String why) {
    System.err.println("countersign init: " + why + "; nothing was written");
    return Countersign.REFUSED;
  }
}
