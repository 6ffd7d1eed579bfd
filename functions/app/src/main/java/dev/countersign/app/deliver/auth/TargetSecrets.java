package dev.countersign.app.deliver.auth;

import dev.countersign.app.registry.Secrets;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.engine.EngineAuth.Value;
import dev.countersign.forms.engine.TextTemplate;
import dev.countersign.forms.engine.TextTemplate.Part;

/** The secrets and settings of one target, by the names that its engine's file gives them. */
final class TargetSecrets {
  private final TargetSetup target;
  private final Secrets secrets;

  TargetSecrets(TargetSetup target, Secrets secrets) {
    this.target = target;
    this.secrets = secrets;
  }

  /**
   * A secret.
   *
   * @throws CannotAuthenticate when it can't be read, or is no text of one line; it is named
   */
  Secret secret(String name) {
    var ref = target.secrets().get(name);
    if (ref == null) {
      throw new CannotAuthenticate("the target names no secret " + name);
    }
    try {
      var read = secrets.of(ref);
      String text = read.revealText().strip();
      if (text.isEmpty() || text.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
        throw new CannotAuthenticate("the secret " + name + " is empty, or not one line of ASCII");
      }
      return Secret.ofText(text);
    } catch (OperationFailed e) {
      throw new CannotAuthenticate("the secret " + name + ": " + e.getMessage());
    }
  }

  /** As {@link #secret}, as text. */
  String text(String name) {
    return secret(name).revealText();
  }

  /** A secret, a setting or a text. */
  String text(Value value) {
    return switch (value) {
      case Value.OfSecret(String name) -> text(name);
      case Value.OfSetting(String name) -> setting(name);
      case Value.Text(String own) -> own;
    };
  }

  /** A setting. */
  String setting(String name) {
    var value = target.settings().get(name);
    if (value == null) {
      throw new CannotAuthenticate("the target says no setting " + name);
    }
    return value;
  }

  /** A header's text, whose variables are names of secrets. */
  String header(TextTemplate template) {
    var text = new StringBuilder();
    for (Part part : template.parts()) {
      text.append(
          switch (part) {
            case Part.Literal(String own) -> own;
            case Part.Variable(var path) -> text(path.getFirst());
          });
    }
    return text.toString();
  }
}
