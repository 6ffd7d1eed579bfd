package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleInquiryClause;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.dispute.OracleDispute.By;
import dev.countersign.testing.oracle.dispute.OracleInquiry.State;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An outcome that was spoken of, and what the seller asks of it. */
final class OracleOutcome implements OracleGround {
  private final OracleKnown known;
  private final String claim;
  private @Nullable OracleInquiry inquiry;
  private @Nullable Read read;

  /** What the table said last: it is asked the same again and again. */
  private record Read(Instant now, int published, int told, OracleLine line) {}

  OracleOutcome(OracleStory story, String claim) {
    this.known = new OracleKnown(story.versions(), claim);
    this.claim = claim;
  }

  @Override
  public boolean exists() {
    var now = read == null ? Instant.EPOCH : read.now(); // whether it exists is of no time
    int published = read == null ? 0 : read.published();
    return !line(now, published).table().status().equals(OracleAnswer.NO_OUTCOME);
  }

  @Override
  public OracleLine line(Instant now, int published) {
    var last = read;
    if (last == null
        || !last.now().equals(now)
        || last.published() != published
        || last.told() != known.told()) {
      last = new Read(now, published, known.told(), Oracle.line(known.whole(published), now));
      read = last;
    }
    return last.line();
  }

  @Override
  public void looked(Instant now) {}

  @Override
  public void passed(Instant now) {
    var deadline = deadline(now);
    if (inquiry != null && deadline != null && !deadline.isAfter(now)) {
      inquiry = inquiry.ended(State.DECLINED, By.SILENCE, deadline, null);
    }
  }

  /** None while the version that reads has no clause. */
  @Override
  public @Nullable Instant deadline(Instant now) {
    if (inquiry == null || !inquiry.isOpen()) {
      return null;
    }
    var terms = line(now, read == null ? 0 : read.published()).terms();
    var clause = terms == null ? null : terms.inquiry();
    return terms == null || clause == null
        ? null
        : clause.answer().from(inquiry.countedFrom(), terms.zone());
  }

  /** A statement that is refused, or whose message was answered before, is decided by nobody. */
  @Override
  public boolean isDecidedBy(OracleTold told) {
    return switch (told) {
      case OracleTold.Recorded one -> true;
      case OracleTold.Found found -> true;
      case OracleTold.Stated one when one.claim().equals(claim) -> isNew(one.statement());
      case OracleTold.Chosen one -> one.claim().equals(claim);
      case OracleTold.Settled one -> one.claim().equals(claim);
      default -> false;
    };
  }

  private boolean isNew(OracleStatement said) {
    var whole = known.whole(0);
    var word = Oracle.verdict(whole, said, said.toldAt()).word();
    return !word.equals("refused")
        && whole.said().stream()
            .filter(
                one -> one.source().equals(said.source()) && one.message().equals(said.message()))
            .allMatch(one -> Oracle.refusal(whole, one) != null);
  }

  @Override
  public Runnable undo() {
    var before = inquiry;
    return () -> inquiry = before;
  }

  @Override
  public String take(OracleTold told, OracleLine line) {
    return switch (told) {
      case OracleQuarrel.Asked asked -> asked(asked, line);
      case OracleQuarrel.Closed closed -> closed(closed);
      case OracleTold.Stated stated when stated.claim().equals(claim) -> {
        if (isAccepted(stated)) {
          attested(stated.statement().receivedAt());
        }
        known.take(told);
        yield "";
      }
      default -> {
        known.take(told);
        yield "";
      }
    };
  }

  /** What came in time and is decided late takes an end by silence away. */
  private void attested(Instant received) {
    var then = inquiry == null ? null : inquiry.asOf(received);
    if (then != null && then.isOpen()) {
      inquiry = then.ended(State.ATTESTED, By.PAYER, received, null);
    }
  }

  private boolean isAccepted(OracleTold.Stated told) {
    return Oracle.verdict(known.whole(0), told.statement(), told.toldAt())
        .word()
        .equals("accepted");
  }

  private String asked(OracleQuarrel.Asked told, OracleLine line) {
    if (!exists()) {
      return "unknown_outcome";
    }
    if (Oracle.isBeforeAllVersions(known.whole(0), told.toldAt())) {
      return "no_terms";
    }
    OracleInquiryClause clause = Objects.requireNonNull(line.terms()).inquiry();
    if (clause == null) {
      return "no_inquiries";
    }
    if (inquiry != null && inquiry.isOpen()) {
      return "already_asked";
    }
    var word =
        switch (told.kind()) {
          case INCORRECT -> line.amount() > 0 ? "opened" : "not_billed";
          case DECLINED ->
              line.firstReceivedAt() == null
                  ? "not_attested"
                  : line.amount() > 0 ? "billed" : "opened";
          case UNTRACKED -> throw new IllegalArgumentException("asked of a session's claim");
        };
    if (word.equals("opened")) {
      inquiry = new OracleInquiry(told.by().id(), told.kind(), told.toldAt(), told.toldAt(), null);
    }
    return word;
  }

  private String closed(OracleQuarrel.Closed told) {
    if (inquiry == null) {
      return "unknown_inquiry";
    }
    var then = inquiry.asOf(told.receivedAt());
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
  public @Nullable Instant next(Instant now, int published) {
    return Stream.of(
            Optional.ofNullable(line(now, published).table().next()),
            Optional.ofNullable(deadline(now)))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(null);
  }

  @Override
  public @Nullable OracleInquiry inquiry() {
    return inquiry;
  }
}
