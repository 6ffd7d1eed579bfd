package dev.countersign.testing.simulation.scenario;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Decided.Dated;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Sender;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.check.TieBreaks;
import dev.countersign.testing.simulation.meaning.LinkMeaning;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.meaning.QuarrelMeaning;
import dev.countersign.testing.simulation.meaning.SessionMeaning;
import dev.countersign.testing.simulation.meaning.StatementMeaning;
import dev.countersign.testing.simulation.meaning.TermsMeaning;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads a scenario of disputes and missing results into the oracle's terms. */
final class QuarrelReader {
  private final Map<String, List<OracleTerms>> terms = new LinkedHashMap<>();
  private final List<OracleTold> told = new ArrayList<>();
  private final Set<String> claims = new TreeSet<>();
  private final Map<Sender, String> expected = new LinkedHashMap<>();
  private final Map<Sender, String> about = new LinkedHashMap<>();
  private Instant at = Instant.EPOCH;

  static QuarrelReader of(List<String> lines) {
    var reader = new QuarrelReader();
    lines.stream()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> reader.line(Members.parse(line)));
    return reader;
  }

  /** What became of each claim, until the end of the scenario. */
  Map<String, OracleCourse> courses() {
    var courses = new LinkedHashMap<String, OracleCourse>();
    for (var claim : claims) {
      courses.put(claim, course(claim));
    }
    return courses;
  }

  OracleCourse course(String claim) {
    return OracleCourse.of(story(claim.substring(0, claim.indexOf('/'))), claim, at);
  }

  /** All that was told of an outcome type. */
  OracleStory story(String type) {
    var ofType =
        told.stream()
            .filter(one ->
                !(one instanceof OracleTold.OfAClaim of) || of.claim().startsWith(type + "/"))
            .toList();
    return new OracleStory(
        type,
        Objects.requireNonNull(terms.get(type), type),
        ZoneOffset.UTC,
        OracleStory.Looks.ON_TIME,
        ofType);
  }

  /** The words that messages must be answered with. */
  Map<Sender, String> expected() {
    return expected;
  }

  /** The claim that a message is about. */
  String about(Sender by) {
    return about.getOrDefault(by, "");
  }

  private void line(Json.Obj line) {
    for (Json version : Members.items(line, "terms")) {
      var one = (Json.Obj) version;
      terms
          .computeIfAbsent(Members.text(one, "outcome"), n -> new ArrayList<>())
          .add(TermsMeaning.of(one));
    }
    var time = Members.textOrNull(line, "at");
    if (time == null) {
      return;
    }
    at = Members.instant(time);
    var session = Members.objectOrNull(line, "session");
    if (session != null) {
      recorded(session);
    }
    var attestation = Members.objectOrNull(line, "attestation");
    if (attestation != null) {
      stated(line, attestation);
    }
    month(line);
    for (var word : List.of("dispute", "answer", "ruling", "inquiry")) {
      var said = Members.objectOrNull(line, word);
      if (said != null) {
        heard(line, word, said);
      }
    }
  }

  private void recorded(Json.Obj session) {
    OracleSession form =
        SessionMeaning.of(
            session, at, at, TieBreaks.session(session, ScenarioReader.PSEUDONYM_KEY));
    told.add(new OracleTold.Recorded(form, at));
    for (var type : new LinkedHashSet<>(form.claimed())) {
      claims.add(type + "/!/" + form.id());
    }
  }

  private void stated(Json.Obj line, Json.Obj said) {
    var record = Members.object(said, "record");
    var claim =
        Members.text(said, "outcome")
            + "/"
            + Members.text(record, "type")
            + "/"
            + LinkMeaning.id(record);
    claims.add(claim);
    told.add(
        new OracleTold.Stated(
            claim,
            StatementMeaning.of(
                said,
                new StatementMeaning.Receipt(
                    Members.text(line, "source"),
                    Members.text(said, "id"),
                    OracleAssurance.BODY_SIGNED_FRESH,
                    at,
                    at,
                    TieBreaks.statement(said, ScenarioReader.PSEUDONYM_KEY)))));
  }

  private void month(Json.Obj line) {
    var sealed = Members.textOrNull(line, "sealed");
    if (sealed != null) {
      told.add(new OracleTold.Sealed(sealed, at, at));
    }
    var accepted = Members.textOrNull(line, "accepted");
    if (accepted != null) {
      var word = OracleTold.Accepted.Word.ACCEPTED;
      told.add(new OracleTold.Accepted(accepted, word, Set.of(), at, at));
    }
  }

  private void heard(Json.Obj line, String word, Json.Obj said) {
    var by = new Sender(Members.text(line, "source"), Members.text(said, "id"));
    var claim = Members.text(line, "claim");
    var receipt = new QuarrelMeaning.Receipt(claim, by, at, at);
    told.add(
        switch (word) {
          case "dispute" -> QuarrelMeaning.payer(said, receipt);
          case "answer" -> QuarrelMeaning.seller(said, receipt);
          case "ruling" -> QuarrelMeaning.arbiter(said, Dated.SIGNED, receipt);
          default -> QuarrelMeaning.inquiry(said, receipt);
        });
    about.put(by, claim);
    var expect = Members.textOrNull(line, "expect");
    if (expect != null) {
      expected.put(by, expect);
    }
  }
}
