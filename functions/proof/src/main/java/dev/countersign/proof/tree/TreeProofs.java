package dev.countersign.proof.tree;

import java.util.ArrayList;
import java.util.List;

/** Makes the proofs of a tree of a given size (RFC 9162, sections 2.1.3.1 and 2.1.4.1). */
public final class TreeProofs {
  private final Subtrees tree;
  private final long size;

  /**
   * Proofs of a tree.
   *
   * @param size of how many leaves the tree is; {@code tree} may know more
   */
  public TreeProofs(Subtrees tree, long size) {
    this.tree = tree;
    this.size = size;
  }

  /** The tree's root. */
  public TreeHash root() {
    return size == 0 ? TreeHash.OF_NOTHING : range(0, size);
  }

  /**
   * The proof that the leaf at this index is in the tree.
   *
   * @throws IllegalArgumentException when the tree has no such leaf
   */
  public InclusionProof inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index " + index + " of a tree of " + size);
    }
    var path = new ArrayList<TreeHash>();
    addPath(path, index, 0, size);
    return new InclusionProof(index, size, path);
  }

  /**
   * The proof that the tree's first leaves are those of an earlier tree.
   *
   * @param earlier how many leaves the earlier tree had
   * @throws IllegalArgumentException when it had none, or more than this one
   */
  public ConsistencyProof consistency(long earlier) {
    if (earlier <= 0 || earlier > size) {
      throw new IllegalArgumentException("size " + earlier + " before one of " + size);
    }
    var path = new ArrayList<TreeHash>();
    if (earlier < size) {
      addSubproof(path, earlier, 0, size);
    }
    return new ConsistencyProof(earlier, size, path);
  }

  private void addPath(List<TreeHash> path, long index, long from, long to) {
    if (to - from == 1) {
      return;
    }
    long middle = middle(from, to);
    if (index < middle) {
      addPath(path, index, from, middle);
      path.add(range(middle, to));
    } else {
      addPath(path, index, middle, to);
      path.add(range(from, middle));
    }
  }

  /** The first tree ends at {@code earlier}, which is in {@code from..to} and not at its begin. */
  private void addSubproof(List<TreeHash> path, long earlier, long from, long to) {
    if (earlier == to) {
      if (from > 0) {
        path.add(range(from, to));
      }
      return;
    }
    long middle = middle(from, to);
    if (earlier <= middle) {
      addSubproof(path, earlier, from, middle);
      path.add(range(middle, to));
    } else {
      addSubproof(path, earlier, middle, to);
      path.add(range(from, middle));
    }
  }

  private TreeHash range(long from, long to) {
    long width = to - from;
    if (Long.bitCount(width) == 1) {
      int level = Long.numberOfTrailingZeros(width);
      return tree.at(level, from >> level);
    }
    long middle = middle(from, to);
    return TreeHash.ofNode(range(from, middle), range(middle, to));
  }

  /** Where a range of two leaves or more is divided: the left part is the largest power of two. */
  private static long middle(long from, long to) {
    return from + Long.highestOneBit(to - from - 1);
  }
}
