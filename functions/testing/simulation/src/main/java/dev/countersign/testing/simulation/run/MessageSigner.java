package dev.countersign.testing.simulation.run;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.FunctionEnvironment;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.signature.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Signs messages as their sources do, each by its own clock. */
final class MessageSigner {
  private static final Secret KEY = Secret.ofText(Tenant.KEY);

  /** The payer's own: the key of RFC 8032, test 1, as PKCS #8. */
  private static final Secret OWN_KEY =
      Secret.ofText("MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g");

  private final SimulatedCloud cloud;
  private final long seed;

  MessageSigner(SimulatedCloud cloud, long seed) {
    this.cloud = cloud;
    this.seed = seed;
  }

  /**
   * A signed request.
   *
   * @param at the time in the signature; null where it has none
   */
  record Signed(RequestSigner.Signed request, @Nullable Instant at) {}

  /** Signs a message for this attempt, at the time by its source's clock. */
  Signed signed(Message message, int number) {
    var at = cloud.clock().now().plus(skew(message));
    var profile =
        (Profile.Signed)
            FunctionEnvironment.PROFILES.find(message.signing().profile()).orElseThrow();
    var body = Bytes.of(message.body().getBytes(StandardCharsets.UTF_8));
    String id = cloud.mistake().id(message, number);
    var request =
        RequestSigner.sign(
            profile,
            message.signing() == Message.Signing.OWN_KEY ? OWN_KEY : KEY,
            new RequestSigner.Message(id, at, "https://x.example" + message.path(), body));
    boolean dated = message.signing() != Message.Signing.BODY_ONLY;
    return new Signed(request, dated ? at.truncatedTo(ChronoUnit.SECONDS) : null);
  }

  private Duration skew(Message message) {
    String name = message.tenant().id() + "." + message.source().id();
    var dice = SeededDraws.of(seed, name + "/clock");
    int seconds = dice.between(-120, 120);
    return cloud.faults().happens(Fault.SENDER_SKEWED, dice, name)
        ? Duration.ofSeconds(seconds)
        : Duration.ZERO;
  }
}
