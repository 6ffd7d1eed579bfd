package dev.countersign.trust.verify.jws;

import dev.countersign.trust.profile.CanonicalText;
import java.security.PublicKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * jose4j's JWS, for tokens that are no JWT with issuer and audience: any payload, detached or not.
 * What the claims say, if there are any, is ours to check.
 */
public final class PayloadSignatureVerifier implements JwsSignatureVerifier {
  @Override
  public boolean signedBy(CompactJws token, PublicKey key, String algorithm) {
    var jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
    try {
      jws.setCompactSerialization(token.compact());
      byte[] payload = token.payload().toArray();
      if (token.form() == CompactJws.Form.DETACHED) {
        jws.setEncodedPayload(CanonicalText.encode(payload, CanonicalText.Encoding.BASE64URL));
      } else if (token.form() == CompactJws.Form.UNENCODED) {
        jws.setPayloadBytes(payload);
      }
      jws.setKey(key);
      return jws.verifySignature();
    } catch (JoseException e) {
      return false;
    }
  }
}
