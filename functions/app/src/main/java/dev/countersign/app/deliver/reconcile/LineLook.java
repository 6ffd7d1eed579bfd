package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.reconcile.BilledFinding.Follows;
import dev.countersign.app.deliver.reconcile.BilledFinding.Kind;
import dev.countersign.app.deliver.reconcile.EngineView.Said;
import dev.countersign.domain.EventId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.planning.ReadBackDecision;
import dev.countersign.domain.planning.ResendDecision;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.ReadBack;
import dev.countersign.domain.reconciling.LineFinding;
import dev.countersign.domain.reconciling.Owed;
import dev.countersign.domain.reconciling.SeenLine;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds one posting against what its engine says of it, and does what follows. */
final class LineLook {
  private final TargetLook look;
  private final String scope;

  /**
   * For a month.
   *
   * @param scope the month
   */
  LineLook(TargetLook look, String scope) {
    this.look = look;
    this.scope = scope;
  }

  /**
   * Looks at a row by its id, where its engine can be asked so.
   *
   * @return how much more the engine has by this finding than what is owed; nothing where it can't
   *     be told
   */
  Optional<BigDecimal> asked(OwedRow row) {
    return closely(row, Optional.empty());
  }

  /** The same, where the engine listed this line for the row, or listed none. */
  Optional<BigDecimal> listed(OwedRow row, SeenLine seen) {
    boolean plain = row.owed() instanceof Owed.Line;
    if (plain && LineFinding.of(row.owed(), row.value(), seen, look.now()) == LineFinding.AGREES) {
      look.tally().add("agrees", 1);
      return Optional.of(BigDecimal.ZERO);
    }
    boolean ask = seen instanceof SeenLine.NotThere && look.engine().readsIds();
    return closely(row, ask ? Optional.empty() : Optional.of(seen));
  }

  /** Looks at the posting as it is now. One that is damaged costs no other. */
  private Optional<BigDecimal> closely(OwedRow row, Optional<SeenLine> listed) {
    try {
      return looked(row, listed);
    } catch (Defect e) {
      tell(row, Kind.UNREADABLE, null, Follows.TOLD);
      return Optional.empty();
    }
  }

  private Optional<BigDecimal> looked(OwedRow row, Optional<SeenLine> listed) {
    var postings = look.postings().of(look.key(), row.claim());
    var posting = postings.posting(row.id()).orElse(null);
    if (posting == null) {
      return Optional.empty();
    }
    var owed = Owed.of(posting, postings, look.setup().target());
    var plan = request(posting).map(FrozenRequest::plan);
    if (plan.isEmpty() && listed.isEmpty()) {
      return Optional.of(BigDecimal.ZERO); // a person did it by hand
    }
    var said =
        listed
            .map(seen -> new Said(seen, Optional.empty()))
            .orElseGet(() -> ask(posting, postings, plan));
    var finding = LineFinding.of(owed, row.value(), said.line(), look.now());
    look.tally().add(finding == LineFinding.AGREES ? "agrees" : "looked_closely", 1);
    var has = value(said.line());
    switch (finding) {
      case AGREES, YOUNG, OPEN, EXTRA -> {}
      case UNANSWERED -> tell(row, Kind.UNANSWERED, null, Follows.TOLD);
      case DIFFERS -> tell(row, Kind.DIFFERS, has, Follows.TOLD);
      case MISSING -> tell(row, Kind.MISSING, null, resent(row.id(), postings));
      case CONFIRMED -> confirmed(row, postings, said);
    }
    return owed instanceof Owed.Document && finding != LineFinding.UNANSWERED
        ? Optional.of(BigDecimal.ZERO) // it is in no sum of usage
        : explained(finding, row.value(), has);
  }

  private Said ask(Posting posting, OutcomePostings postings, Optional<PlannedRequest> plan) {
    return plan.map(asked -> look.engine().line(posting, postings, asked)).orElse(Said.NO_ANSWER);
  }

  private Follows resent(EventId id, OutcomePostings postings) {
    var changes = ResendDecision.of(id, postings, look.setup().target(), look.now());
    return !changes.isEmpty() && look.write(changes) ? Follows.SENT_AGAIN : Follows.TOLD;
  }

  private void confirmed(OwedRow row, OutcomePostings postings, Said said) {
    var found = new ReadBack.Found(said.reference().orElse(null));
    var target = look.setup().target();
    var changes = ReadBackDecision.of(row.id(), found, postings, target, look.now());
    if (!changes.isEmpty() && look.write(changes)) {
      tell(row, Kind.FOUND, null, Follows.SENT);
    }
  }

  private void tell(OwedRow row, Kind kind, @Nullable BigDecimal has, Follows follows) {
    look.tell(
        new BilledFinding(
            look.key(),
            kind,
            scope,
            row.id().value(),
            row.claim(),
            row.group(),
            row.value(),
            has,
            follows,
            null));
  }

  private static Optional<BigDecimal> explained(
      LineFinding finding, BigDecimal owed, @Nullable BigDecimal has) {
    return switch (finding) {
      case AGREES, YOUNG, OPEN, CONFIRMED -> Optional.of(BigDecimal.ZERO);
      case MISSING -> Optional.of(owed.negate());
      case DIFFERS -> Optional.ofNullable(has).map(value -> value.subtract(owed));
      case EXTRA, UNANSWERED -> Optional.empty();
    };
  }

  private static @Nullable BigDecimal value(SeenLine seen) {
    return seen instanceof SeenLine.There(var value) ? value.orElse(null) : null;
  }

  private static Optional<FrozenRequest> request(Posting posting) {
    return switch (posting.state()) {
      case PostingState.Sent sent -> sent.request();
      case PostingState.Sending sending -> Optional.of(sending.request());
      case PostingState.Held held -> Optional.ofNullable(held.requestOrNull());
      default -> Optional.empty();
    };
  }
}
