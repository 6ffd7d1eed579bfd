package dev.countersign.proof.tree;

import java.util.List;

/**
 * Says that a leaf is in a tree (RFC 9162, section 2.1.3).
 *
 * @param index where the leaf is, from 0
 * @param size how many leaves the tree has
 * @param path the siblings on the way from the leaf to the root
 */
public record InclusionProof(long index, long size, List<TreeHash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Whether the proof leads from this leaf to this root (RFC 9162, section 2.1.3.2). */
  public boolean proves(TreeHash leaf, TreeHash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    var hash = leaf;
    for (TreeHash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = TreeHash.ofNode(sibling, hash);
        int levels = Long.numberOfTrailingZeros(node);
        node >>= levels;
        last >>= levels;
      } else {
        hash = TreeHash.ofNode(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
