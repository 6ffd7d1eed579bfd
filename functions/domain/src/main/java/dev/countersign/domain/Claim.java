package dev.countersign.domain;

import static java.util.Locale.ROOT;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The key under which one business fact is counted once: {@code policy_signed/policy/P-991}. It is
 * made of the outcome type and the values of the fields that the terms' {@code claim_by} names.
 *
 * @param key the escaped values, joined by '/'; a digest of them if they are longer than 400
 *     characters
 */
public record Claim(OutcomeType type, String key) implements Comparable<Claim> {
  private static final int LONGEST = 400;
  private static final String ASKED = "!/";

  /** Begins the digest of what is too long. */
  private static final String LONG = "~";

  /** The claim of these values, in the order of {@code claim_by}. */
  public static Claim of(OutcomeType type, List<String> values) {
    var key = new StringBuilder();
    for (String value : values) {
      key.append(key.isEmpty() ? "" : "/").append(escaped(value));
    }
    boolean readable = key.length() <= LONGEST;
    return new Claim(
        type, readable ? key.toString() : LONG + Digest.of(values.toArray(String[]::new)).hex());
  }

  /**
   * The claim under which a result is asked for that a session says it has brought. No fact has it:
   * values of facts have no plain {@code !}.
   */
  public static Claim ofInquiry(OutcomeType type, SessionId session) {
    return new Claim(type, ASKED + of(type, List.of(session.value())).key());
  }

  /** Whether it is one under which a result is asked for. */
  public boolean isOfInquiry() {
    return key.startsWith(ASKED);
  }

  /**
   * The session that a result is asked of; none where it isn't asked for, or the claim is longer
   * than can be read.
   */
  public Optional<SessionId> askedOf() {
    if (!isOfInquiry() || key.startsWith(ASKED + LONG)) {
      return Optional.empty();
    }
    return unescaped(key.substring(ASKED.length())).filter(SessionId::admits).map(SessionId::new);
  }

  /** Whether a text from outside has the form of a claim. */
  public static boolean admits(String text) {
    int slash = text.indexOf('/');
    return slash > 0
        && slash < text.length() - 1
        && text.length() <= LONGEST + 100
        && OutcomeType.admits(text.substring(0, slash));
  }

  /** Reads what {@link #toString} wrote. */
  public static Claim parse(String text) {
    int slash = text.indexOf('/');
    return new Claim(new OutcomeType(text.substring(0, slash)), text.substring(slash + 1));
  }

  /** The id of this claim's outcome under a tenant. */
  public OutcomeId outcome(TenantId tenant) {
    return new OutcomeId("out_" + Digest.of("outcome", tenant.value(), toString()).prefix(32));
  }

  @Override
  public int compareTo(Claim other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return type + "/" + key;
  }

  /** Of a text from outside; none where nothing is escaped to it. */
  private static Optional<String> unescaped(String text) {
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int at = 0; at < text.length(); at++) {
      int value = text.charAt(at);
      if (value == '%' && at + 2 < text.length()) {
        value =
            16 * Character.digit(text.charAt(++at), 16) + Character.digit(text.charAt(++at), 16);
      }
      bytes[length++] = (byte) value;
    }
    String found = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return Optional.of(found).filter(value -> escaped(value).equals(text));
  }

  /** ASCII letters, digits and a few marks stay; every other byte of UTF-8 becomes %XX. */
  private static String escaped(String value) {
    var out = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.:@+".indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : "%" + String.format(ROOT, "%02X", b & 0xff));
    }
    return out.toString();
  }
}
