package dev.countersign.proof.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.proof.text.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TilePathTest {
  /** The index of the specification's example is that of C2SP tlog-tiles, "Merkle Tree". */
  @ParameterizedTest
  @CsvSource({
    "tile/0/x001/x234/067, 0, 1234067, 256",
    "tile/0/000, 0, 0, 256",
    "tile/0/273.p/112, 0, 273, 112",
    "tile/2/000.p/1, 2, 0, 1",
    "tile/63/999, 63, 999, 256",
    "tile/1/x001/000.p/255, 1, 1000, 255",
  })
  void path_isReadAndWritten(String text, int level, long index, int width) {
    var path = new TilePath(level, index, width);
    assertEquals(text, path.text());
    assertEquals(path, TilePath.parse(text).orThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0",
        "tile/64/000",
        "tile/00/000",
        "tile/-1/000",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/001/002",
        "tile/0/x000/001",
        "tile/0/x001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p",
        "tile/0/../1",
        "tiles/0/000",
      })
  void path_thatIsNone_isRefused(String text) {
    assertInstanceOf(Parsed.Malformed.class, TilePath.parse(text));
  }

  @Test
  void bytes_ofAnotherLengthThanThePathSays_areNoTile() {
    assertInstanceOf(Parsed.Malformed.class, Tile.parse(new TilePath(0, 0, 2), new byte[32 * 3]));
  }
}
