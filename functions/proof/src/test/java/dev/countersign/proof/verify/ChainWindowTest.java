package dev.countersign.proof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ChainWindowTest {
  private final MonthFindings findings = new MonthFindings();
  private final ChainWindow window = new ChainWindow(findings, () -> false, last -> {});

  /** Also where it is superseded in one of them: a leaf is in one month. */
  @Test
  void entry_inTwoMonths_isABrokenChain() {
    var first =
        new MadeWorld(4)
            .months.stream()
                .flatMap(month -> month.entries().stream())
                .filter(leaf -> leaf.text("key").orElseThrow().contains("/000001/"))
                .findFirst()
                .orElseThrow();
    var superseded = new TreeMap<>(first.members());
    superseded.put("superseded", new JsonNode.Bool(true));

    window.add(link("october.sealed", first));
    window.add(link("", new JsonNode.Obj(superseded)));
    window.end();

    assertEquals(Map.of(MonthFault.BROKEN_CHAIN, 1L), findings.counts());
    assertEquals("one entry in two months", findings.shown().getFirst().what());
  }

  private static ChainLink link(String file, JsonNode.Obj leaf) {
    var line = new MonthLine(7, CanonicalForm.write(leaf));
    return new ChainLink(file, line, (EntryLeaf) MonthLeaf.of(leaf).orThrow());
  }
}
