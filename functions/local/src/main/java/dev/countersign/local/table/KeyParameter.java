package dev.countersign.local.table;

import dev.countersign.forms.config.Secret;
import dev.countersign.local.rotate.KeyHome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A key's home in AWS: an SSM SecureString. The AWS SDK finds account and region. */
public final class KeyParameter implements KeyHome, AutoCloseable {
  private final SsmClient ssm;
  private final String name;
  private final @Nullable String kmsKey;

  /**
   * The parameter of this name.
   *
   * @param kmsKey the KMS key that it is encrypted with; without one, that of before, and for a new
   *     parameter the account's own for SSM
   */
  public KeyParameter(String name, @Nullable String kmsKey) {
    this(
        SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
        name,
        kmsKey);
  }

  KeyParameter(SsmClient ssm, String name, @Nullable String kmsKey) {
    this.ssm = ssm;
    this.name = name;
    this.kmsKey = kmsKey;
  }

  @Override
  public Optional<Secret> read() {
    try {
      return Optional.of(
          Secret.ofText(
              ssm.getParameter(r -> r.name(name).withDecryption(true)).parameter().value()));
    } catch (ParameterNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public Written add(Secret key) {
    try {
      put(key, false, kmsKey);
      return Written.DONE;
    } catch (ParameterAlreadyExistsException e) {
      return Written.NOT_OVERWRITTEN;
    }
  }

  @Override
  public void replace(Secret key) {
    put(key, true, kmsKey == null ? kmsKeyOfBefore() : kmsKey);
  }

  private void put(Secret key, boolean overwrite, @Nullable String encryptedWith) {
    ssm.putParameter(r ->
        r.name(name)
            .type(ParameterType.SECURE_STRING)
            .keyId(encryptedWith)
            .overwrite(overwrite)
            .value(key.revealText()));
  }

  /** PutParameter would take the account's own key where none is named, whatever was before. */
  private @Nullable String kmsKeyOfBefore() {
    var ours = ParameterStringFilter.builder().key("Name").option("Equals").values(name).build();
    return ssm.describeParameters(r -> r.parameterFilters(ours)).parameters().stream()
        .map(ParameterMetadata::keyId)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    ssm.close();
  }
}
