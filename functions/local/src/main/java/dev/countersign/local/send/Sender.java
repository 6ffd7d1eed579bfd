package dev.countersign.local.send;

import dev.countersign.app.registry.AddressChecks;
import dev.countersign.app.registry.SourceAddress;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.SignatureScheme;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import dev.countersign.trust.verify.key.UnusableKey;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Signs as a source of a tenant's folder would. */
public final class Sender {
  private static final long LIFE = 300;

  private final String tenant;
  private final SourceForm.Source source;
  private final Profile profile;
  private final @Nullable Secret privateKey;
  private final AddressChecks checks;

  private Sender(
      String tenant,
      SourceForm.Source source,
      Profile profile,
      @Nullable Secret privateKey,
      AddressChecks checks) {
    this.checks = checks;
    this.tenant = tenant;
    this.source = source;
    this.profile = profile;
    this.privateKey = privateKey;
  }

  /**
   * The source of this name.
   *
   * @param privateKey for tokens: the private key as a JWK
   * @throws UnusableKey when there is no such source, or nothing to sign with
   */
  public static Sender of(TenantFolder.Content content, String name, @Nullable Secret privateKey) {
    var source =
        content.sources().stream()
            .map(TenantFolder.Document::value)
            .filter(each -> each.id().value().equals(name))
            .findFirst()
            .orElseThrow(() -> new UnusableKey("the tenant has no source " + name));
    var profile =
        new BuiltInProfiles()
            .find(source.profile())
            .orElseThrow(() -> new UnusableKey("no profile " + source.profile()));
    return new Sender(
        content.tenant().value().id().value(), source, profile, privateKey, AddressChecks.NONE);
  }

  /** The path that this source posts to. */
  public String path() {
    var name = new SourceName(new TenantId(tenant), source.id());
    return SourceAddress.of(name, source.kind(), checks).path();
  }

  /** The same, with the checks in addresses that a server tells. */
  public Sender addressed(AddressChecks told) {
    return new Sender(tenant, source, profile, privateKey, told);
  }

  /**
   * A signed request to the server of this address.
   *
   * @param server its origin, or the whole address of the source there
   * @throws UnusableKey when only the sender itself can sign so
   */
  public SignedRequest sign(URI server, String id, Instant at, Json said) {
    boolean whole = server.getPath() != null && server.getPath().startsWith("/v1/sources/");
    var uri = whole ? server : server.resolve(path());
    return switch (profile) {
      case Profile.Signed scheme -> {
        boolean shared = !(scheme.scheme() instanceof SignatureScheme.PublicKey);
        yield request(
            RequestSigner.sign(scheme, shared ? sharedKey() : key(), message(id, at, uri, said)));
      }
      case Profile.SharedSecret secret ->
          request(RequestSigner.withSecret(secret, sharedKey(), message(id, at, uri, said)));
      case Profile.MessageSignature none -> throw cannot(none);
      case Profile.OutboundMessage none -> throw cannot(none);
      case Profile.Jws jws -> {
        boolean set = jws.flavour() == Profile.Flavour.SET;
        String type = set ? "secevent+jwt" : "JWT";
        var claims = claims(id, at, said, set);
        String token = RequestSigner.token(claims, key(), type);
        var media = List.of(profile.about().mediaTypes().iterator().next());
        yield new SignedRequest(
            uri,
            Map.of("content-type", media),
            Bytes.of(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
      }
    };
  }

  private static RequestSigner.Message message(String id, Instant at, URI uri, Json said) {
    return new RequestSigner.Message(id, at, uri.toString(), Bytes.of(CanonicalJson.write(said)));
  }

  private static SignedRequest request(RequestSigner.Signed signed) {
    return new SignedRequest(URI.create(signed.url()), signed.headers(), signed.body());
  }

  private static UnusableKey cannot(Profile profile) {
    return new UnusableKey(
        "what is of the kind " + profile.kind() + " is signed by its sender alone");
  }

  private Json.Obj claims(String id, Instant at, Json said, boolean set) {
    Map<String, Json> claims = new LinkedHashMap<>();
    var settings = source.settings();
    claims.put("iss", new Json.Str(settings.getOrDefault("issuer", "")));
    claims.put("aud", new Json.Str(settings.getOrDefault("audience", "")));
    claims.put("iat", number(at.getEpochSecond()));
    claims.put("jti", new Json.Str(id));
    if (set) {
      claims.put(
          "events", new Json.Obj(Map.of("https://countersign.dev/secevent/statement", said)));
    } else {
      claims.put("exp", number(at.getEpochSecond() + LIFE));
      claims.put("statement", said);
    }
    return new Json.Obj(claims);
  }

  private static Json number(long value) {
    return new Json.Num(BigDecimal.valueOf(value));
  }

  private Secret sharedKey() {
    return source.keys().stream()
        .map(SourceForm.Key::secret)
        .filter(SecretRef.Inline.class::isInstance)
        .map(ref -> ((SecretRef.Inline) ref).value())
        .findFirst()
        .orElseGet(this::key);
  }

  private Secret key() {
    if (privateKey == null) {
      throw new UnusableKey("the key of " + source.id() + " isn't in its file: give --key FILE");
    }
    return Objects.requireNonNull(privateKey);
  }
}
