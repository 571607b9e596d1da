package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.tallystick.approvals.Asked;

/**
 * A debit memo as somebody is asked to agree to it: what it says by names in capitals, and all
 * that it takes to make it again.
 */
final class DebitMemoWords {
    private static final String DEBITS = "debits";
    private static final String REASON = "reason";
    private static final String NOTE = "note";
    private static final String DATED = "on";
    private static final String LINES = "lines";

    private DebitMemoWords() {}

    static Map<String, String> of(PricedInvoice memo, Debited debited, DebitMemoDesk.Input input) {
        Map<String, String> said = new TreeMap<>(DraftWords.of(memo));
        said.put("Debit memo on", debited.number() + " of " + debited.invoiceOn());
        said.put("Why", debited.reason().title() + ": " + debited.note());
        said.put(DEBITS, input.invoice().value().toString());
        said.put(REASON, input.reason().name());
        said.put(NOTE, input.note());
        said.put(DATED, input.on().toString());
        said.put(LINES, Integer.toString(input.lines().size()));
        for (int i = 0; i < input.lines().size(); i++) {
            DebitMemoDesk.Line line = input.lines().get(i);
            said.put(key(i, "for"), line.description());
            said.put(key(i, "quantity"), line.quantity().toPlainString());
            said.put(key(i, "unit"), line.unit());
            said.put(key(i, "price"), line.unitPrice().toPlainString());
            said.put(key(i, "tax code"), line.taxCode());
        }
        return said;
    }

    static DebitMemoDesk.Input read(Asked asked) {
        List<DebitMemoDesk.Line> lines = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(asked.part(LINES)); i++) {
            lines.add(new DebitMemoDesk.Line(
                    asked.part(key(i, "for")),
                    new BigDecimal(asked.part(key(i, "quantity"))),
                    asked.part(key(i, "unit")),
                    new BigDecimal(asked.part(key(i, "price"))),
                    asked.part(key(i, "tax code"))));
        }
        return new DebitMemoDesk.Input(
                new InvoiceId(UUID.fromString(asked.part(DEBITS))),
                lines,
                DebitReason.valueOf(asked.part(REASON)),
                asked.part(NOTE),
                LocalDate.parse(asked.part(DATED)));
    }

    private static String key(int line, String what) {
        return "line " + (line + 1) + " " + what;
    }
}
