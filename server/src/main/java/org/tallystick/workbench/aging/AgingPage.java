package org.tallystick.workbench.aging;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.insights.AgingItem;
import org.tallystick.insights.AgingReport;
import org.tallystick.insights.AgingRow;
import org.tallystick.insights.TieOut;
import org.tallystick.lib.receivables.aging.AgingBucket;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Shell;

/** An aging as a page: what was asked, the rows that are shown, the totals, and whether the ledger agrees. */
public record AgingPage(
        AgingAsked asked, AgingReport report, @Nullable Customer customer) {
    private static final int SHOWN = 500;

    public List<AgingRow> rows() {
        return report.rows().subList(0, Math.min(SHOWN, report.rows().size()));
    }

    public boolean isCut() {
        return report.rows().size() > SHOWN;
    }

    public boolean isEmpty() {
        return report.rows().isEmpty();
    }

    /** {@code 12 customers}; payments nobody was identified for are a row, but no customer. */
    public String count(Shell shell) {
        if (asked.isByInvoice()) {
            int rows = report.rows().size();
            return shell.count(rows) + (rows == 1 ? " document or payment" : " documents and payments");
        }
        long customers = report.rows().stream()
                .map(AgingRow::customer)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return shell.count(customers) + (customers == 1 ? " customer" : " customers");
    }

    public static String title(AgingBucket bucket) {
        return bucket.label().equals("NOT_DUE") ? "Not due" : bucket.label() + " days";
    }

    /** The items behind a customer's figures; payments nobody was identified for are on their own list. */
    public String itemsOf(AgingRow row, Shell shell) {
        if (row.customerNumber() == null) {
            return shell.at("/payments?unapplied=true");
        }
        return shell.at("/aging?by=invoice&asOf=" + asked.asOf() + "&basis=" + asked.basis() + "&edges=" + asked.edges()
                + "&customer=" + row.customerNumber() + "&currency="
                + row.amounts().currency().code() + (asked.known() == null ? "" : "&known=" + asked.known()));
    }

    /** The page of the document or payment. */
    public static String pageOf(AgingRow row, AgingItem item, Shell shell) {
        return switch (item.kind()) {
            case INVOICE -> shell.at("/invoices/" + item.document());
            case CREDIT -> shell.at("/credit-memos/" + item.document());
            case PAYMENT -> shell.at("/payments/" + item.id());
            case REFUND -> shell.at("/refunds/" + item.document());
            case LATE_FEE -> shell.at("/late-fees/" + item.document());
            case OPENING, FEE -> shell.at("/customers/" + row.customer());
        };
    }

    public String ledgerOf(TieOut tieOut, Shell shell, String account) {
        return shell.at("/ledger/accounts/" + account + "?to=" + asked.asOf() + "&currency=" + tieOut.currency());
    }

    public List<Choice> currencies() {
        return report.totals().stream()
                .map(total ->
                        new Choice(total.currency().code(), total.currency().code()))
                .toList();
    }
}
