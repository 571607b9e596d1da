package org.tallystick.workbench.invoices;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceFilter;
import org.tallystick.invoicing.Invoices;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.search.Hit;
import org.tallystick.platform.search.SearchSource;

/** Invoices in the search box: the exact number before numbers that begin so, orders and buyers. */
@Component
class InvoiceSearch implements SearchSource {
    private final Invoices invoices;
    private final BusinessClock clock;

    InvoiceSearch(Invoices invoices, BusinessClock clock) {
        this.invoices = invoices;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "Invoices";
    }

    @Override
    public List<Hit> find(CompanyId company, String text, int limit) {
        Optional<Invoice> exact = invoices.byNumber(company, text.toUpperCase(Locale.ROOT));
        LocalDate today = clock.today(company);
        var filter = new InvoiceFilter(null, text, null, null, InvoiceFilter.Settlement.ALL);
        return Stream.concat(
                        exact
                                .map(invoice -> hit(
                                        invoice.number(),
                                        invoice.buyer().name(),
                                        invoice.gross().toString(),
                                        invoice.id().toString()))
                                .stream(),
                        invoices.list(company, filter, today, 1, limit).rows().stream()
                                .map(row -> hit(
                                        row.number(),
                                        row.customerName(),
                                        row.gross().toString(),
                                        row.id().toString())))
                .distinct()
                .limit(limit)
                .toList();
    }

    private static Hit hit(String number, String buyer, String gross, String id) {
        return new Hit(number, buyer + " · " + gross, "/invoices/" + id, "file-invoice");
    }
}
