package org.tallystick.lib.einvoice.facturx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The description of a PDF (XMP). A PDF/A may have one bag of extension schemas only: where its renderer wrote one already,
 * the schema of Factur-X goes into that one.
 */
final class Xmp {
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String EXTENSION = "http://www.aiim.org/pdfa/ns/extension/";
    private static final String SCHEMA = "http://www.aiim.org/pdfa/ns/schema#";
    private static final String PROPERTY = "http://www.aiim.org/pdfa/ns/property#";
    private static final String FACTURX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
    private static final String VERSION = "1.0";

    private Xmp() {}

    /** What a description says of the invoice inside. */
    record Description(@Nullable String version, @Nullable String conformanceLevel) {
        static final Description NONE = new Description(null, null);
    }

    static Description description(byte[] xmp) {
        try {
            Document document = parse(xmp);
            return new Description(any(document, "Version"), any(document, "ConformanceLevel"));
        } catch (IOException _) {
            return Description.NONE;
        }
    }

    /** The property of any of the namespaces that Factur-X and ZUGFeRD had, as an element or as an attribute. */
    private static @Nullable String any(Document document, String name) {
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (name.equals(element.getLocalName()) && isInvoice(element.getNamespaceURI())) {
                return element.getTextContent().strip();
            }
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                Node attribute = element.getAttributes().item(j);
                if (name.equals(attribute.getLocalName()) && isInvoice(attribute.getNamespaceURI())) {
                    return attribute.getNodeValue();
                }
            }
        }
        return null;
    }

    private static boolean isInvoice(@Nullable String namespace) {
        return namespace != null && namespace.contains("CrossIndustryDocument:invoice");
    }

    /** The same description with what Factur-X asks for. */
    static byte[] withInvoice(byte[] xmp, FacturXProfile profile) throws IOException {
        Document document = parse(xmp);
        Element rdf = first(document.getDocumentElement(), RDF, "RDF")
                .orElseThrow(() -> new IOException("the description is no RDF"));
        rdf.appendChild(facts(document, profile));
        bag(document, rdf).appendChild(schema(document));
        return bytes(document);
    }

    private static Element facts(Document document, FacturXProfile profile) {
        Element facts = description(document);
        facts.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:fx", FACTURX);
        add(facts, FACTURX, "fx:DocumentType", "INVOICE");
        add(facts, FACTURX, "fx:DocumentFileName", profile.fileName());
        add(facts, FACTURX, "fx:Version", VERSION);
        add(facts, FACTURX, "fx:ConformanceLevel", profile.conformanceLevel());
        return facts;
    }

    private static Element description(Document document) {
        Element description = document.createElementNS(RDF, "rdf:Description");
        description.setAttributeNS(RDF, "rdf:about", "");
        return description;
    }

    private static Element add(Element parent, String namespace, String name, String text) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        child.setTextContent(text);
        parent.appendChild(child);
        return child;
    }

    private static Element bag(Document document, Element rdf) {
        return first(rdf, EXTENSION, "schemas")
                .flatMap(schemas -> first(schemas, RDF, "Bag"))
                .orElseGet(() -> newBag(document, rdf));
    }

    private static Element newBag(Document document, Element rdf) {
        Element bag = document.createElementNS(RDF, "rdf:Bag");
        Element schemas = document.createElementNS(EXTENSION, "pdfaExtension:schemas");
        schemas.appendChild(bag);
        Element description = description(document);
        description.appendChild(schemas);
        rdf.appendChild(description);
        return bag;
    }

    private static Element schema(Document document) {
        Element schema = document.createElementNS(RDF, "rdf:li");
        schema.setAttributeNS(RDF, "rdf:parseType", "Resource");
        add(schema, SCHEMA, "pdfaSchema:schema", "Factur-X PDFA Extension Schema");
        add(schema, SCHEMA, "pdfaSchema:namespaceURI", FACTURX);
        add(schema, SCHEMA, "pdfaSchema:prefix", "fx");
        Element sequence = document.createElementNS(RDF, "rdf:Seq");
        sequence.appendChild(property(document, "DocumentFileName", "name of the embedded XML invoice file"));
        sequence.appendChild(property(document, "DocumentType", "INVOICE"));
        sequence.appendChild(property(document, "Version", "version of the Factur-X XML schema"));
        sequence.appendChild(property(document, "ConformanceLevel", "profile of the embedded XML invoice"));
        Element properties = document.createElementNS(SCHEMA, "pdfaSchema:property");
        properties.appendChild(sequence);
        schema.appendChild(properties);
        return schema;
    }

    private static Element property(Document document, String name, String meaning) {
        Element property = document.createElementNS(RDF, "rdf:li");
        property.setAttributeNS(RDF, "rdf:parseType", "Resource");
        add(property, PROPERTY, "pdfaProperty:name", name);
        add(property, PROPERTY, "pdfaProperty:valueType", "Text");
        add(property, PROPERTY, "pdfaProperty:category", "external");
        add(property, PROPERTY, "pdfaProperty:description", meaning);
        return property;
    }

    private static Optional<Element> first(Element parent, String namespace, String name) {
        if (namespace.equals(parent.getNamespaceURI()) && name.equals(parent.getLocalName())) {
            return Optional.of(parent);
        }
        NodeList found = parent.getElementsByTagNameNS(namespace, name);
        return found.getLength() == 0 ? Optional.empty() : Optional.of((Element) found.item(0));
    }

    private static Document parse(byte[] xmp) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // throws and prints nothing
            return builder.parse(new ByteArrayInputStream(xmp));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("the description is not well-formed", e);
        }
    }

    /** XMP stands between two instructions of its own; an XML declaration is not allowed. */
    private static byte[] bytes(Document document) throws IOException {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            var bytes = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new IOException("cannot write the description", e);
        }
    }
}
