package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.PassedOver.Count;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.AccountPlace;
import dev.countersign.trust.profile.Envelope;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.SignatureScheme;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import dev.countersign.trust.verify.SourceBinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One secret of a vendor's serves two customers: what is signed for one moves nothing of the other,
 * in every profile whose payload names an account.
 */
final class OneSecretTwoSourcesTest {
  private static final Path PROFILES = Path.of("../../infra/profiles");
  private static final BuiltInProfiles BUILT_IN = new BuiltInProfiles();
  private static final TenantId BOLT = new TenantId("bolt");
  private static final SourceId CRM = new SourceId("crm");
  private static final String MINE = "1001";
  private static final String THEIRS = "2002";

  /** Whatever the payload is, the source attests one ticket: only its account can prevent it. */
  private static final String MAP =
      "{'id': 'm-1', 'act': 'attested', 'outcome': 'ticket_resolved',"
          + " 'record': {'type': 't', 'id': 'T-1'}, 'occurred_at': '2026-11-02T12:00:00Z'}";

  private final World world = World.over(new InMemoryLedger());

  /** The key as the source has it, and as the vendor signs with it. */
  private record Pair(String configured, Secret signing) {}

  static Stream<String> profilesWithAccounts() throws IOException {
    return names().stream()
        .filter(name -> BUILT_IN.find(name).orElseThrow().about().account() != null);
  }

  static List<String> names() throws IOException {
    try (var files = Files.list(PROFILES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("profilesWithAccounts")
  void delivery_signedForTheOther_movesNothing(String name) throws GeneralSecurityException {
    var profile = BUILT_IN.find(name).orElseThrow();
    var pair = pair(profile);
    world
        .ledger
        .registry()
        .putTenant(
            BOLT,
            "{id: bolt, name: Bolt, pseudonym_key: {inline: fedcba9876543210fedcba9876543210}}");
    source(profile, World.TENANT, pair, account(profile, MINE));
    source(profile, BOLT, pair, account(profile, THEIRS));

    var foreign = signed(profile, pair, BOLT, account(profile, THEIRS));
    var moved = post(foreign, World.TENANT);

    assertTrue(
        history(MINE, profile).isEmpty() && history(THEIRS, profile).isEmpty(), moved.text());
    assertEquals(List.of(), world.ledger.refusals().list(World.TENANT, 9));
    if (SourceBinding.signsAddress(profile)) {
      assertEquals(401, moved.status());
    } else {
      assertEquals(200, moved.status(), () -> moved.text() + world.log);
      assertTrue(moved.text().contains("\"ignored\""), moved.text());
      assertEquals(
          List.of(new Count(CRM, LocalDate.parse("2026-11-02"), account(profile, THEIRS), 1)),
          world.ledger.passedOver().list(World.TENANT));
    }

    // The same is taken where it is meant, so that what is passed over is passed over for that.
    var own = post(signed(profile, pair, World.TENANT, account(profile, MINE)), World.TENANT);
    assertTrue(own.status() / 100 == 2, own.text());
    assertEquals(1, history(MINE, profile).size());
    assertFalse(own.text().contains(THEIRS), own.text());
  }

  private List<?> history(String account, Profile profile) {
    return world.history("ticket_resolved", account(profile, account) + ":T-1");
  }

  private static String account(Profile profile, String number) {
    return place(profile).part() == AccountPlace.Part.HOST ? number + ".example" : number;
  }

  private static AccountPlace place(Profile profile) {
    return java.util.Objects.requireNonNull(profile.about().account());
  }

  private void source(Profile profile, TenantId tenant, Pair pair, String account) {
    var settings =
        profile.about().settings().stream()
            .map(setting -> setting + ": EUR")
            .collect(Collectors.joining(", "));
    var text =
        """
        id: crm
        kind: attestation
        profile: %s
        account: "%s"
        keys: [{secret: {inline: "%s"}}]
        settings: {%s}
        map: "%s"
        """
            .formatted(profile.about().name(), account, pair.configured(), settings, MAP);
    world.ledger.registry().putSource(tenant, CRM, text);
  }

  private static String path(TenantId tenant) {
    return "/v1/sources/" + tenant + ".crm/attestations";
  }

  /** Posts it, whatever address it was signed for. */
  private HttpAnswer post(RequestSigner.Signed signed, TenantId to) {
    String url = "https://x.example" + path(to);
    return world.handle(
        path(to), new RawDelivery("POST", url, signed.headers(), signed.body(), world.now));
  }

  private RequestSigner.Signed signed(Profile profile, Pair pair, TenantId to, String account) {
    var body = Bytes.of(CanonicalJson.write(payload(profile, account)));
    var message = new RequestSigner.Message("d-1", world.now, "https://x.example" + path(to), body);
    return switch (profile) {
      case Profile.Signed scheme -> RequestSigner.sign(scheme, pair.signing(), message);
      case Profile.SharedSecret secret -> RequestSigner.withSecret(secret, pair.signing(), message);
      default -> throw new IllegalArgumentException("a profile with accounts of another kind");
    };
  }

  /** The smallest payload of this account: what the signature and the account need. */
  private Json payload(Profile profile, String account) {
    var place = place(profile);
    String text = place.part() == AccountPlace.Part.HOST ? "https://" + account + "/1" : account;
    var payload = nested(place.at(), new Json.Str(text));
    if (profile instanceof Profile.Signed signed
        && signed.envelope().timestamp() != null
        && signed.envelope().timestamp().where() instanceof Envelope.Where.Field(List<String> at)
        && payload instanceof Json.Obj object) {
      var members = new LinkedHashMap<>(object.members());
      members.put(
          at.getFirst(), nested(at.subList(1, at.size()), new Json.Str(world.now.toString())));
      return new Json.Obj(members);
    }
    return payload;
  }

  private static Json nested(List<String> path, Json value) {
    if (path.isEmpty()) {
      return value;
    }
    var inner = nested(path.subList(1, path.size()), value);
    return path.getFirst().equals(AccountPlace.EACH)
        ? new Json.Arr(List.of(inner))
        : new Json.Obj(Map.of(path.getFirst(), inner));
  }

  private static Pair pair(Profile profile) throws GeneralSecurityException {
    if (profile instanceof Profile.Signed signed
        && signed.scheme() instanceof SignatureScheme.PublicKey(var algorithm, var key)) {
      var pair = KeyPairGenerator.getInstance(algorithm.family()).generateKeyPair();
      var encoder = Base64.getEncoder();
      String pem =
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                  .encodeToString(pair.getPrivate().getEncoded())
              + "\n-----END PRIVATE KEY-----\n";
      return new Pair(encoder.encodeToString(pair.getPublic().getEncoded()), Secret.ofText(pem));
    }
    // Good for every way in which a secret is written: as text, hexadecimal and base64.
    boolean basic =
        profile instanceof Profile.SharedSecret secret
            && secret.place() instanceof dev.countersign.trust.profile.SecretPlace.Basic;
    String text = (basic ? "user:" : "") + "0123456789abcdef".repeat(4);
    return new Pair(text, Secret.ofText(text));
  }
}
