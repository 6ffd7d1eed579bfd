package dev.countersign.proof.tree;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Adds leaves one after the other and tells the root at any time. It keeps one hash for each bit of
 * the size that is set, so at most 63, however many leaves there are.
 */
public final class TreeBuilder {
  /** Roots of the complete subtrees that the leaves make, the smallest first. */
  private final Deque<TreeHash> subtrees = new ArrayDeque<>();

  private long size;

  /** A builder that goes on behind the first {@code size} leaves of a tree. */
  public static TreeBuilder after(long size, Subtrees tree) {
    var builder = new TreeBuilder();
    long at = 0;
    for (int level = Long.SIZE - 2; level >= 0; level--) {
      if ((size >> level & 1) == 1) {
        builder.subtrees.push(tree.at(level, at >> level));
        at += 1L << level;
      }
    }
    builder.size = size;
    return builder;
  }

  /** Adds a leaf with this content. */
  public void add(byte[] content) {
    add(TreeHash.ofLeaf(content));
  }

  /** Adds a leaf by its hash. */
  public void add(TreeHash leaf) {
    var hash = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = TreeHash.ofNode(subtrees.pop(), hash);
    }
    subtrees.push(hash);
    size++;
  }

  /** How many leaves there are so far. */
  public long size() {
    return size;
  }

  /** The root over the leaves so far. */
  public TreeHash root() {
    var rest = subtrees.iterator();
    if (!rest.hasNext()) {
      return TreeHash.OF_NOTHING;
    }
    var root = rest.next();
    while (rest.hasNext()) {
      root = TreeHash.ofNode(rest.next(), root);
    }
    return root;
  }
}
