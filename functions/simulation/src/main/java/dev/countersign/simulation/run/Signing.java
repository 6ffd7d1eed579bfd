package dev.countersign.simulation.run;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.Secret;
import dev.countersign.simulation.clock.Dice;
import dev.countersign.simulation.cloud.Cloud;
import dev.countersign.simulation.cloud.Environment;
import dev.countersign.simulation.cloud.Fault;
import dev.countersign.simulation.world.Message;
import dev.countersign.simulation.world.Tenant;
import dev.countersign.trust.Profile;
import dev.countersign.trust.Signer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Signs messages as their sources do, each by its own clock. */
final class Signing {
  private static final Secret KEY = Secret.ofText(Tenant.KEY);

  private final Cloud cloud;
  private final long seed;

  Signing(Cloud cloud, long seed) {
    this.cloud = cloud;
    this.seed = seed;
  }

  /**
   * As it is sent.
   *
   * @param at the time that is signed; none where none is
   */
  record Signed(Signer.Signed request, @Nullable Instant at) {}

  /** For this attempt, now by its source's clock. */
  Signed signed(Message message, int number) {
    var at = cloud.clock().now().plus(skew(message));
    var profile =
        (Profile.Signed) Environment.PROFILES.find(message.signing().profile()).orElseThrow();
    var body = Bytes.of(message.body().getBytes(StandardCharsets.UTF_8));
    String id = cloud.mistake().id(message, number);
    var request =
        Signer.sign(
            profile, KEY, new Signer.Message(id, at, "https://x.example" + message.path(), body));
    boolean dated = message.signing() == Message.Signing.STANDARD_WEBHOOKS;
    return new Signed(request, dated ? at.truncatedTo(ChronoUnit.SECONDS) : null);
  }

  private Duration skew(Message message) {
    String name = message.tenant().id() + "." + message.source().id();
    var dice = Dice.of(seed, name + "/clock");
    int seconds = dice.between(-120, 120);
    return cloud.faults().happens(Fault.SENDER_SKEWED, dice, name)
        ? Duration.ofSeconds(seconds)
        : Duration.ZERO;
  }
}
