package dev.countersign.local.send;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
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
 * One message that payer or seller signs with its own key, and the request that says it.
 *
 * @param id names the message
 * @param said what it says, without its id
 */
public record SaidMessage(String id, Json.Obj said) {
  /** The profile that it is signed by: an Ed25519 key signs the id, the time and the body. */
  public static final String PROFILE = "standard-webhooks-v1a";

  private static final int ID_DIGITS = 32;

  /**
   * A message with an id that the same words get again, so that they are one message.
   *
   * @param kind what its id begins with
   */
  public static SaidMessage of(String kind, Json.Obj said) {
    var digest = Digest.of(CanonicalJson.write(said));
    return new SaidMessage(kind + "_" + digest.prefix(ID_DIGITS), said);
  }

  /** What it says, with its id. */
  public Json.Obj json() {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("id", new Json.Str(id));
    members.putAll(said.members());
    return new Json.Obj(members);
  }

  /**
   * The signed request.
   *
   * @param address the whole address of the source
   * @param key the private key, Ed25519 as PEM (PKCS #8)
   * @param now the time that is signed
   * @throws UnusableKey when it is no such key
   */
  public SignedRequest signed(URI address, Secret key, Instant now) {
    var profile =
        (Profile.Signed)
            new BuiltInProfiles()
                .find(PROFILE)
                .orElseThrow(() -> new IllegalStateException("no profile " + PROFILE));
    var body = Bytes.of(CanonicalJson.write(json()));
    var message = new RequestSigner.Message(id, now, address.toString(), body);
    var signed = RequestSigner.sign(profile, key, message);
    return new SignedRequest(URI.create(signed.url()), signed.headers(), signed.body());
  }
}
