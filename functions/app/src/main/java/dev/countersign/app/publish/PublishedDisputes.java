package dev.countersign.app.publish;

import dev.countersign.app.month.LinePlaces;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.DisputeDeadline;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.DisputeEnd.EndedBy;
import dev.countersign.domain.history.DisputeChanges;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.SettledBy;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.event.DisputeChanged;
import dev.countersign.forms.event.DisputeChangedForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.NamedOutcomes.OutcomeName;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What publishing says of disputes: their events, the list of them, and names by which lines and
 * disputes are found. Repeating it changes nothing. An outcome that nobody disputes costs no
 * request, but for the names of its results where its terms take disputes.
 */
public final class PublishedDisputes {
  private final Ledger ledger;
  private final Contracts contracts;
  private final LinePlaces places;
  private final PublishedInquiries inquiries;

  /** Over this ledger. */
  public PublishedDisputes(Ledger ledger, Contracts contracts, LinePlaces places) {
    this.ledger = ledger;
    this.contracts = contracts;
    this.places = places;
    this.inquiries = new PublishedInquiries(ledger, contracts);
  }

  /** The events that tell how an entry changed disputes and inquiries: nearly always none. */
  List<PublishedEvent> events(StoredEntry stored) {
    var disputes =
        changes(stored).stream()
            .map(dispute -> DisputeChangedForm.event(changed(stored, dispute), stored.receipt()));
    return Stream.concat(disputes, inquiries.events(stored).stream()).toList();
  }

  /** Whether {@link #list} has anything to do for an entry. */
  boolean concern(StoredEntry stored) {
    return DisputeChanges.mayBeIn(stored.entry()) || inquiries.concern(stored);
  }

  /** Writes how disputes and inquiries stand that an entry changes, or that go on with it. */
  void list(StoredEntry stored) {
    inquiries.list(stored);
    var listed = new LinkedHashMap<String, Dispute>();
    changes(stored).forEach(dispute -> listed.put(dispute.id().value(), dispute));
    stored
        .entry()
        .registers()
        .dispute()
        .filter(dispute -> dispute.state().isUndecided())
        .ifPresent(dispute -> listed.putIfAbsent(dispute.id().value(), dispute));
    listed.values().forEach(dispute -> list(stored, dispute));
  }

  private void list(StoredEntry stored, Dispute dispute) {
    var changed = changed(stored, dispute);
    var deadline = Optional.ofNullable(changed.deadlineOrNull()).orElse(Question.NO_END);
    ledger
        .questions()
        .put(
            stored.entry().tenant(),
            new Question(
                Question.Kind.DISPUTE,
                dispute.id().value(),
                dispute.recordedAt(),
                stored.entry().seq(),
                dispute.state().isUndecided() ? deadline : null,
                Bytes.of(DisputeChangedForm.data(changed))));
  }

  /**
   * Writes the names of what entries published, where it can be disputed, and of the disputes that
   * outcomes keep. One request for each 25 of a tenant.
   */
  void name(Collection<StoredEntry> entries) {
    var names = new LinkedHashMap<TenantId, List<OutcomeName>>();
    for (StoredEntry stored : entries) {
      var entry = stored.entry();
      names(entry)
          .forEach(
              name -> names.computeIfAbsent(entry.tenant(), of -> new ArrayList<>()).add(name));
    }
    names.forEach(ledger.namedOutcomes()::put);
  }

  private Stream<OutcomeName> names(Entry entry) {
    var dispute =
        entry.registers().dispute().map(kept -> OutcomeName.of(kept.id().value(), entry.claim()));
    var results =
        entry.results().stream()
            .filter(result -> result.kind() == ResultEvent.Kind.BILLABLE)
            .filter(result -> takesDisputes(entry))
            .map(result -> new OutcomeName(result.id().value(), entry.claim(), result.revision()));
    return Stream.concat(dispute.stream(), results);
  }

  private boolean takesDisputes(Entry entry) {
    return book(entry).stream()
        .flatMap(book -> book.versions().stream())
        .anyMatch(terms -> terms.dispute().isPresent());
  }

  private List<Dispute> changes(StoredEntry stored) {
    var entry = stored.entry();
    return DisputeChanges.mayBeIn(entry)
        ? DisputeChanges.of(entry, ledger.outcomes().before(entry).map(StoredEntry::entry))
        : List.of();
  }

  private DisputeChanged changed(StoredEntry stored, Dispute dispute) {
    var entry = stored.entry();
    var book = book(entry);
    boolean byTerms =
        dispute.end().map(DisputeEnd::by).filter(by -> by == EndedBy.TERMS).isPresent();
    return new DisputeChanged(
        stored.sealed(),
        dispute,
        month(stored).orElse(null),
        book.filter(terms -> dispute.state().isUndecided())
            .flatMap(terms -> deadline(entry, terms))
            .orElse(null),
        book.filter(terms -> byTerms).flatMap(terms -> SettledBy.of(entry, terms)).orElse(null));
  }

  /** Where the dispute takes the line back until its end, the month of what stood before. */
  private Optional<YearMonth> month(StoredEntry stored) {
    return places.of(stored).or(() -> ledger.outcomes().before(stored.entry()).flatMap(places::of));
  }

  private static Optional<Instant> deadline(Entry entry, TermsBook terms) {
    return DisputeDeadline.of(OutcomeReading.of(entry.registers(), terms, entry.at()));
  }

  private Optional<TermsBook> book(Entry entry) {
    return contracts.book(entry.tenant(), entry.claim().type());
  }
}
