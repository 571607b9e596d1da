package org.tallystick.einvoices;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Correction;
import org.tallystick.invoicing.Corrections;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.invoicing.PostingGate;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Keeps from being posted what a customer's electronic invoice could not carry. Customers who want none cost nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PostingCheck implements PostingGate {
    static final String INVALID = "EINVOICE_INVALID";
    static final String NOT_CHECKED = "EINVOICE_NOT_CHECKED";

    private final Versions versions;
    private final Editions editions;
    private final Checking checking;
    private final Corrections corrections;
    private final BankAccounts banks;
    private final Companies companies;
    private final BusinessClock clock;

    PostingCheck(
            Versions versions,
            Editions editions,
            Checking checking,
            Corrections corrections,
            BankAccounts banks,
            Companies companies,
            BusinessClock clock) {
        this.versions = versions;
        this.editions = editions;
        this.checking = checking;
        this.corrections = corrections;
        this.banks = banks;
        this.companies = companies;
        this.clock = clock;
    }

    @Override
    public List<String> codes() {
        return List.of(INVALID, NOT_CHECKED);
    }

    @Override
    public Map<UUID, Objection> objections(CompanyId company, List<Proposal> proposals) {
        Map<UUID, Objection> objections = new HashMap<>();
        Round round = round(company, proposals);
        for (Proposal proposal : proposals) {
            Objection objection = round.wants(proposal) ? objection(round.check(proposal)) : null;
            if (objection != null) {
                objections.put(proposal.draft(), objection);
            }
        }
        return objections;
    }

    private static @Nullable Objection objection(Checking.Outcome outcome) {
        return switch (outcome) {
            case Checking.Outcome.Passed _ -> null;
            case Checking.Outcome.Broken(String sentence) -> new Objection(INVALID, sentence);
            case Checking.Outcome.NotChecked _ -> new Objection(NOT_CHECKED, notChecked());
        };
    }

    private static String notChecked() {
        return "The official rules for electronic invoices could not be asked; that says nothing about this draft. It is"
                + " tried again every day, or try it again now.";
    }

    @Override
    public void admitted(Caller caller, List<Proposal> proposals) {
        Round round = round(caller.company(), proposals);
        for (Proposal proposal : proposals) {
            if (round.wants(proposal) && round.check(proposal) instanceof Checking.Outcome.Passed(Verdict verdict)) {
                editions.insert(caller, DocumentType.INVOICE, round.edition(proposal), verdict);
            }
        }
    }

    @Override
    public void admit(Caller caller, CreditMemo memo, Invoice invoice, List<InvoiceTax> taxes) {
        CompanyId company = caller.company();
        Round round = round(company, List.of(memo.customer()));
        BuyerDetails buyer = round.buyers.get(memo.customer());
        if (buyer == null || buyer.form() == null) {
            return;
        }
        Optional<BankAccount> bank = round.bank(invoice.currency());
        EInvoice mapped =
                MemoMapping.of(new MemoFacts(memo, invoice, taxes), round.particulars(buyer, bank, buyer.form()));
        switch (checking.check(company, mapped, buyer.form())) {
            case Checking.Outcome.Passed(Verdict verdict) ->
                editions.insert(
                        caller,
                        DocumentType.CREDIT_MEMO,
                        round.edition(memo.id().value(), memo.customer(), buyer, buyer.form(), bank),
                        verdict);
            case Checking.Outcome.Broken(String sentence) -> throw Refusal.invalid(INVALID, sentence);
            case Checking.Outcome.NotChecked _ ->
                throw Refusal.conflict(
                        NOT_CHECKED,
                        "The official rules for electronic invoices could not be asked. Nothing was changed, it is safe to"
                                + " try again.");
        }
    }

    private Round round(CompanyId company, List<Proposal> proposals) {
        Round round = round(
                company,
                proposals.stream()
                        .map(proposal -> proposal.invoice().customer())
                        .collect(Collectors.toSet()));
        List<UUID> drafts = proposals.stream()
                .filter(round::wants)
                .map(Proposal::draft)
                .distinct()
                .toList();
        if (!drafts.isEmpty()) {
            round.replaced.putAll(corrections.replacedByDrafts(company, drafts));
        }
        return round;
    }

    private Round round(CompanyId company, Collection<CustomerId> customers) {
        Map<CustomerId, BuyerDetails> wanting = customers.isEmpty() ? Map.of() : versions.wanting(company, customers);
        return new Round(
                company,
                wanting,
                wanting.isEmpty() ? SellerDetails.NONE : versions.seller(company),
                companies.get(company).currency());
    }

    /** What is read once for many drafts. */
    private final class Round {
        private final CompanyId company;
        private final Map<CustomerId, BuyerDetails> buyers;
        private final SellerDetails seller;
        private final CurrencyCode own;
        private final Map<UUID, List<Correction.Document>> replaced = new HashMap<>();
        private final Map<CurrencyCode, Optional<BankAccount>> accounts = new HashMap<>();

        Round(CompanyId company, Map<CustomerId, BuyerDetails> buyers, SellerDetails seller, CurrencyCode own) {
            this.company = company;
            this.buyers = buyers;
            this.seller = seller;
            this.own = own;
        }

        boolean wants(Proposal proposal) {
            return buyers.containsKey(proposal.invoice().customer());
        }

        Optional<BankAccount> bank(CurrencyCode currency) {
            return accounts.computeIfAbsent(currency, one -> banks.forInvoices(company, one));
        }

        Particulars particulars(BuyerDetails buyer, Optional<BankAccount> bank, EInvoiceForm form) {
            return new Particulars(form.profile(), seller, buyer, bank, own);
        }

        Checking.Outcome check(Proposal proposal) {
            Invoice invoice = proposal.invoice();
            BuyerDetails buyer = Objects.requireNonNull(buyers.get(invoice.customer()));
            EInvoiceForm form = Objects.requireNonNull(buyer.form());
            var facts = new InvoiceFacts(
                    invoice,
                    proposal.lines(),
                    proposal.taxes(),
                    proposal.installments(),
                    replaced.getOrDefault(proposal.draft(), List.of()));
            EInvoice mapped = InvoiceMapping.of(facts, particulars(buyer, bank(invoice.currency()), form));
            return checking.check(company, mapped, form);
        }

        Edition edition(Proposal proposal) {
            Invoice invoice = proposal.invoice();
            BuyerDetails buyer = Objects.requireNonNull(buyers.get(invoice.customer()));
            return edition(
                    proposal.document(),
                    invoice.customer(),
                    buyer,
                    Objects.requireNonNull(buyer.form()),
                    bank(invoice.currency()));
        }

        Edition edition(
                UUID subject, CustomerId customer, BuyerDetails buyer, EInvoiceForm form, Optional<BankAccount> bank) {
            return new Edition(
                    Ids.next(),
                    subject,
                    customer,
                    form,
                    buyer.version(),
                    seller.version(),
                    bank.map(BankAccount::id).orElse(null),
                    clock.now());
        }
    }
}
