package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.local.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder to start from is valid as it is, for every profile. */
final class InitCommandTest {
  private static final List<String> OF_SESSIONS = List.of("otel-genai", "session-bearer");

  @TempDir private Path home;

  static List<String> profiles() throws IOException {
    try (Stream<Path> files = Files.list(RepositoryFiles.root().resolve("infra/profiles"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void init_anyProfile_isTakenByApply(String profile) {
    String as = OF_SESSIONS.contains(profile) ? "--agents" : "--crm";
    String other = as.equals("--crm") ? "--agents" : "--crm";
    var written = init("acme", as, profile, other, "standard-webhooks", "--outcome", "deal_won");
    assertEquals(0, written.status(), written.err());

    var checked = apply("acme");

    assertEquals(0, checked.status(), checked.err());
    assertTrue(checked.err().contains("no mistakes"), checked.err());
  }

  @Test
  void profiles_all_areTried() throws IOException {
    assertTrue(profiles().size() > 40, profiles().toString());
  }

  @Test
  void init_hubspot_saysHowToSetItUpAndNamesTheOutcome() throws IOException {
    init("acme", "--crm", "hubspot-v3", "--outcome", "policy_signed");

    String source = Files.readString(home.resolve("acme/sources/crm.yaml"));
    assertTrue(source.contains("# To set up an app of the developer platform"), source);
    assertTrue(source.contains("settings: {deal_outcome: \"policy_signed\"}"), source);
    assertTrue(source.contains("# account: \"fill-in\""), source);
    assertTrue(source.contains("ssm: /countersign/acme/crm"), source);
  }

  @Test
  void init_profileWithThinEvents_namesTheTokenAndTheGrade() throws IOException {
    init("acme", "--crm", "attio", "--outcome", "deal_won");

    assertTrue(text("sources/crm.yaml").contains("\ncredential: {ssm: "));
    assertTrue(text("terms/deal_won.yaml").contains("assurance: fetched"));
  }

  @Test
  void init_fileThatIsThere_isNotOverwrittenAndNothingIsWritten() throws IOException {
    Files.createDirectories(home.resolve("acme/terms"));
    Files.writeString(home.resolve("acme/terms/deal_won.yaml"), "mine");

    var run = init("acme", "--crm", "hubspot-v3", "--outcome", "deal_won");

    assertEquals(1, run.status());
    assertTrue(run.err().contains("deal_won.yaml is there already"), run.err());
    assertEquals("mine", text("terms/deal_won.yaml"));
    assertFalse(Files.exists(home.resolve("acme/tenant.yaml")));
  }

  @Test
  void init_whatCannotBe_isRefusedByName() {
    assertRefused("--crm: no profile", init("a", "--crm", "no-such", "--outcome", "deal_won"));
    assertRefused("--crm: otel-genai", init("a", "--crm", "otel-genai", "--outcome", "deal_won"));
    assertRefused("--outcome: ", init("a", "--crm", "jwt", "--outcome", "Deal Won"));
    assertRefused("--tenant: ", init("a b", "--crm", "jwt", "--outcome", "deal_won"));
  }

  @Test
  void init_tenantByName_isNotTheFolders() throws IOException {
    init("Some Folder", "--crm", "jwt", "--outcome", "deal_won", "--tenant", "bolt");

    assertTrue(Files.readString(home.resolve("Some Folder/tenant.yaml")).contains("\nid: bolt\n"));
  }

  private static void assertRefused(String why, Captured run) {
    assertEquals(1, run.status());
    assertTrue(run.err().contains(why), run.err());
  }

  private String text(String name) throws IOException {
    return Files.readString(home.resolve("acme").resolve(name));
  }

  private Captured init(String folder, String... options) {
    var arguments =
        Stream.concat(Stream.of("init", home.resolve(folder).toString()), Stream.of(options));
    return Captured.of(() -> Countersign.run(arguments.toArray(String[]::new)));
  }

  private Captured apply(String folder) {
    return Captured.of(() ->
        Countersign.run(
            "apply", home.resolve(folder).toString(), "--check", "--to", "http://127.0.0.1:9"));
  }
}
