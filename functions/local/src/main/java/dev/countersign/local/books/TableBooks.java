package dev.countersign.local.books;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.BookPeriod;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.books.BookNames;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.Ledger;
import dev.countersign.proof.month.MonthLeaf;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

/**
 * The claimed and the attested book in a table: its month index, and the keyed hashes of its
 * sessions. It reads the month, the one before and the one after.
 */
public final class TableBooks implements OurBooks {
  private final TenantId tenant;
  private final Ledger ledger;
  private final BookNames names;
  private final Instant now;

  public TableBooks(TenantId tenant, Ledger ledger, BookNames names, Instant now) {
    this.tenant = tenant;
    this.ledger = ledger;
    this.names = names;
    this.now = now;
  }

  @Override
  public BookPeriod read(YearMonth period, Duration patience, BookFacts facts) throws IOException {
    var months = ledger.monthIndex().months(tenant);
    var compared =
        months.stream()
            .filter(month -> month.period().equals(period))
            .findFirst()
            .orElseThrow(() -> new UnusableBooks("the tenant " + tenant + " has no " + period));
    for (IndexedMonth month : months) {
      if (Math.abs(period.until(month.period(), ChronoUnit.MONTHS)) <= 1) {
        var leaves = new LeafFacts(names, month.zone(), facts);
        for (LeafKind kind : List.of(LeafKind.ENTRY, LeafKind.SESSION)) {
          ledger
              .monthIndex()
              .leaves(tenant, month.period(), kind, leaf -> leaves.read(parsed(leaf)));
        }
      }
    }
    ledger.tenantScan().sessions(tenant, session -> named(session, facts));
    return new BookPeriod(period, compared.begins(), compared.ends(), now, patience);
  }

  private void named(Session session, BookFacts facts) {
    var links = new TreeSet<BookName>();
    session.keys().forEach(key -> links.add(names.of(key)));
    names.conversation(session.conversation()).ifPresent(links::add);
    facts.names(names.session(session.id().value()), links);
  }

  private static MonthLeaf parsed(IndexedLeaf leaf) {
    return MonthLeaf.parse(leaf.json().toArray()).orThrow();
  }
}
