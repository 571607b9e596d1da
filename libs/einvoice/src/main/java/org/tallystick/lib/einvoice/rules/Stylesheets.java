package org.tallystick.lib.einvoice.rules;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.XPathException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Runs precompiled Schematron with Saxon: no external function, no resource but the stylesheet itself, no network. */
final class Stylesheets {
    private static final Map<String, XsltExecutable> COMPILED = new ConcurrentHashMap<>();

    private Stylesheets() {}

    /** The processor is made when the first rule is asked for. */
    private static final class Saxon {
        private static final Processor PROCESSOR = processor();

        private Saxon() {}

        private static Processor processor() {
            var processor = new Processor(false);
            processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
            processor.getUnderlyingConfiguration().setResourceResolver(request -> {
                throw new XPathException("rules may not read " + request.uri);
            });
            return processor;
        }
    }

    static List<Finding> findings(byte[] document, RuleSet ruleSet)
            throws IOException, SaxonApiException, SAXException, ParserConfigurationException {
        Xslt30Transformer transformer = compiled(ruleSet.resource()).load30();
        transformer.setMessageHandler(message -> {});
        transformer.setErrorReporter(error -> {}); // it would print content; what stops the rules comes as an exception
        var report = new Report();
        var source = new SAXSource(reader(), new InputSource(new ByteArrayInputStream(document)));
        XdmNode invoice = Saxon.PROCESSOR.newDocumentBuilder().build(source);
        transformer.setGlobalContextItem(invoice);
        transformer.applyTemplates(invoice, new SAXDestination(report));
        return report.findings();
    }

    private static XMLReader reader() throws SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newSAXParser().getXMLReader();
    }

    private static XsltExecutable compiled(String resource) throws IOException, SaxonApiException {
        XsltExecutable known = COMPILED.get(resource);
        return known == null ? compile(resource) : known;
    }

    /** One at a time: two would take twice the memory for the same result. */
    private static synchronized XsltExecutable compile(String resource) throws IOException, SaxonApiException {
        XsltExecutable known = COMPILED.get(resource);
        if (known != null) {
            return known;
        }
        try (InputStream stylesheet = Stylesheets.class.getClassLoader().getResourceAsStream(resource)) {
            if (stylesheet == null) {
                throw new FileNotFoundException(resource);
            }
            XsltCompiler compiler = Saxon.PROCESSOR.newXsltCompiler();
            compiler.setErrorReporter(error -> {});
            XsltExecutable made = compiler.compile(new StreamSource(stylesheet, resource));
            COMPILED.put(resource, made);
            return made;
        }
    }
}
