package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.local.RepositoryFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * Who starts with {@code init}, and writes into the folder what a tutorial of a billing engine
 * says, has a folder that {@code apply --check} takes, and sees the requests.
 */
@Timeout(120)
final class TutorialTargetsTest {
  private static final Pattern TARGETS =
      Pattern.compile("```yaml\\R(\\h*targets:\\R.*?)^\\h*```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern BILL_TO = Pattern.compile("`(bill_to: \\{[^`]*})`");
  private static final String NOBODY = "http://127.0.0.1:9";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream outBefore = System.out;
  private final PrintStream errBefore = System.err;

  @BeforeEach
  void caughtStreams() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void streamsOfBefore() {
    System.setOut(outBefore);
    System.setErr(errBefore);
  }

  @ParameterizedTest
  @CsvSource({
    "bill-with-stripe.md, https://api.stripe.com/v1/billing/meter_events",
    "bill-with-lago.md, https://lago.example.com/api/v1/events/batch",
    "bill-with-a-webhook.md, https://billing.example.com/countersign"
  })
  void check_ofTheTutorialsTarget_printsItsRequests(String page, String address)
      throws IOException {
    String text = Files.readString(RepositoryFiles.root().resolve("docs/runbooks").resolve(page));
    Path tenant = folder.resolve("acme");
    init(tenant);
    Files.writeString(tenant.resolve("billing.yaml"), targets(text));
    billTo(text).ifPresent(line -> write(tenant.resolve("terms/policy_signed.yaml"), line));

    out.reset();
    err.reset();
    int status =
        new CommandLine(new ApplyCommand(question -> Optional.empty()))
            .execute(tenant.toString(), "--to", NOBODY, "--check");

    assertEquals(0, status, told(err));
    var lines = told(out).lines().toList();
    assertEquals(2, lines.size(), told(out));
    assertTrue(
        lines.getFirst().contains("\"kind\":\"usage\",\"of\":\"billable\""), lines.getFirst());
    assertTrue(
        lines.getLast().contains("\"kind\":\"negative\",\"of\":\"reversal\""), lines.getLast());
    for (String line : lines) {
      assertTrue(line.contains("\"method\":\"POST\",\"url\":\"" + address + "\""), line);
    }
  }

  private static void init(Path tenant) {
    assertEquals(
        0,
        new CommandLine(new InitCommand())
            .execute(
                tenant.toString(), "--crm", "standard-webhooks", "--outcome", "policy_signed"));
  }

  private static String targets(String page) {
    var found = TARGETS.matcher(page).results().toList();
    assertEquals(1, found.size());
    return found.getFirst().group(1).stripIndent();
  }

  private static Optional<String> billTo(String page) {
    return BILL_TO.matcher(page).results().map(found -> found.group(1)).findFirst();
  }

  /** The terms, with this line for whom they bill. */
  private static void write(Path terms, String billTo) {
    try {
      String before = Files.readString(terms);
      String after = before.replaceFirst("(?m)^bill_to:.*$", billTo);
      assertNotEquals(before, after);
      Files.writeString(terms, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String told(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
