package dev.countersign.proof.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.proof.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CosignerTest {
  private static final Instant NOW = Instant.parse("2026-12-04T06:00:00Z");
  private static final NoteSigner LOG = TestKeys.signer("seller.example/log");
  private static final SignedNote NOTE =
      Checkpoint.of("seller.example/log", 7, TreeHash.ofLeaf(new byte[] {1})).signedBy(LOG);

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ED25519")
  void cosignature_ofEachAlgorithm_isVerifiedWithItsTime(NoteAlgorithm algorithm) {
    var cosigner = TestKeys.cosigner("payer.example", algorithm);
    var note = NOTE.with(cosigner.cosign(NOTE, NOW));
    var read = SignedNote.parse(note.bytes()).orThrow();
    assertEquals(
        List.of(new VerifiedSignature(cosigner.key(), NOW)),
        read.verifiedBy(List.of(cosigner.key())));
    assertEquals(2, read.verifiedBy(List.of(LOG.key(), cosigner.key())).size());
    assertEquals(cosigner.key(), NoteKey.parse(cosigner.key().vkey()).orThrow());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ED25519")
  void cosignature_ofAnotherTimeOrCheckpoint_verifiesNothing(NoteAlgorithm algorithm) {
    var cosigner = TestKeys.cosigner("payer.example", algorithm);
    byte[] signature = cosigner.cosign(NOTE, NOW).signature();
    signature[7]++;
    var later = new NoteSignature("payer.example", cosigner.key().id(), signature);
    assertEquals(List.of(), NOTE.with(later).verifiedBy(List.of(cosigner.key())));
    signature[7]--;
    signature[0] = (byte) 0x80;
    var negative = new NoteSignature("payer.example", cosigner.key().id(), signature);
    assertEquals(List.of(), NOTE.with(negative).verifiedBy(List.of(cosigner.key())));
    var grown = Checkpoint.of("seller.example/log", 8, TreeHash.OF_NOTHING).signedBy(LOG);
    var moved = grown.with(cosigner.cosign(NOTE, NOW));
    assertEquals(List.of(), moved.verifiedBy(List.of(cosigner.key())));
  }

  @Test
  void cosign_ofWhatIsNoCheckpoint_isRefused() {
    var cosigner = TestKeys.cosigner("payer.example", NoteAlgorithm.ED25519_COSIGNATURE);
    var note = new SignedNote("hello\n", List.of());
    assertThrows(IllegalArgumentException.class, () -> cosigner.cosign(note, NOW));
  }

  @Test
  void cosigner_withAKeyOfAnotherAlgorithm_isRefused() {
    var pair = TestKeys.pair("Ed25519");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Cosigner.of(
                "a", NoteAlgorithm.ML_DSA_44_COSIGNATURE, pair.getPublic(), pair.getPrivate()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Cosigner.of("a", NoteAlgorithm.ED25519, pair.getPublic(), pair.getPrivate()));
  }

  /** The message of the example in C2SP tlog-cosignature, "Ed25519 signed message". */
  @Test
  void message_ofTheSpecificationsExample_hasItsLines() {
    var text =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    var cosigner = TestKeys.cosigner("witness.example.com/w1", NoteAlgorithm.ED25519_COSIGNATURE);
    byte[] message = SignedMessage.of(cosigner.key(), text, 1679315147).orElseThrow();
    assertEquals(
        "cosignature/v1\ntime 1679315147\n" + text, new String(message, StandardCharsets.UTF_8));
  }
}
