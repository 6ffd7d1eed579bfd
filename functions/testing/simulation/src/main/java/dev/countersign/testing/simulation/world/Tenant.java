package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.world.Message.Signing;
import dev.countersign.testing.simulation.world.Message.Source;
import java.util.Arrays;
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

  /** The public half of the payer's own key, as its source's settings have it. */
  private static final String OPEN_KEY = "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  public Signing signing(Source source) {
    boolean isThePayers = source == Source.PAYER || source == Source.SIGNER;
    var otherwise = isThePayers ? Signing.OWN_KEY : Signing.STANDARD_WEBHOOKS;
    return signing.getOrDefault(source, otherwise);
  }

  /** Whether some of its results can be disputed or asked for. */
  public boolean quarrels() {
    return contracts.stream()
        .flatMap(contract -> contract.meaning().stream())
        .anyMatch(terms -> terms.dispute() != null || terms.inquiry() != null);
  }

  /** Its sources, but for the one that answers about months, which not all have. */
  public List<Source> sources() {
    return Arrays.stream(Source.values())
        .filter(source -> source != Source.SIGNER)
        .filter(source -> quarrels() || !source.isOfQuarrels())
        .toList();
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
    return text(source, signing(source) == Signing.BODY_ONLY ? ", map: \"$\"" : "");
  }

  /** The same with a mistake in its map, so that what it sends is refused and kept. */
  public String misread(Source source) {
    return text(source, ", map: \"nothing\"");
  }

  private String text(Source source, String map) {
    var signing = signing(source);
    String key = signing == Signing.OWN_KEY ? OPEN_KEY : KEY;
    return "{id: %s, kind: %s, profile: %s, keys: [{secret: {inline: \"%s\"}}]%s}"
        .formatted(source.id(), source.kind(), signing.profile(), key, map);
  }
}
