package org.tallystick.lib.einvoice.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.rules.Finding.Level;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Listens to a report of Schematron (SVRL) and keeps what failed. */
final class Report extends DefaultHandler {
    private static final String NAMESPACE = "http://purl.oclc.org/dsdl/svrl";
    private static final int MOST_FINDINGS = 10_000;

    private final List<Finding> findings = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Finding open;
    private boolean inText;

    List<Finding> findings() {
        return findings;
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes) {
        if (!NAMESPACE.equals(namespace)) {
            return;
        }
        if (name.equals("failed-assert") || name.equals("successful-report")) {
            open = new Finding(value(attributes, "id"), level(attributes), value(attributes, "location"), "");
            text.setLength(0);
        }
        inText = open != null && name.equals("text");
    }

    private static String value(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value;
    }

    /** A rule without a flag is as strict as the strictest: nothing passes because its publisher forgot a word. */
    private static Level level(Attributes attributes) {
        String flag = value(attributes, "flag");
        return switch ((flag.isEmpty() ? value(attributes, "role") : flag).toLowerCase(Locale.ROOT)) {
            case "warning", "warn" -> Level.WARNING;
            case "information", "info" -> Level.INFORMATION;
            default -> Level.FATAL;
        };
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inText) {
            text.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String namespace, String name, String qualified) {
        if (!NAMESPACE.equals(namespace)) {
            return;
        }
        if (name.equals("text")) {
            inText = false;
        } else if (open != null && (name.equals("failed-assert") || name.equals("successful-report"))) {
            String sentence = text.toString().strip().replaceAll("\\s+", " ");
            if (findings.size() < MOST_FINDINGS) {
                findings.add(new Finding(open.rule(), open.level(), open.location(), sentence));
            }
            open = null;
        }
    }
}
