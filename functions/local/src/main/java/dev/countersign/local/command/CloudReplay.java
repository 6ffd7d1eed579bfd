package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.Secret;
import dev.countersign.forms.SecretRef;
import dev.countersign.lambda.history.Pause;
import dev.countersign.lambda.replay.ReplayRefused.Replayed;
import dev.countersign.lambda.wiring.Assembly;
import dev.countersign.lambda.wiring.RegisteredContracts;
import dev.countersign.lambda.wiring.RegisteredSources;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals.Refused;
import dev.countersign.trust.Profiles;
import dev.countersign.trust.ReceiptSigner;
import java.time.InstantSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Decides over a table in AWS from here: account and region as the AWS SDK finds them. What it
 * appends is published by the stream, as always.
 */
final class CloudReplay {
  private CloudReplay() {}

  static Replayed replay(
      Ledger ledger, TenantId tenant, Refused refused, String receiptKey, String issuer) {
    try (var ssm =
            SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
        var manager =
            SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
      var sources =
          new RegisteredSources(
              ledger, ref -> secret(ref, ssm, manager), new Profiles(), System::nanoTime);
      var receipts = ReceiptSigner.of(secret(new SecretRef.Ssm(receiptKey), ssm, manager), issuer);
      var assembly =
          new Assembly(
              ledger,
              new RegisteredContracts(ledger.registry(), System::nanoTime),
              sources::pseudonyms,
              receipts::receipt,
              Pause.withJitter());
      return assembly.replayRefused(sources, InstantSource.system()).replay(tenant, refused);
    }
  }

  private static Secret secret(SecretRef ref, SsmClient ssm, SecretsManagerClient manager) {
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
