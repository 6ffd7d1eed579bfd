package dev.countersign.domain.history;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquiryType;
import org.jspecify.annotations.Nullable;

/** What an entry keeps of what an outcome was told of inquiries. */
public sealed interface InquiryTrace extends Stimulus.Trace {
  /** The wait of a session's claim was over. */
  record Drafted(InquiryId inquiry) implements InquiryTrace {}

  /**
   * The seller asked.
   *
   * @param message names the message, by which it is found again
   */
  record Asked(
      InquiryId inquiry, InquiryType type, SourceId source, Digest message, Digest evidence)
      implements InquiryTrace {}

  /** What was asked for was attested. */
  record Heard(InquiryId inquiry, HeardUnder heard) implements InquiryTrace {}

  /**
   * What was said about an inquiry.
   *
   * @param messageOrNull names the message, where it is to be found again by it
   */
  record OnInquiry(
      InquiryId inquiry,
      InquiryAct act,
      SourceId source,
      @Nullable Digest messageOrNull,
      Digest evidence)
      implements InquiryTrace {}
}
