package dev.countersign.local.response;

import dev.countersign.local.response.InvoiceFacts.Party;
import java.util.LinkedHashSet;
import javax.xml.stream.XMLStreamException;

/** A response as Peppol BIS Invoice Response 3, transaction T111. */
final class PeppolResponse {
  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

  private final XmlText out;
  private final InvoiceResponse response;

  private PeppolResponse(XmlText out, InvoiceResponse response) {
    this.out = out;
    this.response = response;
  }

  static String write(InvoiceResponse response) throws XMLStreamException {
    var out = new XmlText();
    new PeppolResponse(out, response).document();
    return out.done();
  }

  private void document() throws XMLStreamException {
    out.element(
        "ubl:ApplicationResponse",
        () -> {
          out.namespace("ubl", UBL + "ApplicationResponse-2");
          out.namespace("cac", UBL + "CommonAggregateComponents-2");
          out.namespace("cbc", UBL + "CommonBasicComponents-2");
          out.text("cbc:CustomizationID", "urn:fdc:peppol.eu:poacc:trns:invoice_response:3");
          out.text("cbc:ProfileID", "urn:fdc:peppol.eu:poacc:bis:invoice_response:3");
          out.text("cbc:ID", response.id());
          out.text("cbc:IssueDate", response.issued().toLocalDate().toString());
          out.text("cbc:Note", response.note());
          party("cac:SenderParty", response.invoice().payer());
          party("cac:ReceiverParty", response.invoice().seller());
          out.element("cac:DocumentResponse", this::answer);
        });
  }

  private void party(String name, Party party) throws XMLStreamException {
    out.element(
        name,
        () -> {
          var address = party.address();
          out.text("cbc:EndpointID", "schemeID", address.scheme(), address.id());
          out.element(
              "cac:PartyLegalEntity", () -> out.text("cbc:RegistrationName", party.name()));
        });
  }

  private void answer() throws XMLStreamException {
    out.element(
        "cac:Response",
        () -> {
          out.text("cbc:ResponseCode", response.code());
          var actions = new LinkedHashSet<String>();
          for (var reason : response.reasons()) {
            out.element(
                "cac:Status",
                () -> {
                  out.text("cbc:StatusReasonCode", "listID", "OPStatusReason", reason.code());
                  out.text("cbc:StatusReason", reason.text());
                });
            if (reason.actionOrNull() != null) {
              actions.add(reason.actionOrNull());
            }
          }
          for (String action : actions) {
            out.element(
                "cac:Status",
                () -> out.text("cbc:StatusReasonCode", "listID", "OPStatusAction", action));
          }
        });
    out.element(
        "cac:DocumentReference",
        () -> {
          out.text("cbc:ID", response.invoice().number());
          out.text("cbc:IssueDate", response.invoice().issued().toString());
          out.text("cbc:DocumentTypeCode", response.invoice().type());
        });
  }
}
