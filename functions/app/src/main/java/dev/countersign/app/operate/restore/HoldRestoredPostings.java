package dev.countersign.app.operate.restore;

import dev.countersign.app.deliver.PostingWrites;
import dev.countersign.app.deliver.intake.LineOfEvent;
import dev.countersign.app.registry.AppliedTargets;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.planning.RestoredDecision;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.Posting;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.BuiltInEngines;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.TargetKey;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds the postings of a restored table that their engines may have got since the time to which it
 * was taken back, and may not know again: {@code docs/billing.md}, section 9. Nothing may be sent
 * meanwhile. Repeating it changes nothing of what is held.
 */
public final class HoldRestoredPostings {
  private final Ledger ledger;
  private final BillingTargets targets;
  private final InstantSource clock;
  private final PostingWrites writes;

  /** Holds those of these targets. */
  public HoldRestoredPostings(Ledger ledger, BillingTargets targets, InstantSource clock) {
    this.ledger = ledger;
    this.targets = targets;
    this.clock = clock;
    this.writes = new PostingWrites(ledger.postings(), UUID.randomUUID().toString(), clock);
  }

  /** Holds those of the targets that are applied in this ledger, as of now. */
  public static HoldRestoredPostings in(Ledger ledger) {
    var engines = new BuiltInEngines();
    return new HoldRestoredPostings(
        ledger,
        new AppliedTargets(ledger.registry()::billing, engines::find, System::nanoTime),
        InstantSource.system());
  }

  /** Holds what the table says was never sent, of every target. */
  public void known() {
    for (TargetKey key : ledger.followedTargets().followed()) {
      targets.find(key).ifPresent(setup -> known(key, setup.target()));
    }
  }

  /**
   * Holds a result that is on the bus and has no posting, in each target that it is for.
   *
   * @param event as the bus has it, bare or in its envelope; what is no result is passed over
   */
  public void lost(Bytes event) {
    if (LineOfEvent.read(event) instanceof Reading.Read<LineOfEvent>(LineOfEvent(var line))) {
      line.ifPresent(billed -> targets.of(billed.tenant()).forEach(setup -> lost(billed, setup)));
    }
  }

  /** How many postings it held. */
  public int held() {
    return writes.held();
  }

  private void lost(LineOfEvent.Billed billed, TargetSetup setup) {
    var target = setup.target();
    var line = billed.line();
    var postings = writes.read(new TargetKey(billed.tenant(), target.name()), line.claim());
    var changes = RestoredDecision.lost(line, postings, target, clock.instant());
    if (!changes.isEmpty()) {
      var _ = writes.write(changes);
    }
  }

  private void known(TargetKey key, BillingTarget target) {
    Optional<PostingPage.Cursor> from = Optional.empty();
    do {
      var page = ledger.postings().list(key, new PostingList.Due(), from);
      page.postings().forEach(posting -> known(posting, target));
      from = page.next();
    } while (from.isPresent());
  }

  private void known(Posting posting, BillingTarget target) {
    var key = new TargetKey(target.tenant(), target.name());
    var postings = writes.read(key, posting.line().claim());
    var changes = RestoredDecision.known(posting.id(), postings, target, clock.instant());
    if (!changes.isEmpty()) {
      var _ = writes.write(changes);
    }
  }
}
