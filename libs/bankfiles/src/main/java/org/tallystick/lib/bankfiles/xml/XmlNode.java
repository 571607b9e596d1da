package org.tallystick.lib.bankfiles.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small element read as a whole: its text, its {@code Ccy} attribute, its children; paths are local names. */
public final class XmlNode {
    private final String name;
    private final @Nullable String currency;
    private final long line;
    private final long column;
    private String text = "";
    private @Nullable List<XmlNode> children;

    public XmlNode(String name, @Nullable String currency, long line, long column) {
        this.name = name;
        this.currency = currency;
        this.line = line;
        this.column = column;
    }

    public void add(XmlNode child) {
        if (children == null) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    void text(String value) {
        text = value;
    }

    public String name() {
        return name;
    }

    /** Its own text without blanks around it, empty when it has none. */
    public String text() {
        return text;
    }

    /** The value of {@code Ccy}, empty when it has none. */
    public String currency() {
        return currency == null ? "" : currency.strip();
    }

    public long line() {
        return line;
    }

    public long column() {
        return column;
    }

    public List<XmlNode> children() {
        return children == null ? List.of() : Collections.unmodifiableList(children);
    }

    /** The first element below, following the names; null when there is none. */
    public @Nullable XmlNode at(String... path) {
        XmlNode node = this;
        for (String step : path) {
            node = node.child(step);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private @Nullable XmlNode child(String childName) {
        for (XmlNode child : children()) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return null;
    }

    /** The text of the first element below, following the names; null when there is none or it is empty. */
    public @Nullable String textAt(String... path) {
        XmlNode node = at(path);
        return node == null || node.text.isEmpty() ? null : node.text;
    }

    /** Every child of that name, in file order. */
    public List<XmlNode> all(String childName) {
        return children().stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The texts of every child of that name that has one, in file order. */
    public List<String> texts(String childName) {
        return all(childName).stream()
                .map(XmlNode::text)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
