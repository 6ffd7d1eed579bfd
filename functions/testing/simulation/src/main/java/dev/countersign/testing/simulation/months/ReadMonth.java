package dev.countersign.testing.simulation.months;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.MonthIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A month's lines, read by the page about sealed months alone and not by what verifies them.
 *
 * @param note the signed checkpoint; empty of a month that isn't sealed
 * @param header the first line; empty of a month that isn't sealed
 */
record ReadMonth(String note, List<ReadLeaf> header, List<ReadLeaf> leaves) {
  /** The lines of a sealed file. */
  static ReadMonth sealed(byte[] file) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = text.indexOf("\n\n", text.indexOf("\n\n") + 2);
      var lines = new ArrayList<ReadLeaf>();
      text.substring(end + 2).lines().forEach(line -> lines.add(leaf(line)));
      return new ReadMonth(
          text.substring(0, end + 1), lines.subList(0, 1), lines.subList(1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The leaves of a month as the index has them. */
  static ReadMonth indexed(MonthIndex index, TenantId tenant, YearMonth period) {
    var leaves = new ArrayList<ReadLeaf>();
    for (LeafKind kind : LeafKind.values()) {
      index.leaves(
          tenant,
          period,
          kind,
          leaf -> leaves.add(leaf(new String(leaf.json().toArray(), StandardCharsets.UTF_8))));
    }
    return new ReadMonth("", List.of(), leaves);
  }

  private static ReadLeaf leaf(String line) {
    return switch (StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json.Obj object) -> new ReadLeaf(object);
      default -> throw new IllegalStateException("a leaf is an object");
    };
  }
}
