package dev.countersign.proof.log;

/** Where a log's tiles are. */
@FunctionalInterface
public interface TileReader {
  /**
   * The tile of this path. Whoever keeps only full tiles may answer with the first hashes of one.
   *
   * @throws IllegalStateException when a tile that must be there isn't
   */
  Tile read(TilePath path);
}
