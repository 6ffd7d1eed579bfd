package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleClaimed;
import dev.countersign.testing.oracle.OracleInquiryClause;
import dev.countersign.testing.oracle.OracleInquiryClause.Silence;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleDispute.By;
import dev.countersign.testing.oracle.dispute.OracleInquiry.State;
import dev.countersign.testing.oracle.dispute.OracleTold.Asked.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session's claim of a result: whether it was heard, and what nobody's word makes of it. */
final class OracleUntracked implements OracleGround {
  private final OracleStory story;
  private final String claim;
  private final String session;
  private final OracleGrace grace;
  private final OracleKnown own;
  private final Map<String, OracleKnown> outcomes = new TreeMap<>();
  private @Nullable OracleInquiry inquiry;
  private boolean looked;

  /** Of the claim {@code type/!/session}. */
  OracleUntracked(OracleStory story, String claim, OracleGrace grace) {
    this.story = story;
    this.claim = claim;
    this.session = claim.substring(claim.indexOf("/!/") + 3);
    this.grace = grace;
    this.own = new OracleKnown(story.versions(), claim);
  }

  @Override
  public boolean exists() {
    return inquiry != null;
  }

  private List<OracleSession> forms() {
    return own.sessions().stream().filter(one -> one.id().equals(session)).toList();
  }

  private @Nullable OracleSession newest() {
    return forms().stream()
        .max(
            Comparator.comparing(OracleSession::recordedAt)
                .thenComparing(OracleSession::content))
        .orElse(null);
  }

  /** The version in force when the session started; none before the first. */
  private @Nullable OracleTerms terms(OracleSession form) {
    return story.versions().stream()
        .filter(one -> !one.effectiveFrom().isAfter(form.startedAt()))
        .max(Comparator.comparing(OracleTerms::effectiveFrom))
        .orElse(null);
  }

  private @Nullable OracleInquiryClause clause() {
    var form = newest();
    var terms = form == null ? null : terms(form);
    return terms == null ? null : terms.inquiry();
  }

  private boolean isClaimed(OracleSession form) {
    return form.claimed().contains(story.type())
        && form.mode() != OracleSession.Mode.TEST
        && form.arm() != OracleSession.Arm.HOLDOUT;
  }

  /** The end of the wait; none while no version asks. */
  private @Nullable Instant endOfWait() {
    var form = newest();
    var terms = form == null ? null : terms(form);
    if (terms == null) {
      return null;
    }
    var first = forms().stream().map(OracleSession::receivedAt).min(Instant::compareTo);
    return terms.waits().from(first.orElseThrow(), terms.zone());
  }

