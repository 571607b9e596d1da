package org.tallystick.einvoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.demo.Demo;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.rules.CheckOutcome;
import org.tallystick.lib.einvoice.rules.Finding;
import org.tallystick.lib.einvoice.rules.RuleKind;
import org.tallystick.lib.einvoice.rules.RuleSets;
import org.tallystick.lib.einvoice.rules.Rules;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.einvoice.ubl.Ubl;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.testing.IntegrationTest;

/** Every invoice and credit memo of the demonstration, in every form there is, passes the official rules. */
@IntegrationTest
class DemoDocumentsTest {
    @Autowired
    Demo demo;

    @Autowired
    Companies companies;

    @Autowired
    Invoices invoices;

    @Autowired
    CreditMemos memos;

    @Autowired
    ElectronicDocuments documents;

    @Autowired
    JdbcClient db;

    @Autowired
    org.tallystick.platform.Transactions transactions;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void whatTheDemonstrationPostsPassesInEveryForm() {
        demo.tell(line -> {});
        Company company = companies.find("HARBOR").orElseThrow();

        int checked = transactions.reading(CompanyScope.of(company.id()), () -> checkAll(company.id()));

        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(100);
    }

    private int checkAll(CompanyId company) {
        int checked = 0;
        for (UUID id : ids("select invoice_id from invoicing.invoice order by invoice_id")) {
            Invoice invoice = invoices.find(company, new InvoiceId(id)).orElseThrow();
            InvoiceFacts facts = documents.facts(company, invoice);
            for (Profile profile : Profile.values()) {
                check(InvoiceMapping.of(facts, particulars(company, invoice, profile)), profile);
            }
            checked++;
        }
        for (UUID id : ids("select credit_memo_id from invoicing.credit_memo order by credit_memo_id")) {
            MemoFacts facts = documents.facts(
                    company, memos.find(company, new CreditMemoId(id)).orElseThrow());
            for (Profile profile : Profile.values()) {
                check(MemoMapping.of(facts, particulars(company, facts.invoice(), profile)), profile);
            }
            checked++;
        }
        return checked;
    }

    /** As if every customer had said what the form wants to know. */
    private Particulars particulars(CompanyId company, Invoice invoice, Profile profile) {
        Particulars known = documents.today(company, invoice.customer(), invoice.currency());
        var buyer = new BuyerDetails(
                1,
                EInvoiceForm.XRECHNUNG_UBL,
                new RegisteredId("0204", "04011000-1234512345-06"),
                null,
                "04011000-1234512345-06");
        return new Particulars(profile, known.seller(), buyer, known.bank(), known.own());
    }

    private List<UUID> ids(String statement) {
        return db.sql(statement)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    private void check(EInvoice invoice, Profile profile) {
        assertThat(Ubl.read(Ubl.write(invoice)).content()).isEqualTo(invoice);
        assertThat(Cii.read(Cii.write(invoice)).content()).isEqualTo(invoice);
        for (Syntax syntax : profile == Profile.PEPPOL ? List.of(Syntax.UBL) : List.of(Syntax.values())) {
            byte[] xml = EInvoiceForm.write(invoice, syntax);
            for (RuleKind kind : RuleSets.kindsFor(invoice)) {
                CheckOutcome outcome = Rules.check(xml, kind, Objects.requireNonNull(invoice.issuedOn()));
                if (!(outcome instanceof CheckOutcome.Checked checked) || !checked.valid()) {
                    wrong.add(invoice.number() + " as " + profile + " in " + syntax + ": " + said(outcome));
                }
            }
        }
    }

    private static String said(CheckOutcome outcome) {
        return switch (outcome) {
            case CheckOutcome.NotChecked(String reason) -> reason;
            case CheckOutcome.Checked checked ->
                checked.of(Finding.Level.FATAL)
                        .map(Finding::rule)
                        .distinct()
                        .toList()
                        .toString();
        };
    }
}
