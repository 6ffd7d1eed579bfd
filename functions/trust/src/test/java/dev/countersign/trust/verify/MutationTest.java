package dev.countersign.trust.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.statement.Assurance;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.Urls;
import dev.countersign.trust.profile.Envelope;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.key.SourceKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Authentic requests with random changes: a verifier never throws, and verifies nothing that was
 * not signed. {@code -Dfuzz.seconds=600 -Dseed=1} for longer and other runs.
 */
final class MutationTest {
  private static final long SECONDS = Long.getLong("fuzz.seconds", 2);
  private static final Path REPORT = Path.of("target/mutants.txt");
  private static final long SEED = Long.getLong("seed", 20_261_124L);

  /** A sample that is verified. */
  private record Good(
      SampleCase sample,
      DeliveryVerifier verifier,
      RawDelivery request,
      VerifiedDelivery verified) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hmac",
        "public-key",
        "jws",
        "http-message-signature",
        "shared-secret",
        "salesforce-outbound-message"
      })
  void verify_mutant_isVerifiedOnlyForWhatWasSigned(String kind) throws IOException {
    var goods = goods(kind);
    var signed =
        goods.stream()
            .flatMap(good ->
                Stream.of(true, false)
                    .map(bound ->
                        covered(good.sample().profile(), good.request(), good.verified(), bound)))
            .collect(Collectors.toUnmodifiableSet());
    var random = new Random(SEED);
    var names =
        goods.stream()
            .filter(good -> isForm(good.sample().profile()))
            .flatMap(good -> FormMutant.fields(good.request().body()).keySet().stream())
            .distinct()
            .toList();
    var accepted = new TreeMap<String, Integer>();
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    long tried = 0;
    while (System.nanoTime() < end) {
      var good = goods.get(random.nextInt(goods.size()));
      var other = goods.get(random.nextInt(goods.size()));
      var mutant = good.request();
      for (int i = random.nextInt(3); i >= 0; i--) {
        mutant = Mutant.of(mutant, other.request(), random);
      }
      if (isForm(good.sample().profile()) && random.nextBoolean()) {
        mutant = FormMutant.cutAnew(mutant, names, random);
      }
      tried++;
      if (good.verifier().verify(mutant)
          instanceof Verification.Verified(VerifiedDelivery verified)) {
        check(good, mutant, verified, signed);
        accepted.merge(good.sample().profile().about().name(), 1, Integer::sum);
      }
    }
    String line =
        "%s: %d mutants in %d s, seed %d; none verified that was not signed; verified ones: %s%n"
            .formatted(kind, tried, SECONDS, SEED, accepted);
    report(line);
    assertTrue(tried > 0);
  }

  /**
   * What is verified was signed in this or another of the profile's requests. Where nothing is
   * signed, the request has a credential of the source.
   */
  private static void check(
      Good good, RawDelivery mutant, VerifiedDelivery verified, Set<String> signed) {
    String name = good.sample().name() + ", seed " + SEED;
    switch (good.sample().profile()) {
      case Profile.SharedSecret secret -> {
        var keys = good.sample().keys();
        assertTrue(keys.stream().anyMatch(key -> presents(secret, key, mutant)), name);
      }
      case Profile.OutboundMessage outbound -> {
        assertTrue(good.sample().keys().stream().anyMatch(key -> presents(key, mutant)), name);
        assertEquals(organization(good.request()), organization(mutant), name);
      }
      default ->
          assertTrue(
              signed.contains(
                  covered(
                      good.sample().profile(),
                      mutant,
                      verified,
                      verified.assurance() != Assurance.CALLER_ONLY)),
              name);
    }
  }

  /** The signed part of the body: of a form its fields, whatever their order, else its bytes. */
  private static String coveredBody(
      Profile profile, RawDelivery request, VerifiedDelivery verified) {
    return isForm(profile)
        ? path(request) + FormMutant.fields(verified.payload())
        : verified.payload().digest().hex();
  }

  private static boolean isForm(Profile profile) {
    return profile instanceof Profile.Signed signed
        && signed.envelope().uses(Envelope.Part.Name.FORM_SORTED);
  }

  /** Of a form that is only its caller's: address and fields one after the other, as signed. */
  private static String loosely(Profile profile, RawDelivery request, VerifiedDelivery verified) {
    try {
      return isForm(profile) ? path(request) + Urls.sortedForm(verified.payload().toText()) : "";
    } catch (DeliveryRejected rejection) {
      throw new AssertionError("verified, though not a form", rejection);
    }
  }

  /** The address without its origin, which a source's setting can replace. */
  private static String path(RawDelivery request) {
    return request.at("").url();
  }

  /** Whether the client certificate is this key, however its PEM is written. */
  private static boolean presents(SourceKey key, RawDelivery mutant) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var expected = key.text().revealText().getBytes(StandardCharsets.US_ASCII);
      var actual = mutant.clientCertificate().orElseThrow().getBytes(StandardCharsets.US_ASCII);
      return factory
          .generateCertificate(new ByteArrayInputStream(expected))
          .equals(factory.generateCertificate(new ByteArrayInputStream(actual)));
    } catch (CertificateException e) {
      throw new AssertionError("verified without a certificate", e);
    }
  }

  /** The first 15 characters of the organisation's id; the others are a checksum. */
  private static String organization(RawDelivery request) {
    var id = PayloadReader.at(Profile.Payload.SOAP, request.body(), List.of("OrganizationId"));
    return ((Json.Str) id.orElseThrow()).value().strip().substring(0, 15);
  }

  private static boolean presents(Profile.SharedSecret profile, SourceKey key, RawDelivery mutant) {
    try {
      String credential = new SharedSecretVerifier(profile, List.of(key)).credential(mutant);
      return credential.equals(key.text().revealText());
    } catch (DeliveryRejected rejection) {
      return false;
    }
  }

  /**
   * Everything that the scheme's signature covers in a request.
   *
   * @param bound whether it covers the body as it is, or only its caller is known
   */
  private static String covered(
      Profile profile, RawDelivery request, VerifiedDelivery verified, boolean bound) {
    var all = new ArrayList<String>();
    all.add(profile.about().name());
    all.add(bound ? coveredBody(profile, request, verified) : loosely(profile, request, verified));
    all.add(verified.messageId() + " " + verified.signedAt());
    if (profile instanceof Profile.Signed signed) {
      var envelope = signed.envelope();
      all.add(envelope.uses(Envelope.Part.Name.METHOD) ? request.method() : "");
      all.add(envelope.uses(Envelope.Part.Name.URL) ? request.url() : "");
      all.add(
          envelope.signature().separator().isEmpty() ? verified.signedHeaders().toString() : "");
    }
    return String.join("|", all);
  }

  private static List<Good> goods(String kind) throws IOException {
    var goods = new ArrayList<Good>();
    for (Path file : ProfileSamplesTest.samples().toList()) {
      for (String line : Files.readAllLines(file)) {
        var sample = SampleCase.read(line);
        if (sample.profile().kind().equals(kind) && sample.expected().startsWith("verified")) {
          var verifier = sample.verifier();
          var verified = ((Verification.Verified) verifier.verify(sample.request())).delivery();
          goods.add(new Good(sample, verifier, sample.request(), verified));
        }
      }
    }
    return goods;
  }

  private static void report(String line) throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
