package org.tallystick.einvoices;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Corrections;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.lib.einvoice.facturx.FacturXProfile;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItems;

/**
 * Posted documents as electronic invoices. What was agreed when a document was posted, its edition, is what it says; one
 * without an edition says what is known today.
 */
@Component
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class ElectronicDocuments {
    private final Invoices invoices;
    private final CreditMemos memos;
    private final Corrections corrections;
    private final OpenItems items;
    private final Editions editions;
    private final Versions versions;
    private final BankAccounts banks;
    private final Companies companies;

    ElectronicDocuments(
            Invoices invoices,
            CreditMemos memos,
            Corrections corrections,
            OpenItems items,
            Editions editions,
            Versions versions,
            BankAccounts banks,
            Companies companies) {
        this.invoices = invoices;
        this.memos = memos;
        this.corrections = corrections;
        this.items = items;
        this.editions = editions;
        this.versions = versions;
        this.banks = banks;
        this.companies = companies;
    }

    /** The XML of a document in one syntax, and how a PDF names it. */
    public record Written(EInvoice invoice, byte[] xml, FacturXProfile inPdf) {}

    /** The agreed edition of an invoice or credit memo, if there is one. */
    public Optional<Edition> edition(CompanyId company, UUID document) {
        Stream<UUID> draft = invoices.find(company, new InvoiceId(document)).map(Invoice::draft).stream();
        return editions.latest(
                company, Stream.concat(Stream.of(document), draft).toList());
    }

    /** What the customer wants today; empty for none. */
    public Optional<EInvoiceForm> form(CompanyId company, CustomerId customer) {
        return Optional.ofNullable(versions.buyer(company, customer).form());
    }

    /** Where electronic invoices reach a customer over the network today. */
    public Optional<String> address(CompanyId company, CustomerId customer) {
        return Optional.ofNullable(versions.buyer(company, customer).endpoint()).map(RegisteredId::toString);
    }

    public Written of(CompanyId company, DocumentType type, UUID id, Syntax syntax) {
        return switch (type) {
            case INVOICE -> invoice(company, new InvoiceId(id), syntax);
            case CREDIT_MEMO -> creditMemo(company, new CreditMemoId(id), syntax);
        };
    }

    public Written invoice(CompanyId company, InvoiceId id, Syntax syntax) {
        Invoice invoice = invoices.find(company, id).orElseThrow(() -> Refusal.notFound("invoice"));
        Particulars particulars = particulars(company, id.value(), invoice.customer(), invoice.currency(), syntax);
        return written(InvoiceMapping.of(facts(company, invoice), particulars), particulars, syntax);
    }

    InvoiceFacts facts(CompanyId company, Invoice invoice) {
        List<Installment> parts = items.ofDocument(company, invoice.id().value()).stream()
                .map(item -> new Installment(item.installment(), item.dueOn(), item.amount()))
                .toList();
        return new InvoiceFacts(
                invoice,
                invoices.lines(company, invoice.id()),
                invoices.taxes(company, invoice.id()),
                parts,
                corrections.replacedBy(company, List.of(invoice.id())).getOrDefault(invoice.id(), List.of()));
    }

    public Written creditMemo(CompanyId company, CreditMemoId id, Syntax syntax) {
        CreditMemo memo = memos.find(company, id).orElseThrow(() -> Refusal.notFound("credit memo"));
        Particulars particulars =
                particulars(company, id.value(), memo.customer(), memo.gross().currency(), syntax);
        return written(MemoMapping.of(facts(company, memo), particulars), particulars, syntax);
    }

    MemoFacts facts(CompanyId company, CreditMemo memo) {
        Invoice invoice = invoices.find(company, memo.invoice()).orElseThrow();
        return new MemoFacts(memo, invoice, invoices.taxes(company, invoice.id()));
    }

    private static Written written(EInvoice invoice, Particulars particulars, Syntax syntax) {
        return new Written(invoice, EInvoiceForm.write(invoice, syntax), EInvoiceForm.inPdf(particulars.profile()));
    }

    /** As it would be written today, whatever was agreed; empty when the customer wants none. */
    Optional<Today> today(CompanyId company, DocumentType type, UUID id) {
        return switch (type) {
            case INVOICE -> {
                Invoice invoice =
                        invoices.find(company, new InvoiceId(id)).orElseThrow(() -> Refusal.notFound("invoice"));
                yield today(
                        company,
                        invoice.customer(),
                        invoice.currency(),
                        with -> InvoiceMapping.of(facts(company, invoice), with));
            }
            case CREDIT_MEMO -> {
                CreditMemo memo =
                        memos.find(company, new CreditMemoId(id)).orElseThrow(() -> Refusal.notFound("credit memo"));
                yield today(
                        company,
                        memo.customer(),
                        memo.gross().currency(),
                        with -> MemoMapping.of(facts(company, memo), with));
            }
        };
    }

    /** A document with the details of today. */
    record Today(CustomerId customer, EInvoiceForm form, Particulars particulars, EInvoice invoice) {}

    private Optional<Today> today(
            CompanyId company, CustomerId customer, CurrencyCode currency, Function<Particulars, EInvoice> mapping) {
        Particulars particulars = today(company, customer, currency);
        return Optional.ofNullable(particulars.buyer().form())
                .map(form -> new Today(customer, form, particulars, mapping.apply(particulars)));
    }

    private Particulars particulars(
            CompanyId company, UUID document, CustomerId customer, CurrencyCode currency, Syntax syntax) {
        Particulars known = edition(company, document)
                .map(edition -> agreed(company, edition))
                .orElseGet(() -> today(company, customer, currency));
        return new Particulars(
                EInvoiceForm.profileIn(known.profile(), syntax),
                known.seller(),
                known.buyer(),
                known.bank(),
                known.own());
    }

    private Particulars agreed(CompanyId company, Edition edition) {
        UUID account = edition.bankAccount();
        Optional<BankAccount> bank = account == null ? Optional.empty() : banks.find(company, account);
        return new Particulars(
                edition.form().profile(),
                versions.seller(company, edition.sellerVersion()),
                versions.buyer(company, edition.customer(), edition.buyerVersion()),
                bank,
                companies.get(company).currency());
    }

    Particulars today(CompanyId company, CustomerId customer, CurrencyCode currency) {
        BuyerDetails buyer = versions.buyer(company, customer);
        EInvoiceForm form = buyer.form();
        return new Particulars(
                form == null ? Profile.EN16931 : form.profile(),
                versions.seller(company),
                buyer,
                banks.forInvoices(company, currency),
                companies.get(company).currency());
    }
}
