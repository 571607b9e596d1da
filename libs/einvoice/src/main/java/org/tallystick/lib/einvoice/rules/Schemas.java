package org.tallystick.lib.einvoice.rules;

import com.helger.cii.d16b.CIID16BCrossIndustryInvoiceTypeMarshaller;
import com.helger.io.resource.ClassPathResource;
import com.helger.ubl21.UBL21Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.tallystick.lib.einvoice.ReadLimits;
import org.tallystick.lib.einvoice.rules.Finding.Level;
import org.tallystick.lib.einvoice.xml.XmlLook;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Holds a document against the schema of its syntax; each schema is compiled when it is first asked for. */
final class Schemas {
    private static final String RULE = "XSD";
    private static final int MOST_FINDINGS = 100;

    private Schemas() {}

    private static final class Ubl {
        private static final Schema INVOICE = compile(UBL21Marshaller.invoice().getOriginalXSDs());
        private static final Schema CREDIT_NOTE =
                compile(UBL21Marshaller.creditNote().getOriginalXSDs());

        private Ubl() {}
    }

    private static final class Cii {
        private static final Schema INVOICE =
                compile(new CIID16BCrossIndustryInvoiceTypeMarshaller().getOriginalXSDs());

        private Cii() {}
    }

    private static Schema compile(List<ClassPathResource> parts) {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        Source[] sources = parts.stream()
                .map(part -> new StreamSource(String.valueOf(part.getAsURL())))
                .toArray(Source[]::new);
        try {
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "jar:file,jar:nested,file,nested,jar");
            return factory.newSchema(sources);
        } catch (SAXException e) {
            throw new IllegalStateException("the schema is not usable", e);
        }
    }

    static List<Finding> findings(byte[] document, RuleSet ruleSet)
            throws SAXException, IOException, ParserConfigurationException {
        if (ruleSet.syntax() == Syntax.CII) {
            return findings(document, Cii.INVOICE);
        }
        return findings(document, isCreditNote(document) ? Ubl.CREDIT_NOTE : Ubl.INVOICE);
    }

    private static boolean isCreditNote(byte[] document) {
        return XmlLook.at(document, ReadLimits.defaults()) instanceof XmlLook.Root root
                && root.name().equals("CreditNote");
    }

    private static List<Finding> findings(byte[] document, Schema schema)
            throws SAXException, IOException, ParserConfigurationException {
        Validator validator = schema.newValidator();
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        var collected = new Collected(new ArrayList<>());
        validator.setErrorHandler(collected);
        SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
        parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        validator.validate(new SAXSource(
                parsers.newSAXParser().getXMLReader(), new InputSource(new ByteArrayInputStream(document))));
        return collected.findings;
    }

    private record Collected(List<Finding> findings) implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) {
            add(problem, Level.WARNING);
        }

        @Override
        public void error(SAXParseException problem) {
            add(problem, Level.FATAL);
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            add(problem, Level.FATAL);
            throw problem;
        }

        private void add(SAXParseException problem, Level level) {
            if (findings.size() < MOST_FINDINGS) {
                String location = "line %d, column %d".formatted(problem.getLineNumber(), problem.getColumnNumber());
                findings.add(new Finding(RULE, level, location, String.valueOf(problem.getMessage())));
            }
        }
    }
}
