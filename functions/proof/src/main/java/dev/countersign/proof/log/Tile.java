package dev.countersign.proof.log;

import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.tree.TreeHash;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tile: consecutive hashes of one level of a log's tree.
 *
 * @param path where it is served
 * @param hashes as many as the path says
 */
public record Tile(TilePath path, List<TreeHash> hashes) {
  /**
   * A tile.
   *
   * @throws IllegalArgumentException when it has more hashes than its path says, or fewer
   */
  public Tile {
    hashes = List.copyOf(hashes);
    if (hashes.size() != path.width()) {
      throw new IllegalArgumentException(path + " of " + hashes.size() + " hashes");
    }
  }

  /** The tile that these bytes are. */
  public static Parsed<Tile> parse(TilePath path, byte[] bytes) {
    if (bytes.length != path.width() * TreeHash.LENGTH) {
      return Parsed.malformed("a tile has not 32 bytes for each hash");
    }
    var hashes = new ArrayList<TreeHash>();
    for (int at = 0; at < bytes.length; at += TreeHash.LENGTH) {
      hashes.add(TreeHash.of(Arrays.copyOfRange(bytes, at, at + TreeHash.LENGTH)).orElseThrow());
    }
    return Parsed.ok(new Tile(path, hashes));
  }

  /** The bytes that are served. */
  public byte[] bytes() {
    var bytes = new ByteArrayOutputStream(hashes.size() * TreeHash.LENGTH);
    hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
    return bytes.toByteArray();
  }
}
