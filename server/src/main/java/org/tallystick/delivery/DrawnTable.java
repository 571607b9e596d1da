package org.tallystick.delivery;

import static org.tallystick.delivery.DrawnSheet.mm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the lines of a document with their head on every page; the last one stays together with the totals. */
final class DrawnTable {
    private static final float LEFT = mm(25);
    private static final float RIGHT = mm(190);
    private static final Ink BODY = Ink.text(9.5);
    private static final Ink LABEL = Ink.soft(9.5);
    private static final Ink HEAD = Ink.bold(8.5);
    private static final Ink SMALL = Ink.soft(8.5);
    private static final Ink TOTAL = Ink.bold(12);
    private static final float PADDING = mm(1.7);

    private final DocumentPage page;
    private final DrawnSheet sheet;
    private final DrawnPages flow;
    private final List<Column> columns;

    DrawnTable(DocumentPage page, DrawnSheet sheet, DrawnPages flow) {
        this.page = page;
        this.sheet = sheet;
        this.flow = flow;
        this.columns = columns(page);
    }

    /** From where to where a column goes; figures stand at its right end. */
    private record Column(float from, float to, boolean figure) {
        /** The number of a line may fill its column. */
        float paddingRight() {
            return figure || from == LEFT ? 0 : mm(2);
        }
    }

    private static List<Column> columns(DocumentPage page) {
        List<Double> widths = new ArrayList<>(List.of(8.0, 0.0));
        if (page.priced()) {
            widths.addAll(List.of(17.0, 15.0, 21.0));
        }
        if (page.taxed()) {
            widths.add(13.0);
        }
        if (page.valued()) {
            widths.add(27.0);
        }
        double fixed = widths.stream().mapToDouble(Double::doubleValue).sum();
        widths.set(1, 165 - fixed);
        List<Column> columns = new ArrayList<>();
        float from = LEFT;
        for (int i = 0; i < widths.size(); i++) {
            float to = from + mm(widths.get(i));
            boolean unit = page.priced() && i == 3;
            columns.add(new Column(i == 0 ? from : from + mm(2), to, i > 1 && !unit));
            from = to;
        }
        return columns;
    }

    void draw() throws IOException {
        head();
        for (DocumentPage.Line line : page.firstLines()) {
            row(line, 0);
        }
        for (DocumentPage.Line line : page.lastLine()) {
            row(line, totalsHeight());
        }
        totals();
    }

    private void head() throws IOException {
        List<String> words = new ArrayList<>(List.of("line.position", "line.description"));
        if (page.priced()) {
            words.addAll(List.of("line.quantity", "line.unit", "line.unit-price"));
        }
        if (page.taxed()) {
            words.add("line.tax");
        }
        List<String> titles = new ArrayList<>(
                words.stream().map(word -> page.texts().get(word)).toList());
        if (page.valued()) {
            titles.add(page.texts().get(page.taxed() ? "line.net" : "line.amount", page.currency()));
        }
        float height = 0;
        for (int i = 0; i < titles.size(); i++) {
            height = Math.max(
                    height, wrapped(titles.get(i), HEAD, columns.get(i)).size() * HEAD.lineHeight());
        }
        float top = flow.at() + mm(1.4);
        for (int i = 0; i < titles.size(); i++) {
            List<String> lines = wrapped(titles.get(i), HEAD, columns.get(i));
            cell(lines, HEAD, columns.get(i), top + height - lines.size() * HEAD.lineHeight());
        }
        flow.down(height + mm(2.8));
        sheet.rule(LEFT, RIGHT, flow.at(), 0.9f, Ink.TEXT);
    }

