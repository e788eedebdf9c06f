package dev.invoicearchive.local.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document that is written from its beginning to its end. */
final class XmlText {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;

    private XmlText() throws XMLStreamException {
        writer = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    }

    /** What writes elements. */
    interface Content {
        void write(XmlText xml) throws XMLStreamException;
    }

    /** A document in S3's namespace. */
    static XmlText document(String root, Content content) {
        return write(root, true, content);
    }

    /** A document without a namespace, as faults are. */
    static XmlText fault(String root, Content content) {
        return write(root, false, content);
    }

    private static XmlText write(String root, boolean namespace, Content content) {
        try {
            XmlText xml = new XmlText();
            xml.writer.writeStartElement(root);
            if (namespace) {
                xml.writer.writeDefaultNamespace(NAMESPACE);
            }
            content.write(xml);
            xml.writer.writeEndElement();
            xml.writer.writeEndDocument();
            xml.writer.close();
            return xml;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write XML into memory.", e);
        }
    }

    /** An element with text. */
    void text(String name, Object value) throws XMLStreamException {
        writer.writeStartElement(name);
        writer.writeCharacters(String.valueOf(value));
        writer.writeEndElement();
    }

    /** An element with elements. */
    void element(String name, Content content) throws XMLStreamException {
        writer.writeStartElement(name);
        content.write(this);
        writer.writeEndElement();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
