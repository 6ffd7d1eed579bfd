package dev.countersign.local.command;

import dev.countersign.forms.Secret;
import dev.countersign.forms.SecretRef;
import dev.countersign.lambda.history.Pause;
import dev.countersign.lambda.replay.ReplayRefused;
import dev.countersign.lambda.resolve.ResolveOutcome;
import dev.countersign.lambda.restore.TellRestored;
import dev.countersign.lambda.wiring.Assembly;
import dev.countersign.lambda.wiring.RegisteredContracts;
import dev.countersign.lambda.wiring.RegisteredSources;
import dev.countersign.ledger.Ledger;
import dev.countersign.trust.Profiles;
import dev.countersign.trust.ReceiptSigner;
import java.time.InstantSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The functions over a table in AWS, run from here: account and region as the AWS SDK finds them.
 * What they append is published by the stream, as always.
 */
final class CloudFunctions implements AutoCloseable {
  private final SsmClient ssm =
      SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final SecretsManagerClient manager =
      SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final RegisteredSources sources;
  private final Assembly assembly;

  private CloudFunctions(Ledger ledger, String receiptKey, String issuer) {
    this.sources = new RegisteredSources(ledger, this::secret, new Profiles(), System::nanoTime);
    var receipts = ReceiptSigner.of(secret(new SecretRef.Ssm(receiptKey)), issuer);
    this.assembly =
        new Assembly(
            ledger,
            new RegisteredContracts(ledger.registry(), System::nanoTime),
            sources::pseudonyms,
            receipts::receipt,
            Pause.withJitter());
  }

  /**
   * Over this ledger.
   *
   * @param receiptKey the SSM parameter that holds the key of receipts
   * @param issuer whom receipts name
   */
  static CloudFunctions over(Ledger ledger, String receiptKey, String issuer) {
    return new CloudFunctions(ledger, receiptKey, issuer);
  }

  ReplayRefused replay() {
    return assembly.replayRefused(sources, InstantSource.system());
  }

  ResolveOutcome resolve() {
    return assembly.resolveOutcome();
  }

  TellRestored tellRestored() {
    return assembly.tellRestored();
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
