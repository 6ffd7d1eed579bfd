package dev.countersign.local.response;

import dev.countersign.local.response.InvoiceFacts.Party;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;

/** A response as a French lifecycle message of a buyer, CDAR D22B. */
final class CdarResponse {
  private static final String UN = "urn:un:unece:uncefact:data:standard:";

  private final XmlText out;
  private final InvoiceResponse response;

  private CdarResponse(XmlText out, InvoiceResponse response) {
    this.out = out;
    this.response = response;
  }

  static String write(InvoiceResponse response) throws XMLStreamException {
    var out = new XmlText();
    new CdarResponse(out, response).document();
    return out.done();
  }

  private void document() throws XMLStreamException {
    out.element(
        "rsm:CrossDomainAcknowledgementAndResponse",
        () -> {
          out.namespace("rsm", UN + "CrossDomainAcknowledgementAndResponse:100");
          out.namespace("ram", UN + "ReusableAggregateBusinessInformationEntity:100");
          out.namespace("qdt", UN + "QualifiedDataType:100");
          out.namespace("udt", UN + "UnqualifiedDataType:100");
          out.element("rsm:ExchangedDocumentContext", this::context);
          out.element("rsm:ExchangedDocument", this::exchanged);
          out.element("rsm:AcknowledgementDocument", this::acknowledged);
        });
  }

  private void context() throws XMLStreamException {
    out.element(
        "ram:BusinessProcessSpecifiedDocumentContextParameter",
        () -> out.text("ram:ID", response.invoice().process()));
    out.element(
        "ram:GuidelineSpecifiedDocumentContextParameter",
        () -> out.text("ram:ID", "urn.cpro.gouv.fr:1p0:CDV:invoice"));
  }

  /** The sender is told by its role alone, so that the payer's platform can name itself. */
  private void exchanged() throws XMLStreamException {
    out.text("ram:ID", response.id() + "#" + response.invoice().type() + "_" + date());
    moment();
    out.element("ram:IncludedNote", () -> out.text("ram:Content", response.note()));
    out.element("ram:SenderTradeParty", () -> out.text("ram:RoleCode", "BY"));
    party("ram:IssuerTradeParty", response.invoice().payer(), "BY");
    party("ram:RecipientTradeParty", response.invoice().seller(), "SE");
  }

  private void party(String name, Party party, String role) throws XMLStreamException {
    out.element(
        name,
        () -> {
          var legal = party.identifier();
          out.text("ram:GlobalID", "schemeID", legal.scheme(), legal.id());
          out.text("ram:Name", party.name());
          out.text("ram:RoleCode", role);
          var address = party.address();
          out.element(
              "ram:URIUniversalCommunication",
              () -> out.text("ram:URIID", "schemeID", address.scheme(), address.id()));
        });
  }

  /** 23 is the type of a message of the processing phase, which a buyer sends. */
  private void acknowledged() throws XMLStreamException {
    out.element(
        "ram:MultipleReferencesIndicator", () -> out.text("udt:Indicator", "false"));
    out.text("ram:TypeCode", "23");
    moment();
    out.element(
        "ram:ReferenceReferencedDocument",
        () -> {
          out.text("ram:IssuerAssignedID", response.invoice().number());
          out.text("ram:TypeCode", response.invoice().type());
          out.element(
              "ram:FormattedIssueDateTime",
              () -> out.text("qdt:DateTimeString", "format", "102", date()));
          out.text("ram:ProcessConditionCode", response.code());
          out.element(
              "ram:IssuerTradeParty",
              () -> {
                var legal = response.invoice().seller().identifier();
                out.text("ram:GlobalID", "schemeID", legal.scheme(), legal.id());
                out.text("ram:RoleCode", "SE");
              });
          int number = 1;
          for (var reason : response.reasons()) {
            reason(reason, number);
            number++;
          }
        });
  }

  /** Of AUTRE the rules want an explanation as a note; each reason has one. */
  private void reason(InvoiceResponse.Reason reason, int number) throws XMLStreamException {
    out.element(
        "ram:SpecifiedDocumentStatus",
        () -> {
          out.text("ram:ReasonCode", reason.code());
          if (reason.actionOrNull() != null) {
            out.text("ram:RequestedActionCode", reason.actionOrNull());
          }
          out.text("ram:SequenceNumeric", Integer.toString(number));
          out.element("ram:IncludedNote", () -> out.text("ram:Content", reason.text()));
        });
  }

  private void moment() throws XMLStreamException {
    String time = response.issued().format(InvoiceResponse.SECONDS);
    out.element(
        "ram:IssueDateTime", () -> out.text("udt:DateTimeString", "format", "204", time));
  }

  private String date() {
    return response.invoice().issued().format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
