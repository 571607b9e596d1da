package org.tallystick.workbench.invoices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.Rebill;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Entered;

/** The form that corrects an invoice: its lines as they were billed, to be changed; a line without a quantity is left out. */
public record CorrectionForm(
        Invoice invoice,
        String billTo,
        List<InvoiceLine> lines,
        List<Choice> taxCodes,
        Money creditable,
        Money open,
        LocalDate today) {
    public CorrectionForm {
        lines = List.copyOf(lines);
        taxCodes = List.copyOf(taxCodes);
    }

    /** What the credit memo does not settle, because it was paid, and what the new invoice takes. */
    public Money carried() {
        Money carried = creditable.minus(open);
        return carried.isPositive() ? carried : Money.zero(invoice.currency());
    }

    public static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0).toPlainString() : shortest.toPlainString();
    }

    static Rebill read(MultiValueMap<String, String> form, CustomerId billTo) {
        List<Rebill.Line> lines = new ArrayList<>();
        int rows = form.getOrDefault("line", List.of()).size();
        for (int row = 0; row < rows; row++) {
            String quantity = at(form, "quantity", row);
            if (!quantity.isBlank() && Entered.number("quantity", quantity).signum() != 0) {
                lines.add(new Rebill.Line(
                        number(at(form, "line", row)),
                        Entered.number("quantity", quantity),
                        Entered.number("unit price", at(form, "unitPrice", row)),
                        at(form, "taxCode", row)));
            }
        }
        return new Rebill(billTo, form.getFirst("purchaseOrder"), lines);
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw Refusal.invalid("LINE_UNKNOWN", "The form is not complete; load the page again.");
        }
        return Integer.parseInt(text);
    }

    private static String at(MultiValueMap<String, String> form, String name, int row) {
        List<String> values = form.getOrDefault(name, List.of());
        return row < values.size() ? values.get(row) : "";
    }
}
