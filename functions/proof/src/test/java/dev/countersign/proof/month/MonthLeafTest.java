package dev.countersign.proof.month;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.text.Parsed;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MonthLeafTest {
  @Test
  void entry_isReadAsItIsWritten() {
    var entry = assertInstanceOf(EntryLeaf.class, read(SampleLeaves.ENTRY));
    assertEquals(SampleLeaves.ENTRY, new String(entry.bytes(), StandardCharsets.UTF_8));
    assertEquals(SampleLeaves.OUTCOME, entry.outcome());
    assertEquals(2, entry.seq());
    assertEquals(EntryLeaf.key(SampleLeaves.OUTCOME, 2, SampleLeaves.ENTRY_HASH), entry.key());
    assertEquals(2, entry.results().size());
    assertEquals(BigInteger.valueOf(-3000), entry.results().getFirst().minor());
    assertEquals(BigInteger.valueOf(3000), entry.was().billed());
    assertEquals(Optional.of("2026-10"), entry.was().since());
    assertEquals(BigInteger.ZERO, entry.is().held());
    assertEquals(Optional.empty(), entry.late());
    assertFalse(entry.isSuperseded());
  }

  @Test
  void sessionRefusalAcceptanceAndOpening_areReadAsTheyAreWritten() {
    assertInstanceOf(SessionLeaf.class, read(SampleLeaves.SESSION));
    assertInstanceOf(RefusalLeaf.class, read(SampleLeaves.REFUSAL));
    assertInstanceOf(AcceptanceLeaf.class, read(SampleLeaves.ACCEPTANCE));
    assertInstanceOf(OpeningLeaf.class, read(SampleLeaves.OPENING));
    var header = assertInstanceOf(MonthHeader.class, read(SampleLeaves.HEADER));
    assertEquals("countersign.example/acme/2026-11", header.origin());
    assertEquals("2026-11-30T23:00:00Z", header.end().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"status\":\"Reversed\",'| | status: missing",
        "'\"status\":\"Reversed\"'|'\"status\":\"Reversed\",\"sum\":1'| sum: no member of this kind"
            + " of leaf",
        "'/000002/'|'/2/'|key: not of its kind's form",
        "'E/out'|'X/out'|key: of no known kind",
        "'/9f86d081884c7d65'|'/9f86d081884c7d66'|key: not that of the other members",
        "'2026-11-03T10:00:00Z'|'2026-11-03T10:00:00'|recorded_at: not a time in UTC (RFC 3339)",
        "'2026-11-03T10:00:00Z'|'2026-11-31T10:00:00Z'|recorded_at: not a time in UTC (RFC 3339)",
        "'\"brought_by\":\"statement\"'|'\"brought_by\":\"nobody\"'|brought_by: not one of its"
            + " words",
        "'\"amount\":\"12.50\"'|'\"amount\":\"12.5\"'|results: not a list of results",
        "'\"amount\":\"12.50\"'|'\"amount\":\"-12.50\"'|results: not a list of results",
        "'\"amount\":\"12.50\"'|'\"amount\":\"0.00\"'|results: not a list of results",
        "'\"amount\":\"12.50\",'| |results: not a list of results",
        "'\"kind\":\"billable\"'|'\"kind\":\"sum\"'|results: not a list of results",
        "'\"quantity\":1,'|'\"quantity\":-1,'|results: not a list of results",
        "'\"billed\":1250,'|'\"billed\":0,'|is: not what stands",
        "'\"billed\":1250,'| |is: not what stands",
        "'\"billed\":1250,\"currency\":\"EUR\",'|'\"quantity\":2,\"billed\":1250,'|not canonical"
            + " JSON (RFC 8785) with whole numbers",
        "'\"billed\":1250,\"currency\":\"EUR\",'|'\"billed\":1250,'|is: not what stands",
        "',\"since\":\"2026-11\"'| |is: not what stands",
        "'\"currency\":\"EUR\",\"id\"'|'\"currency\":\"XYZ\",\"id\"'|results: not a list of"
            + " results",
      })
  void entry_thatIsNotOfItsForm_isRefusedByMember(String from, String to, String why) {
    assertTrue(SampleLeaves.ENTRY.contains(from), from);
    var changed = SampleLeaves.ENTRY.replace(from, to == null ? "" : to);
    assertEquals(Parsed.malformed(why), MonthLeaf.parse(changed.getBytes(StandardCharsets.UTF_8)));
  }

  private static MonthLeaf read(String line) {
    return MonthLeaf.parse(line.getBytes(StandardCharsets.UTF_8)).orThrow();
  }
}
