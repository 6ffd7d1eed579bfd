package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.TenantId;
import dev.countersign.local.run.Runner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code countersign apply} of a folder with a {@code billing.yaml}. */
@Timeout(60)
final class ApplyBillingCommandTest {
  private static final TenantId TENANT = new TenantId("acme");
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String STRIPE =
      """
      targets:
        stripe:
          engine: stripe-meters-v1
          from: 2026-11-01T00:00:00Z
          customer: stripe
          settings: {meter_id: mtr_1}
          secrets: {key: {inline: sk_test_not_to_be_shown}}
          # more
      """;
  private static final String FILES =
      """
        archive: {engine: file, url: file:///results, from: 2026-11-01T00:00:00Z, customer: stripe}
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream outBefore = System.out;
  private final PrintStream errBefore = System.err;

  @BeforeEach
  void aTenant() throws IOException {
    write("tenant.yaml", "{id: acme, name: Acme, pseudonym_key: {inline: " + KEY + "}}");
    write(
        "sources/crm.yaml",
        "{id: crm, kind: attestation, profile: standard-webhooks, keys: [{secret: {inline: "
            + "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
            + "}}]}");
    write(
        "terms/tickets.yaml",
        """
        outcome: ticket_resolved
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm]
        claim_by: [record.id]
        match: {by: [session], window: P7D, wait: P3D}
        price: {each: "0.99", currency: EUR}
        bill_to: {stripe: cus_1}
        """);
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void streamsOfBefore() {
    System.setOut(outBefore);
    System.setErr(errBefore);
  }

  @Test
  void check_targets_printsWhatWouldBeSentWithoutSecrets() throws IOException {
    write("billing.yaml", STRIPE + FILES);

    assertEquals(0, apply(NOBODY, "--check"), told(err));

    var lines = told(out).lines().toList();
    assertEquals(4, lines.size(), told(out));
    assertTrue(
        lines
            .get(0)
            .contains("\"engine\":\"stripe-meters-v1\",\"kind\":\"usage\",\"of\":\"billable\""));
    assertTrue(lines.get(0).contains("\"terms\":\"ticket_resolved@1\""), lines.get(0));
    assertTrue(lines.get(0).contains("\"method\":\"POST\",\"url\":\"https://api.stripe.com/v1/"));
    assertTrue(lines.get(0).contains("cus_1"), lines.get(0));
    assertTrue(lines.get(1).contains("\"kind\":\"negative\",\"of\":\"reversal\""), lines.get(1));
    assertTrue(lines.get(2).contains("\"url\":\"file:///results/2026-11/"), lines.get(2));
    assertFalse(told(out).contains("sk_test"), told(out));
  }

  @Test
  void check_mistakes_areToldWithLineFieldAndFix() throws IOException {
    write("billing.yaml", STRIPE.replace("# more", "outcomes: [deal_won]\n    otherwise: later"));

    assertEquals(1, apply(NOBODY, "--check"));
    assertTrue(told(err).contains("billing.yaml: /targets/stripe/otherwise: line 9: "), told(err));
    assertEquals("", told(out));

    err.reset();
    write("billing.yaml", STRIPE.replace("# more", "outcomes: [deal_won]"));
    assertEquals(1, apply(NOBODY, "--check"));
    assertTrue(
        told(err)
            .contains(
                "billing.yaml: /targets/stripe/outcomes: line 8: no terms of the type deal_won;"
                    + " name one of the types of terms/, or add its terms"),
        told(err));
  }

  @Test
  void apply_toTheRunner_storesFollowsAndAsksBeforeATargetIsRemoved() throws Exception {
    write("billing.yaml", STRIPE + FILES);
    try (var runner = Runner.start(new Runner.Options(0, null, event -> {}))) {
      String to = runner.uri().toString();
      assertEquals(0, apply(to), told(err));
      assertTrue(told(err).contains("+ target archive (file, from 2026-11-01"), told(err));
      assertEquals(2, runner.ledger().followedTargets().followed().size());
      write("billing.yaml", STRIPE);

      assertEquals(1, apply(to));
      assertTrue(told(err).contains("  - target archive"), told(err));
      assertEquals(2, runner.ledger().followedTargets().followed().size());
      assertEquals(0, apply(to, "--yes"));
      assertEquals(List.of("acme/stripe"), followed(runner));
      assertEquals(Optional.of(STRIPE), runner.ledger().registry().billing(TENANT));
    }
  }

  private static List<String> followed(Runner runner) {
    return runner.ledger().followedTargets().followed().stream().map(Object::toString).toList();
  }

  private int apply(String to, String... options) {
    out.reset();
    var all = new ArrayList<>(List.of(folder.toString(), "--to", to));
    all.addAll(List.of(options));
    return new CommandLine(new ApplyCommand(question -> Optional.empty()))
        .execute(all.toArray(String[]::new));
  }

  private static String told(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
