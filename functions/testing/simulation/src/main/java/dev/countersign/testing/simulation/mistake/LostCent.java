package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.testing.simulation.mistake.WrongOutcomes.WrongAppend;
import java.util.ArrayList;

/** The mistake that shares lose a cent, as when each is rounded on its own. */
final class LostCent {
  private LostCent() {}

  static Mistake lostCent() {
    return new WrongAppend((to, entry, evidence) -> to.right.append(lost(entry), evidence));
  }

  private static StoredEntry lost(StoredEntry stored) {
    var e = stored.entry();
    var results = e.results().stream().map(LostCent::lost).toList();
    if (results.equals(e.results())) {
      return stored;
    }
    var entry = EntryCopy.publishing(results, e);
    return new StoredEntry(EntryForm.seal(entry), stored.receipt());
  }

  /** Of several shares the last is a unit too small. */
  private static ResultEvent lost(ResultEvent r) {
    if (r.shares().size() < 2 || !r.amount().isPositive()) {
      return r;
    }
    var shares = new ArrayList<>(r.shares());
    var last = shares.removeLast();
    var cent = new Money(1, last.amount().currency());
    shares.add(
        new Share(
            last.session(),
            last.agent(),
            last.strategy(),
            last.amount().minus(cent),
            last.freeOrNull()));
    return new ResultEvent(
        r.id(),
        r.kind(),
        r.reversesOrNull(),
        r.revision(),
        r.tenant(),
        r.outcome(),
        r.claim(),
        r.occurredAt(),
        r.recordedAt(),
        r.zone(),
        r.amount(),
        r.meter(),
        r.billTo(),
        shares,
        r.terms(),
        r.attestations(),
        r.provableToOrNull(),
        r.reasonOrNull(),
        r.refundOrNull());
  }
}
