package org.tallystick.workbench.invoices;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.invoicing.InvoiceFilter;
import org.tallystick.invoicing.InvoiceRow;
import org.tallystick.invoicing.Invoices;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Tab;
import org.tallystick.workbench.Shell;

/** The list of invoices, with what is billed and open per currency. */
public record InvoicesPage(
        InvoiceFilter filter, @Nullable Customer customer, Page<InvoiceRow> invoices, List<Invoices.Total> totals) {
    public InvoicesPage {
        totals = List.copyOf(totals);
    }

    public String summary(Shell shell) {
        return summary(invoices.total(), totals, shell);
    }

    /** {@code 80 invoices · 12,000.00 EUR billed, 3,000.00 EUR open}. */
    public static String summary(long count, List<Invoices.Total> totals, Shell shell) {
        String invoices = shell.count(count) + (count == 1 ? " invoice" : " invoices");
        String sums = totals.stream()
                .map(total -> " · " + shell.money(total.gross()) + " billed, " + shell.money(total.open()) + " open")
                .collect(Collectors.joining());
        return invoices + sums;
    }

    /** Invoices and what reduces them stand beside each other. */
    public static List<Tab> tabs(Shell shell, boolean creditMemos) {
        return List.of(
                new Tab("Invoices", shell.at("/invoices"), !creditMemos),
                new Tab("Credit memos", shell.at("/credit-memos"), creditMemos));
    }

    public boolean isFirstVisit() {
        return invoices.total() == 0 && filter.equals(InvoiceFilter.ALL);
    }
}
