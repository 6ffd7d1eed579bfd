package dev.countersign.trust.explain;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Urls;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.SignatureScheme;
import dev.countersign.trust.profile.SignatureScheme.Decoding;
import dev.countersign.trust.profile.SignatureScheme.KeyText;
import dev.countersign.trust.verify.SignedContentVerifier;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds which usual mistake explains a bad signature, by trying the request without it. */
final class MistakeHints {
  private final Profile.Signed profile;
  private final List<SourceKey> keys;

  MistakeHints(Profile.Signed profile, List<SourceKey> keys) {
    this.profile = profile;
    this.keys = keys;
  }

  /** One hint for each change that makes the signature verify; one general hint for none. */
  List<String> of(RawDelivery delivery) {
    var hints = new ArrayList<String>();
    bodies(delivery.body())
        .forEach((what, body) -> {
          if (verifies(profile, keys, with(delivery, delivery.url(), body))) {
            hints.add(
                "it verifies with the body " + what + ": a proxy or framework has changed it");
          }
        });
    urls(delivery.url())
        .forEach((what, url) -> {
          if (verifies(profile, keys, with(delivery, url, delivery.body()))) {
            hints.add(
                "it verifies when addressed "
                    + what
                    + ": set public_origin, or correct the address");
          }
        });
    for (Decoding decoding : Decoding.values()) {
      var other = decoded(decoding);
      if (decoding != profile.scheme().key().decode() && verifies(other, keys, delivery)) {
        hints.add("it verifies with the key read as " + decoding + ": is this the right profile?");
      }
    }
    if (hints.isEmpty()) {
      hints.add(
          "no usual change to body, address or key makes it verify: most likely another key, or"
              + " another body");
    }
    return hints;
  }

  private static Map<String, byte[]> bodies(Bytes body) {
    var bodies = new LinkedHashMap<String, byte[]>();
    String text = new String(body.toArray(), StandardCharsets.ISO_8859_1);
    bodies.put("with a newline at its end", latin(text + "\n"));
    bodies.put("without the white space at its end", latin(text.stripTrailing()));
    bodies.put("with LF for each CRLF", latin(text.replace("\r\n", "\n")));
    bodies.put("with CRLF for each LF", latin(text.replace("\r\n", "\n").replace("\n", "\r\n")));
    if (StrictJson.parse(body.toArray()) instanceof Reading.Read<Json>(Json json)) {
      bodies.put("serialized again without white space", CanonicalJson.write(json));
    }
    return bodies;
  }

  private static Map<String, String> urls(String url) {
    var urls = new LinkedHashMap<String, String>();
    urls.put("by http", url.replaceFirst("^https:", "http:"));
    urls.put("by https", url.replaceFirst("^http:", "https:"));
    urls.put("with a slash at its end", url + "/");
    urls.put("without the slash at its end", url.replaceFirst("/$", ""));
    int query = url.indexOf('?');
    urls.put("without its query", query < 0 ? url : url.substring(0, query));
    Urls.withAndWithoutPort(url).forEach(each -> urls.putIfAbsent("as " + each, each));
    urls.values().removeIf(each -> each.equals(url));
    return urls;
  }

  private Profile.Signed decoded(Decoding decoding) {
    var check =
        switch (profile.scheme()) {
          case SignatureScheme.Hmac(var algorithm, var key) ->
              new SignatureScheme.Hmac(algorithm, as(key, decoding));
          case SignatureScheme.Hash(var algorithm, var key) ->
              new SignatureScheme.Hash(algorithm, as(key, decoding));
          case SignatureScheme.PublicKey open -> open;
        };
    return new Profile.Signed(profile.about(), check, profile.envelope());
  }

  private static KeyText as(KeyText key, Decoding decoding) {
    // A vendor's prefix is part of the key that is read as text.
    return new KeyText(decoding == Decoding.UTF8 ? "" : key.strip(), decoding, 1, 4096);
  }

  private static boolean verifies(
      Profile.Signed profile, List<SourceKey> keys, RawDelivery delivery) {
    return keys.stream()
        .anyMatch(key -> {
          try {
            var alone = new SourceKey(Secret.ofText(key.text().revealText()), null, null);
            return !(new SignedContentVerifier(profile, List.of(alone)).verify(delivery)
                    instanceof Verification.Rejected(RejectionReason reason)
                && reason == RejectionReason.BAD_SIGNATURE);
          } catch (UnusableKey e) {
            return false;
          }
        });
  }

  private static RawDelivery with(RawDelivery like, String url, byte[] body) {
    return with(like, url, Bytes.of(body));
  }

  private static RawDelivery with(RawDelivery like, String url, Bytes body) {
    return new RawDelivery(like.method(), url, like.headers(), body, like.receivedAt());
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
