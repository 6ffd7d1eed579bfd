package dev.countersign.testing.simulation.scenario;

import static dev.countersign.testing.simulation.scenario.ScenarioTerms.instant;
import static dev.countersign.testing.simulation.scenario.ScenarioTerms.items;
import static dev.countersign.testing.simulation.scenario.ScenarioTerms.object;
import static dev.countersign.testing.simulation.scenario.ScenarioTerms.objectOrNull;
import static dev.countersign.testing.simulation.scenario.ScenarioTerms.text;
import static dev.countersign.testing.simulation.scenario.ScenarioTerms.textOrNull;
import static dev.countersign.testing.simulation.scenario.ScenarioTerms.upper;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleCase;
import dev.countersign.testing.oracle.OracleChoice;
import dev.countersign.testing.oracle.OracleRuling;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleTerms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a scenario into the oracle's terms: what is known of each claim. */
public final class ScenarioReader {
  private final Map<String, List<OracleTerms>> terms = new HashMap<>();
  private final Map<String, List<OracleStatement>> said = new TreeMap<>();
  private final List<OracleSession> sessions = new ArrayList<>();
  private final Map<String, List<OracleChoice>> choices = new HashMap<>();
  private final Map<String, List<OracleRuling>> rulings = new HashMap<>();
  private Instant end = Instant.EPOCH;

  public static ScenarioReader of(Path file) throws IOException {
    return of(Files.readAllLines(file));
  }

  public static ScenarioReader of(List<String> lines) {
    var reader = new ScenarioReader();
    lines.stream().filter(line -> !line.startsWith("#")).forEach(l -> reader.line(json(l)));
    return reader;
  }

  /** What stands of each claim at the end of the scenario. */
  public Map<String, OracleAnswer> stands() {
    var stands = new TreeMap<String, OracleAnswer>();
    said.keySet().forEach(claim -> stands.put(claim, Oracle.at(known(claim), end)));
    stands.values().removeIf(answer -> answer.status().equals(OracleAnswer.NO_OUTCOME));
    return stands;
  }

  OracleCase known(String claim) {
    return known(claim, 0);
  }

  /** What is known of a claim, when so many results were published so far. */
  public OracleCase known(String claim, int published) {
    String outcome = claim.substring(0, claim.indexOf('/'));
    return new OracleCase(
        terms.getOrDefault(outcome, List.of()),
        said.getOrDefault(claim, List.of()),
        sessions,
        choices.getOrDefault(claim, List.of()),
        rulings.getOrDefault(claim, List.of()),
        published);
  }

  /** Every version of the terms of an outcome type. */
  public List<OracleTerms> terms(String outcome) {
    return terms.getOrDefault(outcome, List.of());
  }

  public Instant end() {
    return end;
  }

  public Set<String> claims() {
    return said.keySet();
  }

  private void line(Json.Obj line) {
    for (Json version : items(line, "terms")) {
      var one = (Json.Obj) version;
      list(terms, text(one, "outcome")).add(ScenarioTerms.read(one));
    }
    var at = textOrNull(line, "at");
    if (at == null) {
      return;
    }
    end = instant(at);
    var session = objectOrNull(line, "session");
    if (session != null) {
      sessions.add(session(session));
    }
    var attestation = objectOrNull(line, "attestation");
    if (attestation != null) {
      var record = object(attestation, "record");
      var claim = text(attestation, "outcome") + "/" + record(record);
      list(said, claim).add(statement(line, attestation));
    }
    var resolution = objectOrNull(line, "resolution");
    if (resolution != null) {
      resolve(text(line, "claim"), resolution);
    }
  }

  /**
   * Whether a resolution is taken: a choice when the session can be chosen, a ruling while a
   * contradiction is open or where one was ruled on before.
   */
  private void resolve(String claim, Json.Obj resolution) {
    var finding = textOrNull(resolution, "finding");
    if (finding != null) {
      var found = OracleRuling.Finding.valueOf(upper(finding));
      boolean open = "witness_contradicts".equals(Oracle.at(known(claim), end).reason());
      if (open || !list(rulings, claim).isEmpty()) {
        list(rulings, claim).add(new OracleRuling(found, end));
      }
      return;
    }
    var session = text(resolution, "session");
    if (Oracle.at(known(claim), end).candidates().contains(session)) {
      list(choices, claim).add(new OracleChoice(session, end));
    }
  }

  private OracleStatement statement(Json.Obj line, Json.Obj said) {
    var value = objectOrNull(said, "value");
    var stated = textOrNull(said, "stated_at");
    var assurance = textOrNull(line, "assurance");
    var subject = objectOrNull(said, "subject");
    return new OracleStatement(
        text(line, "source"),
        text(said, "id"),
        OracleStatement.Act.valueOf(upper(text(said, "act"))),
        textOrNull(said, "session"),
        textOrNull(said, "conversation"),
        record(object(said, "record")),
        subject == null ? Set.of() : Set.of(subject(subject)),
        instant(text(said, "occurred_at")),
        stated == null ? null : instant(stated),
        null,
        end,
        value == null ? null : new BigDecimal(text(value, "amount")),
        value == null ? null : text(value, "currency"),
        textOrNull(said, "reason"),
        facts(objectOrNull(said, "facts")),
        assurance == null
            ? OracleAssurance.BODY_SIGNED_FRESH
            : OracleAssurance.valueOf(upper(assurance)),
        said.toString());
  }

  private OracleSession session(Json.Obj session) {
    var strategy = objectOrNull(session, "strategy");
    var hand = textOrNull(session, "handled_by");
    var mode = textOrNull(session, "mode");
    var recorded = textOrNull(session, "recorded_at");
    return new OracleSession(
        text(session, "id"),
        textOrNull(session, "conversation"),
        items(session, "records").stream()
            .map(record -> record((Json.Obj) record))
            .collect(Collectors.toSet()),
        items(session, "subjects").stream()
            .map(subject -> subject((Json.Obj) subject))
            .collect(Collectors.toSet()),
        instant(text(session, "started_at")),
        recorded == null ? end : instant(recorded),
        end,
        mode == null ? OracleSession.Mode.LIVE : OracleSession.Mode.valueOf(upper(mode)),
        strategy == null
            ? OracleSession.Arm.TREATMENT
            : OracleSession.Arm.valueOf(upper(text(strategy, "arm"))),
        hand == null ? OracleSession.Hand.AGENT : OracleSession.Hand.valueOf(upper(hand)),
        session.toString());
  }

  private static String record(Json.Obj record) {
    return text(record, "type") + "/" + text(record, "id");
  }

  private static String subject(Json.Obj subject) {
    var format = text(subject, "format");
    var name = text(subject, format).strip().toLowerCase(Locale.ROOT).replace(" ", "");
    return format + ":" + (name.startsWith("00") ? "+" + name.substring(2) : name);
  }

  private static Map<String, String> facts(Json.@Nullable Obj facts) {
    var texts = new HashMap<String, String>();
    if (facts != null) {
      facts
          .members()
          .forEach((name, fact) -> {
            switch (fact) {
              case Json.Str(String text) -> texts.put(name, text);
              case Json.Bool(boolean flag) -> texts.put(name, String.valueOf(flag));
              default -> {} // no terms of a scenario name another
            }
          });
    }
    return texts;
  }

  private static <T> List<T> list(Map<String, List<T>> lists, String key) {
    return lists.computeIfAbsent(key, k -> new ArrayList<>());
  }

  private static Json.Obj json(String line) {
    return switch (StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json.Obj object) -> object;
      default -> throw new IllegalArgumentException("no JSON object");
    };
  }
}
