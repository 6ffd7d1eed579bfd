package dev.countersign.proof.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Adds leaves one after the other and keeps the way from one of them to the root, so that its proof
 * is made by reading the leaves once. It keeps two hashes for each bit of the size at most, however
 * many leaves there are.
 */
public final class KeptPath {
  /** The root of a complete subtree, and whether the leaf that is proved is in it. */
  private record Subtree(TreeHash hash, boolean proved) {}

  /** The complete subtrees that the leaves make, the smallest first. */
  private final Deque<Subtree> subtrees = new ArrayDeque<>();

  private final List<TreeHash> path = new ArrayList<>();
  private long size;
  private long index = -1;

  /** Adds a leaf with this content. */
  public void add(byte[] content) {
    add(new Subtree(TreeHash.ofLeaf(content), false));
  }

  /** Adds a leaf with this content, and proves it in place of any that was to be proved before. */
  public void addProved(byte[] content) {
    var all = List.copyOf(subtrees);
    subtrees.clear();
    all.forEach(subtree -> subtrees.addLast(new Subtree(subtree.hash(), false)));
    path.clear();
    index = size;
    add(new Subtree(TreeHash.ofLeaf(content), true));
  }

  /** The proof of the leaf in the tree of all leaves so far; none where no leaf is to be proved. */
  public Optional<InclusionProof> proof() {
    if (index < 0) {
      return Optional.empty();
    }
    var whole = new ArrayList<>(path);
    var rest = subtrees.iterator();
    var right = rest.next();
    while (rest.hasNext()) {
      right = joined(rest.next(), right, whole);
    }
    return Optional.of(new InclusionProof(index, size, whole));
  }

  private void add(Subtree leaf) {
    var subtree = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      subtree = joined(subtrees.pop(), subtree, path);
    }
    subtrees.push(subtree);
    size++;
  }

  private static Subtree joined(Subtree left, Subtree right, List<TreeHash> path) {
    if (left.proved()) {
      path.add(right.hash());
    } else if (right.proved()) {
      path.add(left.hash());
    }
    return new Subtree(TreeHash.ofNode(left.hash(), right.hash()), left.proved() || right.proved());
  }
}
