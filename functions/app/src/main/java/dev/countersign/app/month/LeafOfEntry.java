package dev.countersign.app.month;

import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.forms.event.OutcomeChangedForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.trust.receipt.SignedResults;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the leaf of an entry (docs/month.md, section 3). */
final class LeafOfEntry {
  /** As an {@code OutcomeChanged} of the entry has them. */
  private static final List<String> AS_PUBLISHED =
      List.of(
          "type",
          "claim",
          "status",
          "reason",
          "detail",
          "terms",
          "session",
          "agent",
          "strategy",
          "recorded_at",
          "entry");

  static final String IS = "is";

  private static final int OF_HASH = 16;

  private LeafOfEntry() {}

  /** In what grade the statement was made that brought the entry. */
  record Grade(Assurance assurance, ProvableTo provableTo) {}

  /**
   * The leaf.
   *
   * @param was where the outcome stood before
   * @param is where it stands with the entry
   * @param refundableUntil until when what stands can be taken back; none where nothing stands
   * @param deadline that of the inquiry which the entry changed, if it is told
   * @param grade that of the statement; none where none brought it, or its evidence is gone
   * @param late the month that the entry would have been in, where that is closed
   */
  static IndexedLeaf of(
      StoredEntry stored,
      StandingAmounts was,
      StandingAmounts is,
      Optional<Instant> refundableUntil,
      Optional<Instant> deadline,
      Optional<Grade> grade,
      Optional<YearMonth> late) {
    var leaf =
        new LeafMembers()
            .from(published(stored.sealed()), AS_PUBLISHED)
            .text("brought_by", BroughtBy.word(stored.entry().trace()))
            .list("results", results(stored))
            .object("was", was.members())
            .object(IS, is.members())
            .object("dispute", dispute(stored))
            .object("inquiry", LeafOfInquiry.members(stored.entry(), deadline))
            .text("refundable_until", refundableUntil)
            .text("late", late);
    SaidWords.of(stored.entry())
        .ifPresent(said ->
            leaf.text("source", said.source())
                .text("act", said.act())
                .text("verdict", said.verdict())
                .text("attestation", said.evidence().hex())
                .text("assurance", grade.map(Grade::assurance).map(Assurance::wire))
                .text("provable_to", grade.map(Grade::provableTo).map(ProvableTo::wire)));
    return leaf.leaf(key(stored.sealed()));
  }

  /** The key of an entry's leaf. */
  static String key(SealedEntry sealed) {
    var entry = sealed.entry();
    String hash = sealed.hash().prefix(OF_HASH);
    return String.format(Locale.ROOT, "E/%s/%06d/%s", entry.outcome(), entry.seq(), hash);
  }

  private static Json.Obj published(SealedEntry sealed) {
    return switch (StrictJson.parse(OutcomeChangedForm.write(sealed))) {
      case Reading.Read<Json>(Json.Obj event) -> event;
      default -> throw new IllegalStateException("an event is an object");
    };
  }

  private static LeafMembers dispute(StoredEntry stored) {
    return stored
        .entry()
        .registers()
        .dispute()
        .map(LeafOfDispute::members)
        .orElseGet(LeafMembers::new);
  }

  private static List<Json> results(StoredEntry stored) {
    var events = stored.entry().results();
    var lines = SignedResults.lines(stored.sealed(), stored.receipt());
    var results = new ArrayList<Json>();
    for (int i = 0; i < events.size(); i++) {
      results.add(withPeriod(lines.get(i), events.get(i)));
    }
    return results;
  }

  private static Json withPeriod(Json.Obj line, ResultEvent event) {
    var members = new LinkedHashMap<>(line.members());
    members.put("recorded_period", new Json.Str(event.period(event.recordedAt()).toString()));
    return new Json.Obj(members);
  }
}
