package dev.countersign.proof.sheet;

import static dev.countersign.proof.sheet.SheetLines.agent;
import static dev.countersign.proof.sheet.SheetLines.billed;
import static dev.countersign.proof.sheet.SheetLines.entry;
import static dev.countersign.proof.sheet.SheetLines.held;
import static dev.countersign.proof.sheet.SheetLines.results;
import static dev.countersign.proof.sheet.SheetLines.session;
import static dev.countersign.proof.sheet.SheetLines.text;

import dev.countersign.proof.json.JsonNode;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two months of a small story, and months of many lines. */
final class SheetStory {
  /** An agent's name that a spreadsheet would take for a formula. */
  static final String FORMULA = "=HYPERLINK(\"x\")";

  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private SheetStory() {}

  /** October: one policy billed, one held. */
  static SheetMonth october(SheetKey key) {
    return SheetMonth.of(
        key,
        OCTOBER,
        null,
        Map.of("EUR", BigInteger.valueOf(3000)),
        List.of(
            entry(
                "policy_signed/policy/P-1",
                1,
                "2026-10-05T10:00:00Z",
                with(
                    "Billable",
                    "sales",
                    "ses_1",
                    "is",
                    billed(3000, "EUR", "2026-10"),
                    "results",
                    results("30.00", "EUR"),
                    "refundable_until",
                    text("2027-01-05T10:00:00Z"))),
            entry(
                "policy_signed/policy/P-2",
                1,
                "2026-10-20T10:00:00Z",
                with("Held", "sales", "ses_2", "is", held(2500, "EUR"))),
            session("ses_1", "2026-10-04T10:00:00Z", "sales"),
            session("ses_2", "2026-10-04T10:00:00Z", "sales")));
  }

  /** November: P-1 is taken back, P-2 billed, and more happens. */
  static SheetMonth november(SheetKey key) {
    return SheetMonth.of(
        key, NOVEMBER, october(key), Map.of("EUR", BigInteger.valueOf(2500)), novemberLines());
  }

  private static List<String> novemberLines() {
    return List.of(
        entry(
            "policy_signed/policy/P-1",
            2,
            "2026-11-07T10:00:00Z",
            with(
                "Reversed",
                "sales",
                "ses_1",
                "act",
                text("retracted"),
                "reason",
                text("cancelled"),
                "was",
                billed(3000, "EUR", "2026-10"),
                "results",
                results("-30.00", "EUR"))),
        entry(
            "policy_signed/policy/P-2",
            2,
            "2026-11-03T10:00:00Z",
            with(
                "Billable",
                "sales",
                "ses_2",
                "brought_by",
                text("time"),
                "was",
                held(2500, "EUR"),
                "is",
                billed(2500, "EUR", "2026-11"),
                "results",
                results("25.00", "EUR"),
                "refundable_until",
                text("2027-02-03T10:00:00Z"))),
        entry(
            "policy_signed/policy/P-3",
            1,
            "2026-11-04T10:00:00Z",
            with(
                "Billable",
                "sales",
                "ses_3",
                "is",
                billed(3000, "EUR", "2026-11"),
                "results",
                results("30.00", "EUR"))),
        entry(
            "policy_signed/policy/P-3",
            2,
            "2026-11-09T10:00:00Z",
            with(
                "Reversed",
                "sales",
                "ses_3",
                "act",
                text("retracted"),
                "reason",
                text("withdrawn"),
                "was",
                billed(3000, "EUR", "2026-11"),
                "results",
                results("-30.00", "EUR"))),
        entry(
            "booking_made/booking/B-1",
            1,
            "2026-11-12T10:00:00Z",
            with(
                "Billable",
                FORMULA,
                "ses_4",
                "is",
                billed(1500, "JPY", "2026-11"),
                "results",
                results("1500", "JPY"))),
        entry(
            "ticket_resolved/ticket/T-1",
            1,
            "2026-11-13T10:00:00Z",
            with("NotBillable", "support", "ses_5", "reason", text("human_handled"))),
        entry(
            "ticket_resolved/ticket/T-2",
            1,
            "2026-10-31T10:00:00Z",
            with(
                "Parked",
                "support",
                "ses_6",
                "reason",
                text("no_session"),
                "late",
                text("2026-10"))),
        session("ses_3", "2026-11-03T10:00:00Z", "sales"),
        session("ses_4", "2026-11-11T10:00:00Z", FORMULA),
        session("ses_5", "2026-11-12T10:00:00Z", "support"),
        session("ses_lost", "2026-11-14T10:00:00Z", "sales"));
  }

  /** T-1's first entry as it could be, too: recorded a minute later. */
  static String anotherT1() {
    return entry(
        "ticket_resolved/ticket/T-1",
        1,
        "2026-11-13T10:01:00Z",
        with("NotBillable", "support", "ses_5", "reason", text("human_handled")));
  }

  /** A first month with so many outcomes, each with its session. */
  static SheetMonth large(SheetKey key, int outcomes) {
    var lines = new ArrayList<String>();
    for (int i = 1; i <= outcomes; i++) {
      var at = "2026-11-%02dT%02d:%02d:00Z".formatted(1 + i % 28, 1 + i % 20, i % 60);
      lines.add(
          entry(
              "policy_signed/policy/P-" + i,
              1,
              at,
              with(
                  "Billable",
                  "agent-" + i % 7,
                  "ses_" + i,
                  "is",
                  billed(3000, "EUR", "2026-11"),
                  "results",
                  results("30.00", "EUR"))));
      lines.add(session("ses_" + i, at, "agent-" + i % 7));
    }
    return SheetMonth.of(key, NOVEMBER, null, Map.of(), lines);
  }

  /** Members of an entry: names and values by turns. */
  private static Map<String, JsonNode> with(
      String status, String agent, String session, Object... more) {
    Map<String, JsonNode> members = new TreeMap<>();
    members.put("status", text(status));
    members.put("agent", agent(agent));
    members.put("session", text(session));
    members.put("terms", text("policy_signed@3"));
    for (int i = 0; i < more.length; i += 2) {
      members.put((String) more[i], (JsonNode) more[i + 1]);
    }
    return members;
  }
}
