package dev.countersign.trust.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.Urls;
import dev.countersign.trust.profile.Envelope;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.key.SourceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Good requests with something in them changed at random: a door answers with a verdict and never
 * with an exception, and believes nothing that was not signed. {@code -Dfuzz.seconds=600 -Dseed=1}
 * for longer and other runs.
 */
final class MutationTest {
  private static final long SECONDS = Long.getLong("fuzz.seconds", 2);
  private static final Path REPORT = Path.of("target/mutants.txt");
  private static final long SEED = Long.getLong("seed", 20_261_124L);

  private record Good(
      SampleCase sample, DeliveryVerifier door, RawDelivery request, VerifiedDelivery said) {}

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
  void verify_mutant_isNeverBelievedForAnythingElse(String kind) throws IOException {
    var goods = goods(kind);
    var signed =
        goods.stream()
            .map(good -> said(good.sample().profile(), good.request(), good.said()))
            .collect(Collectors.toUnmodifiableSet());
    var random = new Random(SEED);
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
      tried++;
      if (good.door().verify(mutant) instanceof Verification.Verified(VerifiedDelivery believed)) {
        check(good, mutant, believed, signed);
        accepted.merge(good.sample().profile().about().name(), 1, Integer::sum);
      }
    }
    String line =
        "%s: %d mutants in %d s, seed %d; none believed for what was not signed, believed for what was: %s%n"
            .formatted(kind, tried, SECONDS, SEED, accepted);
    Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    assertTrue(tried > 0);
  }

  /**
   * What is believed is what was signed in this or another of the profile's requests; where nothing
   * was, the caller's secret is a true one.
   */
  private static void check(
      Good good, RawDelivery mutant, VerifiedDelivery believed, Set<String> signed) {
    String name = good.sample().name() + ", seed " + SEED;
    switch (good.sample().profile()) {
      case Profile.SharedSecret secret -> {
        var keys = good.sample().keys();
        assertTrue(keys.stream().anyMatch(key -> shows(secret, key, mutant)), name);
      }
      case Profile.OutboundMessage outbound ->
          assertTrue(mutant.clientCertificate().isPresent(), name);
      default -> assertTrue(signed.contains(said(good.sample().profile(), mutant, believed)), name);
    }
  }

  /** Of a form its sorted fields are signed, not its bytes. */
  private static String covered(Profile profile, VerifiedDelivery believed) {
    boolean form =
        profile instanceof Profile.Signed signed
            && signed.envelope().uses(Envelope.Part.Name.FORM_SORTED);
    try {
      return form
          ? Urls.sortedForm(believed.payload().toText())
          : believed.payload().digest().hex();
    } catch (DeliveryRejected refusal) {
      throw new AssertionError("believed, though no form", refusal);
    }
  }

  private static boolean shows(Profile.SharedSecret profile, SourceKey key, RawDelivery mutant) {
    try {
      String shown = new SharedSecretVerifier(profile, List.of(key)).shown(mutant);
      return shown.equals(key.text().revealText());
    } catch (DeliveryRejected refusal) {
      return false;
    }
  }

  /** All that a signature covers, as far as the scheme covers it. */
  private static String said(Profile profile, RawDelivery request, VerifiedDelivery believed) {
    var all = new ArrayList<String>();
    all.add(profile.about().name());
    boolean bound = believed.assurance() != Assurance.CALLER_ONLY;
    all.add(bound ? covered(profile, believed) : "");
    all.add(believed.messageId() + " " + believed.signedAt());
    if (profile instanceof Profile.Signed signed) {
      var envelope = signed.envelope();
      all.add(envelope.uses(Envelope.Part.Name.METHOD) ? request.method() : "");
      all.add(envelope.uses(Envelope.Part.Name.URL) ? request.url() : "");
      all.add(
          envelope.signature().separator().isEmpty()
              ? String.valueOf(request.header(envelope.signature().header()))
              : "");
    }
    return String.join("|", all);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void map_mutant_isMappedOrNamedAndNeverThrows(String profile) throws IOException {
    var payloads = new ArrayList<SampleCase>();
    for (String line : lines(profile)) {
      var sample = SampleCase.read(line);
      if (sample.items().isPresent()) {
        payloads.add(sample);
      }
    }
    if (payloads.isEmpty()) {
      return;
    }
    var random = new Random(SEED);
    // A twentieth of a door's time for each of the forty profiles.
    long end = System.nanoTime() + SECONDS * 50_000_000L;
    long tried = 0;
    while (System.nanoTime() < end) {
      tried++;
      var sample = payloads.get(random.nextInt(payloads.size()));
      var verified = (Verification.Verified) sample.door().verify(sample.request());
      byte[] payload = verified.delivery().payload().toArray();
      for (int i = random.nextInt(4); i >= 0; i--) {
        payload = Mutant.bytes(payload, random);
      }
      var _ = sample.mapper().map(Bytes.of(payload), null, sample.request().receivedAt());
    }
    String line = "map %s: %d mutants, seed %d%n".formatted(profile, tried, SEED);
    Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static Stream<String> profiles() throws IOException {
    return ProfileSamplesTest.profiles().stream().sorted();
  }

  private static List<Good> goods(String kind) throws IOException {
    var goods = new ArrayList<Good>();
    for (Path file : ProfileSamplesTest.samples().toList()) {
      for (String line : Files.readAllLines(file)) {
        var sample = SampleCase.read(line);
        if (sample.profile().kind().equals(kind) && sample.expected().startsWith("verified")) {
          var door = sample.door();
          var said = ((Verification.Verified) door.verify(sample.request())).delivery();
          goods.add(new Good(sample, door, sample.request(), said));
        }
      }
    }
    return goods;
  }

  private static List<String> lines(String profile) throws IOException {
    return Files.readAllLines(ProfileSamplesTest.SAMPLES.resolve(profile + ".ndjson"));
  }

  /** Changes of one request, or of bytes. */
  private static final class Mutant {
    private static final byte[] SPICE =
        "\0\n\r\t\"'\\{}[]:,.;=&%+-_/?#<>!é0 1Aa".getBytes(StandardCharsets.UTF_8);

    static RawDelivery of(RawDelivery like, RawDelivery other, Random random) {
      return switch (random.nextInt(8)) {
        case 0, 1 -> with(like, like.url(), like.headers(), bytes(like.body().toArray(), random));
        case 2 -> with(like, text(like.url(), random), like.headers(), like.body().toArray());
        case 3 ->
            new RawDelivery(
                random.nextBoolean() ? "PUT" : like.method().toLowerCase(java.util.Locale.ROOT),
                like.url(),
                like.headers(),
                like.body(),
                like.receivedAt(),
                like.certificate());
        case 4 -> with(like, like.url(), like.headers(), other.body().toArray());
        case 5 -> with(like, like.url(), other.headers(), like.body().toArray());
        default -> with(like, like.url(), headers(like, random), like.body().toArray());
      };
    }

    private static RawDelivery with(
        RawDelivery like, String url, Map<String, List<String>> headers, byte[] body) {
      return new RawDelivery(
          like.method(), url, headers, Bytes.of(body), like.receivedAt(), like.certificate());
    }

    private static Map<String, List<String>> headers(RawDelivery like, Random random) {
      var headers = new LinkedHashMap<>(like.headers());
      var names = like.headers().keySet().stream().sorted().toList();
      if (names.isEmpty()) {
        return headers;
      }
      String name = names.get(random.nextInt(names.size()));
      var values = new ArrayList<>(like.header(name));
      switch (random.nextInt(6)) {
        case 0 -> headers.remove(name);
        case 1 -> values.add(values.getFirst());
        case 2 -> values.set(0, values.getFirst() + "," + values.getFirst());
        default -> values.set(0, text(values.getFirst(), random));
      }
      headers.computeIfPresent(name, (n, old) -> values);
      return headers;
    }

    private static String text(String text, Random random) {
      return new String(
          bytes(text.getBytes(StandardCharsets.UTF_8), random), StandardCharsets.UTF_8);
    }

    static byte[] bytes(byte[] from, Random random) {
      byte[] bytes = from.clone();
      if (bytes.length == 0) {
        return new byte[] {SPICE[random.nextInt(SPICE.length)]};
      }
      int at = random.nextInt(bytes.length);
      return switch (random.nextInt(6)) {
        case 0 -> {
          bytes[at] ^= (byte) (1 << random.nextInt(8));
          yield bytes;
        }
        case 1 -> {
          bytes[at] = SPICE[random.nextInt(SPICE.length)];
          yield bytes;
        }
        case 2 -> Arrays.copyOf(bytes, at);
        case 3 -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
          longer[at] = SPICE[random.nextInt(SPICE.length)];
          yield longer;
        }
        case 4 -> {
          byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
          System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
          yield shorter;
        }
        default -> {
          int to = random.nextInt(bytes.length);
          byte swapped = bytes[at];
          bytes[at] = bytes[to];
          bytes[to] = swapped;
          yield bytes;
        }
      };
    }
  }
}
