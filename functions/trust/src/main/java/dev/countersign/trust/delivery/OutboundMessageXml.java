package dev.countersign.trust.delivery;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a Salesforce Outbound Message as JSON: {@code OrganizationId}, {@code ActionId} and {@code
 * Notifications}, each with its {@code Id} and the fields of its object. The session id that
 * Salesforce can add is left out. Document types and entities are refused, so that XML can neither
 * expand nor fetch anything (developer.salesforce.com, "Understanding Outbound Messaging").
 */
final class OutboundMessageXml {
  private static final String OUTBOUND = "http://soap.sforce.com/2005/09/outbound";
  private static final int MAX_DEPTH = 16;
  private static final XMLInputFactory XML = factory();

  private OutboundMessageXml() {}

  static Reading<Json> read(Bytes body) {
    try {
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.toArray())).toString();
      var reader = XML.createXMLStreamReader(new StringReader(text));
      try {
        return Reading.of(new Json.Obj(message(reader)));
      } finally {
        reader.close();
      }
    } catch (CharacterCodingException | XMLStreamException | RuntimeException e) {
      return Reading.wrong(
          new Problem(
              "not_outbound_message",
              "",
              "not a Salesforce Outbound Message",
              "send Salesforce's SOAP message"));
    }
  }

  private static Map<String, Json> message(XMLStreamReader in) throws XMLStreamException {
    Map<String, Json> members = new LinkedHashMap<>();
    var notifications = new ArrayList<Json>();
    boolean found = false;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("a document type");
      }
      if (event != XMLStreamConstants.START_ELEMENT || !OUTBOUND.equals(in.getNamespaceURI())) {
        continue;
      }
      switch (in.getLocalName()) {
        case "notifications" -> {
          if (found) {
            throw new XMLStreamException("two messages");
          }
          found = true;
        }
        case "Notification" -> notifications.add(new Json.Obj(fields(in, 0)));
        case "OrganizationId", "ActionId" -> put(members, in.getLocalName(), text(in));
        default -> {}
      }
    }
    if (!found) {
      throw new XMLStreamException("no message");
    }
    members.put("Notifications", new Json.Arr(notifications));
    return members;
  }

  /** The children of an element by name. The object's own children stand under {@code sObject}. */
  private static Map<String, Json> fields(XMLStreamReader in, int depth) throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw new XMLStreamException("too deep");
    }
    Map<String, Json> fields = new LinkedHashMap<>();
    while (in.next() != XMLStreamConstants.END_ELEMENT) {
      if (in.isStartElement()) {
        String name = in.getLocalName();
        put(fields, name, name.equals("sObject") ? new Json.Obj(fields(in, depth + 1)) : text(in));
      }
    }
    return fields;
  }

  private static Json text(XMLStreamReader in) throws XMLStreamException {
    boolean nil =
        "true".equals(in.getAttributeValue("http://www.w3.org/2001/XMLSchema-instance", "nil"));
    String text = in.getElementText();
    return nil ? new Json.Nil() : new Json.Str(text);
  }

  private static void put(Map<String, Json> fields, String name, Json value)
      throws XMLStreamException {
    if (fields.putIfAbsent(name, value) != null) {
      throw new XMLStreamException("an element stands twice");
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
      throw new XMLStreamException("entities are off");
    });
    return factory;
  }
}
