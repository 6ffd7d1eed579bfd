package dev.countersign.testing.simulation.mistake;

import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.OutcomeDecider;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Outcomes.EntryWrite;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.testing.simulation.mistake.ForwardingPorts.OfOutcomes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in the reading of what an outcome keeps: all is kept rightly, and where the outcome
 * stands and what is billed is decided as if it were something else.
 */
final class WrongReading implements Mistake {
  /** What is kept, misread. */
  @FunctionalInterface
  interface Misreading {
    OutcomeRegisters of(OutcomeRegisters registers, TermsBook book);
  }

  private final Misreading wrong;
  private Place place = new Place();

  WrongReading(Misreading wrong) {
    this.wrong = wrong;
  }

  /** One execution environment: its ledger is made first, and then its contracts. */
  private static final class Place {
    @Nullable Contracts contracts;
  }

  @Override
  public Ledger ledger(Ledger right) {
    var here = new Place();
    place = here;
    return Ports.with(
        right,
        new OfOutcomes(right) {
          @Override
          public EntryWrite append(StoredEntry entry, @Nullable Evidence evidence) {
            return this.right.append(misread(entry, here, this), evidence);
          }
        });
  }

  @Override
  public Contracts contracts(Contracts right) {
    place.contracts = right;
    return right;
  }

  private StoredEntry misread(StoredEntry stored, Place here, OfOutcomes from) {
    var entry = stored.entry();
    var book =
        here.contracts == null
            ? Optional.<TermsBook>empty()
            : here.contracts.book(entry.tenant(), entry.claim().type());
    if (book.isEmpty() || entry.trace() instanceof Stimulus.Trace.Restored) {
      return stored;
    }
    var misread = wrong.of(entry.registers(), book.get());
    if (misread.equals(entry.registers())) {
      return stored;
    }
    var before =
        entry.seq() == 1
            ? BillingState.NOTHING
            : from.right
                .at(entry.tenant(), entry.claim(), entry.seq() - 1)
                .map(last -> last.entry().billed())
                .orElseThrow();
    return decided(entry, misread, before, book.get())
        .map(wrongly -> new StoredEntry(EntryForm.seal(wrongly), stored.receipt()))
        .orElse(stored);
  }

  /** Decides the entry again, as a look of time at what was misread. */
  private static Optional<Entry> decided(
      Entry right, OutcomeRegisters misread, BillingState before, TermsBook book) {
    var last =
        new Entry(
            right.tenant(),
            right.claim(),
            Math.max(1, right.seq() - 1),
            right.at(),
            new Stimulus.Trace.Time(),
            misread,
            OutcomeStatus.PARKED,
            "misread",
            null,
            null,
            null,
            List.of(),
            null,
            before,
            List.of(),
            null,
            Digest.ZERO);
    var decision =
        OutcomeDecider.decide(
            right.tenant(),
            right.claim(),
            Optional.of(EntryForm.seal(last)),
            new Stimulus.TimeReached(List.of()),
            book,
            right.at());
    return decision instanceof Decision.Appended(Entry wrong) && !standsAlike(wrong, right)
        ? Optional.of(EntryCopy.decided(wrong, right))
        : Optional.empty();
  }

  /** Whether both say the same of where the outcome stands: then the mistake does nothing here. */
  private static boolean standsAlike(Entry one, Entry other) {
    return one.status() == other.status()
        && Objects.equals(one.reasonOrNull(), other.reasonOrNull())
        && Objects.equals(one.detailOrNull(), other.detailOrNull())
        && Objects.equals(one.termsOrNull(), other.termsOrNull())
        && Objects.equals(one.lookAgainOrNull(), other.lookAgainOrNull())
        && one.shares().equals(other.shares())
        && Objects.equals(
            one.billed().standing().map(standing -> standing.amount()),
            other.billed().standing().map(standing -> standing.amount()));
  }
}
