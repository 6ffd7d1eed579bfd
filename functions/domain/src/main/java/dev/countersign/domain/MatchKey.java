package dev.countersign.domain;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that a session and an attestation can have in common, kept as a keyed hash.
 *
 * @param kind what was hashed
 * @param hmac the HMAC-SHA-256 of its normal form under a key of the tenant, in hexadecimal
 * @param account of a record, the same of the account that it lies in; null where none is told
 */
public record MatchKey(Kind kind, String hmac, @Nullable String account)
    implements Comparable<MatchKey> {
  private static final Comparator<MatchKey> ORDER =
      Comparator.comparing(MatchKey::kind)
          .thenComparing(MatchKey::hmac)
          .thenComparing(MatchKey::account, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** A key of which no account is told. */
  public MatchKey(Kind kind, String hmac) {
    this(kind, hmac, null);
  }

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

  /** The key without its account: what is looked up by it lies together. */
  public MatchKey bare() {
    return account == null ? this : new MatchKey(kind, hmac);
  }

  @Override
  public int compareTo(MatchKey other) {
    return ORDER.compare(this, other);
  }
}
