package dev.countersign.forms.config;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Reading;
import java.util.Optional;
import java.util.Set;

/** Reads {@code tenant.yaml}: who the customer is, and the key its subjects are hashed with. */
public final class TenantForm {
  private TenantForm() {}

  public record Tenant(TenantId id, String name, SecretRef pseudonymKey) {}

  public static Reading<Tenant> read(String text) {
    return YamlText.parse(text)
        .then(document -> document.located(Fields.read(document.root(), TenantForm::tenant)));
  }

  private static Optional<Tenant> tenant(Fields in) {
    in.only(Set.of("id", "name", "pseudonym_key", "description"));
    var id = in.id("id", TenantId::admits, TenantId::new);
    var name = in.required("name", 200);
    var key =
        in.present("pseudonym_key")
            ? in.object("pseudonym_key").flatMap(SecretRef::read)
            : Optional.<SecretRef>empty();
    return id.flatMap(i -> name.flatMap(n -> key.map(k -> new Tenant(i, n, k))));
  }
}
