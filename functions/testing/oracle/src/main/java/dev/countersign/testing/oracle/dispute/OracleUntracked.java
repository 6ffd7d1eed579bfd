package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleInquiryClause.Silence;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.dispute.OracleDispute.By;
import dev.countersign.testing.oracle.dispute.OracleInquiry.State;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Asked.Kind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session's claim of a result: whether it was heard, and what nobody's word makes of it. */
final class OracleUntracked implements OracleGround {
  private final String claim;
  private final String session;
  private final OracleKnown own;
  private final OracleSessionClaim says;
  private final OracleAttested attested;
  private @Nullable OracleInquiry inquiry;
  private boolean looked;
  private boolean isDrafted;

  /** Of the claim {@code type/!/session}. */
  OracleUntracked(OracleStory story, String claim) {
    this.claim = claim;
    this.session = claim.substring(claim.indexOf("/!/") + 3);
    this.own = new OracleKnown(story.versions(), claim);
    this.attested = new OracleAttested(story.versions());
    this.says = new OracleSessionClaim(story.type(), session, own);
  }

  @Override
  public boolean exists() {
    return inquiry != null;
  }

  @Override
  public void looked(Instant now) {
    var over = says.endOfWait();
    if (!looked && over != null && !over.isAfter(now)) {
      looked = true;
      draft(now);
    }
    passed(now);
    follow(now);
  }

  private void draft(Instant now) {
    var form = says.newest();
    if (inquiry == null
        && form != null
        && says.clause() != null
        && says.isClaimed(form)
        && attested.under(session, now) == null) {
      isDrafted = true;
      inquiry = new OracleInquiry(claim, Kind.UNTRACKED, now, says.claimedSince(), null);
    }
  }

  @Override
  public void passed(Instant now) {
    var deadline = deadline(now);
    if (inquiry != null && deadline != null && !deadline.isAfter(now)) {
      boolean isOwed = Objects.requireNonNull(says.clause()).silence() == Silence.OWED;
      inquiry = inquiry.ended(isOwed ? State.OWED : State.DECLINED, By.SILENCE, deadline, null);
    }
  }

  /** Ends what was heard, and what isn't claimed any more: that can't be heard either. */
  private void follow(Instant now) {
    var form = says.newest();
    if (inquiry == null || form == null || inquiry.is(State.ATTESTED)) {
      return;
    }
    if (!says.isClaimed(form)) {
      if (inquiry.isOpen() || inquiry.is(State.OWED)) {
        inquiry = inquiry.ended(State.WITHDRAWN, By.SELLER, now, null);
      }
      return;
    }
    var under = attested.under(session, now);
    if (under != null) {
      inquiry = inquiry.ended(State.ATTESTED, By.PAYER, now, under);
    }
  }

  @Override
  public @Nullable Instant deadline(Instant now) {
    var form = says.newest();
    var clause = says.clause();
    if (inquiry == null || !inquiry.isOpen() || form == null || clause == null) {
      return null;
    }
    var zone = Objects.requireNonNull(says.terms(form)).zone();
    return clause.answer().from(isDrafted ? says.later(inquiry) : inquiry.countedFrom(), zone);
  }

  @Override
  public boolean isDecidedBy(OracleTold told) {
    return switch (told) {
      case OracleTold.Stated one -> asks() && attested.hears(one, session);
      case OracleTold.Recorded one -> says.isOf(one) || (asks() && attested.hears(one, session));
      case OracleTold.Found one -> says.isOf(one) || (asks() && attested.hears(one, session));
      default -> false;
    };
  }

  private boolean asks() {
    return inquiry != null && !inquiry.is(State.ATTESTED);
  }

  @Override
  public Runnable undo() {
    var before = inquiry;
    return () -> inquiry = before;
  }

  @Override
  public String take(OracleTold told, OracleLine line) {
    boolean isAsked = says.clause() != null;
    var word =
        switch (told) {
          case OracleQuarrel.Asked asked when asked.claim().equals(claim) -> asked(asked);
          case OracleQuarrel.Closed closed when closed.claim().equals(claim) -> closed(closed);
          case OracleTold.Stated stated -> {
            attested.take(stated);
            yield "";
          }
          default -> {
            own.take(told);
            attested.take(told);
            yield "";
          }
        };
    if (says.isOf(told)) {
      looked = false;
    } else if (told instanceof OracleTold.Applied && !isAsked) {
      looked = true; // what asks only now drafts nothing before the next form
    }
    if (isDecidedBy(told)) {
      follow(told.toldAt());
    }
    return word;
  }

  private String asked(OracleQuarrel.Asked told) {
    var word = says.refusal(inquiry);
    if (!word.isEmpty()) {
      return word;
    }
    if (attested.under(session, told.toldAt()) != null) {
      return "heard";
    }
    inquiry = new OracleInquiry(claim, Kind.UNTRACKED, told.toldAt(), told.toldAt(), null);
    return "opened";
  }

  private String closed(OracleQuarrel.Closed told) {
    if (inquiry == null) {
      return "unknown_inquiry";
    }
    var then = inquiry.asOf(told.receivedAt());
    if (told.code() == null && then.is(State.OWED)) {
      then = then.asOpen();
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
    return says.line(inquiry, now, published);
  }

  @Override
  public @Nullable Instant next(Instant now, int published) {
    boolean isHeard = inquiry != null && inquiry.is(State.ATTESTED);
    return Stream.of(
            Optional.ofNullable(deadline(now)),
            Optional.ofNullable(looked ? null : says.endOfWait()),
            Optional.ofNullable(line(now, published).table().next()),
            Optional.ofNullable(isHeard ? null : attested.next(now)))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(null);
  }

  @Override
  public @Nullable OracleInquiry inquiry() {
    return inquiry;
  }
}
