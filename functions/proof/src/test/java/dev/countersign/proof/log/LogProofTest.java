package dev.countersign.proof.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.TestKeys;
import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.tree.InclusionProof;
import dev.countersign.proof.tree.TreeHash;
import dev.countersign.proof.tree.TreeProofs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LogProofTest {
  private static final TreeHash LEAF = TreeHash.ofLeaf(new byte[] {1});
  private static final TreeHash SIBLING = TreeHash.ofLeaf(new byte[] {2});
  private static final InclusionProof INCLUSION =
      new TreeProofs((level, index) -> index == 0 ? LEAF : SIBLING, 2).inclusion(0);
  private static final LogProof PROOF =
      new LogProof(
          new byte[] {9, 9},
          0,
          INCLUSION.path(),
          Checkpoint.of("seller.example/log", 2, TreeHash.ofNode(LEAF, SIBLING))
              .signedBy(TestKeys.signer("seller.example/log")));
  private static final String TEXT = new String(PROOF.bytes(), StandardCharsets.UTF_8);

  @Test
  void proof_isReadAsItIsWritten() {
    var read = LogProof.parse(PROOF.bytes()).orThrow();
    assertArrayEquals(PROOF.bytes(), read.bytes());
    assertArrayEquals(new byte[] {9, 9}, read.extra());
    assertTrue(read.proves(LEAF));
    assertFalse(read.proves(SIBLING));
    assertTrue(TEXT.startsWith("c2sp.org/tlog-proof@v1\nextra CQk=\nindex 0\n"), TEXT);
  }

  @Test
  void proof_withoutExtraAndPath_isRead() {
    var note = Checkpoint.of("o", 1, LEAF).signedBy(TestKeys.signer("o"));
    var proof = new LogProof(new byte[0], 0, List.of(), note);
    var read = LogProof.parse(proof.bytes()).orThrow();
    assertTrue(read.proves(LEAF));
    assertArrayEquals(proof.bytes(), read.bytes());
  }

  static Stream<String> proofs_thatCannotBeRead_areRefused() {
    return Stream.of(
        "",
        TEXT.replace("@v1", "@v2"),
        TEXT.replace("index 0", "index 00"),
        TEXT.replace("index 0\n", ""),
        TEXT.replace("index 0", "Index 0"),
        TEXT.replace("extra CQk=", "extra CQk"),
        TEXT.replace(SIBLING.base64(), SIBLING.base64().substring(4)),
        TEXT.replace(SIBLING.base64() + "\n\n", SIBLING.base64() + "\n"),
        TEXT.replace("\n2\n", "\n-2\n"),
        TEXT.replace(SIBLING.base64(), (SIBLING.base64() + "\n").repeat(64).strip()));
  }

  @ParameterizedTest
  @MethodSource
  void proofs_thatCannotBeRead_areRefused(String text) {
    assertInstanceOf(Parsed.Malformed.class, LogProof.parse(text.getBytes(StandardCharsets.UTF_8)));
  }
}
