package dev.countersign.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code countersign verify --keys}: what a payer runs over the lines of a bill. */
final class VerifyReceiptsTest {
  private final ReceiptSigner signer =
      ReceiptSigner.of(ReceiptSigner.generate("k1"), "https://countersign.example");

  @TempDir private Path folder = Path.of("");
  private String receipt = "";
  private String events = "";

  private record Ran(int exit, List<String> lines) {}

  @BeforeEach
  void sign() throws Exception {
    var golden = RepositoryFiles.root().resolve("events/golden/entry-eur-taken-back.json");
    var entry = EntryForm.readSealed(Files.readString(golden).strip().getBytes(UTF_8));
    receipt = signer.receipt(entry);
    events =
        CloudEventForm.of(entry, receipt).stream()
            .filter(event -> event.detailType().equals(CloudEventForm.BILLABLE_RESULT))
            .map(event -> new String(event.detail(), UTF_8))
            .collect(Collectors.joining("\n"));
    write("keys.json", signer.publicKeys());
  }

  @Test
  void verify_eventsAsPublished_areVerifiedEach() throws Exception {
    var ran = verify(events);

    assertEquals(0, ran.exit());
    assertEquals(2, ran.lines().size());
    assertTrue(ran.lines().getFirst().contains("\"verdict\":\"verified\""), ran.toString());
  }

  @Test
  void verify_oneAlteredAmongGoodOnes_isNamedAndTheOthersAreJudged() throws Exception {
    var ran =
        verify(
            events.replace(
                    "\"amount\":\"7.50\",\"amount_minor\":750,\"currency\"",
                    "\"amount\":\"9.50\",\"amount_minor\":950,\"currency\"")
                + "\nno event");

    assertEquals(1, ran.exit());
    assertEquals(3, ran.lines().size());
    assertTrue(ran.lines().getFirst().contains("verified"), ran.toString());
    assertTrue(
        ran.lines().get(1).startsWith("{\"altered\":[\"amount\",\"amount_minor\"]"),
        ran.toString());
    assertTrue(ran.lines().get(2).contains("not_a_result"), ran.toString());
  }

  @Test
  void verify_receiptAlone_isPrinted() throws Exception {
    var ran = verify(receipt + "\n");

    assertEquals(0, ran.exit());
    assertTrue(ran.lines().getFirst().contains("\"results\":[{"), ran.toString());
  }

  @Test
  void verify_receiptOfAnotherSeller_isSignedByAnUnknownKey() throws Exception {
    write("keys.json", ReceiptSigner.of(ReceiptSigner.generate("k2"), "x").publicKeys());

    var ran = verify(receipt);

    assertEquals(1, ran.exit());
    assertEquals(List.of("{\"reason\":\"unknown_key\",\"verdict\":\"refused\"}"), ran.lines());
  }

  @Test
  void verify_anotherIssuer_isRefused() throws Exception {
    var ran = verify(receipt, "--issuer", "https://other.example");

    assertEquals(1, ran.exit());
    assertTrue(ran.lines().getFirst().contains("another_issuer"), ran.toString());
  }

  @Test
  void verify_keysThatAreNone_isRefused() throws Exception {
    write("keys.json", "{}");

    assertEquals(1, verify(receipt).exit());
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void verify_whatIsNoText_isNoReceipt() throws Exception {
    var file = Files.write(folder.resolve("packed"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    var ran = verify(file);

    assertEquals(1, ran.exit());
    assertTrue(ran.lines().getFirst().contains("not_a_receipt"), ran.toString());
  }

  private Ran verify(String text, String... more) throws Exception {
    return verify(write("file", text), more);
  }

  private Ran verify(Path file, String... more) {
    var arguments =
        new ArrayList<>(
            List.of("verify", file.toString(), "--keys", folder.resolve("keys.json").toString()));
    arguments.addAll(List.of(more));
    var run = Captured.of(() -> Countersign.run(arguments.toArray(new String[0])));
    return new Ran(run.status(), run.out().lines().toList());
  }
}
