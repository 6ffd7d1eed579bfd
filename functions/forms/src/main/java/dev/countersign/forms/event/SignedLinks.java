package dev.countersign.forms.event;

import dev.countersign.domain.billing.ResultLinks;
import dev.countersign.domain.history.Entry;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which links the events of an entry say. An event never changes; so those of an entry whose
 * receipt was signed before there were links have none.
 */
public final class SignedLinks {
  private static final String LINK = "replaced_by";

  private SignedLinks() {}

  /** The links that the receipt of an entry signed; all of them where there is no receipt. */
  public static ResultLinks of(Entry entry, @Nullable String receipt) {
    var links = ResultLinks.of(entry.results());
    boolean said = links.replacedBy().isEmpty() || receipt == null || signs(receipt);
    return said ? links : ResultLinks.NONE;
  }

  /** Whether one of the receipt's results has the print of a link among its members. */
  private static boolean signs(String receipt) {
    return claims(receipt).members().get("results") instanceof Json.Arr(List<Json> results)
        && results.stream()
            .anyMatch(result ->
                result instanceof Json.Obj of
                    && of.members().get("members") instanceof Json.Obj prints
                    && prints.members().containsKey(LINK));
  }

  private static Json.Obj claims(String receipt) {
    var parts = receipt.split("\\.", -1);
    try {
      return StrictJson.parse(Base64.getUrlDecoder().decode(parts[Math.min(1, parts.length - 1)]))
              instanceof Reading.Read<Json>(Json.Obj claims)
          ? claims
          : new Json.Obj(Map.of());
    } catch (IllegalArgumentException e) {
      return new Json.Obj(Map.of()); // no base64url: no receipt of ours
    }
  }
}
