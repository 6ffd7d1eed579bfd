package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.reconcile.BilledFinding.Follows;
import dev.countersign.app.deliver.reconcile.BilledFinding.Kind;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.reconciling.OwedSum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells of what the postings still don't explain when they are listed once more. */
final class SuspicionLook {
  private final TargetLook look;
  private final List<YearMonth> months;
  private final List<Suspicion> suspicions = new ArrayList<>();

  SuspicionLook(TargetLook look, List<YearMonth> months) {
    this.look = look;
    this.months = List.copyOf(months);
  }

  void add(Suspicion suspicion) {
    suspicions.add(suspicion);
  }

  /** What a group owes, as its rows say. */
  static OwedSum sum(List<OwedRow> rows, Instant now) {
    var sum = OwedSum.NONE;
    for (OwedRow row : rows) {
      sum = sum.plus(row.owed(), row.value(), now);
    }
    return sum;
  }

  /** Lists the postings once more, and tells. */
  void tell() {
    if (suspicions.isEmpty()) {
      return;
    }
    var owed = OwedListing.of(look, months);
    for (Suspicion suspicion : suspicions) {
      switch (suspicion) {
        case Suspicion.ForeignLine line -> tell(line, owed);
        case Suspicion.OtherSum sum -> tell(sum, owed);
      }
    }
    suspicions.clear();
  }

  private void tell(Suspicion.ForeignLine line, OwedMonths owed) {
    if (owed.lines().containsKey(line.id())) {
      return;
    }
    var proposal = Proposing.of(look.setup(), line, owed.zone(line.group()), look.now());
    look.tell(
        finding(
            line,
            Kind.EXTRA,
            line.id().value(),
            claim(line.id(), owed),
            BigDecimal.ZERO,
            line.value().orElse(null),
            proposal));
  }

  private static @Nullable Claim claim(EventId id, OwedMonths owed) {
    return owed.others().get(id);
  }

  private void tell(Suspicion.OtherSum sum, OwedMonths owed) {
    var should = sum(owed.rows(sum.month(), sum.group()), look.now());
    if (should.unexplained(sum.has(), sum.explained()).isPresent()) {
      String name =
          Digest.of(sum.month().toString(), sum.group().customer(), sum.group().meter()).prefix(32);
      look.tell(finding(sum, Kind.SUM, name, null, should.certain(), sum.has(), Optional.empty()));
    }
  }

  private BilledFinding finding(
      Suspicion suspicion,
      Kind kind,
      String id,
      @Nullable Claim claim,
      BigDecimal owed,
      @Nullable BigDecimal has,
      Optional<ProposedRequest> proposal) {
    return new BilledFinding(
        look.key(),
        kind,
        suspicion.month().toString(),
        id,
        claim,
        suspicion.group(),
        owed,
        has,
        proposal.isPresent() ? Follows.PROPOSED : Follows.TOLD,
        proposal.orElse(null));
  }
}
