package dev.countersign.local.table;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.operate.erase.ErasePerson;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.operate.restore.ReconcileRestoredTable;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.resolve.ResolveOutcome;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PersonalData;
import dev.countersign.ledger.RetryPause;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.time.InstantSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Runs use cases in this process over a table in AWS; the AWS SDK finds account and region. The
 * table's stream publishes what they append, as always.
 */
public final class CloudFunctions implements AutoCloseable {
  private final SsmClient ssm =
      SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final SecretsManagerClient manager =
      SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final RegisteredSources sources;
  private final ReceiptSigner receipts;
  private final Assembly assembly;

  private CloudFunctions(Ledger ledger, String receiptKey, String issuer) {
    this.sources =
        new RegisteredSources(ledger, this::secret, new BuiltInProfiles(), System::nanoTime);
    this.receipts = ReceiptSigner.of(secret(new SecretRef.Ssm(receiptKey)), issuer);
    this.assembly =
        new Assembly(
            ledger,
            new RegisteredContracts(ledger.registry(), System::nanoTime),
            sources::pseudonyms,
            receipts::receipt,
            RetryPause.withJitter());
  }

  /**
   * The use cases over this ledger.
   *
   * @param receiptKey the SSM parameter that holds the key of receipts
   * @param issuer whom receipts name
   */
  public static CloudFunctions over(Ledger ledger, String receiptKey, String issuer) {
    return new CloudFunctions(ledger, receiptKey, issuer);
  }

  public ReplayRefused replay() {
    return assembly.replayRefused(sources, InstantSource.system());
  }

  public ResolveOutcome resolve() {
    return assembly.resolveOutcome();
  }

  /** Erases persons from the table that holds this data. */
  public ErasePerson erase(PersonalData data) {
    return assembly.erasePerson(data, receipts::erasureNote);
  }

  public ReconcileRestoredTable tellRestored() {
    return assembly.reconcileRestoredTable();
  }

  @Override
  public void close() {
    ssm.close();
    manager.close();
  }

  private Secret secret(SecretRef ref) {
    return switch (ref) {
      case SecretRef.Inline(Secret value) -> value;
      case SecretRef.Ssm(String name) ->
          Secret.ofText(
              ssm.getParameter(r -> r.name(name).withDecryption(true)).parameter().value());
      case SecretRef.SecretsManager(String name) ->
          Secret.ofText(manager.getSecretValue(r -> r.secretId(name)).secretString());
      case SecretRef.Jwks jwks -> throw new IllegalStateException("a key set is no secret");
    };
  }
}
