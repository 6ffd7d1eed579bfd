package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.PostingWrites;
import dev.countersign.domain.Claim;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.planning.BackfillDecision;
import dev.countersign.domain.planning.BackfillDecision.Next;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.EntryPages;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Posts results of earlier into a target that was added later. Doing it again changes nothing. */
public final class FillTarget {
  private static final int MOST_ROUNDS = 50;

  private final Ledger ledger;
  private final InstantSource clock;

  /** Over this ledger. */
  public FillTarget(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Posts what was decided from a time on; whoever sends what is due sends it.
   *
   * @param since the first time of deciding that is wanted, whatever the target's {@code from} says
   * @param older gets each result that its engine doesn't take under its own time
   * @throws Misconfigured where the target takes sums of an hour
   */
  public FilledTarget run(
      TargetSetup setup, Instant since, LookManner manner, Consumer<OlderResult> older) {
    if (setup.target().engine().sumsEveryOrNull() != null) {
      throw new Misconfigured(
          "fill " + setup.name() + ": it takes sums of an hour, and all would be this hour's",
          null);
    }
    var filling = new Filling(setup, since, manner, older);
    Optional<EntryPages.Cursor> from = Optional.empty();
    do {
      var page = ledger.entryPages().page(from);
      page.found().forEach(filling::entry);
      from = page.next();
    } while (from.isPresent());
    return new FilledTarget(filling.posted, filling.there, filling.refused, filling.sums);
  }

  private final class Filling {
    private final TargetSetup setup;
    private final Instant since;
    private final LookManner manner;
    private final Consumer<OlderResult> older;
    private final TargetKey key;
    private final PostingWrites writes;
    private final Set<Claim> seen = new HashSet<>();
    private final FilledTarget.Older sums = new FilledTarget.Older();
    private int posted;
    private int there;
    private int refused;

    Filling(TargetSetup setup, Instant since, LookManner manner, Consumer<OlderResult> older) {
      this.setup = setup;
      this.since = since;
      this.manner = manner;
      this.older = older;
      this.key = new TargetKey(setup.target().tenant(), setup.name());
      this.writes = new PostingWrites(ledger.postings(), UUID.randomUUID().toString(), clock);
    }

    /** An entry of later than {@code since}: its outcome is looked at as a whole, once. */
    void entry(EntryScan.Found found) {
      if (found instanceof EntryScan.Whole(StoredEntry stored)) {
        var entry = stored.entry();
        boolean wanted =
            entry.tenant().equals(key.tenant())
                && !entry.results().isEmpty()
                && !entry.at().isBefore(since);
        if (wanted && seen.add(entry.claim())) {
          outcome(entry.claim());
        }
      } else if (StandingLines.of(found) instanceof StandingLines.Refused bad
          && bad.isOf(key.tenant())) {
        refused++;
      }
    }

    private void outcome(Claim claim) {
      var lines = new ArrayList<BillingLine>();
      for (StoredEntry stored : ledger.outcomes().history(key.tenant(), claim)) {
        switch (StandingLines.of(new EntryScan.Whole(stored))) {
          case StandingLines.Lines(var _, var its) -> lines.addAll(its);
          case StandingLines.Refused bad -> refused++;
        }
      }
      var postings = writes.read(key, claim);
      for (BillingLine line : reversalsFirst(lines)) {
        postings = line(line, postings);
      }
    }

    private OutcomePostings line(BillingLine line, OutcomePostings read) {
      var postings = read;
      boolean known = postings.posting(line.id()).isPresent();
      for (int round = 0; round < MOST_ROUNDS; round++) {
        switch (BackfillDecision.of(line, postings, setup.target(), since, clock.instant())) {
          case Next.NotWanted not -> {
            return postings;
          }
          case Next.IsThere is -> {
            there++;
            return postings;
          }
          case Next.TooOld old -> {
            listed(line);
            return postings;
          }
          case Next.Post(List<PostingChange> changes) -> {
            if (manner == LookManner.TELL || writes.write(changes)) {
              posted += known ? 0 : 1;
              there += known ? 1 : 0;
              return manner == LookManner.TELL
                  ? with(postings, changes)
                  : writes.settle(setup.target(), line.claim(), settled -> List.of());
            }
            postings = writes.read(key, line.claim());
          }
        }
      }
      return postings;
    }

    private void listed(BillingLine line) {
      sums.add(line);
      var customer = setup.target().customer(line).map(EngineCustomer::value).orElse("");
      older.accept(new OlderResult(line, customer, setup.meter(line.meter())));
    }
  }

  private static OutcomePostings with(OutcomePostings postings, List<PostingChange> changes) {
    var after = postings;
    for (PostingChange change : changes) {
      after = after.with(change.after());
    }
    return after;
  }

  private static List<BillingLine> reversalsFirst(List<BillingLine> lines) {
    var ordered = new ArrayList<BillingLine>();
    lines.stream().filter(line -> line.role() instanceof LineRole.Reversal).forEach(ordered::add);
    lines.stream().filter(line -> line.role() instanceof LineRole.Billable).forEach(ordered::add);
    return ordered;
  }
}
