package dev.countersign.proof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.command.MonthArguments;
import dev.countersign.proof.command.VerifyMonth;
import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on files, as a payer calls it. */
final class VerifyMonthTest {
  @TempDir private Path folder;

  private final MadeWorld world = new MadeWorld(4);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Files.write(folder.resolve("month"), world.last().bytes());
    Files.write(folder.resolve("before"), world.months.get(1).bytes());
    var keys = new JsonNode.Arr(List.of(world.seller.jwk(Map.of())));
    Files.write(folder.resolve("keys"), CanonicalForm.write(JsonNode.Obj.of(Map.of("keys", keys))));
    Files.write(folder.resolve("proof"), world.proof(world.last()).bytes());
    try (var receipts = world.receipts(world.last()).open()) {
      Files.write(folder.resolve("receipts"), receipts.readAllBytes());
    }
    Files.createDirectory(folder.resolve("evidence"));
  }

  @Test
  void month_thatHolds_isToldInTenLinesAtMost() {
    assertEquals(VerifyMonth.HOLDS, run("keys", "before", "receipts"));
    var lines = text(out).lines().toList();
    assertTrue(lines.size() <= 10, text(out));
    assertTrue(lines.getFirst().startsWith("month: acme 2026-11 ("), lines.getFirst());
    assertEquals("signed: by key key-1", lines.get(1));
    assertEquals("HOLDS: no fault was found", lines.getLast());
    assertEquals("", text(errors));
  }

  @Test
  void month_thatIsForged_showsTheLinesThatProveIt() throws IOException {
    var forged = text(world.last().bytes()).replaceFirst("\"type\":\"", "\"type\":\"x");
    Files.writeString(folder.resolve("month"), forged);
    assertEquals(VerifyMonth.REFUSED, run("keys", "before", "receipts"));
    assertTrue(text(out).contains("FAULTS: altered"), text(out));
    assertTrue(text(out).contains("\n  line 7: {"), text(out));
  }

  @Test
  void signedBytes_thatAreNotThoseOfTheirDigest_areNamed() throws IOException {
    var digest =
        world.last().entries().stream()
            .flatMap(leaf -> leaf.text("attestation").stream())
            .findFirst()
            .orElseThrow();
    Files.writeString(folder.resolve("evidence").resolve(digest), "other bytes");
    assertEquals(VerifyMonth.REFUSED, run("keys", "before", "receipts"));
    assertTrue(text(out).contains("FAULTS: unbacked 1"), text(out));
  }

  /** As a receiver of events keeps them: nobody takes the receipts out first. */
  @Test
  void receipts_thatEventsCarry_areFoundInThem() throws IOException {
    var alone = folder.resolve("receipts");
    var events =
        Files.readAllLines(alone).stream()
            .filter(line -> line.startsWith("eyJ"))
            .map(receipt -> "{\"data\":{\"receipt\":\"" + receipt + "\",\"id\":1}}")
            .toList();
    Files.write(folder.resolve("events"), events);

    assertEquals(VerifyMonth.HOLDS, run("keys", "before", "receipts"));
    assertEquals(VerifyMonth.HOLDS, run("keys", "before", "events"));

    var told = text(out).lines().filter(line -> line.startsWith("receipts: ")).toList();
    var bad = "; 0 of another month or seller, 1 are no receipts of these keys";
    assertTrue(told.getFirst().contains(bad), told.getFirst());
    assertEquals(told.getFirst().replace(bad, ""), told.getLast());
  }

  @Test
  void files_thatCannotBeRead_areNamedWithTheirOption() throws IOException {
    Files.writeString(folder.resolve("keys"), "{}");
    assertEquals(VerifyMonth.REFUSED, run("keys", "before", "receipts"));
    assertTrue(text(errors).startsWith("countersign verify: --keys "), text(errors));
    assertEquals(VerifyMonth.REFUSED, run("nowhere", "before", "receipts"));
  }

  /** The month itself holds, as far as it can be held against anything else. */
  @Test
  void monthBefore_thatEndsTooEarly_isNamedWithItsFile() throws IOException {
    byte[] packed = ForgeriesOfOthers.packed(world.months.get(1).bytes());
    Files.write(folder.resolve("before"), Arrays.copyOf(packed, packed.length - 9));

    assertEquals(VerifyMonth.REFUSED, run("keys", "before", "receipts"));
    assertTrue(text(out).contains("FAULTS: broken_chain 1\n"), text(out));
    assertTrue(
        text(out).contains("before: what is packed is damaged, or ends too early"), text(out));
  }

  @Test
  void files_thatAreFarTooLarge_areNamed() throws IOException {
    byte[] large = new byte[(1 << 24) + 1];
    Arrays.fill(large, (byte) 'a');
    Files.write(folder.resolve("large"), large);

    assertEquals(VerifyMonth.REFUSED, run("large", "before", "receipts"));
    assertTrue(text(errors).contains("--keys large: more than 16777216 bytes"), text(errors));
    assertEquals(VerifyMonth.REFUSED, run("keys", "before", "large"));
    assertTrue(text(errors).contains("large: a line of more than 16777216 ch"), text(errors));
  }

  private int run(String keys, String previous, String receipts) {
    var command =
        new VerifyMonth(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8));
    return command.run(
        new MonthArguments(
            folder.resolve("month"),
            MonthFile.at(folder.resolve(keys)),
            List.of(folder.resolve(previous)),
            folder.resolve(receipts),
            folder.resolve("proof"),
            null,
            folder.resolve("evidence"),
            List.of(),
            null,
            null,
            List.of()));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return text(bytes.toByteArray());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
