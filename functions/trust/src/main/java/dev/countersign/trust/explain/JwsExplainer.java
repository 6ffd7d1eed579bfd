package dev.countersign.trust.explain;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.JwsVerifier;
import dev.countersign.trust.verify.jws.CompactJws;
import dev.countersign.trust.verify.key.JwsKey;
import dev.countersign.trust.verify.key.JwsKeyReader;
import dev.countersign.trust.verify.key.SourceKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Explains tokens. Of their claims only those are shown that decide. */
final class JwsExplainer {
  private final Explanation told;
  private final Profile.Jws profile;
  private final List<SourceKey> live;
  private final Map<String, String> settings;

  JwsExplainer(
      Explanation told, Profile.Jws profile, List<SourceKey> live, Map<String, String> settings) {
    this.told = told;
    this.profile = profile;
    this.live = live;
    this.settings = settings;
  }

  void explain(RawDelivery delivery) {
    var keys = JwsKeyReader.read(live);
    var issuer = settings.get("issuer");
    var audience = settings.get("audience");
    var door = new JwsVerifier(profile, keys, issuer, audience);
    try {
      var token = door.token(delivery);
      String alg = CompactJws.text(token.header(), "alg").orElse("none");
      told.say(
          "token header",
          "alg "
              + alg
              + ", typ "
              + CompactJws.text(token.header(), "typ").orElse("absent")
              + ", kid "
              + token.kid().orElse("absent")
              + "; admitted are "
              + profile.algorithms().stream().sorted().toList());
      told.say("signed", token.payload().size() + " bytes, sha256 " + token.payload().digest());
      for (Profile.Party party : profile.parties().stream().sorted().toList()) {
        boolean who = party == Profile.Party.ISSUER;
        String name = who ? "iss" : "aud";
        told.say(
            "claim " + name,
            shown(token, name)
                + "; the source expects "
                + settings.getOrDefault(who ? "issuer" : "audience", "nothing"));
      }
      for (String name : List.of("iat", "nbf", "exp")) {
        if (token.claims().get(name).isPresent()) {
          told.say("claim " + name, shown(token, name));
        }
      }
      bindings(token, delivery);
      var library = JwsVerifier.library(profile, issuer, audience);
      for (JwsKey key : keys) {
        told.say(
            "key " + key.place() + (key.kid() == null ? "" : " (" + key.kid() + ")"),
            !key.fits(token.kid().orElse(null), alg)
                ? "is not for this kid or algorithm"
                : library.signedBy(token, key.key(), alg)
                    ? "made this signature"
                    : "did not make this signature, or the token is not for this source");
      }
    } catch (DeliveryRejected refusal) {
      told.say("ends here", refusal.reason.wire());
    }
  }

  private void bindings(CompactJws token, RawDelivery delivery) {
    var bind = profile.binding();
    if (bind.body() != null) {
      told.say(
          "claim " + bind.body(),
          shown(token, bind.body()) + "; the body's sha256 is " + delivery.body().digest());
    }
    if (bind.url() != null) {
      told.say(
          "claim " + bind.url(),
          shown(token, bind.url()) + "; the request is to " + delivery.url());
    }
  }

  private static String shown(CompactJws token, String name) {
    return switch (token.claims().get(name).orElse(new Json.Nil())) {
      case Json.Str(String text) -> text;
      case Json.Num(BigDecimal number) when number.signum() > 0 && number.precision() < 12 ->
          number.toPlainString() + " (" + Instant.ofEpochSecond(number.longValue()) + ")";
      case Json.Nil nil -> "absent";
      case Json.Arr array -> "an array of " + array.items().size();
      default -> "of another type";
    };
  }
}
