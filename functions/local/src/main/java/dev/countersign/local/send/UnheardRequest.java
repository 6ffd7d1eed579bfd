package dev.countersign.local.send;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import dev.countersign.trust.verify.key.UnusableKey;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The attestation of a line of a payer's own books that was never heard, and the request that says
 * it.
 *
 * @param id names the message: the same line of the same books gets it again
 * @param attestation what the line says
 */
public record UnheardRequest(String id, Json.Obj attestation) {
  private static final int ID_DIGITS = 32;

  /** That of a line. */
  public static UnheardRequest of(TenantId tenant, Json.Obj attestation) {
    var said = Digest.of(CanonicalJson.write(attestation)).hex();
    return new UnheardRequest(
        "unheard_" + Digest.of(tenant.value(), said).prefix(ID_DIGITS), attestation);
  }

  /**
   * The signed request.
   *
   * @param address the whole address of the payer's source
   * @param key the private key, Ed25519 as PEM (PKCS #8)
   * @param now the time that is signed
   * @throws UnusableKey when it is no such key
   */
  public SignedRequest signed(URI address, Secret key, Instant now) {
    var profile =
        (Profile.Signed)
            new BuiltInProfiles()
                .find(AcceptanceRequest.PROFILE)
                .orElseThrow(() -> new IllegalStateException("no such profile"));
    Map<String, Json> members = new LinkedHashMap<>(attestation.members());
    members.put("id", new Json.Str(id));
    var body = Bytes.of(CanonicalJson.write(new Json.Obj(members)));
    var message = new RequestSigner.Message(id, now, address.toString(), body);
    var signed = RequestSigner.sign(profile, key, message);
    return new SignedRequest(URI.create(signed.url()), signed.headers(), signed.body());
  }
}
