package dev.countersign.domain.dispute;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.util.regex.Pattern;

/** A dispute's id: {@code dsp_} and 32 hexadecimal digits of a hash over the message's name. */
public record DisputeId(String value) implements Comparable<DisputeId> {
  private static final Pattern FORM = Pattern.compile("dsp_[0-9a-f]{32}");

  public DisputeId {
    if (!admits(value)) {
      throw new IllegalArgumentException("DisputeId: not of the form dsp_[0-9a-f]{32}");
    }
  }

  /** The id of the dispute that this message opens: the same however often it is sent. */
  public static DisputeId of(TenantId tenant, SourceId source, MessageId message) {
    var name = Digest.of("dispute", tenant.value(), source.value(), message.value());
    return new DisputeId("dsp_" + name.prefix(32));
  }

  /** Whether a text from outside has the form of a dispute's id. */
  public static boolean admits(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(DisputeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
