package dev.countersign.aws.wiring;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.history.ReceiptIssuer;
import dev.countersign.app.keys.HttpsKeySetFetcher;
import dev.countersign.app.keys.RefreshKeySets;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.aws.client.EventBridgeBus;
import dev.countersign.aws.secret.AwsSecrets;
import dev.countersign.aws.settings.Settings;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The functions put together from AWS's parts; each is made when it is wanted. */
@ApplicationScoped
public class FunctionBeans {
  private final Settings settings;
  private final AwsSecrets secrets;

  FunctionBeans(Settings settings, AwsSecrets secrets) {
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
    return new RegisteredSources(ledger, secrets, new BuiltInProfiles(), System::nanoTime);
  }

  @Produces
  @Singleton
  Assembly assembly(DynamoLedger ledger, RegisteredSources sources) {
    return new Assembly(
        ledger,
        new RegisteredContracts(ledger.registry(), System::nanoTime),
        sources::pseudonyms,
        receipts(),
        RetryPause.withJitter());
  }

  @Produces
  @Singleton
  DeliveryRouter route(Assembly assembly, RegisteredSources sources) {
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
    EventBus events = bus;
    return new SettleRun(ledger.due(), assembly.settleDue(events), InstantSource.system());
  }

  @Produces
  @Singleton
  RefreshKeySets keys(DynamoLedger ledger) {
    return new RefreshKeySets(
        ledger.keySets(), HttpsKeySetFetcher.from(settings.keyHosts()), InstantSource.system());
  }

  /** The key is fetched with the first receipt: publish signs none and may not read it. */
  private ReceiptIssuer receipts() {
    return new ReceiptIssuer() {
      private volatile @Nullable ReceiptSigner signer;

      @Override
      public String receipt(dev.countersign.domain.history.SealedEntry entry) {
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