    private void row(DocumentPage.Line line, float with) throws IOException {
        Column text = columns.get(1);
        List<String> description = wrapped(line.description(), BODY, text);
        String detail = line.detail();
        List<String> details = detail == null ? List.of() : wrapped(detail, SMALL, text);
        float height = description.size() * BODY.lineHeight() + details.size() * SMALL.lineHeight() + 2 * PADDING;
        String heading = line.heading();
        DocumentPage.Fact subtotal = line.subtotal();
        float around = (heading == null ? 0 : headingHeight()) + (subtotal == null ? 0 : subtotalHeight());
        if (!flow.fits(height + around + with)) {
            flow.room(Float.MAX_VALUE);
            head();
        }
        heading(heading);
        float top = flow.at() + PADDING;
        List<String> cells = cells(line);
        cell(List.of(cells.getFirst()), LABEL, columns.getFirst(), top);
        sheet.lines(details, SMALL, text.from(), sheet.lines(description, BODY, text.from(), top));
        for (int i = 2; i < columns.size(); i++) {
            cell(List.of(cells.get(i)), BODY, columns.get(i), top);
        }
        flow.down(height);
        sheet.rule(LEFT, RIGHT, flow.at(), 0.4f, Ink.RULE);
        subtotal(subtotal);
    }

    private List<String> cells(DocumentPage.Line line) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(line.position()), ""));
        if (page.priced()) {
            cells.addAll(List.of(line.quantity(), line.unit(), line.unitPrice()));
        }
        if (page.taxed()) {
            cells.add(line.tax());
        }
        if (page.valued()) {
            cells.add(line.net());
        }
        return cells;
    }

    private static float headingHeight() {
        return BODY.lineHeight() + mm(3) + PADDING;
    }

    private void heading(@Nullable String heading) throws IOException {
        if (heading != null) {
            sheet.text(heading, Ink.bold(9.5), columns.get(1).from(), flow.at() + mm(3));
            flow.down(headingHeight());
        }
    }

    private static float subtotalHeight() {
        return BODY.lineHeight() + 2 * PADDING;
    }

    private void subtotal(DocumentPage.@Nullable Fact subtotal) throws IOException {
        if (subtotal != null) {
            float top = flow.at() + PADDING;
            sheet.text(subtotal.label(), LABEL, columns.get(1).from(), top);
            sheet.textBefore(subtotal.value(), LABEL, RIGHT, top);
            flow.down(subtotalHeight());
            sheet.rule(LEFT, RIGHT, flow.at(), 0.9f, Ink.STRONG_RULE);
        }
    }

    private float totalsHeight() {
        float height = mm(2.5) + TOTAL.lineHeight() + mm(1.8);
        for (DocumentPage.Fact row : page.totals()) {
            height += totalLabel(row).size() * BODY.lineHeight() + mm(1.4);
        }
        return height;
    }

    private List<String> totalLabel(DocumentPage.Fact row) {
        return sheet.wrap(row.label(), LABEL, RIGHT - LEFT - mm(98));
    }

    private void totals() throws IOException {
        if (!flow.fits(totalsHeight())) {
            flow.room(Float.MAX_VALUE);
        }
        float x = LEFT + mm(60);
        flow.down(mm(2.5));
        for (DocumentPage.Fact row : page.totals()) {
            List<String> label = totalLabel(row);
            sheet.lines(label, LABEL, x, flow.at() + mm(0.7));
            sheet.textBefore(row.value(), BODY, RIGHT, flow.at() + mm(0.7));
            flow.down(label.size() * BODY.lineHeight() + mm(1.4));
        }
        sheet.rule(x, RIGHT, flow.at(), 0.9f, Ink.TEXT);
        sheet.text(page.total().label(), TOTAL, x, flow.at() + mm(1.8));
        sheet.textBefore(page.total().value(), TOTAL, RIGHT, flow.at() + mm(1.8));
        flow.down(TOTAL.lineHeight() + mm(1.8));
    }

    private List<String> wrapped(String text, Ink ink, Column column) {
        return sheet.wrap(text, ink, column.to() - column.from() - column.paddingRight());
    }

    private void cell(List<String> lines, Ink ink, Column column, float top) throws IOException {
        float next = top;
        for (String line : lines) {
            if (column.figure()) {
                sheet.textBefore(line, ink, column.to(), next);
            } else {
                sheet.text(line, ink, column.from(), next);
            }
            next += ink.lineHeight();
        }
    }
}
