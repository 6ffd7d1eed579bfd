package dev.countersign.app.month.seal;

import dev.countersign.domain.TenantId;
import java.time.YearMonth;

/** The files of a tenant's month by what each has. Their names begin alike and end by the kind. */
public enum MonthFileKind {
  /** The month, sealed. */
  SEALED(".sealed"),
  /** Where in the log of months it is. */
  PROOF(".proof"),
  /** What the payer answered about it. */
  ACCEPTANCE(".acceptance"),
  /** Its checkpoint with the cosignatures of those who accepted it. */
  COSIGNED(".cosigned"),
  /** What can still be taken back after it. */
  REFUNDABLE(".refundable"),
  /** The days on which it was in the log while it was open. */
  DAYS(".days"),
  /** What the bus was told of it. */
  TOLD(".told");

  private final String ending;

  MonthFileKind(String ending) {
    this.ending = ending;
  }

  /** The name of a month's file of this kind. */
  public String of(TenantId tenant, YearMonth period) {
    return after(begin(tenant, period));
  }

  /** The name of a file of this kind that begins so. */
  String after(String begin) {
    return begin + ending;
  }

  /** What the names of all files of a month begin with. */
  static String begin(TenantId tenant, YearMonth period) {
    return tenant + "-" + period;
  }
}
