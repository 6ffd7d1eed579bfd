package dev.countersign.testing.simulation.scenario;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleCase;
import dev.countersign.testing.oracle.OracleChoice;
import dev.countersign.testing.oracle.OracleRuling;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.simulation.check.TieBreaks;
import dev.countersign.testing.simulation.meaning.LinkMeaning;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.meaning.SessionMeaning;
import dev.countersign.testing.simulation.meaning.StatementMeaning;
import dev.countersign.testing.simulation.meaning.TermsMeaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a scenario into the oracle's terms: what is known of each claim. */
public final class ScenarioReader {
  /** The key of the pseudonyms of a scenario's tenant. */
  public static final String PSEUDONYM_KEY = "histories-have-no-secrets-0123456789";

  private static final Set<String> TO_RULE = Set.of("witness_contradicts", "rule_failed");

  private final Map<String, List<OracleTerms>> terms = new HashMap<>();
  private final Map<String, List<Json>> claimBy = new HashMap<>();
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
    for (Json version : Members.items(line, "terms")) {
      var one = (Json.Obj) version;
      list(terms, Members.text(one, "outcome")).add(TermsMeaning.of(one));
      claimBy.put(Members.text(one, "outcome"), Members.items(one, "claim_by"));
    }
    var at = Members.textOrNull(line, "at");
    if (at == null) {
      return;
    }
    end = Members.instant(at);
    var session = Members.objectOrNull(line, "session");
    if (session != null && !startsLater(session)) {
      sessions.add(session(session));
    }
    var attestation = Members.objectOrNull(line, "attestation");
    if (attestation != null) {
      list(said, claim(attestation)).add(statement(line, attestation));
    }
    var resolution = Members.objectOrNull(line, "resolution");
    if (resolution != null) {
      resolve(Members.text(line, "claim"), resolution);
    }
  }

  private String claim(Json.Obj attestation) {
    var outcome = Members.text(attestation, "outcome");
    var paths = claimBy.getOrDefault(outcome, List.of());
    if (paths.isEmpty()) {
      return outcome + "/" + LinkMeaning.record(Members.object(attestation, "record"));
    }
    var claim = new StringBuilder(outcome);
    for (Json path : paths) {
      claim.append('/').append(stated(attestation, ((Json.Str) path).value()));
    }
    return claim.toString();
  }

  private static String stated(Json.Obj attestation, String path) {
    String[] names = path.split("\\.", -1);
    var in = Members.object(attestation, names[0]);
    return path.equals("record.id") ? LinkMeaning.id(in) : Members.text(in, names[1]);
  }

  /**
   * Whether a resolution is taken: a choice when the session can be chosen, a ruling while a
   * contradiction is open or where one was ruled on before.
   */
  private void resolve(String claim, Json.Obj resolution) {
    var finding = Members.textOrNull(resolution, "finding");
    if (finding != null) {
      var found = OracleRuling.Finding.valueOf(Members.upper(finding));
      boolean open = TO_RULE.contains(String.valueOf(Oracle.at(known(claim), end).reason()));
      if (open || !list(rulings, claim).isEmpty()) {
        list(rulings, claim).add(new OracleRuling(found, end));
      }
      return;
    }
    var session = Members.text(resolution, "session");
    if (Oracle.at(known(claim), end).candidates().contains(session)) {
      list(choices, claim).add(new OracleChoice(session, end));
    }
  }

  private OracleStatement statement(Json.Obj line, Json.Obj said) {
    var assurance = Members.textOrNull(line, "assurance");
    return StatementMeaning.of(
        said,
        new StatementMeaning.Receipt(
            Members.text(line, "source"),
            Members.text(said, "id"),
            assurance == null
                ? OracleAssurance.BODY_SIGNED_FRESH
                : OracleAssurance.valueOf(Members.upper(assurance)),
            end,
            end,
            TieBreaks.statement(said, PSEUDONYM_KEY)));
  }

  /** A session that starts more than five minutes ahead is refused. */
  private boolean startsLater(Json.Obj session) {
    return Members.instant(Members.text(session, "started_at")).isAfter(end.plusSeconds(300));
  }

  private OracleSession session(Json.Obj session) {
    return SessionMeaning.of(session, end, end, TieBreaks.session(session, PSEUDONYM_KEY));
  }

  private static <T> List<T> list(Map<String, List<T>> lists, String key) {
    return lists.computeIfAbsent(key, k -> new ArrayList<>());
  }

  private static Json.Obj json(String line) {
    return Members.parse(line);
  }
}
