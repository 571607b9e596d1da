package org.tallystick.lib.synthetic;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.tallystick.lib.synthetic.Event.PaidBy;
import org.tallystick.lib.synthetic.Event.Part;
import org.tallystick.lib.synthetic.Rendering.Line;

/** Puts a cash ledger into files. */
final class CashWriter {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final String ITEMS = "invoice_number,document_type,customer_number,issued_on,due_on,currency,"
            + "original_amount,open_amount,discount_percent,discount_until,customer_order,creditor_reference,disputed\n";
    private static final String LINES =
            "bank_line_id,booked_on,amount,currency,payer_name,payer_iban,remittance_text,structured_reference\n";
    private static final String TRUTH = "bank_line_id,customer_number,invoice_number,cash_amount,adjustment_amount,"
            + "adjustment_reason,split_free,duplicate_of,noise,shape,payer,reference,chosen_by,solvable\n";

    private final CashOptions options;
    private final List<Party> parties;
    private final Events events;

    CashWriter(CashOptions options) {
        this.options = options;
        this.parties = Parties.of(options);
        this.events = new Events(options, parties);
    }

    CashLedger write() {
        events.run();
        var numbering = new Numbering(options);
        numbering.number(events.documents, FIRST_DAY);
        var rendering = new Rendering(options, FIRST_DAY, numbering);
        var lines = new StringBuilder(LINES);
        var truth = new StringBuilder(TRUTH);
        String historyLines = "";
        String historyTruth = "";
        for (int i = 0; i < events.events.size(); i++) {
            if (i == options.history()) {
                historyLines = lines.toString();
                historyTruth = truth.toString();
                lines.setLength(LINES.length());
                truth.setLength(TRUTH.length());
            }
            Event event = events.events.get(i);
            line(lines, event, rendering.line(event));
            truth(truth, event);
        }
        return new CashLedger(
                customers(), items(true), historyLines, historyTruth, items(false), lines.toString(), truth.toString());
    }

    private String customers() {
        var text = new StringBuilder("customer_number,name,city,country,currency,parent_customer_number,known_ibans\n");
        for (Party party : parties) {
            row(
                    text,
                    party.number,
                    party.name,
                    party.city,
                    party.country,
                    party.currency,
                    party.head == null ? "" : party.head.number,
                    String.join(" ", party.knownAccounts));
        }
        return text.toString();
    }

    /** Everything issued before the period begins, or what is open then and what is issued later. */
    private String items(boolean history) {
        var text = new StringBuilder(ITEMS);
        for (Document document : events.documents) {
            if (history ? document.sequence < events.documentsAtStart : isInPeriod(document)) {
                long open = history ? document.amount : events.openAtStart.getOrDefault(document, document.amount);
                item(text, document, open);
            }
        }
        return text.toString();
    }

    private boolean isInPeriod(Document document) {
        return document.sequence >= events.documentsAtStart || events.openAtStart.containsKey(document);
    }

    private static void item(StringBuilder text, Document document, long open) {
        row(
                text,
                document.number,
                document.amount < 0 ? "CREDIT_MEMO" : "INVOICE",
                document.party.number,
                date(document.issued),
                date(document.due),
                document.party.currency,
                amount(document.amount),
                amount(open),
                document.hasDiscount() ? document.party.discountPercent.toPlainString() : "",
                document.hasDiscount() ? date(document.discountUntil()) : "",
                document.order,
                document.referenced ? document.reference() : "",
                document.disputed ? "yes" : "no");
    }

    private static void line(StringBuilder text, Event event, Line line) {
        row(
                text,
                event.id,
                date(event.day),
                amount(event.amount),
                event.party.currency,
                line.name(),
                line.account(),
                line.text(),
                line.structured());
    }

    private static void truth(StringBuilder text, Event event) {
        if (event.parts.isEmpty()) {
            part(text, event, "", "", "", "", "");
        }
        for (Part part : event.parts) {
            part(
                    text,
                    event,
                    event.party.number,
                    part.document().number,
                    amount(part.cash()),
                    amount(part.adjustment()),
                    part.reason());
        }
    }

    private static void part(
            StringBuilder text,
            Event event,
            String customer,
            String invoice,
            String cash,
            String adjustment,
            String reason) {
        row(
                text,
                event.id,
                customer,
                invoice,
                cash,
                adjustment,
                reason,
                event.splitFree ? "yes" : "no",
                event.duplicateOf == null ? "" : event.duplicateOf.id,
                event.party.level.name(),
                event.shape,
                event.paidBy.name().toLowerCase(Locale.ROOT),
                event.style.name().toLowerCase(Locale.ROOT),
                event.chosenBy,
                isSolvable(event) ? "yes" : "no");
    }

    /** Whether honest evidence decides the line. */
    private static boolean isSolvable(Event event) {
        boolean payerKnown = event.paidBy == PaidBy.SELF || event.paidBy == PaidBy.HEAD;
        return switch (event.style) {
            case REFERENCE, FULL, BARE -> payerKnown || !event.differs;
            case SUFFIX, TYPO, ABBREVIATED, GLUED, ORDER -> payerKnown;
            case CUT -> payerKnown && !event.differs;
            case PARTIAL -> payerKnown && !event.differs && (event.told || event.parts.size() < 5);
            case WRONG, NONE -> payerKnown && event.told;
        };
    }

    private static String date(int day) {
        return FIRST_DAY.plusDays(day).toString();
    }

    private static String amount(long minor) {
        return "%s%d.%02d".formatted(minor < 0 ? "-" : "", Math.abs(minor) / 100, Math.abs(minor) % 100);
    }

    private static void row(StringBuilder text, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            boolean quoted = cells[i].contains(",") || cells[i].contains("\"");
            text.append(i == 0 ? "" : ",").append(quoted ? '"' + cells[i].replace("\"", "\"\"") + '"' : cells[i]);
        }
        text.append('\n');
    }
}
