package dev.countersign.trust.receipt;

/** Why a receipt proves nothing, or nothing of an event. */
public enum ReceiptFault {
  /** It is no receipt: not a compact JWS, or one of another type. */
  NOT_A_RECEIPT,
  /** It names another issuer than the one that was expected. */
  ANOTHER_ISSUER,
  /** The set has no key of the id that it names. */
  UNKNOWN_KEY,
  /** The key that it names did not sign these bytes. */
  BAD_SIGNATURE,
  /** It says that it was issued before its key began. */
  KEY_NOT_BEGUN,
  /** It says that it was issued after its key had ended. */
  KEY_ENDED,
  /** It is of the first form, which signs the entry but not its result events. */
  SIGNS_NO_EVENTS,
  /** It is of a later form than this program knows. */
  LATER_FORM,
  /** The event has no receipt. */
  NO_RECEIPT,
  /** It is no result event: nothing is billed by it. */
  NOT_A_RESULT,
  /** It signs other result events than this one. */
  ANOTHER_EVENT,
  /** A member of the event is not as it was signed. */
  ALTERED
}
