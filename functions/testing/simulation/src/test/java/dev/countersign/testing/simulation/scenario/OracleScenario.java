package dev.countersign.testing.simulation.scenario;

import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Builds a scenario of one claim, in JSON with single quotes for double ones. */
final class OracleScenario {
  private static final String CLAIM = "deal/lead/L-1";
  private final List<String> lines = new ArrayList<>();
  private final List<String> terms = new ArrayList<>();
  private int messages;

  /** Adds terms of 10.00 EUR without hold or clawback, with these clauses in place of theirs. */
  OracleScenario terms(String... clauses) {
    var all = new LinkedHashMap<String, String>();
    all.put("'outcome'", "'deal'");
    all.put("'version'", String.valueOf(terms.size() + 1));
    all.put("'effective_from'", "'2026-01-01T00:00:00Z'");
    all.put("'zone'", "'Europe/Berlin'");
    all.put("'sources'", "['crm','portal']");
    all.put("'assurance'", "'body-signed'");
    all.put(
        "'match'",
        "{'by':['session','conversation','record','subject'],'window':'P30D','wait':'P7D'}");
    all.put("'attribution'", "'last'");
    all.put("'price'", "{'each':'10.00','currency':'EUR'}");
    for (String clause : clauses) {
      int colon = clause.indexOf(':');
      all.put(clause.substring(0, colon), clause.substring(colon + 1));
    }
    terms.add(
        all.entrySet().stream()
            .map(clause -> clause.getKey() + ":" + clause.getValue())
            .collect(Collectors.joining(",", "{", "}")));
    return this;
  }

  /** Adds a session of the claim's record that starts, and is recorded, at this time. */
  OracleScenario session(String id, String start, String... more) {
    return sessionTold(start, id, start, more);
  }

  OracleScenario sessionTold(String told, String id, String start, String... more) {
    return line(
        told,
        "'session':{'id':'"
            + id
            + "','agent':{'id':'a'},'records':[{'type':'lead','id':'L-1'}],'started_at':'"
            + start
            + "'"
            + tail(more)
            + "}");
  }

  /** Adds a statement of the source that bills, stated when it is told unless it says when. */
  OracleScenario said(String at, String act, String occurred, String... more) {
    return saidBy("crm", at, act, occurred, more);
  }

  OracleScenario saidBy(String source, String at, String act, String occurred, String... more) {
    return message("m" + ++messages, source, at, act, occurred, more);
  }

  OracleScenario message(
      String id, String source, String at, String act, String occurred, String... more) {
    return graded("body-signed-fresh", id, source, at, act, occurred, more);
  }

  /** Adds a statement of this assurance grade. */
  OracleScenario graded(
      String assurance,
      String id,
      String source,
      String at,
      String act,
      String occurred,
      String... more) {
    return line(
        at,
        "'source':'"
            + source
            + "','assurance':'"
            + assurance
            + "','attestation':{'id':'"
            + id
            + "','act':'"
            + act
            + "','outcome':'deal','record':{'type':'lead','id':'L-1'},'occurred_at':'"
            + occurred
            + "'"
            + (Arrays.stream(more).anyMatch(one -> one.startsWith("'stated_at'"))
                ? ""
                : ",'stated_at':'" + at + "'")
            + tail(more)
            + "}");
  }

  OracleScenario resolved(String at, String by) {
    return line(at, "'claim':'" + CLAIM + "','resolution':{" + by + "}");
  }

  /** What the oracle says stands at a time. */
  OracleAnswer at(String time) {
    return Oracle.at(read().known(CLAIM), Instant.parse(time));
  }

  private ScenarioReader read() {
    var all = new ArrayList<String>();
    all.add(quoted("{'terms':[" + String.join(",", terms) + "]}"));
    all.addAll(lines);
    return ScenarioReader.of(all);
  }

  private OracleScenario line(String at, String rest) {
    lines.add(quoted("{'at':'" + at + "'," + rest + "}"));
    return this;
  }

  private static String tail(String... more) {
    return more.length == 0 ? "" : "," + String.join(",", more);
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
