package dev.countersign.proof.tree;

/** The hashes of a tree's complete subtrees, from which every proof is made. */
@FunctionalInterface
public interface Subtrees {
  /**
   * The root of one complete subtree.
   *
   * @param level how high it is: it has {@code 2^level} leaves, so level 0 are the leaves
   * @param index how many subtrees of this level stand before it
   */
  TreeHash at(int level, long index);
}
