package dev.countersign.proof.log;

import dev.countersign.proof.tree.Subtrees;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.proof.tree.TreeHash;
import dev.countersign.proof.tree.TreeProofs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log's tree of one size, read from its tiles. Each tile is read once at most. */
public final class TiledTree implements Subtrees {
  private final long size;
  private final TileReader tiles;
  private final Map<TilePath, Tile> read = new HashMap<>();

  public TiledTree(long size, TileReader tiles) {
    this.size = size;
    this.tiles = tiles;
  }

  public long size() {
    return size;
  }

  /** Proofs of this tree, and its root. */
  public TreeProofs proofs() {
    return new TreeProofs(this, size);
  }

  @Override
  public TreeHash at(int level, long index) {
    int tileLevel = level / TilePath.HEIGHT;
    int inside = level % TilePath.HEIGHT;
    long first = index << inside;
    var tile = tile(tileLevel, first / TilePath.FULL);
    int from = (int) (first % TilePath.FULL);
    var hashes = tile.hashes().subList(from, from + (1 << inside));
    var subtree = new TreeBuilder();
    hashes.forEach(subtree::add);
    return subtree.root();
  }

  /** The tiles that this tree has at most beside full ones, so its right edge. */
  public List<TilePath> edge() {
    var paths = new ArrayList<TilePath>();
    long count = size;
    for (int level = 0; count > 0; level++, count /= TilePath.FULL) {
      int width = (int) (count % TilePath.FULL);
      if (width > 0) {
        paths.add(new TilePath(level, count / TilePath.FULL, width));
      }
    }
    return paths;
  }

  /** What this tree becomes with these leaves behind it. */
  public TreeGrowth grown(List<TreeHash> leaves) {
    return TreeGrowth.of(this, leaves);
  }

  /** The tile of this level and index, as wide as it is in this tree. */
  Tile tile(int level, long index) {
    long count = size >> (level * TilePath.HEIGHT);
    int width = (int) Math.min(TilePath.FULL, count - index * TilePath.FULL);
    return read.computeIfAbsent(new TilePath(level, index, width), tiles::read);
  }
}
