package dev.countersign.app.assembly;

import dev.countersign.app.deliver.auth.AwsRequestSigner;
import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.registry.Secrets;
import dev.countersign.forms.engine.BuiltInEngines;
import dev.countersign.forms.engine.Engine;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What the way into billing engines needs of the place where it runs.
 *
 * @param clock says what is due, and when a request was made
 * @param nanos a clock that only goes forward: what was applied is read again after a minute of it
 * @param secrets fetches what authenticates, as it fetches the secrets of sources
 * @param connection the way to the engines; see {@link
 *     dev.countersign.app.deliver.connect.ConnectionsByScheme}
 * @param aws signs for engines that are services of AWS
 * @param engines the engines by their names
 */
public record DeliverEdges(
    InstantSource clock,
    LongSupplier nanos,
    Secrets secrets,
    EngineConnection connection,
    AwsRequestSigner aws,
    Function<String, Optional<Engine>> engines) {

  /** With the engines that come with Countersign. */
  public DeliverEdges(
      InstantSource clock,
      LongSupplier nanos,
      Secrets secrets,
      EngineConnection connection,
      AwsRequestSigner aws) {
    this(clock, nanos, secrets, connection, aws, new BuiltInEngines()::find);
  }

  /** Where there is no role in AWS: a target that needs its signature rests, and says so. */
  public DeliverEdges(
      InstantSource clock, LongSupplier nanos, Secrets secrets, EngineConnection connection) {
    this(clock, nanos, secrets, connection, EngineCredentials.noAws());
  }
}
