package dev.countersign.local.table;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.operate.erase.ErasePerson;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.operate.restore.PutBackLeaves;
import dev.countersign.app.operate.restore.ReconcileRestoredTable;
import dev.countersign.app.registry.AddressKey;
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
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Runs use cases in this process over a table in AWS; the AWS SDK finds account and region. The
 * table's stream publishes what they append, as always.
 */
public final class CloudFunctions implements AutoCloseable {
  private final CloudSecrets secrets = new CloudSecrets();
  private final RegisteredSources sources;
  private final ReceiptSigner receipts;
  private final Assembly assembly;

  private CloudFunctions(OpenTable table, String receiptKey, String issuer) {
    var ledger = table.ledger();
    this.sources = new RegisteredSources(ledger, secrets, new BuiltInProfiles(), System::nanoTime);
    this.receipts = ReceiptSigner.of(secrets.of(new SecretRef.Ssm(receiptKey)), issuer);
    this.assembly =
        new Assembly(
            ledger,
            new RegisteredContracts(ledger.registry(), System::nanoTime),
            sources::pseudonyms,
            receipts::receipt,
            RetryPause.withJitter(),
            ItemLanes.ONE_BY_ONE,
            System::nanoTime,
            new MonthsOfTable(table));
  }

  /**
   * The use cases over this table.
   *
   * @param receiptKey the SSM parameter that holds the key of receipts
   * @param issuer whom receipts name
   */
  public static CloudFunctions over(OpenTable table, String receiptKey, String issuer) {
    return new CloudFunctions(table, receiptKey, issuer);
  }

  /** The address key in an SSM parameter. */
  public static AddressKey addressKey(String parameter) {
    try (var ssm =
        SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
      var read = ssm.getParameter(r -> r.name(parameter).withDecryption(true)).parameter();
      return AddressKey.of(Secret.ofText(read.value()));
    }
  }

  /** Signs with the keys of the stack's receipts. */
  public ReceiptSigner receipts() {
    return receipts;
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

  /** What puts the leaves of entries that this restored table lost into their months again. */
  public PutBackLeaves putBack(Ledger restored) {
    return new PutBackLeaves(restored.outcomes(), assembly.monthLeaves());
  }

  @Override
  public void close() {
    secrets.close();
  }
}
