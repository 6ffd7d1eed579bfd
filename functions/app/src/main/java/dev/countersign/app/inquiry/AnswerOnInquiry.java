package dev.countersign.app.inquiry;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.dispute.AnswerMembers;
import dev.countersign.app.dispute.DisputeResult;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.billing.InquiryDeadline;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryEnd;
import dev.countersign.domain.matching.OutcomeReading;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  public void write(JsonGenerator out, DisputeResult.Done told) throws IOException {
    var entry = told.entry().entry();
    out.writeStringField("verdict", told.verdict());
    inquiry(out, entry, entry.registers().inquiry().orElseThrow());
    out.writeStringField("outcome", entry.outcome().value());
    out.writeStringField("claim", entry.claim().toString());
    out.writeStringField("status", entry.status().wire());
    text(out, "reason", entry.reasonOrNull());
    text(out, "detail", entry.detailOrNull());
    out.writeStringField("receipt", told.entry().receipt());
  }

  /** Where the inquiry stands, by the entry that it is about. */
  private void inquiry(JsonGenerator out, Entry entry, Inquiry kept) throws IOException {
    out.writeStringField("inquiry", kept.id().value());
    out.writeStringField("kind", kept.type().wire());
    out.writeStringField("state", kept.state().wire());
    var end = kept.end();
    if (end.isPresent()) {
      out.writeStringField("by", end.get().by().wire());
      text(out, "heard", end.flatMap(InquiryEnd::heard).orElse(null));
    } else {
      text(out, "deadline", deadline(entry).orElse(null));
    }
  }

  private Optional<Instant> deadline(Entry entry) {
    return contracts
        .book(entry.tenant(), entry.claim().type())
        .map(book -> OutcomeReading.of(entry.registers(), book, entry.at()))
        .flatMap(InquiryDeadline::of);
  }

  private static void text(JsonGenerator out, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value.toString());
    }
  }
}
