package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.world.Message.Signing;
import dev.countersign.testing.simulation.world.Message.Source;
import java.util.List;
import java.util.Map;

/**
 * A tenant with its terms and sources.
 *
 * @param signing how sources sign that don't use Standard Webhooks
 */
public record Tenant(String id, List<TenantTerms> contracts, Map<Source, Signing> signing) {
  /** The secret of every source that signs with one. */
  public static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  public Signing signing(Source source) {
    return signing.getOrDefault(source, Signing.STANDARD_WEBHOOKS);
  }

  /** The tenant's settings as YAML, as they are applied. */
  public String text() {
    return "{id: %s, name: %s, pseudonym_key: {inline: %s}}".formatted(id, id, pseudonymKey());
  }

  /** The key of the tenant's pseudonyms. */
  public String pseudonymKey() {
    return "0123456789abcdef0123456789abcdef-" + id;
  }

  /** A source's settings as YAML, as they are applied. */
  public String text(Source source) {
    String kind = source.end().substring(0, source.end().length() - 1);
    String map = signing(source) == Signing.BODY_ONLY ? ", map: \"$\"" : "";
    return "{id: %s, kind: %s, profile: %s, keys: [{secret: {inline: %s}}]%s}"
        .formatted(source.id(), kind, signing(source).profile(), KEY, map);
  }
}
