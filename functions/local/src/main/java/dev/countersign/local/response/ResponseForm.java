package dev.countersign.local.response;

import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/** In which form a response is written. */
public enum ResponseForm {
  /** Peppol BIS Invoice Response 3: an ApplicationResponse of UBL 2.1. */
  PEPPOL,
  /** A French lifecycle message: CrossDomainAcknowledgementAndResponse D22B. */
  CDAR;

  /** Its word, and the name of its code table. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The response as one XML document. */
  public String write(InvoiceResponse response) {
    try {
      return switch (this) {
        case PEPPOL -> PeppolResponse.write(response);
        case CDAR -> CdarResponse.write(response);
      };
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text can always be written as XML", e);
    }
  }
}
