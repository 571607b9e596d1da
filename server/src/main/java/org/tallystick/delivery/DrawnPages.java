package org.tallystick.delivery;

import static org.tallystick.delivery.DrawnSheet.mm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.tallystick.lib.einvoice.qr.QrMatrix;

/**
 * Draws the page of a document where the HTML route puts it, line by line: the same words at the same places, for print runs of
 * many documents. What it draws comes from {@link DocumentPage} alone.
 */
final class DrawnPages {
    private static final float LEFT = mm(25);
    private static final float RIGHT = mm(190);
    private static final float TOP = mm(14);
    private static final float BOTTOM = mm(263);
    private static final Ink BODY = Ink.text(9.5);
    private static final Ink LABEL = Ink.soft(9.5);
    private static final Ink SMALL = Ink.soft(8.5);
    private static final Ink CAPTION = Ink.text(8);

    private final DocumentPage page;
    private final DrawnSheet sheet;
    private float at = TOP;

    private DrawnPages(DocumentPage page, DrawnSheet sheet) {
        this.page = page;
        this.sheet = sheet;
    }

    static byte[] write(DocumentPage page, FontSet fonts) throws IOException {
        try (var sheet = new DrawnSheet(fonts)) {
            new DrawnPages(page, sheet).draw();
            String title = page.title() + " " + page.number();
            return sheet.finish(new ArchivalMetadata(
                    title, page.author(), title, page.texts().language()));
        }
    }

    private void draw() throws IOException {
        masthead();
        parties();
        title();
        new DrawnTable(page, sheet, this).draw();
        terms();
        payment();
        footerText();
        for (int number = 0; number < sheet.pages(); number++) {
            sheet.turnTo(number);
            foot(number + 1);
        }
    }

    /** Where the next thing goes, with so much room below it; on another page when this one is full. */
    float room(float height) throws IOException {
        if (at + height > BOTTOM && at > TOP) {
            sheet.nextPage();
            at = TOP;
        }
        return at;
    }

    boolean fits(float height) {
        return at + height <= BOTTOM;
    }

    float at() {
        return at;
    }

    void down(float height) {
        at += height;
    }

    private void masthead() throws IOException {
        DocumentPage.Picture logo = page.logo();
        if (logo == null) {
            sheet.text(
                    page.author(),
                    Ink.bold(19),
                    LEFT,
                    TOP + mm(4) - Ink.bold(19).size() * 0.1f);
        } else {
            byte[] content = Base64.getDecoder()
                    .decode(logo.source().substring(logo.source().indexOf(',') + 1));
            sheet.picture(content, LEFT, TOP, millimetres(logo.width()), millimetres(logo.height()));
        }
        at = TOP + mm(31);
    }

    private static float millimetres(String length) {
        return mm(Double.parseDouble(length.substring(0, length.length() - 2)));
    }

    private void parties() throws IOException {
        float begin = at;
        float end = window(begin);
        float facts = begin;
        float label = LEFT + mm(82.5);
        for (DocumentPage.Fact fact : page.facts()) {
            float height = fact(fact, label, mm(32), RIGHT, facts + mm(0.45));
            facts += height + mm(0.9);
        }
        at = Math.max(Math.max(end, facts), begin + mm(45));
    }

    private float window(float begin) throws IOException {
        Ink small = Ink.soft(7);
        Ink address = Ink.text(10.5);
        float width = mm(70);
        float next = sheet.lines(sheet.wrap(page.returnAddress(), small, width), small, LEFT, begin) + mm(0.8);
        sheet.rule(LEFT, LEFT + width, next, 0.4f, Ink.STRONG_RULE);
        next += mm(3.2);
        for (String line : page.address()) {
            next = sheet.lines(sheet.wrap(line, address, width), address, LEFT, next);
        }
        return next;
    }

    /** A label and what it says beside it; returns how high both are. */
    private float fact(DocumentPage.Fact fact, float x, float labelWidth, float right, float top) throws IOException {
        List<String> label = sheet.wrap(fact.label(), LABEL, labelWidth - mm(2));
        List<String> value = sheet.wrap(fact.value(), BODY, right - x - labelWidth);
        sheet.lines(label, LABEL, x, top);
        sheet.lines(value, BODY, x + labelWidth, top);
        return Math.max(label.size(), value.size()) * BODY.lineHeight();
    }

    private void title() throws IOException {
        Ink heading = Ink.bold(15);
        down(mm(7));
        at = sheet.lines(sheet.wrap(page.title() + " " + page.number(), heading, RIGHT - LEFT), heading, LEFT, at);
        down(mm(4) - heading.size() * 0.15f);
    }

