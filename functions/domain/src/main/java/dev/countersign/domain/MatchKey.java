package dev.countersign.domain;

/**
 * Something that a session and an attestation can have in common, kept as a keyed hash.
 *
 * @param kind what was hashed
 * @param hmac the HMAC-SHA-256 of its normal form under a key of the tenant, in hexadecimal
 */
public record MatchKey(Kind kind, String hmac) implements Comparable<MatchKey> {
  /** A session, a conversation, a record, and the subject identifier formats of RFC 9493. */
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

    /** Whether it is the format of a subject. */
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
