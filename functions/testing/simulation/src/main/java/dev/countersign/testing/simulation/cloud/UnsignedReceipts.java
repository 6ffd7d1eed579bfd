package dev.countersign.testing.simulation.cloud;

import dev.countersign.app.history.ReceiptIssuer;
import dev.countersign.domain.history.SealedEntry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

/** What stands for receipts where nobody looks at a signature: it costs no time. */
final class UnsignedReceipts {
  private static final String LINKED =
      Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              "{\"results\":[{\"members\":{\"replaced_by\":\"\"}}]}"
                  .getBytes(StandardCharsets.UTF_8));

  private UnsignedReceipts() {}

  /** Who countersigns entries, until somebody else is set. */
  static AtomicReference<ReceiptIssuer> first() {
    return new AtomicReference<>(UnsignedReceipts::receipt);
  }

  /** Nobody signed it, and it says that results' links are signed. */
  private static String receipt(SealedEntry entry) {
    return "e30." + LINKED + "." + entry.hash().hex();
  }
}
