package dev.countersign.trust.explain;

import dev.countersign.forms.config.Secret;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.SignatureScheme;
import dev.countersign.trust.profile.SignatureScheme.Decoding;
import dev.countersign.trust.profile.SignatureScheme.KeyText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The ways in which a shared secret is copied or read wrongly. Their names say nothing of it. */
final class KeyVariants {
  /** A profile with another reading of keys, and the key's text. */
  record Variant(Profile.Signed profile, Secret key) {}

  private KeyVariants() {}

  /** Keys by what is done to the given one. */
  static Map<String, Variant> of(Profile.Signed profile, Secret key) {
    String text = key.revealText();
    String bare = text.strip();
    var texts = new LinkedHashMap<String, String>();
    texts.put("", text);
    texts.put("without all white space in it", text.replaceAll("\\s", ""));
    texts.put("without the quotation marks around it", bare.replaceAll("^[\"']|[\"']$", ""));
    texts.put("without the prefix v1,", bare.replaceFirst("^v1a?,", ""));
    int secret = bare.indexOf('_');
    texts.put("without its prefix", secret < 0 ? bare : bare.substring(secret + 1));
    texts.put("with the padding (=) of base64", padded(bare.replaceFirst("^v1a?,", "")));
    texts.put(
        "in the alphabet of base64 (+ and / for - and _) with its padding",
        standard(bare.replaceFirst("^v1a?,", ""), profile.scheme().key().strip()));
    texts.put("in lower case", bare.toLowerCase(Locale.ROOT));
    var all = new LinkedHashMap<String, Variant>();
    texts.forEach((how, written) -> {
      for (Decoding decoding : Decoding.values()) {
        boolean asItIs = decoding == profile.scheme().key().decode();
        String reading = asItIs ? "" : "read as " + decoding;
        String what = how.isEmpty() || reading.isEmpty() ? how + reading : how + ", " + reading;
        if (!what.isEmpty() && (how.isEmpty() || !written.equals(text))) {
          var read = asItIs ? profile : decoded(profile, decoding);
          all.put(what, new Variant(read, Secret.ofText(written.isEmpty() ? "-" : written)));
        }
      }
    });
    return all;
  }

  private static String padded(String text) {
    int body = text.length() - Math.max(0, text.indexOf('_') + 1);
    return text + "=".repeat((4 - body % 4) % 4);
  }

  private static String standard(String text, String prefix) {
    boolean prefixed = !prefix.isEmpty() && text.startsWith(prefix);
    String body = prefixed ? text.substring(prefix.length()) : text;
    String plain = body.replace('-', '+').replace('_', '/');
    return (prefixed ? prefix : "") + plain + "=".repeat((4 - plain.length() % 4) % 4);
  }

  private static Profile.Signed decoded(Profile.Signed profile, Decoding decoding) {
    var scheme =
        switch (profile.scheme()) {
          case SignatureScheme.Hmac(var algorithm, var key) ->
              new SignatureScheme.Hmac(algorithm, as(key, decoding));
          case SignatureScheme.Hash(var algorithm, var key) ->
              new SignatureScheme.Hash(algorithm, as(key, decoding));
          case SignatureScheme.PublicKey open -> open;
        };
    return new Profile.Signed(profile.about(), scheme, profile.envelope());
  }

  private static KeyText as(KeyText key, Decoding decoding) {
    // A vendor's prefix is part of the key that is read as text.
    return new KeyText(decoding == Decoding.UTF8 ? "" : key.strip(), decoding, 1, 4096);
  }
}
