package dev.countersign.testing.simulation.months;

import dev.countersign.forms.config.Secret;
import dev.countersign.trust.receipt.ReceiptSigner;

/** The seller's key in worlds whose tenants seal their months. */
final class MonthsKey {
  /** The key of RFC 8037, appendix A: a seed signs the same bytes every time. */
  static final ReceiptSigner SIGNER =
      ReceiptSigner.of(
          Secret.ofText(
              "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"simulated\","
                  + "\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
                  + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}"),
          "https://countersign.example");

  private MonthsKey() {}
}
