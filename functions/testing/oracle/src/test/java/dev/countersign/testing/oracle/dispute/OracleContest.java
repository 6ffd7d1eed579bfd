package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleDisputeClause;
import dev.countersign.testing.oracle.OracleDisputeClause.Meanwhile;
import dev.countersign.testing.oracle.OracleDisputeClause.Silence;
import dev.countersign.testing.oracle.OracleInquiryClause;
import dev.countersign.testing.oracle.OracleLinks;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleSpan;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleStatement.Act;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Answered;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Decided;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Disputed;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Sender;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy of 30.00 EUR and the quarrel about it, by the terms of section 13 of the page. */
final class OracleContest {
  static final String CLAIM = "policy_signed/policy/P-1";
  static final String END = "2028-12-31T00:00:00Z";

  private final List<OracleTold> told = new ArrayList<>();
  private OracleDisputeClause disputes =
      new OracleDisputeClause(
          OracleSpan.of("P30D"),
          OracleSpan.of("P10D"),
          OracleSpan.of("P30D"),
          Silence.FALLS,
          Silence.STANDS,
          Meanwhile.BILLED,
          "judge");
  private OracleInquiryClause inquiries = OracleInquiryClause.DEFAULT;
  private OracleTerms.Attribution attribution = OracleTerms.Attribution.LAST;
  private String clawbackFrom = "facts.policy_start";
  private @Nullable Instant received;
  private String claim = CLAIM;
  private OracleStory.Looks looks = OracleStory.Looks.ON_TIME;
  private int messages;

  static OracleContest empty() {
    return new OracleContest();
  }

  /** Attested on 2 November, starting on 1 December, billed on 16 November; November is sealed. */
  static OracleContest policy() {
    return empty()
        .session("s1", "2026-11-01T09:00:00Z")
        .attested("2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z", "s1")
        .sealed("2026-11", "2026-12-04T00:00:00Z");
  }

  OracleContest withheld() {
    disputes =
        new OracleDisputeClause(
            disputes.open(),
            disputes.answer(),
            disputes.decide(),
            disputes.sellerSilent(),
            disputes.undecided(),
            Meanwhile.WITHHELD,
            disputes.arbiter());
    return this;
  }

  OracleContest silences(Silence seller, Silence arbiter) {
    disputes =
        new OracleDisputeClause(
            disputes.open(),
            disputes.answer(),
            disputes.decide(),
            seller,
            arbiter,
            disputes.meanwhile(),
            disputes.arbiter());
    return this;
  }

  OracleContest silenceIsOwed() {
    inquiries = new OracleInquiryClause(OracleSpan.of("P30D"), OracleInquiryClause.Silence.OWED);
    clawbackFrom = "occurred_at";
    return this;
  }

  OracleContest evenly() {
    attribution = OracleTerms.Attribution.EVEN;
    return this;
  }

  OracleContest looks(OracleStory.Looks when) {
    looks = when;
    return this;
  }

  /** What follows is of this claim. */
  OracleContest of(String other) {
    claim = other;
    return this;
  }

  /** The next message was received then, and decided when it is told. */
  OracleContest received(String at) {
    received = Instant.parse(at);
    return this;
  }

  private Instant receivedAt(Instant toldAt) {
    var at = received == null ? toldAt : received;
    received = null;
    return at;
  }

  OracleContest session(String id, String at, String... claimed) {
    return form(at, id, at, OracleSession.Mode.LIVE, OracleSession.Hand.AGENT, claimed);
  }

  OracleContest form(
      String at,
      String id,
      String startedAt,
      OracleSession.Mode mode,
      OracleSession.Hand hand,
      String... claimed) {
    var toldAt = Instant.parse(at);
    var form =
        new OracleSession(
            id,
            "conv_1",
            Set.of(),
            Set.of(),
            Instant.parse(startedAt),
            toldAt,
            receivedAt(toldAt),
            mode,
            OracleSession.Arm.TREATMENT,
            hand,
            String.format("%04d", told.size()));
    told.add(new OracleTold.Recorded(form.claiming(null, Set.of(claimed)), toldAt));
    return this;
  }

  OracleContest attested(String at, String occurredAt, String session) {
    return stated(at, Act.ATTESTED, occurredAt, session, null);
  }

  OracleContest retracted(String at, String occurredAt, String reason) {
    return stated(at, Act.RETRACTED, occurredAt, null, reason);
  }

  OracleContest stated(
      String at, Act act, String occurredAt, @Nullable String session, @Nullable String reason) {
    var toldAt = Instant.parse(at);
    var receivedAt = receivedAt(toldAt);
    var message = "m" + ++messages;
    Map<String, @Nullable Object> facts = new HashMap<>();
    if (act == Act.ATTESTED) {
      facts.put("policy_start", "2026-12-01");
    }
    boolean byConversation = session != null && session.startsWith("conv");
    var links =
        new OracleLinks(
            byConversation ? null : session, byConversation ? session : null, null, Set.of());
    told.add(
        new OracleTold.Stated(
            claim,
            new OracleStatement(
                "crm",
                message,
                act,
                receivedAt,
                Instant.parse(occurredAt),
                receivedAt,
                toldAt,
                null,
                null,
                reason,
                facts,
                links,
                null,
                OracleAssurance.BODY_SIGNED_FRESH,
                message)));
    return this;
  }

