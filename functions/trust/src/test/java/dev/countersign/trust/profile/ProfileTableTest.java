package dev.countersign.trust.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.ProfileSamplesTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The table in the profiles' README agrees with their files. {@code -Dgolden.update=true} generates
 * it.
 */
final class ProfileTableTest {
  private static final Path TABLE = Path.of("../../infra/profiles/README.md");
  private static final String START = "<!-- generated -->\n";

  @Test
  void table_inReadme_agreesWithTheProfiles() throws IOException {
    String text = Files.readString(TABLE);
    int start = text.indexOf(START) + START.length();
    String generated = text.substring(0, start) + table();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(TABLE, generated);
      return;
    }
    assertEquals(
        generated,
        text,
        "the table is stale: CONTRIBUTING.md, \"Generated files\", says how to write it");
  }

  private static String table() throws IOException {
    var lines = new ArrayList<String>();
    lines.add(
        "| profile | kind | signed | best grade | provable to | account | tolerance | key rotation | facts seen | other facts |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|");
    for (String name : ProfileSamplesTest.profiles().stream().sorted().toList()) {
      var profile = new BuiltInProfiles().find(name).orElseThrow();
      lines.add(
          "| "
              + String.join(
                  " | ",
                  List.of(
                      "[" + name + "](" + name + ".yaml)",
                      profile.kind(),
                      signed(profile),
                      AttainableAssurance.best(profile).wire(),
                      AttainableAssurance.provableTo(profile).wire(),
                      account(profile.about().account()),
                      tolerance(profile),
                      rotation(profile),
                      facts(profile, EnumSet.of(FactConfidence.SEEN)),
                      facts(profile, EnumSet.complementOf(EnumSet.of(FactConfidence.SEEN)))))
              + " |");
    }
    return String.join("\n", lines) + "\n";
  }

  private static String signed(Profile profile) {
    return switch (profile) {
      case Profile.Signed signed ->
          algorithm(signed.scheme())
              + Optional.ofNullable(signed.envelope().signature().older())
                  .map(older -> " or " + older.algorithm().jca())
                  .orElse("")
              + " of `"
              + message(signed)
              + "`";
      case Profile.Jws jws ->
          jws.flavour().name()
              + " in the "
              + switch (jws.location()) {
                case TokenPlace.Body body -> "body";
                case TokenPlace.Bearer bearer -> "Authorization header";
                case TokenPlace.Header(var name, var prefix) -> "header " + name;
                case TokenPlace.Detached(var name) -> "header " + name + ", detached from the body";
              }
              + (jws.binding().body() == null ? "" : ", bound to body and address");
      case Profile.MessageSignature message ->
          message.algorithms().stream().sorted().collect(Collectors.joining(", "))
              + " of "
              + message.components().stream().sorted().collect(Collectors.joining(", "));
      case Profile.SharedSecret secret ->
          "nothing; the secret is in: "
              + secret.place().getClass().getSimpleName().toLowerCase(Locale.ROOT);
      case Profile.OutboundMessage outbound -> "nothing; client certificate and organisation id";
    };
  }

  private static String algorithm(SignatureScheme scheme) {
    return switch (scheme) {
      case SignatureScheme.Hmac hmac -> hmac.algorithm();
      case SignatureScheme.Hash hash -> "plain " + hash.algorithm();
      case SignatureScheme.PublicKey key -> key.algorithm().jca();
    };
  }

  private static String message(Profile.Signed signed) {
    return signed.envelope().message().stream()
        .map(part ->
            switch (part) {
              case Envelope.Part.Literal literal -> literal.text();
              case Envelope.Part.Variable(var name) -> "{" + name.word() + "}";
            })
        .collect(Collectors.joining());
  }

  private static String account(@Nullable AccountPlace place) {
    return place == null
        ? "–"
        : "%s: `/%s`, %s"
            .formatted(
                place.name(),
                String.join("/", place.at()),
                place.fact().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static String tolerance(Profile profile) {
    return switch (profile) {
      case Profile.Signed signed -> tolerance(signed.envelope().timestamp());
      case Profile.Jws jws when jws.flavour() == Profile.Flavour.JWS ->
          "none; message ids are remembered";
      case Profile.Jws jws ->
          "−" + jws.lifetime().issuedPast() + " +" + jws.lifetime().issuedFuture();
      case Profile.MessageSignature message -> "−" + message.past() + " +" + message.future();
      case Profile.SharedSecret secret -> "none";
      case Profile.OutboundMessage outbound -> "none";
    };
  }

  private static String tolerance(Envelope.@Nullable Timestamp rule) {
    return rule == null
        ? "none; message ids are remembered"
        : "−" + rule.past() + " +" + rule.future();
  }

  private static String rotation(Profile profile) {
    var fact = profile.about().facts().get("rotation");
    return switch (profile) {
      case Profile.Jws jws -> "by key id, else all keys are tried";
      default ->
          fact == FactConfidence.SEEN || fact == FactConfidence.CODE
              ? "supported by the vendor"
              : "several keys here; not documented by the vendor";
    };
  }

  private static String facts(Profile profile, Set<FactConfidence> wanted) {
    String facts =
        profile.about().facts().entrySet().stream()
            .filter(fact -> wanted.contains(fact.getValue()))
            .map(fact ->
                fact.getValue() == FactConfidence.SEEN
                    ? fact.getKey()
                    : fact.getKey() + ": " + word(fact.getValue()))
            .collect(Collectors.joining(", "));
    return facts.isEmpty() ? "–" : facts;
  }

  private static String word(FactConfidence fact) {
    return fact.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
