package dev.invoicearchive.auditor.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An answer of the Query protocol, or a part of it: elements by name, lists as elements {@code member}. */
public final class XmlAnswer {
    private final Element element;

    private XmlAnswer(Element element) {
        this.element = element;
    }

    /**
     * Reads an answer.
     *
     * @throws NoAnswerException if it is no XML, as from a proxy
     */
    static XmlAnswer parse(String action, byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new XmlAnswer(factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement());
        } catch (SAXException | IOException e) {
            throw new NoAnswerException(action, "an answer that is no XML", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Cannot make an XML parser.", e);
        }
    }

    /** The text of the first element of this name, however deep; empty if there is none. */
    public String text(String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    /** The members of the first list of this name, however deep. */
    public List<XmlAnswer> members(String name) {
        List<XmlAnswer> members = new ArrayList<>();
        NodeList found = element.getElementsByTagName(name);
        if (found.getLength() > 0) {
            NodeList children = found.item(0).getChildNodes();
            for (int index = 0; index < children.getLength(); index++) {
                Node child = children.item(index);
                if (child instanceof Element member && member.getTagName().equals("member")) {
                    members.add(new XmlAnswer(member));
                }
            }
        }
        return members;
    }
}
