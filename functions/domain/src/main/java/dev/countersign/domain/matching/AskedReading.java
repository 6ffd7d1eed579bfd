package dev.countersign.domain.matching;

import dev.countersign.domain.MessageId;
import dev.countersign.domain.fold.Folded;
import dev.countersign.domain.fold.Speakers;
import dev.countersign.domain.fold.SpokenStatements;
import dev.countersign.domain.fold.SpokenStatements.Belief;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryState;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the terms read a result that is asked for: by the version in force when its session started.
 * Once the payer's silence means that it is owed, it is read as a truth that nobody attested:
 * {@code docs/disputes.md}, section 11.
 */
final class AskedReading {
  private static final Folded.Noted NOTHING =
      new Folded.Noted(new Fact.Tree(new TreeMap<>()), null);

  private AskedReading() {}

  /** The reading of an outcome that is one; nothing of any other. */
  static Optional<OutcomeReading> of(OutcomeRegisters registers, TermsBook book, Instant now) {
    return registers
        .inquiry()
        .filter(Inquiry::isUntracked)
        .map(inquiry -> of(inquiry, registers, book, now));
  }

  private static OutcomeReading of(
      Inquiry inquiry, OutcomeRegisters registers, TermsBook book, Instant now) {
    var session = inquiry.session().map(registers.sessions()::get);
    var asking = session.flatMap(form -> book.inForce(form.startedAt()));
    var owing = asking.filter(terms -> terms.inquiry().isPresent());
    return inquiry.state() == InquiryState.OWED && owing.isPresent()
        ? new OutcomeReading(
            registers,
            book,
            now,
            reading(owing.get(), book, truth(inquiry, session.get(), owing.get()), session.get()),
            OutcomeReading.Rank.GOVERNS)
        : new OutcomeReading(
            registers,
            book,
            now,
            reading(asking.orElse(book.versions().getFirst()), book, null, null),
            OutcomeReading.Rank.ASKED);
  }

  private static VersionReading reading(
      Terms terms, TermsBook book, @Nullable Truth truthOrNull, @Nullable Session chosenOrNull) {
    var state = truthOrNull == null ? Folded.State.NOTHING : Folded.State.STANDS;
    return new VersionReading(
        terms,
        Speakers.of(terms, book),
        new SpokenStatements(List.of(), Optional.empty(), Belief.ALL_BELIEVED),
        new Folded(state, truthOrNull, NOTHING, List.of(), null, Set.of()),
        null,
        chosenOrNull == null ? List.of() : List.of(chosenOrNull));
  }

  /** It was first said at the deadline, and happened when the session ended. */
  private static Truth truth(Inquiry inquiry, Session session, Terms terms) {
    var deadline = inquiry.end().orElseThrow().at();
    var ended = session.endedAt();
    return new Truth(
        terms.billingSource(),
        new MessageId(inquiry.id().value()),
        terms.outcome(),
        null,
        null,
        session.id().value(),
        new TreeSet<>(),
        ended == null ? session.startedAt() : ended,
        deadline,
        deadline,
        deadline,
        null,
        null,
        NOTHING.facts(),
        List.of());
  }
}
