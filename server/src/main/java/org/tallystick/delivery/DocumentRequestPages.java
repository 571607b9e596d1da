package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.documents.RequiredDocument;

/** Writes what a customer is asked for: each document that is missing, and what it is for. */
final class DocumentRequestPages {
    private DocumentRequestPages() {}

    static DocumentPage page(Document.OfDocumentRequest document, DocumentPage.@Nullable Picture logo) {
        Texts texts = document.texts();
        return new DocumentPage(
                texts,
                texts.get("title.document-request"),
                new Figures(texts).date(document.request().askedOn()),
                document.company().name(),
                logo,
                Addresses.oneLine(document.company()),
                Addresses.window(document.customerParty(), document.company(), texts.locale()),
                facts(document, texts),
                false,
                "",
                lines(document, texts),
                List.of(),
                new DocumentPage.Fact(
                        texts.get("total.document-request"),
                        Integer.toString(document.request().missing().size())),
                List.of(),
                texts.get("request.title"),
                List.of(texts.get("request.please")),
                List.of(),
                null,
                null,
                Addresses.foot(document.company(), texts));
    }

    /** The mail says the same as the letter. */
    static List<String> paragraphs(Document.OfDocumentRequest document) {
        Texts texts = document.texts();
        String missing = lines(document, texts).stream()
                .map(line -> "- " + line.description() + ": " + line.detail())
                .collect(Collectors.joining("\n"));
        return List.of(texts.get("request.missing"), missing, texts.get("request.please"));
    }

    private static List<DocumentPage.Fact> facts(Document.OfDocumentRequest document, Texts texts) {
        List<DocumentPage.Fact> facts = new ArrayList<>();
        facts.add(new DocumentPage.Fact(
                texts.get("fact.issued.receipt"),
                new Figures(texts).date(document.request().askedOn())));
        String number = document.customerParty().number();
        if (number != null) {
            facts.add(new DocumentPage.Fact(texts.get("fact.customer"), number));
        }
        return facts;
    }

    private static List<DocumentPage.Line> lines(Document.OfDocumentRequest document, Texts texts) {
        var figures = new Figures(texts);
        List<DocumentPage.Line> lines = new ArrayList<>();
        for (RequiredDocument missing : document.request().missing()) {
            String order = missing.purchaseOrder();
            lines.add(new DocumentPage.Line(
                    lines.size() + 1,
                    texts.getOr("document." + missing.kind(), missing.kindTitle()),
                    order == null
                            ? texts.get("request.service", figures.date(missing.serviceOn()))
                            : texts.get("request.order", order),
                    "",
                    "",
                    "",
                    "",
                    ""));
        }
        return lines;
    }
}
