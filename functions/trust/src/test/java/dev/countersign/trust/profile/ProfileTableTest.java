package dev.countersign.trust.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.trust.profile.Profile.Fact;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.ProfileSamplesTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of profiles says what the files say. {@code -Dwrite=true} writes it anew. */
final class ProfileTableTest {
  private static final Path TABLE = Path.of("../../infra/profiles/README.md");
  private static final String START = "<!-- generated -->\n";

  @Test
  void table_isWhatTheProfilesSay() throws IOException {
    String text = Files.readString(TABLE);
    int start = text.indexOf(START) + START.length();
    String made = text.substring(0, start) + table();
    if (Boolean.getBoolean("write")) {
      Files.writeString(TABLE, made);
    }
    assertEquals(
        made,
        text,
        "write it anew: ./mvnw -pl functions/trust -am test -Dtest=ProfileTableTest -Dwrite=true");
  }

  private static String table() throws IOException {
    var lines = new ArrayList<String>();
    lines.add(
        "| profile | kind | signed | grade at best | window | several keys | facts seen | others |");
    lines.add("|---|---|---|---|---|---|---|---|");
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
                      window(profile),
                      rotation(profile),
                      facts(profile, true),
                      facts(profile, false)))
              + " |");
    }
    return String.join("\n", lines) + "\n";
  }

  private static String signed(Profile profile) {
    return switch (profile) {
      case Profile.Signed signed -> algorithm(signed.check()) + " of `" + message(signed) + "`";
      case Profile.Jws jws ->
          jws.flavour().name()
              + " in the "
              + switch (jws.location()) {
                case Profile.TokenPlace.Body body -> "body";
                case Profile.TokenPlace.Bearer bearer -> "Authorization header";
                case Profile.TokenPlace.Header(var name, var prefix) -> "header " + name;
                case Profile.TokenPlace.Detached(var name) -> "header " + name + ", of the body";
              }
              + (jws.binding().body() == null ? "" : ", binds body and address");
      case Profile.MessageSignature message ->
          message.algorithms().stream().sorted().collect(Collectors.joining(", "))
              + " of "
              + message.components().stream().sorted().collect(Collectors.joining(", "));
      case Profile.SharedSecret secret ->
          "nothing: a secret, "
              + secret.place().getClass().getSimpleName().toLowerCase(Locale.ROOT);
      case Profile.OutboundMessage outbound -> "nothing: client certificate and organisation";
    };
  }

  private static String algorithm(SignatureScheme check) {
    return switch (check) {
      case SignatureScheme.Hmac keyed -> keyed.algorithm();
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

  private static String window(Profile profile) {
    return switch (profile) {
      case Profile.Signed signed -> window(signed.envelope().timestamp());
      case Profile.Jws jws when jws.flavour() == Profile.Flavour.JWS -> "none: ids are remembered";
      case Profile.Jws jws -> "−" + jws.life().issuedPast() + " +" + jws.life().issuedFuture();
      case Profile.MessageSignature message -> "−" + message.past() + " +" + message.future();
      case Profile.SharedSecret secret -> "none";
      case Profile.OutboundMessage outbound -> "none";
    };
  }

  private static String window(Envelope.@Nullable Timestamp clock) {
    return clock == null ? "none: ids are remembered" : "−" + clock.past() + " +" + clock.future();
  }

  private static String rotation(Profile profile) {
    var fact = profile.about().facts().get("rotation");
    return switch (profile) {
      case Profile.Jws jws -> "by key id, or all tried";
      default ->
          fact == Fact.SEEN || fact == Fact.CODE ? "by the vendor" : "with us; the vendor unsaid";
    };
  }

  private static String facts(Profile profile, Boolean seen) {
    String said =
        profile.about().facts().entrySet().stream()
            .filter(fact -> seen == (fact.getValue() == Fact.SEEN))
            .map(fact -> seen ? fact.getKey() : fact.getKey() + ": " + word(fact.getValue()))
            .collect(Collectors.joining(", "));
    return said.isEmpty() ? "–" : said;
  }

  private static String word(Fact fact) {
    return fact.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
