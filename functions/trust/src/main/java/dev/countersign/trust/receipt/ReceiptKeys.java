package dev.countersign.trust.receipt;

import dev.countersign.forms.config.Secret;
import dev.countersign.trust.verify.key.UnusableKey;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * The keys of receipts: the one that signs now, the next one, and former ones, of which the public
 * half is kept for as long as anybody may check a receipt. Thread-safe.
 */
public final class ReceiptKeys {
  private final List<ReceiptKey> keys;

  private ReceiptKeys(List<ReceiptKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Which key signs: its private half, and the name that verifiers find its public half by. */
  record SigningKey(String kid, EdECPrivateKey secret) {}

  /**
   * The keys of this text, a JWK or a JWK set (RFC 7517).
   *
   * @throws UnusableKey when it is neither, when a key is not Ed25519, has no {@code kid} or has
   *     halves that don't belong together, when two have one {@code kid}, or when none is private
   */
  public static ReceiptKeys of(Secret text) {
    var read = new ReceiptKeys(read(text.revealText()));
    if (read.keys.stream().noneMatch(key -> key.jwk().getPrivateKey() != null)) {
      throw new UnusableKey("no private key: d is missing");
    }
    return read;
  }

  /** One new key, which signs at once. */
  public static ReceiptKeys generate() {
    return new ReceiptKeys(List.of(ReceiptKey.generate(null)));
  }

  static List<ReceiptKey> read(String text) {
    Map<String, Object> members;
    try {
      members = JsonUtil.parseJson(text);
    } catch (JoseException e) {
      throw new UnusableKey("neither a JWK nor a JWK set");
    }
    var keys = new ArrayList<ReceiptKey>();
    var kids = new HashSet<String>();
    for (Object each : members.get("keys") instanceof List<?> set ? set : List.of(members)) {
      var key = ReceiptKey.of(object(each));
      if (!kids.add(key.kid())) {
        throw new UnusableKey("two keys have the same kid");
      }
      keys.add(key);
    }
    if (keys.isEmpty()) {
      throw new UnusableKey("no key");
    }
    return keys;
  }

  /** The key that signs at this instant: of those that are live, the one that began last. */
  Optional<SigningKey> signing(Instant at) {
    return keys.stream()
        .filter(key -> key.signing(at).isPresent())
        .max(Comparator.comparing(ReceiptKeys::began))
        .flatMap(key -> key.signing(at).map(secret -> new SigningKey(key.kid(), secret)));
  }

  /** The same key, for what is signed as bare bytes. */
  Optional<BareKey> bare(Instant at) {
    return signing(at)
        .flatMap(signs ->
            keys.stream()
                .filter(key -> key.kid().equals(signs.kid()))
                .findFirst()
                .map(key -> BareKey.of(key.jwk(), signs.secret())));
  }

  /** The thumbprints of the keys that sign at some time from {@code from} to before {@code to}. */
  List<String> thumbprints(Instant from, Instant to) {
    return keys.stream()
        .filter(key -> !key.hasEnded(from))
        .filter(key -> key.notBefore() == null || key.notBefore().isBefore(to))
        .map(ReceiptKey::thumbprint)
        .sorted()
        .toList();
  }

  /** The key that is to sign from a later instant on, where there is one. */
  Optional<ReceiptKey> next(Instant now) {
    return keys.stream()
        .filter(key -> key.notBefore() != null && now.isBefore(key.notBefore()))
        .findFirst();
  }

  /** These keys with a new one that signs from {@code start} on, when those of today end. */
  ReceiptKeys withNext(Instant now, Instant start) {
    var all = new ArrayList<ReceiptKey>();
    all.add(ReceiptKey.generate(start));
    keys.forEach(key -> all.add(key.hasEnded(now) ? key : key.endingAt(start)));
    return new ReceiptKeys(all);
  }

  /** A new key that signs at once, and those of these that have ended. */
  ReceiptKeys replaced(Instant now) {
    var all = new ArrayList<ReceiptKey>();
    all.add(ReceiptKey.generate(null));
    keys.stream().filter(key -> key.hasEnded(now)).forEach(all::add);
    return new ReceiptKeys(all);
  }

  /** The public halves of all of them. */
  List<OpenKey> openKeys() {
    return keys.stream()
        .map(key -> new OpenKey(key.thumbprint(), BareKey.open(key.jwk()), key.notBefore()))
        .toList();
  }

  /** The public keys as a JWK set (RFC 7517), former ones with their end. */
  public String published() {
    return set(ReceiptKey::open);
  }

  /** What is kept: private halves of keys that have ended are gone. */
  Secret kept(Instant now) {
    return Secret.ofText(set(key -> key.hasEnded(now) ? key.open() : key.secret()));
  }

  private String set(Function<ReceiptKey, Map<String, Object>> form) {
    return JsonUtil.toJson(Map.of("keys", keys.stream().map(form).toList()));
  }

  private static Instant began(ReceiptKey key) {
    return key.notBefore() == null ? Instant.MIN : key.notBefore();
  }

  private static Map<String, Object> object(Object member) {
    if (!(member instanceof Map<?, ?> map)) {
      throw new UnusableKey("a member of keys is no JWK");
    }
    var object = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> object.put(String.valueOf(name), value));
    return object;
  }
}
