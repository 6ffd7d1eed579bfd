package dev.countersign.aws.wiring;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.connect.AddressLookup;
import dev.countersign.app.deliver.connect.AdmittedHosts;
import dev.countersign.app.deliver.connect.AdmittedHosts.Loopback;
import dev.countersign.app.deliver.connect.ConnectionsByScheme;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.HttpsConnection;
import dev.countersign.app.deliver.reconcile.ReconcileNightly;
import dev.countersign.app.deliver.run.DeliverResults;
import dev.countersign.aws.client.AwsSecrets;
import dev.countersign.aws.client.S3Connection;
import dev.countersign.aws.client.SigV4Requests;
import dev.countersign.aws.settings.CurrentSettings;
import dev.countersign.aws.settings.Environment;
import dev.countersign.ledger.bucket.S3Address;
import dev.countersign.ledger.dynamo.DynamoLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Puts the way into billing engines together over AWS's services. */
@ApplicationScoped
public class BillingBeans {
  private final Environment environment;
  private final CurrentSettings settings;
  private final AwsSecrets secrets;

  BillingBeans(Environment environment, CurrentSettings settings, AwsSecrets secrets) {
    this.environment = environment;
    this.settings = settings;
    this.secrets = secrets;
  }

  /** Engines are reached by https, and buckets are those of the stack's own region. */
  @Produces
  @Singleton
  DeliverAssembly billing(DynamoLedger ledger) {
    var signer = new SigV4Requests(DefaultCredentialsProvider.builder().build());
    var engines =
        ConnectionsByScheme.of(this::engineHosts, Loopback.REFUSED, Map.of("s3", bucket(signer)));
    return new DeliverAssembly(
        ledger,
        new DeliverEdges(InstantSource.system(), System::nanoTime, secrets, engines, signer));
  }

  @Produces
  @Singleton
  DeliverResults deliver(DeliverAssembly billing) {
    return billing.deliverResults();
  }

  @Produces
  @Singleton
  ReconcileNightly reconcile(DeliverAssembly billing) {
    return billing.reconcileNightly();
  }

  private EngineConnection bucket(SigV4Requests signer) {
    String region = environment.region();
    var https =
        new HttpsConnection(new AdmittedHosts(Set::of, Loopback.REFUSED, AddressLookup.system()));
    return new S3Connection(
        https, signer, region, S3Address.inRegion(region), InstantSource.system());
  }

  private Set<String> engineHosts() {
    return Arrays.stream(settings.get().engineHosts().split("[, ]+"))
        .filter(host -> !host.isEmpty())
        .map(host -> host.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
