package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.reconcile.BilledFinding.Follows;
import dev.countersign.app.deliver.reconcile.BilledFinding.Kind;
import dev.countersign.app.deliver.send.RequestMaking;
import dev.countersign.app.deliver.send.RequestMaking.Made;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.planning.Admission;
import dev.countersign.domain.planning.UnpostedDecision;
import dev.countersign.domain.planning.UnpostedDecision.Next;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.reconciling.SeenLine;
import dev.countersign.forms.billing.InputOfPosting;
import java.util.ArrayList;
import java.util.List;

/** Holds a result that stands against its posting in one target, and mends what it can. */
final class StandingLook {
  private final TargetLook look;
  private final RequestMaking making;

  StandingLook(TargetLook look, RequestMaking making) {
    this.look = look;
    this.making = making;
  }

  /** Looks at a result. One whose postings are damaged costs no other. */
  void line(BillingLine line) {
    try {
      looked(line);
    } catch (Defect e) {
      tell(line, Kind.UNREADABLE, Follows.TOLD);
    }
  }

  private void looked(BillingLine line) {
    look.tally().add("results", 1);
    var target = look.setup().target();
    var postings = look.writes().read(look.key(), line.claim());
    boolean known = postings.posting(line.id()).isPresent();
    if (target.engine().sumsEveryOrNull() != null) {
      if (!known && Admission.isFor(line, target)) {
        tell(line, Follows.TOLD); // what it would be put into is the sum of another hour
      }
      return;
    }
    switch (UnpostedDecision.of(line, postings, target, look.now())) {
      case Next.Write(var changes) when changes.isEmpty() -> {}
      case Next.Write(var changes) when known -> {
        var _ = look.write(changes);
        look.tally().add("planned", 1);
      }
      case Next.Write(var changes) -> posted(line, changes, Follows.POSTED);
      case Next.AskEngine ask -> asked(line, postings, ask);
      case Next.Tell tell -> tell(line, Follows.TOLD);
    }
  }

  private void asked(BillingLine line, OutcomePostings postings, Next.AskEngine ask) {
    var posting = ask.posting();
    var after = postings.with(posting);
    if (look.engine().isSilent()
        || !(making.first(posting, after, ask.request()) instanceof Made.Good(var request))) {
      tell(line, Follows.TOLD);
      return;
    }
    var said = look.engine().line(posting, after, ask.request());
    switch (said.line()) {
      case SeenLine.There there -> {
        var reference = said.reference().orElse(null);
        var target = look.setup().target();
        var changes =
            UnpostedDecision.found(
                posting, request.frozen(), reference, postings, target, look.now());
        posted(line, changes, Follows.SENT);
      }
      case SeenLine.NotThere not -> posted(line, ask.ifAbsent(), Follows.POSTED);
      case SeenLine.NoAnswer none -> tell(line, Follows.TOLD);
    }
  }

  private void posted(BillingLine line, List<PostingChange> changes, Follows follows) {
    if (changes.isEmpty() || look.write(new ArrayList<>(changes))) {
      tell(line, follows);
    }
  }

  private void tell(BillingLine line, Follows follows) {
    tell(line, Kind.UNPOSTED, follows);
  }

  private void tell(BillingLine line, Kind kind, Follows follows) {
    var setup = look.setup();
    var group =
        setup
            .target()
            .customer(line)
            .map(EngineCustomer::value)
            .map(customer -> new BilledGroup(customer, setup.meter(line.meter())));
    look.tell(
        new BilledFinding(
            look.key(),
            kind,
            BilledFinding.ENTRIES,
            line.id().value(),
            line.claim(),
            group.orElse(null),
            InputOfPosting.counted(setup, line, setup.target().value(line)),
            null,
            follows,
            null));
  }
}
