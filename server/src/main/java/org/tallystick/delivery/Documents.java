package org.tallystick.delivery;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.collections.NoticeLine;
import org.tallystick.collections.Notices;
import org.tallystick.customers.Customer;
import org.tallystick.customers.Customers;
import org.tallystick.debits.Debit;
import org.tallystick.debits.DebitNotice;
import org.tallystick.debits.DebitNotices;
import org.tallystick.disputes.RejectionLetters;
import org.tallystick.documents.DocumentRequest;
import org.tallystick.documents.DocumentRequests;
import org.tallystick.documents.SupportingDocument;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.invoicing.BilledSummaries;
import org.tallystick.invoicing.Corrections;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.invoicing.Party;
import org.tallystick.latefees.FeeNotes;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.statements.Statements;

/** Gathers what posted documents say. */
@Component
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
class Documents {
    private final Invoices invoices;
    private final BilledSummaries billed;
    private final Corrections corrections;
    private final CreditMemos memos;
    private final OpenItems items;
    private final BankAccounts banks;
    private final DebitNotices notices;
    private final Receipts receipts;
    private final DocumentRequests requests;
    private final Statements statements;
    private final FeeNotes feeNotes;
    private final RejectionLetters rejections;
    private final SupportingDocuments evidence;
    private final Notices reminders;
    private final Customers customers;
    private final Companies companies;

    Documents(
            Invoices invoices,
            BilledSummaries billed,
            Corrections corrections,
            CreditMemos memos,
            OpenItems items,
            BankAccounts banks,
            DebitNotices notices,
            Receipts receipts,
            DocumentRequests requests,
            Statements statements,
            FeeNotes feeNotes,
            RejectionLetters rejections,
            SupportingDocuments evidence,
            Notices reminders,
            Customers customers,
            Companies companies) {
        this.invoices = invoices;
        this.billed = billed;
        this.corrections = corrections;
        this.memos = memos;
        this.items = items;
        this.banks = banks;
        this.notices = notices;
        this.receipts = receipts;
        this.requests = requests;
        this.statements = statements;
        this.feeNotes = feeNotes;
        this.rejections = rejections;
        this.evidence = evidence;
        this.reminders = reminders;
        this.customers = customers;
        this.companies = companies;
    }

    public Document get(CompanyId company, Delivery.SubjectType type, UUID id) {
        return switch (type) {
            case INVOICE -> find(company, new InvoiceId(id)).orElseThrow(() -> Refusal.notFound("invoice"));
            case CREDIT_MEMO -> find(company, new CreditMemoId(id)).orElseThrow(() -> Refusal.notFound("credit memo"));
            case RECEIPT ->
                receipts.find(company, id)
                        .map(receipt -> ofReceipt(company, receipt))
                        .orElseThrow(() -> Refusal.notFound("receipt"));
            case DEBIT_NOTICE ->
                notice(company, id)
                        .orElseThrow(() -> Refusal.conflict(
                                "DEBIT_ENDED", "This direct debit has ended; its payer is not told of it any more."));
            case DOCUMENT_REQUEST ->
                request(company, id)
                        .orElseThrow(() -> Refusal.conflict(
                                "NOTHING_MISSING",
                                "The documents have come; the customer is not asked for them any more."));
            case STATEMENT -> statement(company, id).orElseThrow(() -> Refusal.notFound("statement"));
            case LATE_FEES -> lateFees(company, id).orElseThrow(() -> Refusal.notFound("note of late fees"));
            case REJECTION -> rejection(company, id).orElseThrow(() -> Refusal.notFound("letter"));
            case REMINDER -> reminder(company, id).orElseThrow(() -> Refusal.notFound("reminder"));
        };
    }

    private Optional<Document> statement(CompanyId company, UUID id) {
        return statements
                .find(company, id)
                .map(statement -> new Document.OfStatement(
                        statement,
                        statements.content(company, id).orElseThrow(),
                        banks.forInvoices(company, statement.closing().currency())));
    }

    private Optional<Document> reminder(CompanyId company, UUID id) {
        return reminders.find(company, id).map(notice -> {
            Customer debtor = customers.find(company, notice.customer()).orElseThrow();
            return new Document.OfReminder(
                    notice,
                    reminders.lines(company, id).stream()
                            .filter(NoticeLine::isIn)
                            .toList(),
                    Party.buyer(debtor),
                    Party.seller(companies.get(company)),
                    debtor.profile().language().toLanguageTag(),
                    banks.forInvoices(company, notice.total().currency()));
        });
    }

