package dev.countersign.proof.log;

import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.proof.tree.TreeHash;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree with more leaves than before.
 *
 * @param size how many leaves it has now
 * @param root its root
 * @param tiles the tiles that are new, full ones and the right edge; to be kept before the
 *     checkpoint that needs them
 */
public record TreeGrowth(long size, TreeHash root, List<Tile> tiles) {
  public TreeGrowth {
    tiles = List.copyOf(tiles);
  }

  static TreeGrowth of(TiledTree before, List<TreeHash> leaves) {
    var builder = TreeBuilder.after(before.size(), before);
    leaves.forEach(builder::add);
    var tiles = new ArrayList<Tile>();
    var added = leaves;
    long count = before.size();
    for (int level = 0; !added.isEmpty(); level++) {
      added = addLevel(tiles, before, level, count, added);
      count /= TilePath.FULL;
    }
    return new TreeGrowth(builder.size(), builder.root(), tiles);
  }

  /** Adds one level's new tiles, and returns the hashes of those that have become full. */
  private static List<TreeHash> addLevel(
      List<Tile> tiles, TiledTree before, int level, long count, List<TreeHash> added) {
    long index = count / TilePath.FULL;
    var hashes = new ArrayList<TreeHash>();
    if (count % TilePath.FULL > 0) {
      hashes.addAll(before.tile(level, index).hashes());
    }
    var full = new ArrayList<TreeHash>();
    for (TreeHash hash : added) {
      hashes.add(hash);
      if (hashes.size() == TilePath.FULL) {
        tiles.add(new Tile(new TilePath(level, index, TilePath.FULL), hashes));
        full.add(root(hashes));
        hashes.clear();
        index++;
      }
    }
    if (!hashes.isEmpty()) {
      tiles.add(new Tile(new TilePath(level, index, hashes.size()), hashes));
    }
    return full;
  }

  private static TreeHash root(List<TreeHash> hashes) {
    var subtree = new TreeBuilder();
    hashes.forEach(subtree::add);
    return subtree.root();
  }
}
