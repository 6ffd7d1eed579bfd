package dev.countersign.forms.inbound;

import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import java.util.Optional;

/**
 * Checks a message's {@code tenant}, where it has one. The address of its source decides whose it
 * is; a message that names another tenant was sent to the wrong address.
 */
public final class NamedTenant {
  private NamedTenant() {}

  /** The problem {@code another_tenant}, when the message names another than its source's. */
  public static Optional<Problem> problem(Json said, TenantId tenant) {
    var named = said instanceof Json.Obj object ? object.get("tenant") : Optional.<Json>empty();
    return named
        .filter(name -> !name.equals(new Json.Str(tenant.value())))
        .map(name ->
            new Problem(
                "another_tenant",
                "/tenant",
                "not the tenant of this source",
                "send it to a source of that tenant, and to that one only"));
  }
}
