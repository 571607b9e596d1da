package org.tallystick.lib.bankfiles.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;

/**
 * Walks over an XML file by local names. No document type, no entities, no access to anything outside; every failure of
 * the content is {@link BadContent} with its place.
 */
public final class XmlCursor implements AutoCloseable {
    private static final XMLInputFactory FACTORY = hardenedFactory();

    private final ReadLimits limits;
    private final InputStream source;
    private @Nullable GuardedStream guarded;
    private @Nullable RepairingReader text;
    private @Nullable XMLStreamReader reader;
    private XmlEncoding encoding = new XmlEncoding(StandardCharsets.UTF_8, 0);
    private int depth;

    /** What the cursor stands on. */
    public enum Event {
        START,
        TEXT,
        END,
        END_OF_FILE
    }

    public XmlCursor(InputStream source, ReadLimits limits) {
        this.limits = limits;
        this.source = source;
    }

    private static XMLInputFactory hardenedFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // the platform counts &amp; and &lt; as well and stops after 100,000 of them; without a document type nothing
        // expands
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Moves to the next tag or text; comments and processing instructions are passed over. */
    public Event next() throws BadContent {
        while (true) {
            int type = advance();
            switch (type) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    requireDepth();
                    return Event.START;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return Event.END;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    return Event.TEXT;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return Event.END_OF_FILE;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new BadContent(ProblemCode.XML_DTD, line(), column());
                default -> {}
            }
        }
    }

    private int advance() throws BadContent {
        GuardedStream stream = guarded == null ? begin() : guarded;
        stream.eventBegins();
        try {
            if (reader == null) {
                text = new RepairingReader(stream, encoding.decoder());
                reader = FACTORY.createXMLStreamReader(text);
            }
            return reader.next();
        } catch (XMLStreamException e) {
            throw badContent(stream, e.getLocation());
        } catch (RuntimeException e) {
            // the parser of the platform is known to fail with these on some broken input
            throw badContent(stream, null);
        }
    }

    private GuardedStream begin() throws BadContent {
        byte[] head = readHead();
        if (head.length == 0) {
            throw new BadContent(ProblemCode.FILE_EMPTY, 0, 0);
        }
        encoding = XmlEncoding.of(head);
        byte[] begin = Arrays.copyOfRange(head, encoding.markLength(), head.length);
        guarded = new GuardedStream(
                new SequenceInputStream(new ByteArrayInputStream(begin), source),
                limits.fileBytes(),
                limits.textBytes());
        return guarded;
    }

    private byte[] readHead() {
        try {
            return source.readNBytes(XmlEncoding.HEAD_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BadContent badContent(GuardedStream stream, @Nullable Location location) {
        if (stream.failure() != null) {
            throw new UncheckedIOException(stream.failure());
        }
        long line = location == null ? 0 : Math.max(0, location.getLineNumber());
        long column = location == null ? 0 : Math.max(0, location.getColumnNumber());
        String exceeded = stream.exceeded();
        if (exceeded != null) {
            long limit = exceeded.equals("file") ? limits.fileBytes() : limits.textBytes();
            return new BadContent(ProblemCode.FILE_LIMIT, line, column, exceeded, Long.toString(limit));
        }
        if (stream.ended()) {
            return new BadContent(ProblemCode.FILE_TRUNCATED, line, column);
        }
        return new BadContent(ProblemCode.XML_SYNTAX, line, column);
    }

    /** The encoding read with so far, when bytes did not fit it and were read as windows-1252; else null. */
    public @Nullable String repairedEncoding() {
        return text != null && text.repaired() ? encoding.charset().name() : null;
    }

    private void requireDepth() throws BadContent {
        if (depth > limits.depth()) {
            throw new BadContent(ProblemCode.FILE_LIMIT, line(), column(), "depth", Integer.toString(limits.depth()));
        }
    }

    /** How many elements are open, the current start tag included. */
    public int depth() {
        return depth;
    }

    public String localName() {
        return opened().getLocalName();
    }

    /** The namespace of the current element, empty when it has none. */
    public String namespace() {
        return Objects.requireNonNullElse(opened().getNamespaceURI(), "");
    }

    public long line() {
        return Math.max(0, opened().getLocation().getLineNumber());
    }

    public long column() {
        return Math.max(0, opened().getLocation().getColumnNumber());
    }

    /** Reads the element whose start tag is current, with everything in it, up to its end tag. */
    public XmlNode readNode() throws BadContent {
        String currency = opened().getAttributeValue(null, "Ccy");
        var node = new XmlNode(localName(), currency, line(), column());
        var text = new StringBuilder();
        for (Event event = next(); event != Event.END; event = next()) {
            switch (event) {
                case START -> node.add(readNode());
                case TEXT -> append(text);
                case END, END_OF_FILE -> throw new BadContent(ProblemCode.XML_SYNTAX, line(), column());
            }
        }
        node.text(text.toString().strip());
        return node;
    }

    private void append(StringBuilder text) throws BadContent {
        if (text.length() + opened().getTextLength() > limits.textBytes()) {
            throw new BadContent(
                    ProblemCode.FILE_LIMIT, line(), column(), "text", Integer.toString(limits.textBytes()));
        }
        text.append(opened().getText());
    }

    /** Passes over the element whose start tag is current, up to its end tag. */
    public void skip() throws BadContent {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    private XMLStreamReader opened() {
        return Objects.requireNonNull(reader, "next() was never called");
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
