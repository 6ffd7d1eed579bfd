package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.reconcile.BilledFinding.Follows;
import dev.countersign.app.deliver.reconcile.BilledFinding.Kind;
import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Periods;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.reconciling.Owed;
import dev.countersign.forms.billing.InputOfPosting;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists what an engine should have, from a target's postings. */
final class OwedListing {
  private final TargetLook look;
  private final Map<EventId, OwedRow> rows = new TreeMap<>();
  private final Map<EventId, Claim> others = new HashMap<>();
  private final Set<Claim> changedInPlace = new HashSet<>();

  private OwedListing(TargetLook look) {
    this.look = look;
  }

  /**
   * What is owed for these months, as the postings are now.
   *
   * @param months in order, one at least
   */
  static OwedMonths of(TargetLook look, List<YearMonth> months) {
    var listing = new OwedListing(look);
    var range = new MonthsLooked(months);
    listing.list(new PostingList.Decided(range.from(), range.to()));
    listing.list(new PostingList.Due());
    listing.list(new PostingList.Held());
    listing.list(new PostingList.Waiting());
    listing.changedInPlace.forEach(listing::again);
    return listing.months(months);
  }

  private void list(PostingList list) {
    Optional<PostingPage.Cursor> from = Optional.empty();
    do {
      var page = look.postings().list(look.key(), list, from);
      page.postings().forEach(this::add);
      page.unreadable().forEach(this::tell);
      from = page.next();
    } while (from.isPresent());
  }

  private void tell(PostingPage.Unreadable unreadable) {
    look.tell(
        new BilledFinding(
            look.key(),
            Kind.UNREADABLE,
            BilledFinding.ENTRIES,
            unreadable.event().value(),
            unreadable.claim(),
            null,
            null,
            null,
            Follows.TOLD,
            null));
  }

  private void add(Posting posting) {
    var key = look.key();
    put(posting, OutcomePostings.of(key.tenant(), key.name(), List.of(posting)));
    boolean changes =
        plan(posting)
            .filter(plan -> plan.kind() instanceof RequestKind.Correction)
            .filter(plan -> !Owed.addsLine(plan.kind()))
            .isPresent();
    if (changes && posting.line().role() instanceof LineRole.Reversal) {
      changedInPlace.add(posting.line().claim());
    }
  }

  /** The usages of this outcome may have been changed by another of its postings. */
  private void again(Claim claim) {
    var postings = look.postings().of(look.key(), claim);
    postings.byId().values().stream()
        .filter(posting -> rows.containsKey(posting.id()))
        .forEach(posting -> put(posting, postings));
  }

  private void put(Posting posting, OutcomePostings postings) {
    var setup = look.setup();
    var line = posting.line();
    var owed = Owed.of(posting, postings, setup.target());
    var customer =
        plan(posting).map(PlannedRequest::customer).or(() -> setup.target().customer(line));
    if (owed instanceof Owed.NoLine || customer.isEmpty()) {
      rows.remove(posting.id());
      others.put(posting.id(), line.claim());
      return;
    }
    var time = plan(posting).map(PlannedRequest::postingTime).orElse(line.occurredAt());
    var group =
        new BilledGroup(customer.map(EngineCustomer::value).get(), setup.meter(line.meter()));
    var value = InputOfPosting.counted(setup, line, value(owed));
    others.remove(posting.id());
    rows.put(
        posting.id(),
        new OwedRow(posting.id(), line.claim(), group, owed, value, time, line.zone()));
  }

  private static long value(Owed owed) {
    return switch (owed) {
      case Owed.Line line -> line.value();
      case Owed.Document document -> document.net();
      case Owed.Perhaps perhaps -> perhaps.value();
      case Owed.Nothing nothing -> 0;
      case Owed.NoLine none -> 0;
    };
  }

  private static Optional<PlannedRequest> plan(Posting posting) {
    return switch (posting.state()) {
      case PostingState.Sent sent -> sent.request().map(asked -> asked.plan());
      case PostingState.Sending sending -> Optional.of(sending.request().plan());
      case PostingState.Held held ->
          Optional.ofNullable(held.requestOrNull()).map(asked -> asked.plan());
      default -> Optional.empty();
    };
  }

  /** Divides the rows: of one customer and meter all by the same calendar. */
  private OwedMonths months(List<YearMonth> months) {
    var zones = new TreeMap<BilledGroup, ZoneId>();
    var own =
        look.setup().target().engine().periods() instanceof Periods.Months monthly
            ? Optional.ofNullable(monthly.zoneOrNull())
            : Optional.<ZoneId>empty();
    rows.values().forEach(row -> zones.putIfAbsent(row.group(), own.orElse(row.zone())));
    SortedMap<YearMonth, SortedMap<BilledGroup, List<OwedRow>>> divided =
        rows.values().stream()
            .collect(
                Collectors.groupingBy(
                    row -> YearMonth.from(row.time().atZone(zone(zones, row))),
                    TreeMap::new,
                    Collectors.groupingBy(OwedRow::group, TreeMap::new, Collectors.toList())));
    divided.keySet().retainAll(months);
    zones
        .keySet()
        .retainAll(
            divided.values().stream()
                .flatMap(each -> each.keySet().stream())
                .collect(Collectors.toSet()));
    var lines = new HashMap<EventId, Claim>();
    rows.values().forEach(row -> lines.put(row.id(), row.claim()));
    return new OwedMonths(zones, divided, lines, others);
  }

  private static ZoneId zone(SortedMap<BilledGroup, ZoneId> zones, OwedRow row) {
    return zones.getOrDefault(row.group(), row.zone());
  }
}
