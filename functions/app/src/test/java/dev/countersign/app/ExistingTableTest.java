package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.ledger.template.TemplateYaml;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** After a restore, nothing in the stack may use the stack's own table in place of the restored. */
final class ExistingTableTest {
  private static final Pattern OWN =
      Pattern.compile("!Ref Table\\b|!GetAtt Table\\.|\\$\\{Table[.}]|Ref: Table\\b");

  @Test
  void table_ofTheStack_isNamedOnlyWhereAnExistingOneTakesItsPlace() {
    var uses = TemplateYaml.text().lines().filter(line -> OWN.matcher(line).find()).toList();
    var fixed = uses.stream().filter(line -> !line.contains("!If [HasExistingTable, ")).toList();

    assertEquals(List.of(), fixed);
    assertTrue(uses.stream().anyMatch(line -> line.contains("COUNTERSIGN_TABLE")), "the functions");
    assertTrue(uses.stream().anyMatch(line -> line.contains(" Stream: ")), "the stream");
    assertTrue(uses.stream().anyMatch(line -> line.contains("/index/due")), "the index");
  }
}
