package dev.countersign.app.inquiry;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.dispute.AnswerMembers;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.billing.InquiryDeadline;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.InquiryEnd;
import dev.countersign.domain.matching.OutcomeReading;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What whoever speaks about an inquiry is told, by the entry that answered first. */
public final class AnswerOnInquiry implements AnswerMembers {
  private final Contracts contracts;

  /** By these terms deadlines are told. */
  public AnswerOnInquiry(Contracts contracts) {
    this.contracts = contracts;
  }

  /** Whether the entry was brought by a message about an inquiry. */
  public static boolean isAbout(Entry entry) {
    return entry.trace() instanceof InquiryTrace;
  }

  @Override
  public void about(JsonGenerator out, Entry entry) throws IOException {
    var kept = entry.registers().inquiry().orElseThrow();
    out.writeStringField("inquiry", kept.id().value());
    out.writeStringField("kind", kept.type().wire());
    out.writeStringField("state", kept.state().wire());
    var end = kept.end();
    if (end.isPresent()) {
      out.writeStringField("by", end.get().by().wire());
      AnswerMembers.text(out, "heard", end.flatMap(InquiryEnd::heard).orElse(null));
    } else {
      AnswerMembers.text(out, "deadline", deadline(entry).orElse(null));
    }
  }

  private Optional<Instant> deadline(Entry entry) {
    return contracts
        .book(entry.tenant(), entry.claim().type())
        .map(book -> OutcomeReading.of(entry.registers(), book, entry.at()))
        .flatMap(InquiryDeadline::of);
  }
}
