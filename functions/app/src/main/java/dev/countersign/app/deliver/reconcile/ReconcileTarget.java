package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.reconcile.BilledFinding.Follows;
import dev.countersign.app.deliver.reconcile.BilledFinding.Kind;
import dev.countersign.app.deliver.send.RequestMaking;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.EntryPages;
import java.time.Instant;
import java.util.Optional;

/** Holds one target's postings against what stands and against its engine, at once and wholly. */
public final class ReconcileTarget {
  private final TargetLooks looks;

  /** By these looks. */
  public ReconcileTarget(TargetLooks looks) {
    this.looks = looks;
  }

  /**
   * Looks.
   *
   * @param report gets each finding, while it is found
   * @return what was looked at and found
   */
  public BilledTally run(
      TargetSetup setup, MonthsLooked months, LookManner manner, BilledReport report) {
    var began = looks.now();
    var look = looks.look(setup, began, manner, report);
    var standing = new StandingLook(look, new RequestMaking(setup));
    Optional<EntryPages.Cursor> from = Optional.empty();
    do {
      var page = looks.ledger().entryPages().page(from);
      page.found().forEach(found -> entry(StandingLines.of(found), look, standing, months));
      from = page.next();
    } while (from.isPresent());
    if (manner == LookManner.MEND && months.equals(MonthsLooked.usual(began))) {
      look.memory().wholeLookAt(BilledFinding.ENTRIES);
    }
    var _ = looks.engine(look, months.months(), Optional.empty(), Instant.MAX);
    return look.tally();
  }

  /** Looks at an entry, if it is of the target's tenant. */
  static void entry(
      StandingLines entry, TargetLook look, StandingLook standing, MonthsLooked months) {
    switch (entry) {
      case StandingLines.Refused refused -> refused(refused, look);
      case StandingLines.Lines(var tenant, var lines) -> {
        if (tenant.equals(look.key().tenant())) {
          lines.stream().filter(months::has).forEach(standing::line);
        }
      }
    }
  }

  private static void refused(StandingLines.Refused refused, TargetLook look) {
    if (refused.isOf(look.key().tenant())) {
      look.tell(
          new BilledFinding(
              look.key(),
              Kind.UNREADABLE,
              BilledFinding.ENTRIES,
              refused.key(),
              refused.claimOrNull(),
              null,
              null,
              null,
              Follows.TOLD,
              null));
    }
  }
}
