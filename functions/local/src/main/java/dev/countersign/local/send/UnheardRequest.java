package dev.countersign.local.send;

import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.verify.key.UnusableKey;
import java.net.URI;
import java.time.Instant;

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
    return new SaidMessage(id, attestation).signed(address, key, now);
  }
}
