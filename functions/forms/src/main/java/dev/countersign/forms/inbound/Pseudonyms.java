package dev.countersign.forms.inbound;

import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.MatchKey.Kind;
import dev.countersign.domain.NormalText;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Subject;
import dev.countersign.forms.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns the names of sessions, conversations, records and subjects into keys to match by:
 * HMAC-SHA-256 of their normal form under a tenant's key.
 */
public final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * Hashes under this key.
   *
   * @param tenantKey at least 16 bytes
   * @throws IllegalArgumentException when it is shorter
   */
  public Pseudonyms(Secret tenantKey) {
    if (tenantKey.size() < 16) {
      throw new IllegalArgumentException("a tenant's key for pseudonyms has at least 16 bytes");
    }
    this.key = new SecretKeySpec(tenantKey.reveal(), ALGORITHM);
  }

  /** The key of a session's id. */
  public MatchKey session(String id) {
    return key(Kind.SESSION, id);
  }

  /** The key of a conversation's id. */
  public MatchKey conversation(String id) {
    return key(Kind.CONVERSATION, id);
  }

  /** The key of a record's type and id, and that of its account, where it has one. */
  public MatchKey record(RecordRef record) {
    var key = key(Kind.RECORD, record.type(), record.id());
    String account = record.account();
    return account == null
        ? key
        : new MatchKey(Kind.RECORD, key.hmac(), key(Kind.RECORD, account).hmac());
  }

  /** The key of a subject; of aliases, one for each. */
  public SortedSet<MatchKey> subject(Subject subject) {
    var keys = new TreeSet<MatchKey>();
    if (subject instanceof Subject.Aliases aliases) {
      aliases.identifiers().forEach(alias -> keys.addAll(subject(alias)));
    } else {
      keys.add(single(subject));
    }
    return keys;
  }

  /** What stands for a claim in a blinded export: 32 hexadecimal digits. */
  public String claim(Claim claim) {
    return hmac("BOOK_CLAIM", claim.toString()).substring(0, 32);
  }

  /** Tells this key from another, and nothing else of it: 16 hexadecimal digits. */
  public String check(TenantId tenant) {
    return hmac("BOOK_CHECK", tenant.value()).substring(0, 16);
  }

  /**
   * A text that stands for another in what is told: the kind, a hyphen and 32 hexadecimal digits.
   * Texts that are compared as equal ({@link NormalText}) have equal marks.
   */
  String mark(String kind, String text) {
    return kind + "-" + hmac(kind, NormalText.of(text)).substring(0, 32);
  }

  private MatchKey single(Subject subject) {
    return switch (subject) {
      case Subject.Email email -> key(Kind.EMAIL, email(email.email()));
      case Subject.PhoneNumber phone -> key(Kind.PHONE, phone(phone.phoneNumber()));
      case Subject.Opaque opaque -> key(Kind.OPAQUE, NormalText.of(opaque.id()));
      case Subject.IssSub named ->
          key(Kind.ISS_SUB, NormalText.of(named.iss()), NormalText.of(named.sub()));
      case Subject.Account account ->
          key(Kind.ACCOUNT, NormalText.of(account.uri()).toLowerCase(Locale.ROOT));
      case Subject.Did did -> key(Kind.DID, NormalText.of(did.url()));
      case Subject.Uri uri -> key(Kind.URI, NormalText.of(uri.uri()));
      case Subject.Aliases aliases -> throw new IllegalArgumentException("aliases don't nest");
    };
  }

  /**
   * The address trimmed and in lower case. Dots before the @ are left out at Google's two domains,
   * which ignore them, and only there.
   */
  static String email(String text) {
    String mail = NormalText.of(text).toLowerCase(Locale.ROOT);
    int at = mail.lastIndexOf('@');
    String domain = mail.substring(at + 1);
    if (at > 0 && (domain.equals("gmail.com") || domain.equals("googlemail.com"))) {
      return mail.substring(0, at).replace(".", "") + "@" + domain;
    }
    return mail;
  }

  /**
   * The number without spaces, brackets, dots, hyphens and slashes; a leading 00 becomes a plus.
   */
  static String phone(String text) {
    String digits = NormalText.of(text).replaceAll("[\\s().\\-/]", "");
    return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
  }

  private MatchKey key(Kind kind, String... parts) {
    return new MatchKey(kind, hmac(kind.name(), parts));
  }

  private String hmac(String kind, String... parts) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((kind + ":").getBytes(StandardCharsets.US_ASCII));
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
