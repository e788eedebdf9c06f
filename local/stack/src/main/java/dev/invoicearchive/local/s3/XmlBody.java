package dev.invoicearchive.local.s3;

import dev.invoicearchive.local.s3.S3Fault.Code;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The small XML documents that requests carry: the text of each element, found by the names above it. */
final class XmlBody {
    private static final int DEPTH_MAX = 16;
    private static final XMLInputFactory FACTORY = factory();

    private final Map<String, String> texts;

    private XmlBody(Map<String, String> texts) {
        this.texts = texts;
    }

    /**
     * Reads a document. Nothing outside of it is ever looked at.
     *
     * @param root the name that its first element must have
     */
    static XmlBody parse(byte[] body, String root) throws S3Fault {
        try {
            Map<String, String> texts = read(FACTORY.createXMLStreamReader(new ByteArrayInputStream(body)));
            if (texts.containsKey(root)) {
                return new XmlBody(texts);
            }
        } catch (XMLStreamException e) {
            throw new S3Fault(
                    Code.MalformedXML, "Invalid body: no XML without a document type, expected " + root + ".");
        }
        throw new S3Fault(Code.MalformedXML, "Invalid body: another element, expected " + root + ".");
    }

    /** The text of an element, such as {@code Retention/Mode}. */
    Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Map<String, String> read(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> texts = new HashMap<>();
        Deque<String> path = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (path.size() == DEPTH_MAX) {
                        throw new XMLStreamException("too deep");
                    }
                    path.addLast(path.isEmpty() ? reader.getLocalName() : path.getLast() + "/" + reader.getLocalName());
                    texts.putIfAbsent(path.getLast(), "");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    texts.merge(path.getLast(), reader.getText(), String::concat);
                case XMLStreamConstants.END_ELEMENT -> path.removeLast();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("a document type");
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
        return texts;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
