package dev.countersign.aws.wiring;

import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.EvenPace;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.fetch.RunFetches;
import dev.countersign.app.https.HttpsReader;
import dev.countersign.app.keys.HttpsKeySetFetcher;
import dev.countersign.app.keys.RefreshKeySets;
import dev.countersign.app.month.MonthLeaves;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.receipt.CurrentReceiptSigner;
import dev.countersign.app.receipt.PublishedKeysEnd;
import dev.countersign.app.receipt.RereadKeys;
import dev.countersign.app.registry.AddressKey;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.app.watch.BusWatch;
import dev.countersign.app.watch.StackParameters;
import dev.countersign.aws.client.AwsSecrets;
import dev.countersign.aws.client.EventBridgeBus;
import dev.countersign.aws.deployment.PreTrafficCheck;
import dev.countersign.aws.invocation.InvocationLog;
import dev.countersign.aws.settings.CurrentSettings;
import dev.countersign.aws.settings.Environment;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts the use cases together over AWS's services. Each bean is made when it is first wanted. */
@ApplicationScoped
public class FunctionBeans {
  private final Environment environment;
  private final CurrentSettings settings;
  private final AwsSecrets secrets;

  FunctionBeans(Environment environment, CurrentSettings settings, AwsSecrets secrets) {
    this.environment = environment;
    this.settings = settings;
    this.secrets = secrets;
  }

  @Produces
  @Singleton
  DynamoLedger ledger(DynamoDbClient client) {
    return new DynamoLedger(client, environment.table());
  }

  @Produces
  @Singleton
  RegisteredSources sources(DynamoLedger ledger) {
    return new RegisteredSources(
        ledger,
        secrets,
        new BuiltInProfiles(),
        System::nanoTime,
        () -> settings.get().addressKey().map(SecretRef.Ssm::new));
  }

  /**
   * Signs receipts with keys that are fetched for the first of them: publish issues none and has no
   * permission to read the keys.
   */
  @Produces
  @Singleton
  CurrentReceiptSigner receipts() {
    var reread =
        new RereadKeys(
            () -> secrets.fetched(new SecretRef.Ssm(settings.get().receiptKey())),
            System::nanoTime);
    return new CurrentReceiptSigner(reread, () -> settings.get().issuer());
  }

  private void readAddressKey() {
    settings
        .get()
        .addressKey()
        .ifPresent(name -> AddressKey.of(secrets.of(new SecretRef.Ssm(name))));
  }

  @Produces
  @Singleton
  PublishedKeysEnd publishedKeys(CurrentReceiptSigner receipts) {
    return new PublishedKeysEnd(receipts::publicKeys);
  }

  @Produces
  @Singleton
  Assembly assembly(
      DynamoLedger ledger,
      RegisteredSources sources,
      CurrentReceiptSigner receipts,
      SealedMonths months) {
    return new Assembly(
        ledger,
        new RegisteredContracts(ledger.registry(), System::nanoTime),
        sources::pseudonyms,
        receipts,
        RetryPause.withJitter(),
        ItemLanes.sideBySide(),
        System::nanoTime,
        months);
  }

  @Produces
  @Singleton
  DeliveryRouter route(Assembly assembly, RegisteredSources sources, InvocationLog log) {
    return assembly.route(sources, log, EvenPace.inSteps());
  }

  @Produces
  @Singleton
  BusWatch watchedBus(EventBridgeBus bus) {
    return new BusWatch(bus);
  }

  /** They are read as a delivery would read them; the bus is asked for. */
  @Produces
  @Singleton
  StackParameters stackParameters(CurrentReceiptSigner receipts, EventBridgeBus bus) {
    var uses = new LinkedHashMap<String, Runnable>();
    uses.put("key of receipts", receipts::publicKeys);
    uses.put("key of addresses", this::readAddressKey);
    uses.put("settings", settings::verify);
    uses.put("event bus", bus::verify);
    return new StackParameters(uses);
  }

  @Produces
  @Singleton
  MonthLeaves monthLeaves(Assembly assembly) {
    return assembly.monthLeaves();
  }

  @Produces
  @Singleton
  PublishBatch publish(Assembly assembly, BusWatch bus) {
    return new PublishBatch(bus, assembly.publishEntry(bus));
  }

  @Produces
  @Singleton
  SettleRun settle(DynamoLedger ledger, Assembly assembly, BusWatch bus) {
    return new SettleRun(ledger.due(), assembly.settleWork(bus), InstantSource.system());
  }

  @Produces
  @Singleton
  RefreshKeySets keys(DynamoLedger ledger) {
    return new RefreshKeySets(
        ledger.keySets(),
        HttpsKeySetFetcher.from(() -> settings.get().keyHosts()),
        InstantSource.system());
  }

  @Produces
  @Singleton
  PreTrafficCheck preTrafficCheck() {
    return PreTrafficCheck.ofAws();
  }

  @Produces
  @Singleton
  RunFetches fetches(Assembly assembly, RegisteredSources sources) {
    var reader = HttpsReader.from(() -> settings.get().fetchHosts(), RunFetches.LARGEST);
    return assembly.runFetches(sources, secrets, reader, InstantSource.system());
  }
}