  private @Nullable String heardUnder(Instant now) {
    return outcomes.entrySet().stream()
        .filter(one -> OracleClaimed.isHeard(one.getValue().whole(0), session, now))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void passed(Instant now) {
    var deadline = deadline();
    if (inquiry != null && deadline != null && !deadline.isAfter(now)) {
      boolean isOwed = Objects.requireNonNull(clause()).silence() == Silence.OWED;
      inquiry =
          inquiry.ended(isOwed ? State.OWED : State.DECLINED, By.SILENCE, deadline, null);
    }
    var over = endOfWait();
    if (!looked && over != null && !over.isAfter(now)) {
      looked = true;
      draft(now);
    }
    follow(now);
  }

  private void draft(Instant now) {
    var form = newest();
    if (inquiry == null
        && form != null
        && clause() != null
        && isClaimed(form)
        && heardUnder(now) == null) {
      inquiry = new OracleInquiry(claim, Kind.UNTRACKED, now, null);
    }
  }

  /** Ends what was heard, and what isn't claimed any more. */
  private void follow(Instant now) {
    if (inquiry == null || inquiry.is(State.ATTESTED)) {
      return;
    }
    var under = heardUnder(now);
    if (under != null) {
      inquiry = inquiry.ended(State.ATTESTED, By.PAYER, now, under);
      return;
    }
    var form = newest();
    if ((inquiry.isOpen() || inquiry.is(State.OWED)) && form != null && !isClaimed(form)) {
      inquiry = inquiry.ended(State.WITHDRAWN, By.SELLER, now, null);
    }
  }

  private @Nullable Instant deadline() {
    var form = newest();
    var clause = clause();
    if (inquiry == null || !inquiry.isOpen() || form == null || clause == null) {
      return null;
    }
    var zone = Objects.requireNonNull(terms(form)).zone();
    return grace.notBefore(clause.answer().from(inquiry.recordedAt(), zone));
  }

  @Override
  public String take(OracleTold told, OracleLine line) {
    var word =
        switch (told) {
          case OracleTold.Asked asked when asked.claim().equals(claim) -> asked(asked);
          case OracleTold.Closed closed when closed.claim().equals(claim) -> closed(closed);
          case OracleTold.Stated stated -> {
            outcome(stated.claim()).take(told);
            yield "";
          }
          default -> {
            own.take(told);
            outcomes.values().forEach(one -> one.take(told));
            yield "";
          }
        };
    boolean isOver = endOfWait() != null && !Objects.requireNonNull(endOfWait()).isAfter(told.toldAt());
    if (told instanceof OracleTold.Recorded recorded
        && recorded.form().id().equals(session)
        && isOver) {
      looked = true;
      draft(told.toldAt());
    }
    follow(told.toldAt());
    return word;
  }

  private OracleKnown outcome(String name) {
    return outcomes.computeIfAbsent(
        name,
        n -> {
          var fresh = new OracleKnown(story.versions(), n);
          own.sessions().forEach(form -> fresh.take(new OracleTold.Recorded(form, form.receivedAt())));
          return fresh;
        });
  }

  private String asked(OracleTold.Asked told) {
    var form = newest();
    if (form == null) {
      return "unknown_session";
    }
    if (terms(form) == null) {
      return "no_terms";
    }
    if (clause() == null) {
      return "no_inquiries";
    }
    if (!form.claimed().contains(story.type())) {
      return "not_claimed";
    }
    if (heardUnder(told.toldAt()) != null) {
      return "heard";
    }
    if (inquiry != null) {
      return "already_asked";
    }
    inquiry = new OracleInquiry(claim, Kind.UNTRACKED, told.toldAt(), null);
    return "opened";
  }

  private String closed(OracleTold.Closed told) {
    if (inquiry == null) {
      return "unknown_inquiry";
    }
    var then = inquiry.asOf(told.receivedAt());
    if (told.code() == null && then.is(State.OWED)) {
      then = new OracleInquiry(then.id(), then.kind(), then.recordedAt(), null);
    }
    if (!then.isOpen()) {
      return "decided";
    }
    inquiry =
        told.code() == null
            ? then.ended(State.WITHDRAWN, By.SELLER, told.receivedAt(), null)
            : then.ended(State.DECLINED, By.PAYER, told.receivedAt(), told.code());
    return told.code() == null ? "withdrawn" : "declined";
  }

  @Override
  public OracleLine line(Instant now, int published) {
    var form = newest();
    var inForce = form == null ? null : terms(form);
    var terms = inForce == null ? story.versions().getFirst() : inForce;
    var end = inquiry == null ? null : inquiry.end();
    if (end == null) {
      return OracleLine.nothing("Parked", "inquiry", null, terms);
    }
    var back = published > 0 ? "Reversed" : "Void";
    return switch (end.state()) {
      case ATTESTED -> OracleLine.nothing(back, "attested", end.said(), terms);
      case WITHDRAWN -> OracleLine.nothing(back, "withdrawn", null, terms);
      case DECLINED ->
          end.by() == By.SILENCE
              ? OracleLine.nothing("Lapsed", "unanswered", null, terms)
              : OracleLine.nothing("NotBillable", "declined", end.said(), terms);
      case OWED ->
          inForce == null
              ? OracleLine.nothing("NotBillable", "no_terms", null, terms)
              : OracleClaimed.bySilence(
                  own.whole(published), inForce, Objects.requireNonNull(form), end.at(), now);
    };
  }

  @Override
  public @Nullable Instant next(Instant now, int published) {
    var over = endOfWait();
    var times =
        Stream.of(
            Optional.ofNullable(deadline()),
            Optional.ofNullable(looked ? null : over),
            Optional.ofNullable(line(now, published).table().next()));
    var heard =
        inquiry != null && inquiry.is(State.ATTESTED)
            ? Stream.<Optional<Instant>>of()
            : outcomes.values().stream()
                .map(one -> one.whole(0))
                .map(one -> Optional.ofNullable(Oracle.at(one, now).next()));
    return Stream.concat(times, heard)
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(null);
  }

  @Override
  public @Nullable OracleInquiry inquiry() {
    return inquiry;
  }
}
