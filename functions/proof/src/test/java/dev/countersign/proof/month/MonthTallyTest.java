package dev.countersign.proof.month;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.tree.TreeHash;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MonthTallyTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @Test
  void header_ofAFirstMonth_sumsItsLinesAndItsOpening() {
    var header = tally().header(facts(null));
    assertEquals(
        "{\"closed_at\":\"2026-12-03T23:00:00Z\",\"issuer\":\"https://countersign.example\",\"key\":\"0\","
            + "\"keys\":[\"thumb\"],\"late\":0,\"leaves\":{\"acceptances\":1,\"entries\":1,\"refused\":1,"
            + "\"sessions\":1},\"money\":{\"EUR\":{\"billed\":1250,\"disputed\":0,\"held\":100,\"net\":-1750,"
            + "\"of_earlier_months\":-3000,\"opening\":3000,\"reversed\":-3000,\"still_refundable\":40}},"
            + "\"number\":1,\"outcomes\":{\"policy_signed\":{\"Reversed\":1}},\"period\":\"2026-11\","
            + "\"profiles\":{},\"quantities\":{\"resolved\":{\"counted\":0,\"net\":0,\"opening\":7,"
            + "\"taken_back\":0}},\"sources\":{\"crm\":{\"entries\":{\"applied\":1},\"refused\":1,"
            + "\"sessions\":0},\"platform\":{\"entries\":{},\"refused\":0,\"sessions\":1}},\"tenant\":\"acme\","
            + "\"terms\":{},\"version\":1,\"zone\":\"Europe/Berlin\"}",
        new String(header.bytes(), StandardCharsets.UTF_8));
    assertEquals(header, MonthLeaf.parse(header.bytes()).orThrow());
  }

  @Test
  void header_ofALaterMonth_goesOnWhereTheOneBeforeEnded() {
    var before = tally().header(facts(null));
    var root = TreeHash.ofLeaf(new byte[] {1});
    var header = new MonthTally(NOVEMBER).header(facts(new HeaderFacts.SealedBefore(before, root)));
    assertEquals(2, header.number());
    assertEquals(root, header.previousRoot().orElseThrow());
    var euros = header.json().object("money").object("EUR");
    assertEquals(BigInteger.valueOf(1250), euros.whole("opening").orElseThrow());
    assertEquals(BigInteger.valueOf(100), euros.whole("held").orElseThrow());
    assertEquals(BigInteger.ZERO, euros.whole("net").orElseThrow());
    var resolved = header.json().object("quantities").object("resolved");
    assertEquals(BigInteger.valueOf(7), resolved.whole("opening").orElseThrow());
  }

  @Test
  void sums_byWhatTheHeaderSaysOfTheTimeBefore_areThoseOfTheHeader() {
    var tally = tally();
    var header = tally.header(facts(null));
    var sums = tally.sums(tally.asSaid(header), Optional.of(Map.of("EUR", BigInteger.valueOf(40))));
    sums.forEach((name, value) -> assertEquals(value, header.json().member(name).orElseThrow()));
  }

  @Test
  void held_ofAnEntryThatARestoreTookBack_waitsNoMore() {
    var standing = "\"is\":{\"currency\":\"EUR\",\"held\":70}";
    var waiting = SampleLeaves.ENTRY.replaceFirst("\"is\":\\{[^}]*}", standing);
    assertEquals(BigInteger.valueOf(70), held(waiting));
    assertEquals(
        BigInteger.ZERO, held(waiting.replace(",\"type\":", ",\"superseded\":true,\"type\":")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"deadline\":\"2026-12-09T09:10:00Z\",\"kind\":\"untracked\",\"opened\":true,\"state\":\"open\"",
        "\"by\":\"silence\",\"deadline\":\"2026-12-09T09:10:00Z\",\"kind\":\"untracked\",\"state\":\"owed\""
      })
  void inquiry_withADeadline_isALine(String members) {
    var line = asked(members).getBytes(StandardCharsets.UTF_8);
    assertTrue(MonthLeaf.parse(line).asOptional().isPresent(), members);
  }

  @Test
  void disputed_ofAnOpening_isWhatTheFirstMonthGoesOnFrom() {
    var opening = SampleLeaves.OPENING.replace("\"held\":100", "\"disputed\":70,\"held\":100");
    var tally = new MonthTally(NOVEMBER);
    tally.add(MonthLeaf.parse(opening.getBytes(StandardCharsets.UTF_8)).orThrow());
    var euros = tally.header(facts(null)).json().object("money").object("EUR");
    assertEquals(BigInteger.valueOf(70), euros.whole("disputed").orElseThrow());
  }

  @Test
  void inquiries_thatEntriesOpenedOrEnded_areCountedByHow() {
    assertEquals("", inquiries());
    assertEquals(
        "{\"policy_signed\":{\"attested\":1,\"declined\":1,\"opened\":2,\"owed\":0,\"silent\":1,"
            + "\"withdrawn\":0}}",
        inquiries(
            "\"kind\":\"untracked\",\"opened\":true,\"state\":\"open\"",
            "\"by\":\"silence\",\"kind\":\"untracked\",\"opened\":true,\"state\":\"declined\"",
            "\"by\":\"payer\",\"kind\":\"untracked\",\"state\":\"declined\"",
            "\"by\":\"payer\",\"kind\":\"incorrect\",\"state\":\"attested\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kind\":\"untracked\",\"state\":\"open\"",
        "\"by\":\"payer\",\"kind\":\"untracked\",\"opened\":true,\"state\":\"open\"",
        "\"kind\":\"untracked\",\"state\":\"declined\"",
        "\"by\":\"nobody\",\"kind\":\"untracked\",\"state\":\"declined\"",
        "\"by\":\"payer\",\"kind\":\"untracked\",\"state\":\"declined\",\"x\":1",
        "\"by\":\"payer\",\"deadline\":\"2026-12-09T09:10:00Z\",\"kind\":\"untracked\",\"state\":\"declined\"",
        "\"deadline\":\"soon\",\"kind\":\"untracked\",\"opened\":true,\"state\":\"open\""
      })
  void inquiry_ofAnotherForm_isNoLine(String members) {
    var line = asked(members).getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), MonthLeaf.parse(line).asOptional());
  }

  private static String inquiries(String... changes) {
    var tally = new MonthTally(NOVEMBER);
    for (String members : changes) {
      tally.add(MonthLeaf.parse(asked(members).getBytes(StandardCharsets.UTF_8)).orThrow());
    }
    var header = tally.header(facts(null));
    assertEquals(header, MonthLeaf.parse(header.bytes()).orThrow());
    return header
        .json()
        .member(MonthHeader.INQUIRIES)
        .map(counts -> new String(CanonicalForm.write(counts), StandardCharsets.UTF_8))
        .orElse("");
  }

  /** An entry that changed an inquiry. */
  private static String asked(String members) {
    var id = "\"id\":\"inq_" + "1".repeat(32) + "\"";
    int end = members.indexOf("\"kind\"");
    return SampleLeaves.ENTRY.replace(
        "\"is\":{",
        "\"inquiry\":{"
            + members.substring(0, end)
            + id
            + ","
            + members.substring(end)
            + "},\"is\":{");
  }

  private static BigInteger held(String entry) {
    var tally = new MonthTally(NOVEMBER);
    tally.add(MonthLeaf.parse(entry.getBytes(StandardCharsets.UTF_8)).orThrow());
    var euros = tally.header(facts(null)).json().object("money").object("EUR");
    return euros.whole("held").orElseThrow();
  }

  private static MonthTally tally() {
    var tally = new MonthTally(NOVEMBER);
    for (String line :
        List.of(
            SampleLeaves.HEADER,
            SampleLeaves.ACCEPTANCE,
            SampleLeaves.OPENING,
            SampleLeaves.ENTRY,
            SampleLeaves.REFUSAL,
            SampleLeaves.SESSION)) {
      tally.add(MonthLeaf.parse(line.getBytes(StandardCharsets.UTF_8)).orThrow());
    }
    return tally;
  }

  private static HeaderFacts facts(HeaderFacts.@Nullable SealedBefore before) {
    return new HeaderFacts(
        "https://countersign.example",
        "acme",
        NOVEMBER,
        ZoneId.of("Europe/Berlin"),
        before,
        Instant.parse("2026-12-03T23:00:00Z"),
        Map.of(),
        Map.of(),
        List.of("thumb"),
        before == null ? Map.of("EUR", BigInteger.valueOf(40)) : Map.of());
  }
}
