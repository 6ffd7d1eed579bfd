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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Explains a token. It shows only the claims that decide whether the token is accepted. */
final class JwsExplainer {
  private final Explanation explanation;
  private final Profile.Jws profile;
  private final List<SourceKey> sourceKeys;
  private final Map<String, String> settings;

  JwsExplainer(
      Explanation explanation,
      Profile.Jws profile,
      List<SourceKey> sourceKeys,
      Map<String, String> settings) {
    this.explanation = explanation;
    this.profile = profile;
    this.sourceKeys = sourceKeys;
    this.settings = settings;
  }

  void explain(RawDelivery delivery) {
    var keys = JwsKeyReader.read(sourceKeys);
    var issuer = settings.get("issuer");
    var audience = settings.get("audience");
    var verifier = new JwsVerifier(profile, keys, issuer, audience);
    try {
      var token = verifier.token(delivery);
      String alg = token.header().text("alg").orElse("none");
      explanation.add(
          "JOSE header",
          "alg "
              + alg
              + ", typ "
              + token.header().text("typ").orElse("absent")
              + ", kid "
              + token.kid().map(JwsExplainer::printable).orElse("absent")
              + "; the profile admits "
              + profile.algorithms().stream().sorted().toList());
      explanation.add(
          "signed content", token.payload().size() + " bytes, sha256 " + token.payload().digest());
      for (Profile.Party party : profile.parties().stream().sorted().toList()) {
        boolean issuerParty = party == Profile.Party.ISSUER;
        String name = issuerParty ? "iss" : "aud";
        explanation.add(
            "claim " + name,
            display(token, name)
                + "; the source expects "
                + settings.getOrDefault(issuerParty ? "issuer" : "audience", "nothing"));
      }
      for (String name : List.of("iat", "nbf", "exp")) {
        if (token.claims().get(name).isPresent()) {
          explanation.add("claim " + name, display(token, name));
        }
      }
      bindings(token, delivery);
      var signature = JwsVerifier.signatureVerifier(profile, issuer, audience);
      for (JwsKey key : keys) {
        explanation.add(
            "key " + key.index() + (key.kid() == null ? "" : " (" + key.kid() + ")"),
            !key.fits(token.kid().orElse(null), alg)
                ? "does not serve this kid or algorithm"
                : signature.signedBy(token, key.key(), alg)
                    ? "made this signature"
                    : "did not make this signature, or issuer or audience differ");
      }
    } catch (DeliveryRejected rejection) {
      explanation.add("rejected", rejection.reason.wire());
    }
  }

  private void bindings(CompactJws token, RawDelivery delivery) {
    var bind = profile.binding();
    if (bind.body() != null) {
      explanation.add(
          "claim " + bind.body(),
          display(token, bind.body()) + "; the body's sha256 is " + delivery.body().digest());
    }
    if (bind.url() != null) {
      explanation.add(
          "claim " + bind.url(),
          display(token, bind.url()) + "; the request's URL is " + delivery.url());
    }
  }

  private static String printable(String text) {
    return Explanation.visible(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String display(CompactJws token, String name) {
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
