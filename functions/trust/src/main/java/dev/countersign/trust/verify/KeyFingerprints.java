package dev.countersign.trust.verify;

import dev.countersign.domain.Digest;
import dev.countersign.forms.config.Secret;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.signature.SignatureKey;
import dev.countersign.trust.verify.key.JwsKeyReader;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fingerprints of a key, by which it is told whether two sources have the same one: SHA-256 of its
 * text, and of what the text means. So a public key is found in every form that it is written in.
 */
public final class KeyFingerprints {
  private KeyFingerprints() {}

  /** Of the key itself. */
  public static Set<String> of(Profile profile, Secret text) {
    var prints = new TreeSet<String>();
    String plain = text.revealText().replaceAll("\\s", "");
    prints.add(fingerprint("text", plain));
    var key = new SourceKey(text, null, null);
    try {
      if (profile instanceof Profile.Signed signed) {
        prints.add(read(SignatureKey.read(signed.scheme(), text)));
      } else if (plain.startsWith("-----BEGIN") || plain.startsWith("{")) {
        JwsKeyReader.read(List.of(key))
            .forEach(one -> prints.add(bytes("public", one.key().getEncoded())));
      }
    } catch (UnusableKey unreadable) {
      // Whoever verifies with it refuses it; here it is known by its text.
      return prints;
    }
    return prints;
  }

  /** Of the name under which a key lies elsewhere, or of the address where it is published. */
  public static String ofName(String name) {
    return fingerprint("name", name);
  }

  private static String read(SignatureKey key) {
    return switch (key) {
      case SignatureKey.Hmac(var secret) -> bytes("secret", secret.getEncoded());
      case SignatureKey.Hash(var algorithm, var secret) -> bytes("secret", secret.reveal());
      case SignatureKey.Public(var algorithm, var open) -> bytes("public", open.getEncoded());
    };
  }

  private static String bytes(String kind, byte[] bytes) {
    return fingerprint(kind, Base64.getEncoder().encodeToString(bytes));
  }

  private static String fingerprint(String kind, String what) {
    return Digest.of("fingerprint of a key", kind, what).hex();
  }
}
