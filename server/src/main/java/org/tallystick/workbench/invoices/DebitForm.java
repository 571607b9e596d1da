package org.tallystick.workbench.invoices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.tallystick.invoicing.DebitMemoDesk;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Entered;

/** The form of a debit memo: some lines, of which those without a price are left out. */
public record DebitForm(Invoice invoice, List<InvoiceLine> lines, List<Choice> taxCodes, LocalDate today) {
    public static final int ROWS = 4;

    public DebitForm {
        lines = List.copyOf(lines);
        taxCodes = List.copyOf(taxCodes);
    }

    /** What the lines of the invoice were taxed with first. */
    public String taxCode() {
        return lines.isEmpty() ? "" : lines.getFirst().taxCode();
    }

    public List<String> descriptions() {
        return lines.stream().map(InvoiceLine::description).distinct().toList();
    }

    static List<DebitMemoDesk.Line> read(MultiValueMap<String, String> form) {
        List<DebitMemoDesk.Line> lines = new ArrayList<>();
        int rows = form.getOrDefault("unitPrice", List.of()).size();
        for (int row = 0; row < rows; row++) {
            String price = at(form, "unitPrice", row);
            if (!price.isBlank()) {
                String quantity = at(form, "quantity", row);
                lines.add(new DebitMemoDesk.Line(
                        at(form, "description", row),
                        quantity.isBlank() ? BigDecimal.ONE : Entered.number("quantity", quantity),
                        at(form, "unit", row),
                        Entered.number("unit price", price),
                        at(form, "taxCode", row)));
            }
        }
        return lines;
    }

    private static String at(MultiValueMap<String, String> form, String name, int row) {
        List<String> values = form.getOrDefault(name, List.of());
        return row < values.size() ? values.get(row) : "";
    }
}
