package dev.countersign.aws.deployment;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.RetryPause;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/** Lets a deployment go on only when every new version can do its work. */
public final class PreTrafficCheck {
  private static final System.Logger LOG = System.getLogger(PreTrafficCheck.class.getName());

  /** A version that is asked in vain may be throttled for a moment. */
  private static final int TRIES = 5;

  private final NewVersions versions;
  private final Deployments deployments;
  private final RetryPause pause;

  PreTrafficCheck(SignedCalls calls, RetryPause pause) {
    this.versions = new NewVersions(calls);
    this.deployments = new Deployments(calls);
    this.pause = pause;
  }

  /** Asks AWS, with the function's own credentials, in its own region. */
  public static PreTrafficCheck ofAws() {
    String region = System.getenv("AWS_REGION");
    var http =
        AwsCrtHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .maxConcurrency(4)
            .build();
    return new PreTrafficCheck(
        new SignedCalls(
            http,
            DefaultCredentialsProvider.builder().build(),
            region,
            service -> endpoint(service, region)),
        RetryPause.withJitter());
  }

  private static String endpoint(String service, String region) {
    URI address = ServiceMetadata.of(service).endpointFor(Region.of(region));
    return "https://" + address;
  }

  /**
   * Asks every version and answers CodeDeploy.
   *
   * @param event CodeDeploy's
   * @param arns of the new versions
   * @return the versions that are not ready
   */
  public List<String> run(byte[] event, List<String> arns) {
    var hook = DeploymentHook.read(event);
    var failing = new ArrayList<String>();
    for (String arn : arns) {
      if (!isReady(arn)) {
        LOG.log(Level.ERROR, "not ready: {0}", arn);
        failing.add(arn);
      }
    }
    deployments.answer(
        hook, failing.isEmpty() ? Deployments.Verdict.GO_ON : Deployments.Verdict.ROLL_BACK);
    return failing;
  }

  private boolean isReady(String arn) {
    for (int failures = 0; failures < TRIES; failures++) {
      if (failures > 0) {
        pause.after(failures);
      }
      try {
        if (versions.isReady(arn)) {
          return true;
        }
      } catch (Unavailable e) {
        LOG.log(Level.WARNING, "not asked: {0}", e.getClass().getName());
      }
    }
    return false;
  }
}
