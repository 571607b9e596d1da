package org.tallystick.lib.einvoice.ubl;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tallystick.lib.einvoice.Location;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.Severity;

/** Looks for days that do not exist: the typed model drops them without a word. */
final class Days {
    private static final Set<String> DAYS = Set.of(
            "IssueDate", "DueDate", "TaxPointDate", "StartDate", "EndDate", "ActualDeliveryDate", "PaymentDueDate");

    private static final int DAY_LENGTH = 10;
    private static final int MOST_PROBLEMS = 100;

    private Days() {}

    /** Of a document that is known to be well-formed and harmless. */
    static List<Problem> wrong(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return wrong(factory.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the document was read before", e);
        }
    }

    private static List<Problem> wrong(XMLStreamReader reader) throws XMLStreamException {
        List<Problem> problems = new ArrayList<>();
        var text = new StringBuilder();
        while (reader.hasNext() && problems.size() < MOST_PROBLEMS) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    String day = text.toString().strip();
                    if (DAYS.contains(reader.getLocalName()) && !day.isEmpty() && !exists(day)) {
                        var at = reader.getLocation();
                        Location location = Location.at(at.getLineNumber(), at.getColumnNumber());
                        problems.add(Problem.of(Severity.ERROR, ProblemCode.XML_CONTENT, location, day)
                                .saying("day"));
                    }
                    text.setLength(0);
                }
                default -> {}
            }
        }
        return problems;
    }

    /** A time zone may follow, which says nothing about the day. */
    private static boolean exists(String text) {
        try {
            LocalDate.parse(text.substring(0, Math.min(DAY_LENGTH, text.length())));
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
