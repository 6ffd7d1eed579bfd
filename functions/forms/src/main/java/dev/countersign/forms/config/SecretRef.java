package dev.countersign.forms.config;

import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.net.URI;
import java.util.Optional;

/**
 * Where a secret lies. Only public keys, and the keys of demo and tests, lie in the file itself.
 */
public sealed interface SecretRef {
  /** A SecureString of SSM Parameter Store. */
  record Ssm(String name) implements SecretRef {}

  /** A secret of Secrets Manager. */
  record SecretsManager(String name) implements SecretRef {}

  /** A set of public keys that is fetched by its address. */
  record Jwks(URI url) implements SecretRef {}

  /** The secret itself, or a public key, which is none. */
  record Inline(Secret value) implements SecretRef {}

  /** Reads {@code {ssm: name}}, {@code {secretsmanager: name}} or {@code {inline: text}}. */
  static Optional<SecretRef> read(Fields in) {
    var ssm = in.text("ssm", 1000);
    var manager = in.text("secretsmanager", 1000);
    var inline = secret(in, "inline");
    if (in.names().size() != 1 || (ssm.isEmpty() && manager.isEmpty() && inline.isEmpty())) {
      in.problem(
          "contradiction",
          "ssm",
          "needs exactly one of ssm, secretsmanager and inline",
          "name one");
      return Optional.empty();
    }
    return ssm.<SecretRef>map(Ssm::new)
        .or(() -> manager.map(SecretsManager::new))
        .or(() -> inline.map(Inline::new));
  }

  /** A text of any shape, such as a PEM. */
  private static Optional<Secret> secret(Fields in, String name) {
    var value = in.get(name);
    if (value.isPresent() && !(value.get() instanceof Json.Str)) {
      in.problem("wrong_type", name, "not a string", "send a string");
    }
    return value.filter(Json.Str.class::isInstance).map(v -> Secret.ofText(((Json.Str) v).value()));
  }
}
