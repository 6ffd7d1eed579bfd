package dev.countersign.trust.receipt;

import dev.countersign.domain.history.SealedEntry;
import dev.countersign.forms.event.ResultEventForm;
import dev.countersign.forms.event.SignedLinks;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.verify.jws.CompactJws;
import java.util.List;
import java.util.Optional;

/**
 * Compares the result events that an entry gives today with those that its receipt signed. It takes
 * the receipt's word for it: whoever wants a proof checks it with a {@link ReceiptVerifier}.
 */
public final class SignedResults {
  private SignedResults() {}

  /**
   * What the receipt of an entry says of each of its result events, in their order: the claim
   * {@code results}; made from the events where the receipt has none of these, as one of the first
   * form.
   */
  public static List<Json.Obj> lines(SealedEntry sealed, String receipt) {
    var results = sealed.entry().results();
    if (results.isEmpty()) {
      return List.of();
    }
    var signed = signed(receipt);
    var ids = results.stream().map(result -> Optional.of(result.id().value())).toList();
    if (signed.stream().map(line -> line.text(LineSignature.ID)).toList().equals(ids)) {
      return signed;
    }
    var links = SignedLinks.of(sealed.entry(), receipt);
    return results.stream().map(result -> ReceiptSigner.line(result, links)).toList();
  }

  private static List<Json.Obj> signed(String receipt) {
    try {
      return CompactJws.ofClaims(receipt).claims().members().get(ReceiptSigner.RESULTS)
              instanceof Json.Arr(List<Json> items)
          ? items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).toList()
          : List.of();
    } catch (DeliveryRejected e) {
      return List.of();
    }
  }

  /**
   * Whether they are the same. A receipt of the first form signed none of them, so it contradicts
   * none.
   */
  public static boolean agree(SealedEntry sealed, String receipt) {
    Json.Obj claims;
    try {
      claims = CompactJws.ofClaims(receipt).claims();
    } catch (DeliveryRejected e) {
      return false;
    }
    if (!claims.members().containsKey("version")) {
      return true;
    }
    var lines =
        claims.members().get(ReceiptSigner.RESULTS) instanceof Json.Arr(List<Json> items)
            ? items
            : List.<Json>of();
    var results = sealed.entry().results();
    if (lines.size() != results.size()) {
      return false;
    }
    var links = SignedLinks.of(sealed.entry(), receipt);
    for (int i = 0; i < lines.size(); i++) {
      boolean same =
          lines.get(i) instanceof Json.Obj line
              && StrictJson.parse(ResultEventForm.write(results.get(i), links, null))
                  instanceof Reading.Read<Json>(Json.Obj data)
              && LineSignature.altered(line, data).isEmpty();
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
