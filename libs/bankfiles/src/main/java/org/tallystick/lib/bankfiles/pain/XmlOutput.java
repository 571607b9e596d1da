package org.tallystick.lib.bankfiles.pain;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tallystick.lib.money.Money;

/** Writes the elements of one message, one after the other, into UTF-8. */
final class XmlOutput {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter writer;

    XmlOutput(OutputStream output) throws XMLStreamException {
        writer = FACTORY.createXMLStreamWriter(output, "UTF-8");
    }

    void begin(String namespace, String message) throws XMLStreamException {
        writer.writeStartDocument("UTF-8", "1.0");
        writer.writeStartElement("Document");
        writer.writeDefaultNamespace(namespace);
        open(message);
    }

    void end() throws XMLStreamException {
        writer.writeEndDocument();
        writer.flush();
        writer.close();
    }

    /** Opens elements one inside the other. */
    void open(String... names) throws XMLStreamException {
        for (String name : names) {
            writer.writeStartElement(name);
        }
    }

    void close(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            writer.writeEndElement();
        }
    }

    /** An element with a text, inside the elements named before it. */
    void text(String text, String... path) throws XMLStreamException {
        open(path);
        writer.writeCharacters(text);
        close(path.length);
    }

    void amount(Money amount) throws XMLStreamException {
        writer.writeStartElement("InstdAmt");
        writer.writeAttribute("Ccy", amount.currency().code());
        writer.writeCharacters(amount.toPlainString());
        writer.writeEndElement();
    }

    /** The failure of the stream itself, when there is one behind. */
    static IOException failure(XMLStreamException e) {
        return e.getNestedException() instanceof IOException source ? source : new IOException(e);
    }
}
