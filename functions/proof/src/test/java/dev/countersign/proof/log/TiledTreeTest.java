package dev.countersign.proof.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.proof.tree.TreeHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TiledTreeTest {
  private final Map<String, byte[]> kept = new HashMap<>();

  @Test
  void tree_grownBySteps_hasTheRootsAndProofsOfItsLeaves() {
    var whole = new TreeBuilder();
    long size = 0;
    for (int step : new int[] {1, 1, 3, 250, 1, 255, 257, 1, 66_000, 5}) {
      var leaves = leaves(size, step);
      var earlier = new TiledTree(size, this::read);
      var growth = earlier.grown(leaves);
      growth.tiles().forEach(tile -> kept.put(tile.path().text(), tile.bytes()));
      leaves.forEach(whole::add);
      assertEquals(whole.size(), growth.size());
      assertEquals(whole.root(), growth.root());
      var tree = new TiledTree(growth.size(), this::read);
      assertEquals(growth.root(), tree.proofs().root());
      for (long index : new long[] {0, size, growth.size() - 1, growth.size() / 2}) {
        assertTrue(
            tree.proofs().inclusion(index).proves(leaf(index), growth.root()),
            index + " of " + growth.size());
      }
      if (size > 0) {
        assertTrue(tree.proofs().consistency(size).proves(earlier.proofs().root(), growth.root()));
      }
      size = growth.size();
    }
  }

  /** The example of C2SP tlog-tiles, "Partial Tiles", commit 5ba5ee8. */
  @Test
  void tiles_ofTheSpecificationsExample_areThoseThatItSays() {
    var growth = new TiledTree(0, this::read).grown(leaves(0, 70_000));
    assertEquals(273, growth.tiles().stream().filter(t -> full(t, 0)).count());
    assertEquals(1, growth.tiles().stream().filter(t -> full(t, 1)).count());
    assertEquals(277, growth.tiles().size());
    var edge = List.of(new TilePath(0, 273, 112), new TilePath(1, 1, 17), new TilePath(2, 0, 1));
    assertEquals(edge, new TiledTree(70_000, this::read).edge());
    assertTrue(growth.tiles().stream().map(Tile::path).toList().containsAll(edge));
  }

  private static boolean full(Tile tile, int level) {
    return tile.path().level() == level && tile.path().isFull();
  }

  private Tile read(TilePath path) {
    return Tile.parse(path, Objects.requireNonNull(kept.get(path.text()), path.text())).orThrow();
  }

  private static List<TreeHash> leaves(long from, int count) {
    return LongStream.range(from, from + count).mapToObj(TiledTreeTest::leaf).toList();
  }

  private static TreeHash leaf(long index) {
    var bytes = new byte[Long.BYTES];
    IntStream.range(0, Long.BYTES).forEach(i -> bytes[i] = (byte) (index >> (i * 8)));
    return TreeHash.ofLeaf(bytes);
  }
}
