package dev.countersign.domain;

/**
 * Something a session and an attestation can have in common, without saying what: the kind of
 * identifier and an HMAC-SHA-256 of its normal form under the tenant's key, as hexadecimal.
 */
public record MatchKey(Kind kind, String hmac) implements Comparable<MatchKey> {
  /** CRM record, conversation and session, and the RFC 9493 subject identifier formats. */
  public enum Kind {
    SESSION,
    CONVERSATION,
    RECORD,
    EMAIL,
    PHONE,
    OPAQUE,
    ISS_SUB,
    ACCOUNT,
    DID,
    URI;

    /** Whether it names a person or thing spoken to, not a record of the CRM or a session. */
    public boolean subject() {
      return this != SESSION && this != CONVERSATION && this != RECORD;
    }
  }

  @Override
  public int compareTo(MatchKey other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : hmac.compareTo(other.hmac);
  }
}
