package dev.countersign.trust.explain;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import java.util.List;
import java.util.Map;

/** Explains a Salesforce Outbound Message: its client certificate and its organisation. */
final class OutboundMessageExplainer {
  private final Explanation explanation;
  private final Map<String, String> settings;

  OutboundMessageExplainer(Explanation explanation, Map<String, String> settings) {
    this.explanation = explanation;
    this.settings = settings;
  }

  void explain(RawDelivery delivery) {
    explanation.add(
        "client certificate", delivery.clientCertificate().isPresent() ? "presented" : "none");
    explanation.add(
        "OrganizationId",
        PayloadReader.at(Profile.Payload.SOAP, delivery.body(), List.of("OrganizationId"))
                .map(value -> value instanceof Json.Str(String text) ? text : "not a text")
                .orElse("not found: not an Outbound Message, or one with a document type")
            + "; the source expects "
            + settings.getOrDefault("organization_id", "nothing"));
  }
}
