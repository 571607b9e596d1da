package org.tallystick.lib.einvoice.conversion;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The values of a document by the path of their element, whatever their order: what is compared to see what was lost. */
public final class Leaves {
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{0,30})?");

    /** The currency of the document, the form of dates, and where the schema lies. */
    private static final Set<String> IMPLIED = Set.of("currencyID", "format", "schemaLocation");

    private final Map<String, Integer> values = new TreeMap<>();

    private Leaves() {}

    /** Of a document that was read before, so that it is well-formed and harmless. */
    public static Leaves of(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        var leaves = new Leaves();
        try {
            leaves.read(factory.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("the document is not well-formed", e);
        }
        return leaves;
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        var text = new StringBuilder();
        boolean leaf = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(path.isEmpty() ? reader.getLocalName() : path.getLast() + "/" + reader.getLocalName());
                    text.setLength(0);
                    leaf = true;
                    attributes(path.getLast(), reader);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    String place = path.removeLast();
                    if (leaf && !text.toString().isBlank()) {
                        values.merge(place + " = " + normal(text.toString()), 1, Integer::sum);
                    }
                    leaf = false;
                }
                default -> {}
            }
        }
    }

    private void attributes(String path, XMLStreamReader reader) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            if (!IMPLIED.contains(name) && !reader.getAttributeValue(i).isBlank()) {
                values.merge(path + "@" + name + " = " + normal(reader.getAttributeValue(i)), 1, Integer::sum);
            }
        }
    }

    /** {@code 1.50} and {@code +1.5} are one value, and blanks are one blank. */
    private static String normal(String text) {
        String flat = text.strip().replaceAll("\\s+", " ");
        return PLAIN.matcher(flat).matches()
                ? new BigDecimal(flat).stripTrailingZeros().toPlainString()
                : flat;
    }

    /** The paths of the values that the other document has not, or has less often. */
    public List<String> without(Leaves other) {
        List<String> missing = new ArrayList<>();
        values.forEach((value, count) -> {
            if (count > other.values.getOrDefault(value, 0)) {
                missing.add(value.substring(0, value.indexOf(" = ")));
            }
        });
        return missing;
    }
}
