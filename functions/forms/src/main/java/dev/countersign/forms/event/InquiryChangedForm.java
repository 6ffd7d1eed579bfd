package dev.countersign.forms.event;

import dev.countersign.domain.Digest;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryEnd;
import dev.countersign.domain.inquiry.InquiryOrigin;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the {@code data} of an InquiryChanged ({@code infra/schemas/inquiry-changed.schema.json}):
 * codes, claims and amounts, never what a person wrote.
 */
public final class InquiryChangedForm {
  /** EventBridge's {@code detail-type}. */
  public static final String INQUIRY_CHANGED = "InquiryChanged";

  static final String TYPE = "dev.countersign.inquiry_changed.v1";

  private InquiryChangedForm() {}

  /**
   * How an entry left an inquiry.
   *
   * @param deadlineOrNull until when the payer can answer; none once it has ended, and while no
   *     terms end it
   */
  public record InquiryChanged(
      SealedEntry sealed, Inquiry inquiry, @Nullable Instant deadlineOrNull) {
    /** The event's id: {@code ich_} and 32 hexadecimal digits, the same at every retry. */
    public String id() {
      return "ich_"
          + Digest.of("inquiry changed", sealed.entry().outcome().value(), sealed.hash().hex())
              .prefix(32);
    }
  }

  /** The whole event, with the receipt of its entry. */
  public static PublishedEvent event(InquiryChanged changed, String receipt) {
    var entry = changed.sealed().entry();
    return new CloudEventForm.Envelope<>(
            changed.id(),
            TYPE,
            entry.outcome(),
            entry.at(),
            changed,
            (out, said) -> {
              fields(out, said);
              out.text("receipt", receipt);
            })
        .published(INQUIRY_CHANGED);
  }

  /** The data without a receipt, as UTF-8 JSON. */
  public static byte[] data(InquiryChanged changed) {
    return FormWriter.bytesOf(changed, InquiryChangedForm::fields);
  }

  private static void fields(FormWriter out, InquiryChanged changed) throws IOException {
    var entry = changed.sealed().entry();
    var inquiry = changed.inquiry();
    var end = inquiry.end();
    out.text("id", changed.id());
    out.text("inquiry", inquiry.id());
    out.text("kind", inquiry.type().wire());
    out.text("session", inquiry.sessionOrNull());
    out.text("outcome", entry.outcome());
    out.text("type", entry.claim().type());
    out.text("claim", entry.claim());
    out.text("tenant", entry.tenant());
    out.text("code", code(inquiry).orElse(null));
    if (inquiry.origin() instanceof InquiryOrigin.Sent sent) {
      out.object("expected", sent.expectedOrNull(), EventFields::money);
    }
    out.text("state", inquiry.state().wire());
    out.text("by", end.map(ended -> ended.by().wire()).orElse(null));
    out.text("heard", end.flatMap(InquiryEnd::heard).orElse(null));
    out.time("deadline", changed.deadlineOrNull());
    out.time("opened_at", inquiry.recordedAt());
    out.time("recorded_at", entry.at());
    out.text("entry", changed.sealed().hash());
  }

  /** The payer's code, where the payer declined it; else the seller's, where it has one. */
  public static Optional<String> code(Inquiry inquiry) {
    return inquiry.end().flatMap(InquiryEnd::code).map(DeclineCode::wire).or(() -> asked(inquiry));
  }

  private static Optional<String> asked(Inquiry inquiry) {
    return inquiry.origin() instanceof InquiryOrigin.Sent sent
        ? Optional.ofNullable(sent.codeOrNull()).map(DisputeCode::wire)
        : Optional.empty();
  }
}
