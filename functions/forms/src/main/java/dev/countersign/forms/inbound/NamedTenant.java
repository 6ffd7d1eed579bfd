package dev.countersign.forms.inbound;

import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import java.util.Optional;

/**
 * Whom a session or an attestation says it is for, where it says so: {@code tenant}. The source's
 * address decides whose it is; a message that names another tenant was sent to the wrong one.
 */
public final class NamedTenant {
  private NamedTenant() {}

  /** What is wrong when the message names another tenant than its source's. */
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
