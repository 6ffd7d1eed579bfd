package dev.countersign.proof.log;

import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.text.StrictText;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where a tile is served (C2SP tlog-tiles).
 *
 * @param level 0 to 63: at level 0 are the hashes of leaves
 * @param index which tile of its level it is, from 0
 * @param width how many hashes it has: 1 to 255 of a partial tile, 256 of a full one
 */
public record TilePath(int level, long index, int width) {
  /** How many hashes a full tile has. */
  public static final int FULL = 256;

  /** How many levels of the tree one level of tiles has. */
  static final int HEIGHT = 8;

  private static final int HIGHEST = 63;
  private static final int GROUP = 1000;
  private static final String PREFIX = "tile/";
  private static final String PARTIAL = ".p/";
  private static final String INDEX = "(x[0-9]{3}/)*[0-9]{3}";

  /**
   * A path.
   *
   * @throws IllegalArgumentException when there is no such tile
   */
  public TilePath {
    if (level < 0 || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("no tile: " + level + ", " + index + ", " + width);
    }
  }

  /** The path of this text, as {@code tile/0/x001/234.p/5}. */
  public static Parsed<TilePath> parse(String path) {
    int slash = path.indexOf('/', PREFIX.length());
    if (!path.startsWith(PREFIX) || slash < 0) {
      return Parsed.malformed("not tile/level/index");
    }
    int dot = path.indexOf(PARTIAL);
    var index = index(path.substring(slash + 1, dot < 0 ? path.length() : dot));
    var level = StrictText.number(path.substring(PREFIX.length(), slash));
    var width =
        dot < 0 ? OptionalLong.of(FULL) : StrictText.number(path.substring(dot + PARTIAL.length()));
    if (level.isEmpty() || level.getAsLong() > HIGHEST || index.isEmpty() || width.isEmpty()) {
      return Parsed.malformed("a tile's level, index or width is not written as a tile's is");
    }
    if (width.getAsLong() < 1 || width.getAsLong() > (dot < 0 ? FULL : FULL - 1)) {
      return Parsed.malformed("a tile's width is not 1 to 255");
    }
    return Parsed.ok(
        new TilePath((int) level.getAsLong(), index.getAsLong(), (int) width.getAsLong()));
  }

  /** The path behind the log's prefix. */
  public String text() {
    var digits = new StringBuilder(group(index % GROUP));
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      digits.insert(0, "x" + group(rest % GROUP) + "/");
    }
    return PREFIX + level + "/" + digits + (isFull() ? "" : PARTIAL + width);
  }

  public boolean isFull() {
    return width == FULL;
  }

  @Override
  public String toString() {
    return text();
  }

  private static OptionalLong index(String text) {
    if (!text.matches(INDEX)) {
      return OptionalLong.empty();
    }
    var groups = StrictText.parts(text, '/');
    boolean padded = groups.size() > 1 && groups.getFirst().equals("x000");
    return padded ? OptionalLong.empty() : number(groups);
  }

  private static OptionalLong number(List<String> groups) {
    var digits = String.join("", groups).replace("x", "");
    int zeroes = 0;
    while (zeroes < digits.length() - 1 && digits.charAt(zeroes) == '0') {
      zeroes++;
    }
    return StrictText.number(digits.substring(zeroes));
  }

  private static String group(long number) {
    return String.valueOf(GROUP + number).substring(1);
  }
}
