package dev.countersign.ledger.memory;

import dev.countersign.ledger.EntryPages;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.StoredEntry;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Reads all entries, some at a time. Nothing of them is unreadable here. */
final class InMemoryEntryPages implements EntryPages {
  private static final int PAGE = 100;

  private final InMemoryOutcomes outcomes;

  InMemoryEntryPages(InMemoryOutcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public EntryPage page(Optional<Cursor> from) {
    String after = from.map(Cursor::text).orElse("");
    var rest =
        outcomes.lastEntries().stream()
            .map(StoredEntry::entry)
            .flatMap(last -> outcomes.history(last.tenant(), last.claim()).stream())
            .filter(stored -> place(stored).compareTo(after) > 0)
            .sorted(Comparator.comparing(InMemoryEntryPages::place))
            .toList();
    var page = rest.stream().limit(PAGE).toList();
    return new EntryPage(
        page.stream().<EntryScan.Found>map(EntryScan.Whole::new).toList(),
        rest.size() > PAGE ? Optional.of(new Cursor(place(page.getLast()))) : Optional.empty());
  }

  private static String place(StoredEntry stored) {
    var entry = stored.entry();
    String number = String.format(Locale.ROOT, "%06d", entry.seq());
    return entry.tenant() + "#" + entry.claim() + "#" + number;
  }
}