    private void terms() throws IOException {
        Ink heading = Ink.bold(10.5);
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String note : page.notes()) {
            paragraphs.add(paragraph(note, Ink.italic(9.5), mm(3)));
        }
        paragraphs.add(paragraph(page.termsTitle(), heading, mm(1.2)));
        for (String sentence : page.terms()) {
            paragraphs.add(paragraph(sentence, BODY, mm(1)));
        }
        down(mm(5));
        room(height(paragraphs) + installmentsHeight());
        paragraphs(paragraphs);
        installments();
    }

    /** Lines of text and the room below them. */
    private record Paragraph(List<String> lines, Ink ink, float below) {
        float height() {
            return lines.size() * ink.lineHeight() + below;
        }
    }

    private Paragraph paragraph(String text, Ink ink, float below) {
        return new Paragraph(sheet.wrap(text, ink, RIGHT - LEFT), ink, below);
    }

    private static float height(List<Paragraph> paragraphs) {
        float height = 0;
        for (Paragraph one : paragraphs) {
            height += one.height();
        }
        return height;
    }

    private void paragraphs(List<Paragraph> paragraphs) throws IOException {
        for (Paragraph one : paragraphs) {
            for (String line : one.lines()) {
                sheet.text(line, one.ink(), LEFT, room(one.ink().lineHeight()));
                down(one.ink().lineHeight());
            }
            down(one.below());
        }
    }

    private float installmentsHeight() {
        return page.installments().isEmpty()
                ? 0
                : mm(1.5) + (page.installments().size() + 1) * (BODY.lineHeight() + mm(1.8));
    }

    private void installments() throws IOException {
        if (page.installments().isEmpty()) {
            return;
        }
        Ink head = Ink.soft(8.5);
        down(mm(1.5));
        installment(
                page.texts().get("terms.part"),
                page.texts().get("terms.part-due"),
                page.texts().get("terms.part-amount"),
                head,
                Ink.STRONG_RULE);
        for (DocumentPage.InstallmentRow row : page.installments()) {
            installment(Integer.toString(row.number()), row.dueOn(), row.amount(), BODY, Ink.RULE);
        }
    }

    private void installment(String number, String dueOn, String amount, Ink ink, Ink.Colour rule) throws IOException {
        float height = ink.lineHeight() + mm(1.8);
        float top = room(height);
        float right = LEFT + mm(105);
        sheet.text(number, ink, LEFT, top + mm(0.9));
        sheet.text(dueOn, ink, LEFT + mm(35), top + mm(0.9));
        sheet.textBefore(amount, ink, right, top + mm(0.9));
        sheet.rule(LEFT, right, top + height, 0.4f, rule);
        down(height);
    }

    private void payment() throws IOException {
        DocumentPage.PaymentBlock payment = page.payment();
        if (payment == null) {
            return;
        }
        DocumentPage.QrCode code = payment.code();
        float right = (code == null ? RIGHT : RIGHT - mm(42)) - mm(5);
        List<String> please = sheet.wrap(payment.please(), SMALL, right - LEFT - mm(5));
        List<String> caption = code == null ? List.of() : sheet.wrap(code.caption(), CAPTION, mm(34));
        float details = detailsHeight(payment, right) + please.size() * SMALL.lineHeight();
        float beside = code == null ? 0 : mm(40.5) + caption.size() * CAPTION.size() * 1.25f;
        float height = Math.max(details + mm(6), beside);
        down(mm(4));
        float top = room(height);
        sheet.fill(LEFT, top, RIGHT - LEFT, height, Ink.SHADE);
        float next = top + (height - details) / 2;
        for (DocumentPage.Fact fact : payment.facts()) {
            next += fact(fact, LEFT + mm(5), mm(38), right, next + mm(0.5)) + mm(1);
        }
        sheet.lines(please, SMALL, LEFT + mm(5), next + mm(1.5));
        if (code != null) {
            code(code, caption, RIGHT - mm(38), top + mm(3));
        }
        down(height);
    }

    private float detailsHeight(DocumentPage.PaymentBlock payment, float right) {
        float height = mm(1.5);
        for (DocumentPage.Fact fact : payment.facts()) {
            int label = sheet.wrap(fact.label(), LABEL, mm(36)).size();
            int value = sheet.wrap(fact.value(), BODY, right - LEFT - mm(43)).size();
            height += Math.max(label, value) * BODY.lineHeight() + mm(1);
        }
        return height;
    }

    private void code(DocumentPage.QrCode code, List<String> caption, float x, float top) throws IOException {
        float side = mm(34);
        float unit = side / code.matrix().sizeWithQuietZone();
        sheet.fill(x, top, side, side, new Ink.Colour(1, 1, 1));
        for (QrMatrix.Rectangle run : code.matrix().rectangles()) {
            sheet.fill(x + run.x() * unit, top + run.y() * unit, run.width() * unit, unit * 1.03f, Ink.BLACK);
        }
        float next = top + side + mm(1.5);
        for (String line : caption) {
            sheet.text(line, CAPTION, x + (side - sheet.width(line, CAPTION)) / 2, next);
            next += CAPTION.size() * 1.25f;
        }
    }

    private void footerText() throws IOException {
        String footer = page.footer();
        if (footer != null) {
            down(mm(6));
            List<Paragraph> paragraphs = List.of(paragraph(footer, BODY, 0));
            room(height(paragraphs));
            paragraphs(paragraphs);
        }
    }

    private void foot(int number) throws IOException {
        Ink small = Ink.soft(7.5);
        float top = BOTTOM + mm(4);
        List<String> pageOf = page.pageOf();
        sheet.text(page.title() + " " + page.number(), small, LEFT, top);
        sheet.textBefore(pageOf.get(0) + number + pageOf.get(1) + sheet.pages() + pageOf.get(2), small, RIGHT, top);
        float rule = top + small.lineHeight() + mm(1.2);
        sheet.rule(LEFT, RIGHT, rule, 0.4f, Ink.STRONG_RULE);
        float width = (RIGHT - LEFT) / Math.max(1, page.foot().size());
        for (int column = 0; column < page.foot().size(); column++) {
            float next = rule + mm(1.6);
            for (String line : page.foot().get(column)) {
                next = sheet.lines(sheet.wrap(line, small, width - mm(4)), small, LEFT + column * width, next);
            }
        }
    }
}
