package dev.countersign.trust.delivery;

import java.util.Locale;

/**
 * Why a delivery is not authentic. The log names the reason. The sender gets one answer for all, so
 * that a forger learns nothing (for a SET, one of the error codes of RFC 8935).
 */
public enum RejectionReason {
  MISSING_HEADER,
  MISSING_PARAMETER,
  REPEATED_HEADER,
  MALFORMED_ID,
  MALFORMED_TIMESTAMP,
  MALFORMED_SIGNATURE,
  TOO_MANY_SIGNATURES,
  BAD_SIGNATURE,
  STALE,
  FROM_THE_FUTURE,
  NO_LIVE_KEY,
  UNKNOWN_SOURCE,
  MALFORMED_TOKEN,
  FORBIDDEN_HEADER,
  ALGORITHM,
  WRONG_TYPE,
  WRONG_ISSUER,
  WRONG_AUDIENCE,
  EXPIRED,
  NOT_YET_VALID,
  LIVES_TOO_LONG,
  MISSING_CLAIM,
  FORBIDDEN_CLAIM,
  WRONG_MEDIA_TYPE,
  WRONG_METHOD,
  WRONG_SCHEME,
  WRONG_SECRET,
  WRONG_DIGEST,
  WRONG_BINDING,
  WRONG_ORGANIZATION,
  WRONG_CERTIFICATE,
  MALFORMED_FORM,
  MALFORMED_BODY,
  MISSING_COMPONENT,
  FORBIDDEN_COMPONENT,
  AMBIGUOUS_SIGNATURE,
  TOO_LARGE;

  /** The reason as verdicts and logs write it: lower case, with underscores. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The error code that a SET's transmitter gets (RFC 8935, section 2.4). */
  public String setError() {
    return switch (this) {
      case WRONG_ISSUER -> "invalid_issuer";
      case WRONG_AUDIENCE -> "invalid_audience";
      case BAD_SIGNATURE, NO_LIVE_KEY -> "invalid_key";
      case UNKNOWN_SOURCE -> "authentication_failed";
      default -> "invalid_request";
    };
  }
}
