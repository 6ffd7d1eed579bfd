package dev.countersign.domain.inquiry;

import java.util.Locale;

/** Where an inquiry stands. */
public enum InquiryState {
  /** The payer has not answered, and nothing has ended it yet. */
  OPEN,
  /** It has ended: the payer attested. */
  ATTESTED,
  /** It has ended: the payer declined it, or by the terms its silence does. */
  DECLINED,
  /** It has ended: the seller took it back, or the session claims the result no more. */
  WITHDRAWN,
  /** It has ended: by the terms the payer's silence means that the result is owed. */
  OWED;

  /** The state's word in answers, entries and events. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
