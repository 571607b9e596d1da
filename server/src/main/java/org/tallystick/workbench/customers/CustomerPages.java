package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Consent;
import org.tallystick.customers.ConsentChannel;
import org.tallystick.customers.Contact;
import org.tallystick.customers.Customer;
import org.tallystick.customers.TermsVersions.TermsVersion;
import org.tallystick.documents.SupportingDocument;
import org.tallystick.einvoices.BuyerDetails;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.invoicing.InvoiceRow;
import org.tallystick.invoicing.Invoices;
import org.tallystick.lib.bankfiles.nacha.AchCodes;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.history.LookBack;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.onboarding.Stage;
import org.tallystick.payments.AchAccount;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateChange;
import org.tallystick.payments.Payment;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Suspension;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.documents.DocumentPanel;
import org.tallystick.workbench.documents.RequirementRows;

/** The pages of one customer. */
public final class CustomerPages {
    private CustomerPages() {}

    /** What a customer owes and has in one currency. */
    public record Sums(Money open, Money overdue, Money unapplied, Money credit) {}

    /** The example is how an invoice of today would fall due. */
    public record Overview(
            CustomerFrame frame,
            List<Sums> sums,
            Stage stage,
            @Nullable Customer parent,
            List<Customer> children,
            List<Customer> merged,
            List<TermsVersion> terms,
            List<Installment> example) {
        public Overview {
            sums = List.copyOf(sums);
            children = List.copyOf(children);
            merged = List.copyOf(merged);
            terms = List.copyOf(terms);
            example = List.copyOf(example);
        }
    }

    /** With what duplicates owe that were merged into the customer. */
    public record Items(
            CustomerFrame frame,
            List<Sums> sums,
            List<OpenItem> items,
            Map<OpenItemId, List<Suspension>> paused,
            List<Customer> merged,
            LocalDate today) {
        public Items {
            paused = Map.copyOf(paused);
            sums = List.copyOf(sums);
            items = List.copyOf(items);
            merged = List.copyOf(merged);
        }

        /** What of an item is not dunned, and why: one line for each reason. */
        public List<String> pauses(OpenItem item, Shell shell) {
            return paused.getOrDefault(item.id(), List.of()).stream()
                    .map(pause -> pause.reason().title() + ", " + shell.money(pause.of(item.open())))
                    .toList();
        }

        /** The duplicate whose item it is by the books; null for the customer's own. */
        public @Nullable Customer mergedOwner(OpenItem item) {
            return merged.stream()
                    .filter(one -> one.id().equals(item.customer()))
                    .findFirst()
                    .orElse(null);
        }
    }

    public record InvoiceList(CustomerFrame frame, Page<InvoiceRow> rows, List<Invoices.Total> totals) {
        public InvoiceList {
            totals = List.copyOf(totals);
        }
    }

    /** The report of what was billed, from its contract on: the customer is known. */
    public record Billed(
            CustomerFrame frame,
            ReportTable table,
            List<ReportRow> rows,
            List<ReportRow> totals,
            int count,
            @Nullable LookBack lookBack) {
        public static final int FIRST = 2;

        public Billed {
            rows = List.copyOf(rows);
            totals = List.copyOf(totals);
        }

        public boolean isCut() {
            return count > rows.size();
        }

        public static List<Choice> choices() {
            return List.of(
                    new Choice(LookBack.TWELVE_MONTHS.name(), "Of twelve months"),
                    new Choice(LookBack.YEAR_TO_DATE.name(), "Of the year to date"));
        }
    }

    public record PaymentList(CustomerFrame frame, Page<Payment> rows) {}

    /** What is there and what is missing, and the rules. */
    public record DocumentList(
            CustomerFrame frame, Page<SupportingDocument> rows, DocumentPanel panel, RequirementRows rules) {}

    public record ChargeList(CustomerFrame frame, Page<Charge> rows, List<Charges.Total> totals, LocalDate today) {
        public ChargeList {
            totals = List.copyOf(totals);
        }
    }

    /** What contacts said about channels, by contact. */
    public record ContactList(
            CustomerFrame frame,
            List<Contact> contacts,
            Map<UUID, Map<ConsentChannel, Consent>> consents,
            LocalDate today) {
        public ContactList {
            contacts = List.copyOf(contacts);
            consents = Map.copyOf(consents);
        }

        public @Nullable Consent consent(Contact contact, ConsentChannel channel) {
            return consents.getOrDefault(contact.id(), Map.of()).get(channel);
        }
    }

    public record EInvoices(CustomerFrame frame, BuyerDetails details) {}

    public record ContactForm(CustomerFrame frame, @Nullable Contact contact) {}

    public record MandateList(
            CustomerFrame frame, List<Mandate> mandates, List<MandateChange> changes, LocalDate today) {
        public MandateList {
            mandates = List.copyOf(mandates);
            changes = List.copyOf(changes);
        }

        public String referenceOf(MandateChange change) {
            return mandates.stream()
                    .filter(mandate -> mandate.id().equals(change.mandate()))
                    .map(Mandate::reference)
                    .findFirst()
                    .orElse("");
        }

        public static String meaning(MandateChange change) {
            return AchCodes.meaningOfChange(change.correction().code()).orElse("");
        }

        /** The account as it is, as far as its owner needs to know it again. */
        public String now(MandateChange change) {
            return account(change).map(CustomerPages::masked).orElse("");
        }

        /** The account as the bank says it should be. */
        public String then(MandateChange change) {
            return account(change)
                    .map(account -> masked(change.correction().of(account)))
                    .orElse("");
        }

        private Optional<AchAccount> account(MandateChange change) {
            return mandates.stream()
                    .filter(mandate -> mandate.id().equals(change.mandate()))
                    .map(Mandate::account)
                    .filter(AchAccount.class::isInstance)
                    .map(AchAccount.class::cast)
                    .findFirst();
        }

        /** What may be done with a mandate today, in a word. */
        public String word(Mandate mandate) {
            return switch (mandate.state()) {
                case ACTIVE -> mandate.isUsable(today) ? "Active" : "Lapsed";
                case BLOCKED -> "Blocked";
                case REVOKED -> "Revoked";
            };
        }

        public Tone tone(Mandate mandate) {
            return switch (mandate.state()) {
                case ACTIVE -> mandate.isUsable(today) ? Tone.GOOD : Tone.WARN;
                case BLOCKED -> Tone.BAD;
                case REVOKED -> Tone.NEUTRAL;
            };
        }
    }

    public record Timeline(CustomerFrame frame, Page<HistoryEntry> entries) {}

    private static String masked(AchAccount account) {
        return account.masked() + ", " + account.kindTitle();
    }
}
