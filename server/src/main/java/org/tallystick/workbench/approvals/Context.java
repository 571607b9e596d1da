package org.tallystick.workbench.approvals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.approvals.Approval;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.web.KeyFigure;
import org.tallystick.platform.web.Tone;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.Shell;

/** What whoever decides wants to know about the thing a request is about. */
@Component
class Context {
    private final Invoices invoices;
    private final CreditDesk credits;
    private final OpenItems items;
    private final BusinessClock clock;

    Context(Invoices invoices, CreditDesk credits, OpenItems items, BusinessClock clock) {
        this.invoices = invoices;
        this.credits = credits;
        this.items = items;
        this.clock = clock;
    }

    /** The page of the subject, if it has one, and its figures. */
    public record Surroundings(@Nullable String path, List<KeyFigure> figures) {
        public Surroundings {
            figures = List.copyOf(figures);
        }
    }

    Surroundings of(CompanyId company, Approval approval, Shell shell) {
        return approval.asked().subjectType().equals("invoice")
                ? invoices.find(company, new InvoiceId(approval.asked().subject()))
                        .map(invoice -> of(company, invoice, approval, shell))
                        .orElse(new Surroundings(null, List.of()))
                : new Surroundings(null, List.of());
    }

    private Surroundings of(CompanyId company, Invoice invoice, Approval approval, Shell shell) {
        String currency = invoice.currency().code();
        List<OpenItem> installments = items.ofDocument(company, invoice.id().value());
        Money open = installments.stream().map(OpenItem::open).reduce(Money.zero(invoice.currency()), Money::plus);
        long late = installments.stream()
                .mapToLong(item -> item.daysPastDue(clock.today(company)))
                .max()
                .orElse(0);
        Money creditable = credits.creditable(company, invoice.id());
        return new Surroundings(
                "/invoices/" + invoice.id(),
                List.of(
                        new KeyFigure(
                                "Asked for",
                                shell.amount(approval.asked().amount()),
                                currency,
                                approval.asked().kind().title(),
                                null,
                                Tone.INFO),
                        new KeyFigure(
                                "Invoice total",
                                shell.amount(invoice.gross()),
                                currency,
                                "Dated " + shell.date(invoice.invoiceOn()),
                                shell.at("/invoices/" + invoice.id()),
                                Tone.NEUTRAL),
                        new KeyFigure(
                                "Open",
                                shell.amount(open),
                                currency,
                                late > 0 ? "Overdue for " + late + (late == 1 ? " day" : " days") : null,
                                null,
                                late > 0 ? Tone.BAD : Tone.NEUTRAL),
                        new KeyFigure(
                                "Credited so far",
                                shell.amount(invoice.gross().minus(creditable)),
                                currency,
                                null,
                                null,
                                Tone.NEUTRAL)));
    }
}
