package dev.countersign.local.table;

import dev.countersign.forms.config.Secret;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The home of the keys of receipts in AWS: an SSM SecureString under the account's own key. The AWS
 * SDK finds account and region.
 */
public final class ReceiptKeyParameter implements AutoCloseable {
  private final SsmClient ssm =
      SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final String name;

  public ReceiptKeyParameter(String name) {
    this.name = name;
  }

  /** What is kept; empty where there is no such parameter. */
  public Optional<Secret> read() {
    try {
      return Optional.of(
          Secret.ofText(
              ssm.getParameter(r -> r.name(name).withDecryption(true)).parameter().value()));
    } catch (ParameterNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Keeps this in place of what was kept. */
  public void write(Secret keys) {
    ssm.putParameter(r ->
        r.name(name).type(ParameterType.SECURE_STRING).overwrite(true).value(keys.revealText()));
  }

  @Override
  public void close() {
    ssm.close();
  }
}
