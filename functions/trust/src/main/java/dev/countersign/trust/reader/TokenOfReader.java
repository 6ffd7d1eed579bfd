package dev.countersign.trust.reader;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.RejectionReason;
import java.util.List;

/** What became of verifying a reader's token. */
public sealed interface TokenOfReader {
  /**
   * It is signed by the issuer, for this audience, and good now.
   *
   * @param claims what it says; can be personal data
   */
  record Good(Json.Obj claims) implements TokenOfReader {
    /** Whether it has this claim with this value; of a list, whether an item is the value. */
    public boolean says(String claim, String value) {
      return switch (claims.get(claim).orElse(new Json.Nil())) {
        case Json.Str(String text) -> text.equals(value);
        case Json.Arr(List<Json> items) -> items.contains(new Json.Str(value));
        default -> false;
      };
    }

    /** Prints nothing of the token. */
    @Override
    public String toString() {
      return "Good[…]";
    }
  }

  /** It is not. */
  record Bad(RejectionReason reason) implements TokenOfReader {}
}
