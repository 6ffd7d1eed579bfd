package dev.countersign.app.assembly;

import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.inquiry.DraftInquiries;
import dev.countersign.app.inquiry.HeardResults;
import dev.countersign.app.inquiry.RecordInquiry;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.ledger.Ledger;
import java.util.function.Function;

/** What has to do with missing results, over the same ports. */
public record InquiryAssembly(
    Ledger ledger,
    Contracts contracts,
    OutcomeAppender appender,
    Function<TenantId, Pseudonyms> pseudonyms) {

  /** Records what is said about them. */
  public RecordInquiry record() {
    return new RecordInquiry(
        ledger.sessions(),
        ledger.outcomes(),
        ledger.namedOutcomes(),
        contracts,
        appender,
        heard());
  }

  DraftInquiries draft() {
    return new DraftInquiries(
        ledger.sessions(),
        ledger.outcomes(),
        ledger.namedOutcomes(),
        contracts,
        appender,
        heard());
  }

  HeardResults heard() {
    return new HeardResults(ledger.sessions(), ledger.outcomes(), appender, pseudonyms);
  }
}