    private Optional<Document> rejection(CompanyId company, UUID id) {
        return rejections.find(company, id).map(letter -> {
            Customer debtor = customers.find(company, letter.customer()).orElseThrow();
            return new Document.OfRejection(
                    letter,
                    evidence.of(company, List.of(letter.dispute().value())).stream()
                            .filter(paper -> !paper.isErased())
                            .sorted(Comparator.comparing(SupportingDocument::uploadedOn))
                            .toList(),
                    Party.buyer(debtor),
                    Party.seller(companies.get(company)),
                    debtor.profile().language().toLanguageTag());
        });
    }

    private Optional<Document> lateFees(CompanyId company, UUID id) {
        return feeNotes.find(company, id).map(note -> {
            Customer debtor = customers.find(company, note.customer()).orElseThrow();
            return new Document.OfLateFees(
                    note,
                    items.ofDocument(company, id).stream()
                            .map(OpenItem::dueOn)
                            .min(LocalDate::compareTo)
                            .orElse(note.on()),
                    Party.buyer(debtor),
                    Party.seller(companies.get(company)),
                    debtor.profile().language().toLanguageTag(),
                    banks.forInvoices(company, note.amount().currency()));
        });
    }

    /** Empty when nothing of it is missing any more: nobody is asked for what has come. */
    public Optional<Document> request(CompanyId company, UUID id) {
        return requests.find(company, id)
                .filter(request -> !request.missing().isEmpty())
                .map(request -> ofRequest(company, request));
    }

    private Document ofRequest(CompanyId company, DocumentRequest request) {
        Customer asked = customers.find(company, request.customer()).orElseThrow();
        return new Document.OfDocumentRequest(
                request,
                Party.buyer(asked),
                Party.seller(companies.get(company)),
                asked.profile().language().toLanguageTag());
    }

    private Optional<Document> find(CompanyId company, InvoiceId id) {
        return invoices.find(company, id).map(invoice -> ofInvoice(company, invoice));
    }

    private Document ofInvoice(CompanyId company, Invoice invoice) {
        return new Document.OfInvoice(
                invoice,
                invoices.lines(company, invoice.id()),
                invoices.taxes(company, invoice.id()),
                items.ofDocument(company, invoice.id().value()).stream()
                        .map(item -> new Document.Part(item.dueOn(), item.amount()))
                        .toList(),
                banks.forInvoices(company, invoice.currency()),
                billed.of(company, invoice.id()),
                corrections.replacedBy(company, List.of(invoice.id())).getOrDefault(invoice.id(), List.of()));
    }

    /** The payer of its payment is known. */
    Document ofReceipt(CompanyId company, Receipt receipt) {
        Customer payer = customers
                .find(company, Objects.requireNonNull(receipt.payment().customer()))
                .orElseThrow();
        return new Document.OfReceipt(receipt, payer, Party.buyer(payer), Party.seller(companies.get(company)));
    }

    /** Empty when it has ended: nobody is told of what will not be debited any more. */
    public Optional<Document> notice(CompanyId company, UUID debit) {
        return notices.find(company, debit)
                .filter(notice -> notice.debit().state() == Debit.State.PENDING)
                .map(notice -> ofNotice(company, notice));
    }

    private Document ofNotice(CompanyId company, DebitNotice notice) {
        Customer payer = customers.find(company, notice.debit().customer()).orElseThrow();
        return new Document.OfDebitNotice(
                notice,
                Party.buyer(payer),
                Party.seller(companies.get(company)),
                payer.profile().language().toLanguageTag());
    }

    private Optional<Document> find(CompanyId company, CreditMemoId id) {
        return memos.find(company, id).map(memo -> ofCreditMemo(company, memo));
    }

    private Document ofCreditMemo(CompanyId company, CreditMemo memo) {
        Invoice invoice = invoices.find(company, memo.invoice()).orElseThrow();
        return new Document.OfCreditMemo(memo, invoice, invoices.taxes(company, invoice.id()));
    }
}
