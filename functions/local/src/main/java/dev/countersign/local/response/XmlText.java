package dev.countersign.local.response;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one XML document, indented, with the namespaces of its form. */
final class XmlText {
  /** Writes what is within an element. */
  interface Content {
    void write() throws XMLStreamException;
  }

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private int depth;

  XmlText() throws XMLStreamException {
    out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    out.writeStartDocument("UTF-8", "1.0");
  }

  /** An element with elements within; its name has the prefix of its namespace. */
  void element(String name, Content content) throws XMLStreamException {
    begin(name);
    depth++;
    content.write();
    depth--;
    line();
    out.writeEndElement();
  }

  /** An element with a text. */
  void text(String name, String value) throws XMLStreamException {
    begin(name);
    out.writeCharacters(value);
    out.writeEndElement();
  }

  /** An element with one attribute and a text. */
  void text(String name, String attribute, String said, String value) throws XMLStreamException {
    begin(name);
    out.writeAttribute(attribute, said);
    out.writeCharacters(value);
    out.writeEndElement();
  }

  /** Says, within the document's first element, which namespace a prefix is of. */
  void namespace(String prefix, String name) throws XMLStreamException {
    out.writeNamespace(prefix, name);
  }

  /** The whole document. */
  String done() throws XMLStreamException {
    out.writeEndDocument();
    out.close();
    return text + "\n";
  }

  private void begin(String name) throws XMLStreamException {
    line();
    out.writeStartElement(name);
  }

  private void line() throws XMLStreamException {
    out.writeCharacters("\n" + "  ".repeat(depth));
  }
}
