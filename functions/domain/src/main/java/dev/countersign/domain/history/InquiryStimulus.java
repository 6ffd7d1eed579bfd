package dev.countersign.domain.history;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquirySaid;
import dev.countersign.domain.inquiry.InquiryType;
import dev.countersign.domain.session.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an outcome is told of inquiries. */
public sealed interface InquiryStimulus extends Stimulus {

  /**
   * The wait of a session's claim may be over, and nobody may have attested it.
   *
   * @param claimedAt when the form of the session was received by which it claims the result
   * @param heardOrNull under which claim it was heard; none where it wasn't
   */
  record ClaimDue(Session session, Instant claimedAt, @Nullable HeardUnder heardOrNull)
      implements InquiryStimulus {}

  /**
   * The seller asks for a result that a session claims.
   *
   * @param heardOrNull under which claim it was heard; none where it wasn't
   */
  record AskedUntracked(InquirySaid said, Session session, @Nullable HeardUnder heardOrNull)
      implements InquiryStimulus {}

  /**
   * The seller asks about an outcome.
   *
   * @param type any but untracked
   */
  record AskedAbout(InquirySaid said, InquiryType type) implements InquiryStimulus {}

  /** The result that is asked for was attested. */
  record Heard(HeardUnder heard) implements InquiryStimulus {}

  /**
   * Something is said about an inquiry that was opened.
   *
   * @param messageOrNull names the message, where it is to be found again by it
   * @param evidence digest of the signed bytes
   * @param receivedAt when the message was first received
   */
  record OnInquiry(
      InquiryId inquiry,
      InquiryAct act,
      SourceId source,
      @Nullable Digest messageOrNull,
      Digest evidence,
      Instant receivedAt)
      implements InquiryStimulus {}
}
