package org.tallystick.delivery;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a mail as a page: the same paragraphs, each in the direction of its own letters, and the link as something to
 * press. Every letter of it is escaped; nothing is loaded from anywhere, and nothing tells who reads it.
 */
final class MailHtml {
    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\n\\s*\n");

    private MailHtml() {}

    static String of(String subject, String text, String language, @Nullable String link) {
        var page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"")
                .append(escaped(language))
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(subject))
                .append("</title></head>\n<body style=\"font-family:sans-serif;font-size:16px;line-height:1.5\">\n");
        for (String paragraph : BETWEEN_PARAGRAPHS.split(text.strip(), -1)) {
            String lines = escaped(paragraph).replace("\n", "<br>\n");
            page.append("<p dir=\"auto\">").append(linked(lines, link)).append("</p>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    /** Only our own link becomes one: what others wrote stays text. */
    private static String linked(String html, @Nullable String link) {
        if (link == null) {
            return html;
        }
        String address = escaped(link);
        return html.replace(address, "<a href=\"" + address + "\" rel=\"noreferrer\">" + address + "</a>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
