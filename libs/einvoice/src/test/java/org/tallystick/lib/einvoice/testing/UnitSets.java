package org.tallystick.lib.einvoice.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Publishers' unit tests of their rules: documents with the ids of the rules that must answer, or must not. */
public final class UnitSets {
    private UnitSets() {}

    /** What a test expects of one rule: how often it answers, or at least once when the number is open. */
    public record Expectation(String kind, String rule, int number) {}

    public record Case(String file, int index, List<Expectation> expectations, byte[] document) {}

    public static List<Case> cases(Map<String, byte[]> files) throws Exception {
        List<Case> cases = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(".xml")) {
                cases.addAll(cases(file.getKey(), file.getValue()));
            }
        }
        return cases;
    }

    private static List<Case> cases(String file, byte[] bytes) throws Exception {
        Element root = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();
        List<Case> cases = new ArrayList<>();
        if (!root.getLocalName().equals("testSet")) {
            return cases;
        }
        for (Element test : children(root)) {
            if (test.getLocalName().equals("test")) {
                cases.add(read(file, cases.size(), test));
            }
        }
        return cases;
    }

    private static Case read(String file, int index, Element test) throws Exception {
        Map<String, Expectation> expectations = new HashMap<>();
        byte[] document = new byte[0];
        for (Element child : children(test)) {
            if (child.getLocalName().equals("assert")) {
                for (Element wanted : children(child)) {
                    if (!List.of("description", "scope").contains(wanted.getLocalName())) {
                        String number = wanted.getAttribute("number");
                        String rule = wanted.getTextContent().strip();
                        expectations.put(
                                rule,
                                new Expectation(
                                        wanted.getLocalName(), rule, number.isEmpty() ? 0 : Integer.parseInt(number)));
                    }
                }
            } else {
                document = bytes(child);
            }
        }
        return new Case(file, index, List.copyOf(expectations.values()), document);
    }

    private static byte[] bytes(Element element) throws Exception {
        var out = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(element), new StreamResult(out));
        return out.toByteArray();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
