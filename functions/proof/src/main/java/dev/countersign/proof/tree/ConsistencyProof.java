package dev.countersign.proof.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Says that a tree begins with all leaves of an earlier one (RFC 9162, section 2.1.4).
 *
 * @param earlier how many leaves the earlier tree has, at least one
 * @param size how many leaves the later tree has
 * @param path the hashes from which both roots follow
 */
public record ConsistencyProof(long earlier, long size, List<TreeHash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * Whether both roots follow from the proof (RFC 9162, section 2.1.4.2). Trees of one size need no
   * hashes and have one root. Of the empty tree nothing can be proved.
   */
  public boolean proves(TreeHash earlierRoot, TreeHash root) {
    if (earlier <= 0 || earlier > size) {
      return false;
    }
    return earlier == size
        ? path.isEmpty() && earlierRoot.equals(root)
        : !path.isEmpty() && follow(earlierRoot, root);
  }

  private boolean follow(TreeHash earlierRoot, TreeHash root) {
    var hashes = new ArrayList<>(path);
    if (Long.bitCount(earlier) == 1) {
      hashes.addFirst(earlierRoot);
    }
    int levels = Long.numberOfTrailingZeros(earlier);
    long node = (earlier - 1) >> levels;
    long last = (size - 1) >> levels;
    var before = hashes.getFirst();
    var now = hashes.getFirst();
    for (TreeHash hash : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        before = TreeHash.ofNode(hash, before);
        now = TreeHash.ofNode(hash, now);
        int up = Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        now = TreeHash.ofNode(now, hash);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && before.equals(earlierRoot) && now.equals(root);
  }
}
