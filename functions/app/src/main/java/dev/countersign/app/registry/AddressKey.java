package dev.countersign.app.registry;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A deployment's key for the checks in sources' addresses. A check is the first 80 bits of an
 * HMAC-SHA-256 over the source's name, so that nobody but this deployment can make one: a name with
 * a wrong check is known to be made up without a look at the table.
 */
public final class AddressKey implements AddressChecks {
  private static final String MAC = "HmacSHA256";
  private static final String PURPOSE = "countersign source address\n";
  private static final int BYTES = 10;
  private static final int SHORTEST = 32;
  private static final int MOST = 2;
  private static final HexFormat HEX = HexFormat.of();

  private final List<SecretKeySpec> keys;

  private AddressKey(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /**
   * Reads a key.
   *
   * @param text one key of 32 or more characters; while it is changed two, one a line: the first
   *     makes new addresses, addresses of both are good
   * @throws Misconfigured when it is not of this form; the message says nothing of the text
   */
  public static AddressKey of(Secret text) {
    var lines =
        Arrays.stream(text.revealText().split("\\R"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (lines.isEmpty()
        || lines.size() > MOST
        || lines.stream().anyMatch(line -> line.length() < SHORTEST)) {
      throw new Misconfigured(
          "the address key is not one or two lines of 32 or more characters", null);
    }
    return new AddressKey(
        lines.stream()
            .map(line -> new SecretKeySpec(line.getBytes(StandardCharsets.UTF_8), MAC))
            .toList());
  }

  /** A new key, as {@link #of} reads it. */
  public static Secret generate() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return Secret.ofText(HEX.formatHex(random));
  }

  @Override
  public Optional<String> of(SourceName name) {
    return Optional.of(check(keys.getFirst(), name));
  }

  /** Whether this deployment made the check for this source, by a key that is still good. */
  boolean made(SourceName name, String check) {
    boolean made = false;
    for (SecretKeySpec key : keys) {
      byte[] ours = check(key, name).getBytes(StandardCharsets.US_ASCII);
      made |= MessageDigest.isEqual(ours, check.getBytes(StandardCharsets.US_ASCII));
    }
    return made;
  }

  private static String check(SecretKeySpec key, SourceName name) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(key);
      byte[] all = mac.doFinal((PURPOSE + name).getBytes(StandardCharsets.US_ASCII));
      return HEX.formatHex(all, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