  OracleContest disputed(String at, String id, String code, String... amount) {
    return disputed(at, id, code, null, amount);
  }

  OracleContest disputed(
      String at, String id, String code, @Nullable Integer revision, String... amount) {
    var toldAt = Instant.parse(at);
    told.add(
        new Disputed(
            claim,
            new Sender("payer", id),
            code,
            amount(amount),
            revision,
            receivedAt(toldAt),
            toldAt));
    return this;
  }

  OracleContest withdrawn(String at, String id) {
    var toldAt = Instant.parse(at);
    told.add(
        new OracleQuarrel.Withdrawn(
            claim, new Sender("payer", id), null, receivedAt(toldAt), toldAt));
    return this;
  }

  OracleContest answered(String at, String id, String word, String... amount) {
    var toldAt = Instant.parse(at);
    told.add(
        new Answered(
            claim,
            new Sender("seller", id),
            null,
            Answered.Word.valueOf(word.toUpperCase(Locale.ROOT)),
            amount(amount),
            receivedAt(toldAt),
            toldAt));
    return this;
  }

  OracleContest ruled(String at, String id, String finding, String... amount) {
    return ruled("judge", Decided.Dated.SIGNED, at, id, finding, amount);
  }

  OracleContest ruled(
      String source, Decided.Dated dated, String at, String id, String finding, String... amount) {
    var toldAt = Instant.parse(at);
    told.add(
        new Decided(
            claim,
            new Sender(source, id),
            null,
            Decided.Finding.valueOf(finding.toUpperCase(Locale.ROOT)),
            amount(amount),
            dated,
            receivedAt(toldAt),
            toldAt));
    return this;
  }

  OracleContest asked(String at, String id, OracleQuarrel.Asked.Kind kind) {
    var toldAt = Instant.parse(at);
    told.add(
        new OracleQuarrel.Asked(claim, new Sender("asks", id), kind, receivedAt(toldAt), toldAt));
    return this;
  }

  OracleContest closed(String at, String id, @Nullable String code) {
    var toldAt = Instant.parse(at);
    told.add(
        new OracleQuarrel.Closed(claim, new Sender("payer", id), code, receivedAt(toldAt), toldAt));
    return this;
  }

  OracleContest sealed(String period, String at) {
    told.add(new OracleTold.Sealed(period, Instant.parse(at), Instant.parse(at)));
    return this;
  }

  OracleContest accepted(String period, String at, String... without) {
    var toldAt = Instant.parse(at);
    told.add(
        new OracleTold.Accepted(
            period, OracleTold.Accepted.Word.ACCEPTED, Set.of(without), toldAt, toldAt));
    return this;
  }

  OracleContest told(OracleTold one) {
    told.add(one);
    return this;
  }

  private static @Nullable OracleAmount amount(String... text) {
    return text.length == 0
        ? null
        : new OracleAmount(
            new BigDecimal(text[0]).movePointRight(2).longValueExact(),
            text.length == 1 ? "EUR" : text[1]);
  }

  OracleStory story() {
    var inOrder = told.stream().sorted(Comparator.comparing(OracleTold::toldAt)).toList();
    return new OracleStory(
        "policy_signed",
        List.of(OracleContestTerms.of(disputes, inquiries, attribution, clawbackFrom)),
        ZoneOffset.UTC,
        looks,
        inOrder);
  }

  OracleCourse course(String end) {
    return OracleCourse.of(story(), claim, Instant.parse(end));
  }

  /** What stands, the status, and the state of the dispute or inquiry at a time. */
  String at(String time) {
    var last = course(time).last();
    var answer = last.answer();
    var words = new ArrayList<String>();
    words.add(decimal(last.sums().billed()));
    words.add(answer.status());
    words.add(String.valueOf(answer.reason()));
    var kept = last.dispute();
    if (kept != null) {
      words.add(kept.state());
      if (kept.end() != null) {
        words.add(kept.end().by().name().toLowerCase(Locale.ROOT));
        words.add(kept.end().at().toString());
      }
    }
    return String.join(" ", words);
  }

  /** The word of the answer to a message. */
  String word(String source, String id) {
    return course(END).word(new Sender(source, id));
  }

  /** Every result, with the times when it was recorded and when it occurred. */
  List<String> results(String end) {
    return course(end).results().stream()
        .map(one ->
            "%s %s %s"
                .formatted(
                    (one.isReversal() ? "" : "+") + decimal(one.amount()),
                    one.recordedAt(),
                    one.occurredAt()))
        .toList();
  }

  /** Of each month in which something happened: billed, reversed, disputed at its end. */
  String months(String end) {
    return OracleMonth.of(List.of(course(end)), ZoneOffset.UTC).stream()
        .map(month ->
            "%s %s %s %s"
                .formatted(
                    month.period(),
                    decimal(month.billed()),
                    decimal(month.reversed()),
                    decimal(month.disputed())))
        .collect(Collectors.joining(", "));
  }

  static String decimal(long minor) {
    return minor == 0 ? "0" : BigDecimal.valueOf(minor, 2).toPlainString();
  }
}
