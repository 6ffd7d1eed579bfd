package dev.countersign.domain.inquiry;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.util.regex.Pattern;

/** An inquiry's id: {@code inq_} and 32 hexadecimal digits of a hash over what it is about. */
public record InquiryId(String value) implements Comparable<InquiryId> {
  private static final Pattern FORM = Pattern.compile("inq_[0-9a-f]{32}");

  public InquiryId {
    if (!admits(value)) {
      throw new IllegalArgumentException("InquiryId: not of the form inq_[0-9a-f]{32}");
    }
  }

  /** The id of the one inquiry about a session's claim of an outcome type. */
  public static InquiryId of(TenantId tenant, OutcomeType type, SessionId session) {
    return of("inquiry", tenant, type.value(), session.value());
  }

  /**
   * The id of the inquiry that this message opens: the same however often it is sent. A source may
   * have the name of an outcome type, and a message that of a session: their inquiries are others.
   */
  public static InquiryId of(TenantId tenant, SourceId source, MessageId message) {
    return of("asked", tenant, source.value(), message.value());
  }

  private static InquiryId of(String of, TenantId tenant, String whose, String which) {
    return new InquiryId("inq_" + Digest.of(of, tenant.value(), whose, which).prefix(32));
  }

  /** Whether a text from outside has the form of an inquiry's id. */
  public static boolean admits(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(InquiryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
