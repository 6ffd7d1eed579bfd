package dev.countersign.proof.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.proof.tree.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checkpoints of ours, verified by an implementation that isn't: Go's golang.org/x/mod/sumdb/note.
 * Skipped where there is no Go, or none that gets the module; {@code COUNTERSIGN_REQUIRE_GO=1}
 * makes that a failure.
 */
final class GoNoteTest {
  private static final List<String> FILES = List.of("go.mod", "go.sum", "main.go");

  @TempDir private static Path folder;

  private record Ended(int code, String out) {}

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    for (String name : FILES) {
      try (var file = GoNoteTest.class.getResourceAsStream("/go/" + name)) {
        Files.write(folder.resolve(name), Objects.requireNonNull(file).readAllBytes());
      }
    }
    boolean built =
        run(new byte[0], "go", "build", "-buildvcs=false", "-o", "open", ".").code() == 0;
    if (!"1".equals(System.getenv("COUNTERSIGN_REQUIRE_GO"))) {
      assumeTrue(built, "no Go that builds with golang.org/x/mod: our notes are not read by it");
    }
    assertTrue(built, "go build of src/test/resources/go");
  }

  @Test
  void checkpoint_ofOurs_isOpenedByGo() throws IOException, InterruptedException {
    var signer = TestKeys.signer("countersign.example/acme/2026-11");
    var checkpoint = Checkpoint.of(signer.key().name(), 18274, TreeHash.ofLeaf(new byte[] {7}));
    var cosigner = TestKeys.cosigner("payer.example", NoteAlgorithm.ML_DSA_44_COSIGNATURE);
    var note = checkpoint.signedBy(signer);
    var cosigned = note.with(cosigner.cosign(note, Instant.EPOCH));
    assertEquals(new Ended(0, checkpoint.text()), open(signer.key(), note.bytes()));
    assertEquals(new Ended(0, checkpoint.text()), open(signer.key(), cosigned.bytes()));
  }

  @Test
  void checkpoint_ofAnotherKeyOrChanged_isNotOpenedByGo() throws IOException, InterruptedException {
    var signer = TestKeys.signer("countersign.example/acme/2026-11");
    var other = TestKeys.signer("countersign.example/acme/2026-11");
    var checkpoint = Checkpoint.of(signer.key().name(), 1, TreeHash.OF_NOTHING);
    byte[] note = checkpoint.signedBy(signer).bytes();
    assertNotEquals(0, open(other.key(), note).code());
    var changed = new String(note, StandardCharsets.UTF_8).replace("\n1\n", "\n2\n");
    assertNotEquals(0, open(signer.key(), changed.getBytes(StandardCharsets.UTF_8)).code());
  }

  private static Ended open(NoteKey key, byte[] note) throws IOException, InterruptedException {
    return run(note, folder.resolve("open").toString(), key.vkey());
  }

  private static Ended run(byte[] input, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    var errors = folder.resolve("errors");
    builder.redirectError(errors.toFile());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Ended(-1, "");
    }
    try (var in = process.getOutputStream()) {
      in.write(input);
    }
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    return new Ended(process.exitValue(), out);
  }
}
