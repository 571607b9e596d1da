package org.tallystick.workbench.approvals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.Asked;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.PayerRecord;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.DraftFindings;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.invoicing.Margin;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.web.KeyFigure;
import org.tallystick.platform.web.Tone;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.documents.DocumentPanel;
import org.tallystick.workbench.documents.DocumentPanels;

/** What whoever decides wants to know about the thing a request is about, and about its customer. */
@Component
class Context {
    private final Invoices invoices;
    private final Drafts drafts;
    private final DraftFindings findings;
    private final DocumentPanels panels;
    private final CreditDesk credits;
    private final OpenItems items;
    private final PayerRecord records;
    private final BusinessClock clock;

    Context(
            Invoices invoices,
            Drafts drafts,
            DraftFindings findings,
            DocumentPanels panels,
            CreditDesk credits,
            OpenItems items,
            PayerRecord records,
            BusinessClock clock) {
        this.invoices = invoices;
        this.drafts = drafts;
        this.findings = findings;
        this.panels = panels;
        this.credits = credits;
        this.items = items;
        this.records = records;
        this.clock = clock;
    }

    /**
     * The page of the subject, if it has one, its figures, what checks found, and its documents.
     *
     * @param checked whether checks say anything about such a subject
     */
    public record Surroundings(
            @Nullable String path,
            List<KeyFigure> figures,
            boolean checked,
            List<DraftFindings.Standing> findings,
            @Nullable DocumentPanel documents) {
        static final Surroundings NONE = new Surroundings(null, List.of(), false, List.of(), null);

        public Surroundings {
            figures = List.copyOf(figures);
            findings = List.copyOf(findings);
        }

        static Surroundings page(String path) {
            return new Surroundings(path, List.of(), false, List.of(), null);
        }
    }

    Surroundings of(Caller caller, Approval approval, Shell shell) {
        CompanyId company = caller.company();
        UUID subject = approval.asked().subject();
        return switch (approval.asked().subjectType()) {
            case "invoice" ->
                invoices.find(company, new InvoiceId(subject))
                        .map(invoice -> of(caller, invoice, approval, shell))
                        .orElse(Surroundings.NONE);
            case "draft" ->
                drafts.find(company, subject)
                        .map(draft -> of(caller, draft, approval.asked()))
                        .orElse(Surroundings.NONE);
            case "deposit" ->
                invoices.find(company, new InvoiceId(subject)).isPresent()
                        ? Surroundings.page("/invoices/" + subject)
                        : Surroundings.page("/customers/" + approval.asked().customer() + "/billing");
            case "debit memo" ->
                invoices.find(company, new InvoiceId(subject)).isPresent()
                        ? Surroundings.page("/invoices/" + subject)
                        : invoices.byNumber(company, approval.asked().label())
                                .map(debited -> Surroundings.page("/invoices/" + debited.id()))
                                .orElse(Surroundings.NONE);
            case "refund" -> Surroundings.page("/refunds/" + subject);
            case "customer" -> Surroundings.page("/customers/" + subject + "/limit-and-bank");
            case "bank account" -> Surroundings.page("/settings/bank-accounts");
            default -> Surroundings.NONE;
        };
    }

    /** What is earned with it, or that nobody knows. */
    private static KeyFigure margin(Asked asked) {
        String margin = asked.command().get(Asked.MARGIN);
        return new KeyFigure(
                "Margin",
                margin == null ? "Unknown" : margin,
                null,
                margin == null
                        ? "No charge says what it cost"
                        : "Known for " + asked.command().getOrDefault(Margin.KNOWN_FOR, "some charges"),
                null,
                margin != null && margin.startsWith("-") ? Tone.BAD : Tone.NEUTRAL);
    }

    private Surroundings of(Caller caller, Draft draft, Asked asked) {
        return new Surroundings(
                "/billing-runs/" + draft.run() + "/drafts/" + draft.id(),
                List.of(margin(asked)),
                true,
                findings.of(caller.company(), draft.id()),
                panels.draft(caller, draft.run(), draft.id()));
    }

    /** The customer's last twelve months. */
    List<KeyFigure> record(CompanyId company, CustomerId customer, Shell shell) {
        PayerRecord.Year year = records.of(company, customer, clock.today(company));
        String own = year.billed().currency().code();
        List<KeyFigure> figures = new ArrayList<>();
        figures.add(new KeyFigure(
                "Billed in 12 months",
                shell.amount(year.billed()),
                own,
                year.invoices() == 1 ? "1 invoice" : shell.count(year.invoices()) + " invoices",
                shell.at("/customers/" + customer + "/invoices"),
                Tone.NEUTRAL));
        figures.add(new KeyFigure(
                "Paid on time",
                year.settled() == 0 ? "–" : 100 * year.onTime() / year.settled() + " %",
                null,
                year.settled() == 0
                        ? "Nothing settled in 12 months"
                        : shell.count(year.onTime()) + " of " + shell.count(year.settled()) + " in 12 months",
                null,
                Tone.NEUTRAL));
        figures.add(new KeyFigure(
                "Open",
                shell.amount(year.open()),
                own,
                null,
                shell.at("/customers/" + customer + "/open-items"),
                Tone.NEUTRAL));
        figures.add(new KeyFigure(
                "Overdue",
                shell.amount(year.overdue()),
                own,
                null,
                shell.at("/customers/" + customer + "/open-items"),
                year.overdue().isPositive() ? Tone.BAD : Tone.NEUTRAL));
        return figures;
    }

    private Surroundings of(Caller caller, Invoice invoice, Approval approval, Shell shell) {
        CompanyId company = caller.company();
        String currency = invoice.currency().code();
        List<OpenItem> installments = items.ofDocument(company, invoice.id().value());
        Money open = installments.stream().map(OpenItem::open).reduce(Money.zero(invoice.currency()), Money::plus);
        long late = installments.stream()
                .mapToLong(item -> item.daysPastDue(clock.today(company)))
                .max()
                .orElse(0);
        Money creditable = credits.creditable(company, invoice.id());
        List<KeyFigure> figures = List.of(
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
                        "Open on it",
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
                        Tone.NEUTRAL));
        return new Surroundings(
                "/invoices/" + invoice.id(), figures, false, List.of(), panels.invoice(caller, invoice.id()));
    }
}
