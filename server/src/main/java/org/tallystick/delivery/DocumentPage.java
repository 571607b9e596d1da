package org.tallystick.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.qr.QrMatrix;

/** What the template of a document shows, ready to read: every figure and date is written in the document's language. */
public record DocumentPage(
        Texts texts,
        String title,
        String number,
        String author,
        @Nullable Picture logo,
        String returnAddress,
        List<String> address,
        List<Fact> facts,
        boolean priced,
        String currency,
        List<Line> lines,
        List<Fact> totals,
        Fact total,
        List<String> notes,
        String termsTitle,
        List<String> terms,
        List<InstallmentRow> installments,
        @Nullable PaymentBlock payment,
        @Nullable String footer,
        List<List<String>> foot) {

    public DocumentPage {
        address = List.copyOf(address);
        facts = List.copyOf(facts);
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
        notes = List.copyOf(notes);
        terms = List.copyOf(terms);
        installments = List.copyOf(installments);
        foot = List.copyOf(foot);
    }

    /** A label and what it says. */
    public record Fact(String label, String value) {}

    /** A picture inside the page, as a {@code data:} address, and its size in millimetres. */
    public record Picture(String source, String width, String height) {}

    /** One position; what a credit memo's positions lack is empty. A section begins or ends with some lines. */
    public record Line(
            int position,
            String description,
            @Nullable String detail,
            String quantity,
            String unit,
            String unitPrice,
            String tax,
            String net,
            @Nullable String heading,
            @Nullable Fact subtotal) {
        /** One outside of sections. */
        public Line(
                int position,
                String description,
                @Nullable String detail,
                String quantity,
                String unit,
                String unitPrice,
                String tax,
                String net) {
            this(position, description, detail, quantity, unit, unitPrice, tax, net, null, null);
        }

        Line within(@Nullable String begins, @Nullable Fact ends) {
            return new Line(position, description, detail, quantity, unit, unitPrice, tax, net, begins, ends);
        }
    }

    public record InstallmentRow(int number, String dueOn, String amount) {}

    /** Where to pay to, and the same as a code for phones where there can be one. */
    public record PaymentBlock(
            List<Fact> facts, String please, @Nullable QrCode code) {
        public PaymentBlock {
            facts = List.copyOf(facts);
        }
    }

    /** A code drawn as dark boxes, with its quiet zone around it. */
    public record QrCode(QrMatrix matrix, String caption) {
        private static final double SIDE_MILLIMETRES = 34;

        /** The style that puts a run of dark squares in its place; a little higher than it is, so that no gap shows. */
        public String style(QrMatrix.Rectangle run) {
            double unit = SIDE_MILLIMETRES / matrix.sizeWithQuietZone();
            return String.format(
                    Locale.ROOT,
                    "left:%.4fmm;top:%.4fmm;width:%.4fmm;height:%.4fmm",
                    run.x() * unit,
                    run.y() * unit,
                    run.width() * unit,
                    unit * 1.03);
        }
    }

    /** All that is written on it, in no order. */
    Stream<String> words() {
        Stream<String> rows = lines.stream()
                .flatMap(line -> Stream.of(
                        line.description(),
                        line.detail(),
                        line.quantity(),
                        line.unit(),
                        line.unitPrice(),
                        line.tax(),
                        line.net(),
                        line.heading()));
        Stream<Fact> labelled = Stream.of(
                        facts.stream(),
                        totals.stream(),
                        Stream.of(total),
                        lines.stream().map(Line::subtotal),
                        payment == null ? Stream.<Fact>of() : payment.facts().stream())
                .flatMap(one -> one)
                .filter(Objects::nonNull);
        return Stream.of(
                        Stream.of(title, number, author, returnAddress, termsTitle, footer),
                        address.stream(),
                        rows,
                        labelled.flatMap(fact -> Stream.of(fact.label(), fact.value())),
                        notes.stream(),
                        terms.stream(),
                        foot.stream().flatMap(List::stream),
                        payment == null ? Stream.<String>of() : Stream.of(payment.please()))
                .flatMap(one -> one)
                .filter(Objects::nonNull);
    }

    /** Whether its lines say which tax is on them. */
    public boolean taxed() {
        return lines.stream().anyMatch(line -> !line.tax().isEmpty());
    }

    /** Whether its lines are worth something. */
    public boolean valued() {
        return lines.stream().anyMatch(line -> !line.net().isEmpty());
    }

    /** How many columns its table of lines has. */
    public int columns() {
        return 2 + (priced ? 3 : 0) + (taxed() ? 1 : 0) + (valued() ? 1 : 0);
    }

    /** All lines but the last one, which stays together with the totals. */
    public List<Line> firstLines() {
        return lines.isEmpty() ? List.of() : lines.subList(0, lines.size() - 1);
    }

    public List<Line> lastLine() {
        return lines.isEmpty() ? List.of() : List.of(lines.getLast());
    }

    /** The parts of {@code Page 1 of 2} around the two numbers. */
    public List<String> pageOf() {
        return List.of(texts.get("foot.page").split("\\{[01]}", -1));
    }
}
