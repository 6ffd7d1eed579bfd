package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The life of one claim, told step by step, and what was published on the way. */
final class OracleLife {
  static final String END = "2030-12-31T00:00:00Z";

  private final List<OracleTerms> versions;
  private final List<OracleStatement> said = new ArrayList<>();
  private final List<OracleSession> sessions = new ArrayList<>();
  private final List<OracleChoice> choices = new ArrayList<>();
  private final List<OracleRuling> rulings = new ArrayList<>();
  private final Map<String, String> verdicts = new HashMap<>();
  private int published;
  private int events;
  private Instant now = Instant.MIN;
  private @Nullable OracleAnswer standing;

  private OracleLife(List<OracleTerms> versions) {
    this.versions = versions;
  }

  static OracleLife under(OracleTermsDraft... drafts) {
    return under(Stream.of(drafts).map(OracleTermsDraft::done).toList());
  }

  static OracleLife under(List<OracleTerms> versions) {
    return new OracleLife(versions);
  }

  /** A live session of the record R and of the mail address ada, recorded when it started. */
  OracleLife session(String id, String startedAt) {
    return session(id, startedAt, startedAt);
  }

  OracleLife session(String id, String startedAt, String recordedAt) {
    return form(
        recordedAt,
        id,
        startedAt,
        OracleSession.Mode.LIVE,
        OracleSession.Arm.TREATMENT,
        OracleSession.Hand.AGENT);
  }

  OracleLife form(
      String recordedAt,
      String id,
      String startedAt,
      OracleSession.Mode mode,
      OracleSession.Arm arm,
      OracleSession.Hand hand) {
    return form(
        recordedAt,
        new OracleSession(
            id,
            "c-" + id,
            Set.of("R"),
            Set.of("ada"),
            Instant.parse(startedAt),
            Instant.parse(recordedAt),
            Instant.parse(recordedAt),
            mode,
            arm,
            hand,
            "00"));
  }

  OracleLife form(String recordedAt, OracleSession form) {
    until(recordedAt);
    sessions.add(form);
    settle();
    return this;
  }

  OracleLife told(String at, OracleSaying saying) {
    return tell(at, saying.at(Instant.parse(at)));
  }

  OracleLife tell(String at, OracleStatement statement) {
    until(at);
    var verdict = Oracle.verdict(known(), statement, now);
    verdicts.put(
        statement.message(),
        verdict.detail() == null ? verdict.word() : verdict.word() + " " + verdict.detail());
    said.add(statement);
    settle();
    return this;
  }

  OracleLife chosen(String at, String session) {
    until(at);
    choices.add(new OracleChoice(session, now));
    settle();
    return this;
  }

  OracleLife ruled(String at, OracleRuling.Finding finding) {
    until(at);
    rulings.add(new OracleRuling(finding, now));
    settle();
    return this;
  }

  /** Lets time pass, with a look at each moment at which something may change. */
  OracleLife until(String time) {
    var end = Instant.parse(time);
    for (var next = next(); next != null && !next.isAfter(end); next = next()) {
      now = next;
      settle();
    }
    now = end;
    settle();
    return this;
  }

  private @Nullable Instant next() {
    return now.equals(Instant.MIN) ? null : Oracle.at(known(), now).next();
  }

  /** What stands: {@code 1.50 Billable}, {@code 0 Reversed reopened}. */
  String stands() {
    var answer = Oracle.at(known(), now);
    int decimals = answer.currency() == null || answer.amount() == 0 ? 0 : 2;
    var amount = new BigDecimal(answer.amount()).movePointLeft(decimals);
    return amount + " " + answer.status() + (answer.reason() == null ? "" : " " + answer.reason());
  }

  String stands(String time) {
    return until(time).stands();
  }

  /** What stands long after. */
  String stood() {
    return stands(END);
  }

  String verdict(String message) {
    return Objects.requireNonNull(verdicts.get(message));
  }

  int events() {
    return events;
  }

  OracleAnswer answer() {
    return Oracle.at(known(), now);
  }

  OracleCase known() {
    return new OracleCase(versions, said, sessions, choices, rulings, published);
  }

  private void settle() {
    var owed = Oracle.at(known(), now);
    var billed = standing;
    if (billed != null
        && billed.amount() == owed.amount()
        && billed.shares().equals(owed.shares())
        && Objects.equals(billed.version(), owed.version())) {
      return;
    }
    if (billed != null) {
      events++;
      standing = null;
    }
    if (owed.amount() > 0) {
      events++;
      published++;
      standing = owed;
    }
  }
}
