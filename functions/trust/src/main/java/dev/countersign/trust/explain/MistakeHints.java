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

/** What would make a refused signature good: the mistakes that everybody makes once. */
final class MistakeHints {
  private final Profile.Signed profile;
  private final List<SourceKey> live;

  MistakeHints(Profile.Signed profile, List<SourceKey> live) {
    this.profile = profile;
    this.live = live;
  }

  List<String> of(RawDelivery delivery) {
    var hints = new ArrayList<String>();
    bodies(delivery.body())
        .forEach((what, body) -> {
          if (good(profile, live, with(delivery, delivery.url(), body))) {
            hints.add("it verifies with the body " + what + ": something on the way changed it");
          }
        });
    urls(delivery.url())
        .forEach((what, url) -> {
          if (good(profile, live, with(delivery, url, delivery.body()))) {
            hints.add(
                "it verifies when addressed " + what + ": set public_origin, or mend the address");
          }
        });
    for (Decoding decoding : Decoding.values()) {
      var other = decoded(decoding);
      if (decoding != profile.check().key().decode() && good(other, live, delivery)) {
        hints.add("it verifies with the key read as " + decoding + ": is this the right profile?");
      }
    }
    if (hints.isEmpty()) {
      hints.add(
          "none of the usual changes to body, address or key makes it verify: most likely another"
              + " key, or another body");
    }
    return hints;
  }

  private static Map<String, byte[]> bodies(Bytes body) {
    var bodies = new LinkedHashMap<String, byte[]>();
    String text = new String(body.toArray(), StandardCharsets.ISO_8859_1);
    bodies.put("with a newline at its end", latin(text + "\n"));
    bodies.put("without the white space at its end", latin(text.stripTrailing()));
    bodies.put("with CRLF made LF", latin(text.replace("\r\n", "\n")));
    bodies.put("with LF made CRLF", latin(text.replace("\r\n", "\n").replace("\n", "\r\n")));
    if (StrictJson.parse(body.toArray()) instanceof Reading.Read<Json>(Json json)) {
      bodies.put("written anew without white space", CanonicalJson.write(json));
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
    Urls.ports(url).forEach(each -> urls.putIfAbsent("as " + each, each));
    urls.values().removeIf(each -> each.equals(url));
    return urls;
  }

  private Profile.Signed decoded(Decoding decoding) {
    var check =
        switch (profile.check()) {
          case SignatureScheme.Hmac(var algorithm, var key) ->
              new SignatureScheme.Hmac(algorithm, as(key, decoding));
          case SignatureScheme.Hash(var algorithm, var key) ->
              new SignatureScheme.Hash(algorithm, as(key, decoding));
          case SignatureScheme.PublicKey open -> open;
        };
    return new Profile.Signed(profile.about(), check, profile.envelope());
  }

  private static KeyText as(KeyText key, Decoding decoding) {
    // Read as text, a vendor's own prefix is part of it.
    return new KeyText(decoding == Decoding.UTF8 ? "" : key.strip(), decoding, 1, 4096);
  }

  private static boolean good(Profile.Signed profile, List<SourceKey> live, RawDelivery delivery) {
    return live.stream()
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
