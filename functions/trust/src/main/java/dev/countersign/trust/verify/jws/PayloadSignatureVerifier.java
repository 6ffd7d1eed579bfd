package dev.countersign.trust.verify.jws;

import dev.countersign.trust.profile.CanonicalText;
import java.security.PublicKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.EdDsaAlgorithm;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Checks the signature of a JWS with any payload, detached or not, with jose4j. It looks at no
 * claim; {@link ExpectedClaims} does.
 */
public final class PayloadSignatureVerifier implements JwsSignatureVerifier {
  static {
    // The library knows this algorithm by its general name only.
    var named = new EdDsaAlgorithm();
    named.setAlgorithmIdentifier("Ed25519");
    AlgorithmFactoryFactory.getInstance().getJwsAlgorithmFactory().registerAlgorithm(named);
  }

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
