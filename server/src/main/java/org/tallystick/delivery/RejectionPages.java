package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.DocumentPage.Fact;
import org.tallystick.disputes.RejectionLetter;
import org.tallystick.documents.SupportingDocument;

/** Writes why a dispute was rejected: what it was about, the reason, the evidence there is, and from when it is dunned again. */
final class RejectionPages {
    private final Document.OfRejection document;
    private final RejectionLetter letter;
    private final Texts texts;
    private final Figures figures;

    private RejectionPages(Document.OfRejection document) {
        this.document = document;
        this.letter = document.letter();
        this.texts = document.texts();
        this.figures = new Figures(texts);
    }

    static DocumentPage page(Document.OfRejection document, DocumentPage.@Nullable Picture logo) {
        return new RejectionPages(document).page(logo);
    }

    /** The mail says the same as the letter. */
    static List<String> paragraphs(Document.OfRejection document) {
        var pages = new RejectionPages(document);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(pages.texts.get(
                "mail.rejection",
                pages.letter.label(),
                pages.figures.money(pages.letter.amount()),
                pages.letter.number()));
        paragraphs.addAll(pages.answer());
        return paragraphs;
    }

    private DocumentPage page(DocumentPage.@Nullable Picture logo) {
        return new DocumentPage(
                texts,
                texts.get("title.rejection"),
                letter.number(),
                document.company().name(),
                logo,
                Addresses.oneLine(document.company()),
                Addresses.window(document.customerParty(), document.company(), texts.locale()),
                facts(),
                false,
                letter.amount().currency().code(),
                List.of(line()),
                List.of(),
                new Fact(texts.get("total.rejection"), figures.money(letter.amount())),
                List.of(),
                texts.get("rejection.title"),
                answer(),
                List.of(),
                null,
                null,
                Addresses.foot(document.company(), texts));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(texts.get("fact.number.rejection"), letter.number()));
        facts.add(new Fact(texts.get("fact.issued.rejection"), figures.date(letter.writtenOn())));
        String number = document.customerParty().number();
        if (number != null) {
            facts.add(new Fact(texts.get("fact.customer"), number));
        }
        return facts;
    }

    private DocumentPage.Line line() {
        return new DocumentPage.Line(
                1,
                texts.get("rejection.line", letter.label(), figures.date(letter.openedOn())),
                letter.words(),
                "",
                "",
                "",
                "",
                figures.amount(letter.amount()));
    }

    private List<String> answer() {
        List<String> sentences = new ArrayList<>();
        sentences.add(letter.reason());
        if (!document.evidence().isEmpty()) {
            sentences.add(texts.get(
                    "rejection.evidence",
                    document.evidence().stream().map(this::named).collect(Collectors.joining(", "))));
        }
        sentences.add(
                letter.hasGrace()
                        ? texts.get(
                                "rejection.grace",
                                figures.money(letter.amount()),
                                figures.date(letter.dunnedFrom().minusDays(1)))
                        : texts.get("rejection.owed", figures.money(letter.amount())));
        return sentences;
    }

    /** By its kind and day: names of files are for the house. */
    private String named(SupportingDocument paper) {
        return texts.getOr("document." + paper.kind(), paper.kindTitle()) + " (" + figures.date(paper.uploadedOn())
                + ")";
    }
}
