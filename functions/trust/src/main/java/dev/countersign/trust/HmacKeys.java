package dev.countersign.trust;

import dev.countersign.forms.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys of keyed hashes, from their text as the vendor shows it. */
final class HmacKeys {
  private HmacKeys() {}

  /**
   * The key.
   *
   * @throws BadKey when the text is not of the profile's form, or too short to be one
   */
  static SecretKeySpec spec(Profile.Hmac profile, Secret text) {
    var form = profile.key();
    String shown = text.revealText().strip();
    String bare = shown.startsWith(form.strip()) ? shown.substring(form.strip().length()) : shown;
    byte[] bytes =
        switch (form.decode()) {
          case UTF8 -> bare.getBytes(StandardCharsets.UTF_8);
          case BASE64 ->
              CanonicalText.decode(bare, CanonicalText.Encoding.BASE64)
                  .orElseThrow(() -> new BadKey("not base64"));
          case HEX ->
              CanonicalText.decode(bare, CanonicalText.Encoding.HEX)
                  .orElseThrow(() -> new BadKey("not lower-case hexadecimal"));
        };
    if (bytes.length < Math.max(1, form.fewest()) || bytes.length > form.most()) {
      throw new BadKey(
          "has " + bytes.length + " bytes, not " + form.fewest() + " to " + form.most());
    }
    return new SecretKeySpec(bytes, profile.algorithm());
  }

  static byte[] mac(Profile.Hmac profile, SecretKeySpec key, byte[] message) {
    try {
      var mac = Mac.getInstance(profile.algorithm());
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a loaded profile names an algorithm that is there", e);
    }
  }
}
