package dev.countersign.trust.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Security;
import java.security.Signature;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts do not change with AWS-LC as the first provider, as the functions have it. */
final class NativeCryptoTest {
  private static final String NAME = AmazonCorrettoCryptoProvider.PROVIDER_NAME;

  @BeforeAll
  static void install() {
    assumeTrue(
        AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null,
        "AWS-LC has no library for this platform");
    AmazonCorrettoCryptoProvider.install();
  }

  @AfterAll
  static void uninstall() {
    Security.removeProvider(NAME);
  }

  static Stream<Path> samples() throws IOException {
    return ProfileSamplesTest.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void verify_sample_hasTheExpectedVerdict(Path file) throws IOException {
    assertEquals(Map.of(), SampleCase.misjudged(file));
  }

  @Test
  void sign_ed25519WithEitherProvider_isTheSameSignature() throws GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    assertArrayEquals(signed(pair.getPrivate(), "SunEC"), signed(pair.getPrivate(), NAME));
  }

  private static byte[] signed(PrivateKey key, String provider) throws GeneralSecurityException {
    var signature = Signature.getInstance("EdDSA", provider);
    signature.initSign(key);
    signature.update("the same bytes".getBytes(StandardCharsets.UTF_8));
    return signature.sign();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EdDSA", "SHA256withRSA", "SHA256withECDSA"})
  void getInstance_signatureAlgorithm_isOfTheNativeProvider(String algorithm)
      throws GeneralSecurityException {
    assertEquals(NAME, Signature.getInstance(algorithm).getProvider().getName());
  }
}
