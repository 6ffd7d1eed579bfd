package dev.countersign.proof.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proofs of every tree up to a size, held against the definition of RFC 9162, section 2.1.1. */
final class TreeProofsTest {
  private static final int LARGEST = 70;
  private static final List<TreeHash> LEAVES =
      IntStream.range(0, LARGEST).mapToObj(i -> TreeHash.ofLeaf(new byte[] {(byte) i})).toList();

  @Test
  void root_ofEverySize_isThatOfTheDefinition() {
    var builder = new TreeBuilder();
    for (int size = 0; size < LARGEST; size++) {
      var defined = defined(LEAVES.subList(0, size));
      assertEquals(defined, builder.root());
      assertEquals(defined, proofs(size).root());
      assertEquals(size, builder.size());
      builder.add(LEAVES.get(size));
    }
  }

  @Test
  void root_ofABuilderThatGoesOn_isThatOfOneThatSawAll() {
    for (int size = 0; size < LARGEST; size++) {
      var resumed = TreeBuilder.after(size, TreeProofsTest::subtree);
      assertEquals(defined(LEAVES.subList(0, size)), resumed.root());
      resumed.add(LEAVES.get(size));
      assertEquals(defined(LEAVES.subList(0, size + 1)), resumed.root());
    }
  }

  @Test
  void inclusion_ofEveryLeaf_provesThatLeafAlone() {
    for (int size = 1; size < LARGEST; size++) {
      var proofs = proofs(size);
      for (int index = 0; index < size; index++) {
        var proof = proofs.inclusion(index);
        assertTrue(proof.proves(LEAVES.get(index), proofs.root()));
        assertFalse(proof.proves(LEAVES.get((index + 1) % LARGEST), proofs.root()));
      }
    }
  }

  @Test
  void consistency_ofEveryPairOfSizes_provesThatPairAlone() {
    for (int size = 1; size < LARGEST; size++) {
      for (int earlier = 1; earlier <= size; earlier++) {
        var proof = proofs(size).consistency(earlier);
        var before = proofs(earlier).root();
        assertTrue(proof.proves(before, proofs(size).root()), earlier + " of " + size);
        assertFalse(proof.proves(before, TreeHash.OF_NOTHING));
        assertFalse(proof.proves(TreeHash.OF_NOTHING, proofs(size).root()));
      }
    }
  }

  @Test
  void inclusion_ofAChangedPath_provesNothing() {
    var proof = proofs(11).inclusion(5);
    var root = proofs(11).root();
    for (int i = 0; i < proof.path().size(); i++) {
      var path = new ArrayList<>(proof.path());
      path.set(i, TreeHash.OF_NOTHING);
      assertFalse(new InclusionProof(5, 11, path).proves(LEAVES.get(5), root));
    }
    var longer = new ArrayList<>(proof.path());
    longer.add(root);
    assertFalse(new InclusionProof(5, 11, longer).proves(LEAVES.get(5), root));
    var shorter = proof.path().subList(0, proof.path().size() - 1);
    assertFalse(new InclusionProof(5, 11, shorter).proves(LEAVES.get(5), root));
  }

  /** A path is as long for an index beyond the tree, so the length alone refuses nothing. */
  @Test
  void inclusion_ofAnIndexOutsideTheTree_provesNothing() {
    var proof = proofs(8).inclusion(7);
    var root = proofs(8).root();
    assertFalse(new InclusionProof(15, 8, proof.path()).proves(LEAVES.get(7), root));
    assertFalse(new InclusionProof(-1, 8, proof.path()).proves(LEAVES.get(7), root));
    assertThrows(IllegalArgumentException.class, () -> proofs(8).inclusion(8));
  }

  @Test
  void consistency_ofAnEmptyTreeOrALaterOne_provesNothing() {
    var root = proofs(3).root();
    assertFalse(new ConsistencyProof(0, 3, List.of()).proves(TreeHash.OF_NOTHING, root));
    assertFalse(new ConsistencyProof(0, 0, List.of()).proves(root, root));
    assertFalse(new ConsistencyProof(4, 3, List.of()).proves(proofs(4).root(), root));
    assertFalse(new ConsistencyProof(3, 3, List.of(root)).proves(root, root));
    assertFalse(new ConsistencyProof(2, 3, List.of()).proves(proofs(2).root(), root));
    assertThrows(IllegalArgumentException.class, () -> proofs(3).consistency(0));
    assertThrows(IllegalArgumentException.class, () -> proofs(3).consistency(4));
  }

  @Test
  void consistency_ofALongerPath_provesNothing() {
    var proof = proofs(7).consistency(4);
    var path = new ArrayList<>(proof.path());
    path.add(TreeHash.OF_NOTHING);
    assertFalse(new ConsistencyProof(4, 7, path).proves(proofs(4).root(), proofs(7).root()));
  }

  private static TreeProofs proofs(int size) {
    return new TreeProofs(TreeProofsTest::subtree, size);
  }

  private static TreeHash subtree(int level, long index) {
    int from = (int) (index << level);
    return defined(LEAVES.subList(from, from + (1 << level)));
  }

  private static TreeHash defined(List<TreeHash> leaves) {
    if (leaves.isEmpty()) {
      return TreeHash.OF_NOTHING;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return TreeHash.ofNode(
        defined(leaves.subList(0, k)), defined(leaves.subList(k, leaves.size())));
  }
}
