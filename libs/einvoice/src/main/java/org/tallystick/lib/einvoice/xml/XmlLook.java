package org.tallystick.lib.einvoice.xml;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.Location;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.ReadLimits;
import org.tallystick.lib.einvoice.Severity;

/**
 * Walks through a document once before anything else reads it: well-formed, without a document type, within the limits.
 * Every later reader sees only documents that passed.
 */
public final class XmlLook {
    private static final XMLInputFactory FACTORY = factory();
    private static final int HEAD = 200;
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private XmlLook() {}

    /** What the walk found. */
    public sealed interface Look {}

    /** A document that may be read, by its root element. */
    public record Root(String namespace, String name) implements Look {}

    /** A document that may not be read. */
    public record Refused(Problem problem) implements Look {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    public static Look at(byte[] document, ReadLimits limits) {
        if (document.length == 0) {
            return refused(ProblemCode.FILE_EMPTY, Location.file());
        }
        if (document.length > limits.bytes()) {
            return refused(ProblemCode.FILE_LIMIT, Location.file(), limits.bytes() + " bytes");
        }
        Optional<String> encoding = declaredEncoding(document);
        if (encoding.filter(name -> !known(name)).isPresent()) {
            return refused(ProblemCode.XML_ENCODING, Location.at(1, 1), encoding.get());
        }
        return walk(document, limits, encoding.orElse("UTF-8"));
    }

    private static Optional<String> declaredEncoding(byte[] document) {
        byte[] head = Arrays.copyOf(document, Math.min(HEAD, document.length));
        Matcher matcher = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean known(String encoding) {
        try {
            return Charset.isSupported(encoding);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private static Look walk(byte[] document, ReadLimits limits, String encoding) {
        XMLStreamReader reader = null;
        try {
            reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            return walk(reader, limits);
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            Location location = at == null ? Location.file() : Location.at(at.getLineNumber(), at.getColumnNumber());
            return isEncoding(e)
                    ? refused(ProblemCode.XML_ENCODING, location, encoding)
                    : refused(ProblemCode.XML_SYNTAX, location);
        } catch (RuntimeException e) {
            // the parser of the JDK lets some malformed bytes escape as runtime exceptions
            return refused(ProblemCode.XML_SYNTAX, Location.file());
        } finally {
            close(reader);
        }
    }

    private static boolean isEncoding(XMLStreamException e) {
        Throwable cause = e.getNestedException();
        return cause instanceof CharConversionException
                || String.valueOf(e.getMessage()).contains("MalformedByteSequence");
    }

    private static void close(@Nullable XMLStreamReader reader) {
        if (reader != null) {
            try {
                reader.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException("an array of bytes has nothing to close", e);
            }
        }
    }

    private static Look walk(XMLStreamReader reader, ReadLimits limits) throws XMLStreamException {
        Look root = refused(ProblemCode.XML_SYNTAX, Location.file());
        int depth = 0;
        int elements = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                return refused(ProblemCode.XML_DTD, place(reader));
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                elements++;
                if (elements == 1) {
                    root = root(reader);
                }
                if (depth > limits.depth() || elements > limits.elements()) {
                    String limit =
                            depth > limits.depth() ? limits.depth() + " levels" : limits.elements() + " elements";
                    return refused(ProblemCode.FILE_LIMIT, place(reader), limit);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return root;
    }

    private static Root root(XMLStreamReader reader) {
        String namespace = reader.getNamespaceURI();
        return new Root(namespace == null ? "" : namespace, reader.getLocalName());
    }

    private static Location place(XMLStreamReader reader) {
        return Location.at(
                reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber());
    }

    private static Refused refused(ProblemCode code, Location location, String... arguments) {
        return new Refused(Problem.of(Severity.FATAL, code, location, arguments));
    }
}
