package dev.countersign.lambda.aws;

import dev.countersign.forms.SecretRef;
import dev.countersign.lambda.history.Pause;
import dev.countersign.lambda.history.Receipting;
import dev.countersign.lambda.http.RequestLog;
import dev.countersign.lambda.http.Route;
import dev.countersign.lambda.keys.HttpsKeys;
import dev.countersign.lambda.keys.RefreshKeys;
import dev.countersign.lambda.publish.Bus;
import dev.countersign.lambda.publish.PublishBatch;
import dev.countersign.lambda.settle.SettleRun;
import dev.countersign.lambda.wiring.Assembly;
import dev.countersign.lambda.wiring.RegisteredContracts;
import dev.countersign.lambda.wiring.RegisteredSources;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.trust.Profiles;
import dev.countersign.trust.ReceiptSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The functions put together from AWS's parts; each is made when it is wanted. */
@ApplicationScoped
class Functions {
  private final Settings settings;
  private final AwsSecrets secrets;

  Functions(Settings settings, AwsSecrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  @Produces
  @Singleton
  DynamoLedger ledger(DynamoDbClient client) {
    return new DynamoLedger(client, settings.table());
  }

  @Produces
  @Singleton
  RegisteredSources sources(DynamoLedger ledger) {
    return new RegisteredSources(ledger, secrets, new Profiles(), System::nanoTime);
  }

  @Produces
  @Singleton
  Assembly assembly(DynamoLedger ledger, RegisteredSources sources) {
    return new Assembly(
        ledger,
        new RegisteredContracts(ledger.registry(), System::nanoTime),
        sources::pseudonyms,
        receipts(),
        Pause.withJitter());
  }

  @Produces
  @Singleton
  Route route(Assembly assembly, RegisteredSources sources) {
    return assembly.route(sources, RequestLog.toLogger());
  }

  @Produces
  @Singleton
  PublishBatch publish(Assembly assembly, EventBridgeBus bus) {
    return new PublishBatch(bus, assembly.publishEntry(bus));
  }

  @Produces
  @Singleton
  SettleRun settle(DynamoLedger ledger, Assembly assembly, EventBridgeBus bus) {
    Bus events = bus;
    return new SettleRun(ledger.due(), assembly.settleDue(events), InstantSource.system());
  }

  @Produces
  @Singleton
  RefreshKeys keys(DynamoLedger ledger) {
    return new RefreshKeys(
        ledger.keySets(), HttpsKeys.from(settings.keyHosts()), InstantSource.system());
  }

  /** The key is fetched with the first receipt: publish signs none and may not read it. */
  private Receipting receipts() {
    return new Receipting() {
      private volatile @Nullable ReceiptSigner signer;

      @Override
      public String receipt(dev.countersign.domain.outcome.SealedEntry entry) {
        var ready = signer;
        if (ready == null) {
          var key = secrets.of(new SecretRef.Ssm(settings.receiptKey()));
          ready = ReceiptSigner.of(key, settings.issuer());
          signer = ready;
        }
        return ready.receipt(entry);
      }
    };
  }
}
