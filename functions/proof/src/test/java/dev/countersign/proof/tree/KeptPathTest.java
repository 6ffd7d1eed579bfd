package dev.countersign.proof.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeptPathTest {
  private static final int LARGEST = 70;

  @Test
  void proof_ofEachLeafOfEachTree_leadsToItsRoot() {
    for (int size = 1; size <= LARGEST; size++) {
      var builder = new TreeBuilder();
      for (int leaf = 0; leaf < size; leaf++) {
        builder.add(content(leaf));
      }
      for (int proved = 0; proved < size; proved++) {
        var proof = kept(size, proved).proof().orElseThrow();

        assertEquals(proved, proof.index());
        assertEquals(size, proof.size());
        assertTrue(proof.proves(TreeHash.ofLeaf(content(proved)), builder.root()));
        assertFalse(proof.proves(TreeHash.ofLeaf(content(size)), builder.root()));
      }
    }
  }

  @Test
  void proof_ofALaterLeaf_takesThePlaceOfAnEarlier() {
    var kept = kept(LARGEST, 3);
    kept.addProved(content(LARGEST));
    kept.add(content(LARGEST + 1));

    var proof = kept.proof().orElseThrow();

    assertEquals(LARGEST, proof.index());
    assertEquals(proof, kept(LARGEST + 2, LARGEST).proof().orElseThrow());
  }

  @Test
  void proof_ofNoLeaf_isNone() {
    var kept = new KeptPath();
    kept.add(content(0));

    assertEquals(Optional.empty(), kept.proof());
  }

  private static KeptPath kept(int size, int proved) {
    var kept = new KeptPath();
    for (int leaf = 0; leaf < size; leaf++) {
      if (leaf == proved) {
        kept.addProved(content(leaf));
      } else {
        kept.add(content(leaf));
      }
    }
    return kept;
  }

  private static byte[] content(int leaf) {
    return new byte[] {(byte) leaf};
  }
}
