package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.local.AwsProperties;
import dev.countersign.local.run.Runner;
import dev.countersign.local.table.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code apply --table} shows what changes and asks; the table is a runner's, found as AWS's. */
@Timeout(60)
final class ApplyTableTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final SourceId CRM = new SourceId("crm");

  @TempDir private Path folder;

  private final List<String> asked = new ArrayList<>();
  private Optional<String> answer = Optional.empty();
  private Runner runner;
  private AwsProperties aws;

  @BeforeEach
  void aTenantAndARunner() throws IOException {
    write("tenant.yaml", "{id: acme, name: Acme, pseudonym_key: {ssm: /countersign/acme/p}}");
    write("sources/crm.yaml", source("/countersign/acme/crm"));
    runner = Runner.start(new Runner.Options(0, null, event -> {}));
    aws = AwsProperties.of(runner.dynamo());
  }

  @AfterEach
  void stop() {
    aws.close();
    runner.close();
  }

  @Test
  void apply_noTerminalAndNoYes_isRefusedAndNothingIsWritten() {
    var run = apply();

    assertEquals(1, run.status());
    assertTrue(run.err().contains("  + tenant acme\n"), run.err());
    assertTrue(run.err().contains("  + source crm (attestation, jwt)\n"), run.err());
    assertTrue(run.err().contains("give --yes"), run.err());
    assertTrue(run.err().contains("nothing was written"), run.err());
    assertFalse(isThere());
  }

  @Test
  void apply_personSaysNo_writesNothing() {
    for (String no : List.of("n", "", "yess", "no")) {
      answer = Optional.of(no);
      assertEquals(1, apply().status());
    }
    assertFalse(isThere());
    assertEquals(4, asked.size());
  }

  @Test
  void apply_personSaysYes_writesAndThenAsksNoMore() {
    answer = Optional.of(" Y ");
    assertEquals(0, apply().status());
    assertTrue(isThere());

    var again = apply();

    assertEquals(0, again.status());
    assertTrue(again.err().contains("nothing changes"), again.err());
    assertEquals(List.of("write this? [y/N] "), asked);
  }

  @Test
  void apply_yes_isNotAsked() throws IOException {
    assertEquals(0, apply("--yes").status());
    write("sources/crm.yaml", source("/countersign/acme/crm-2"));

    var run = apply("-y");

    assertEquals(0, run.status());
    assertTrue(
        run.err()
            .contains(
                "  ~ source crm\n      /keys/0/secret/ssm: \"/countersign/acme/crm\" ->"
                    + " \"/countersign/acme/crm-2\"\n"),
        run.err());
    assertEquals(List.of(), asked);
  }

  @Test
  void apply_sourceThatIsGone_isShownAndRemoved() throws IOException {
    apply("--yes");
    Files.delete(folder.resolve("sources/crm.yaml"));

    var run = apply("--yes");

    assertEquals(0, run.status());
    assertTrue(run.err().contains("  - source crm\n"), run.err());
    assertTrue(run.err().contains("source acme.crm: removed"), run.err());
    assertFalse(isThere());
  }

  @Test
  void check_showsWhatChangesAndAsksNothing() {
    var run = apply("--check");

    assertEquals(0, run.status());
    assertTrue(run.err().contains("  + source crm"), run.err());
    assertEquals(List.of(), asked);
    assertFalse(isThere());
  }

  @Test
  void apply_tableWithoutAStack_saysWhatIsMissingInAddresses() {
    assertTrue(apply("--yes").err().contains("addresses are told without their server and check"));
    assertTrue(
        apply("--yes", "--url", "https://hooks.example/")
            .err()
            .contains("source acme.crm: POST https://hooks.example/v1/sources/acme.crm/"));
  }

  private boolean isThere() {
    return runner.ledger().registry().source(ACME, CRM).isPresent();
  }

  private Captured apply(String... options) {
    var command =
        new CommandLine(
            new ApplyCommand(question -> {
              asked.add(question);
              return answer;
            }));
    var arguments =
        Stream.concat(
            Stream.of(folder.toString(), "--table", LocalStore.TABLE), Stream.of(options));
    return Captured.of(() -> command.execute(arguments.toArray(String[]::new)));
  }

  private static String source(String key) {
    return "{id: crm, kind: attestation, profile: jwt, keys: [{secret: {ssm: %s}}]}".formatted(key);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
