package org.tallystick.workbench.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.cast.Visitor;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Correction;
import org.tallystick.invoicing.Corrections;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class InvoicePagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester http;

    private Trading trading;
    private Visitor oscar;
    private LocalDate today;

    @BeforeEach
    void open() {
        trading = Trading.open(beans);
        oscar = Visitor.of(http, trading, Role.CONTROLLER);
        today = trading.today();
    }

    @Test
    void theListTellsOpenOverdueAndSettledApart() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.invoice(acme, "100.00", today.minusDays(45));
        trading.invoice(acme, "200.00", today);
        InvoiceId paid = trading.invoice(acme, "300.00", today);
        trading.paid(paid, Money.of("357.00", Trading.EUR), today);

        assertThat(oscar.page("/invoices").select(".toolbar-summary").text())
                .isEqualTo("3 invoices · 714.00 EUR billed, 357.00 EUR open");
        assertThat(oscar.page("/invoices?settlement=OVERDUE").select("tbody tr").text())
                .contains("15 days");
        assertThat(oscar.page("/invoices?settlement=OPEN").select("tbody tr")).hasSize(2);
        assertThat(oscar.page("/invoices?settlement=SETTLED").select("tbody tr"))
                .hasSize(1);
        assertThat(oscar.page("/invoices?q=nobody").select(".nothing").text()).contains("No invoice matches");
        assertThat(oscar.get("/invoices?format=csv&settlement=SETTLED"))
                .hasStatusOk()
                .bodyText()
                .contains(",EUR,357.00,0.00");
    }

    @Test
    void anInvoiceExplainsItsAmounts() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.charge(acme, "1.333", "80.00", today);
        var run = trading.collect(today, today);
        trading.post(run);
        InvoiceId invoice = trading.drafts(run).getFirst().invoice();

        Document page = oscar.page("/invoices/" + invoice);

        assertThat(page.select("details.why").text())
                .contains("1.333 h × 80.00 = 106.64.")
                .contains("Tax code STANDARD: standard rated, 19%.")
                .contains("19% of 106.64 EUR is 20.26 EUR.");
        assertThat(page.select("tfoot .amount").eachText()).containsExactly("106.64", "20.26", "126.90");
        assertThat(page.select("a[href*=/ledger/entries/]")).hasSize(1);
        assertThat(page.select(".history").text()).contains("Invoice posted");
    }

    @Test
    void aWrongInvoiceIsCorrectedAndThePagesShowTheChain() {
        InvoiceId wrong = trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", today);
        trading.paid(wrong, Money.of("19.00", Trading.EUR), today);
        Document form = oscar.page("/invoices/" + wrong + "/corrections/new");
        assertThat(form.select("[name=customer]").val()).isEqualTo("C-1");
        assertThat(form.select("[name=unitPrice]").val()).isEqualTo("100");
        assertThat(form.text()).contains("19.00 EUR of it are settled already");

        String run = oscar.follow(oscar.post(
                "/invoices/" + wrong + "/corrections",
                "customer",
                "C-1",
                "reason",
                "The agreed price is 95.00",
                "line",
                "1",
                "quantity",
                "1",
                "unitPrice",
                "95",
                "taxCode",
                "STANDARD"));

        assertThat(run).startsWith("/billing-runs/");
        assertThat(oscar.page(run).text()).contains("113.05");
        assertThat(oscar.page("/invoices/" + wrong).select("#correction").text())
                .contains("Credited by")
                .contains("Not posted yet");
        Correction made = trading.call(() -> trading.bean(Corrections.class)
                .ofInvoice(trading.company().id(), wrong)
                .orElseThrow());
        trading.post(made.run());
        InvoiceId right = trading.drafts(made.run()).getFirst().invoice();
        assertThat(oscar.page("/invoices/" + wrong).select("#correction").text())
                .contains("Replaced by INV-");
        assertThat(oscar.page("/invoices/" + right).select("#correction").text())
                .contains("Replaces INV-");
        assertThat(oscar.page("/credit-memos/" + made.memo())
                        .select("#correction")
                        .text())
                .contains("Replaced by INV-");
    }

    @Test
    void moreIsChargedOnAnInvoiceAndBothPagesShowIt() {
        Visitor bill = Visitor.of(http, trading, Role.BILLING_CLERK);
        InvoiceId invoice = trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", today);
        Document form = bill.page("/invoices/" + invoice + "/debit-memos/new");
        assertThat(form.select("[name=unitPrice]")).hasSize(4);

        String memo = bill.follow(bill.post(
                "/invoices/" + invoice + "/debit-memos",
                "code",
                "FREIGHT",
                "note",
                "Express delivery, as you asked",
                "description",
                "Freight",
                "quantity",
                "",
                "unit",
                "",
                "unitPrice",
                "12.50",
                "taxCode",
                "STANDARD"));

        Document page = bill.page(memo);
        assertThat(page.select("h1").text()).startsWith("DBM-");
        assertThat(page.select("#debit-memos").text())
                .contains("On invoice INV-")
                .contains("Freight");
        assertThat(page.select("a[href$=/debit-memos/new]")).isEmpty();
        assertThat(bill.page("/invoices/" + invoice).select("#debit-memos").text())
                .contains("DBM-")
                .contains("14.88");
        assertThat(bill.get(memo + "/pdf")).hasStatusOk();
        assertThat(bill.post("/invoices/" + invoice + "/debit-memos", "code", "OTHER", "note", "nothing"))
                .hasStatus(422)
                .bodyText()
                .contains("give at least one line an amount");
    }

    @Test
    void aPartIsCreditedAndNeverMoreThanTheRest() {
        InvoiceId invoice = trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", today);
        String credit = "/invoices/" + invoice + "/credit-memos";

        assertThat(oscar.post(credit, "amount", "500", "code", "PRICE", "reason", "Too much"))
                .hasStatus(422)
                .bodyText()
                .contains("at most 119.00 EUR");
        String memo = oscar.follow(oscar.post(credit, "amount", "11.90", "code", "PRICE", "reason", "Agreed discount"));

        assertThat(oscar.page(memo).select(".sums dd").eachText()).containsExactly("10.00EUR", "1.90EUR", "11.90EUR");
        assertThat(oscar.page("/credit-memos").select("tbody tr").text()).contains("Agreed discount");
        assertThat(oscar.page("/invoices/" + invoice).select(".figure-value").eachText())
                .containsExactly("119.00EUR", "107.10EUR", "0.00EUR", "11.90EUR", "0.00EUR");
        String rest = oscar.follow(oscar.post(credit, "code", "GOODWILL", "reason", "The rest"));
        assertThat(oscar.page(rest).select(".sums .sum dd").text()).isEqualTo("107.10EUR");
        assertThat(oscar.page("/invoices/" + invoice).select("a[href$=credit-memos/new]"))
                .isEmpty();
    }

    @Test
    void whatIsGivenUpIsNotCalledPaid() {
        InvoiceId invoice = trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", today);
        String item = trading.item(invoice).id().toString();
        Visitor approver = Visitor.of(http, trading, Role.APPROVER);

        assertThat(approver.page("/invoices/" + invoice + "/write-offs/new?item=" + item)
                        .select("input[name=amount]")
                        .attr("value"))
                .isEqualTo("119.00");
        String writeOffs = "/invoices/" + invoice + "/write-offs";
        assertThat(approver.post(writeOffs, "item", item, "amount", "19", "reason", " "))
                .hasStatus(422);
        approver.follow(approver.post(writeOffs, "item", item, "amount", "19", "reason", "Small difference"));

        assertThat(oscar.page("/invoices/" + invoice).select(".figure-value").eachText())
                .containsExactly("119.00EUR", "100.00EUR", "0.00EUR", "0.00EUR", "19.00EUR");
    }

    @Test
    void aSettlementIsTakenBackInTheOpen() {
        InvoiceId invoice = trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", today);
        trading.paid(invoice, Money.of("119.00", Trading.EUR), today);
        String href =
                oscar.page("/invoices/" + invoice).select("#settled tbody a").attr("href");
        String allocation = href.substring(href.indexOf("/invoices"));

        assertThat(oscar.page(allocation).select("a[href*=/payments/]").text()).startsWith("Payment PAY-");
        assertThat(oscar.post(allocation + "/reversal", "reason", "")).hasStatus(422);
        oscar.follow(oscar.post(allocation + "/reversal", "reason", "Meant for another invoice"));

        Document page = oscar.page("/invoices/" + invoice);
        assertThat(page.select("#settled .badge").eachText()).containsExactly("Taken back", "Takes back");
        assertThat(page.select(".figure-value").eachText().get(1)).isEqualTo("119.00EUR");
        assertThat(oscar.post(allocation + "/reversal", "reason", "Again")).hasStatus(409);
    }

    @Test
    void whoOnlyReadsIsOfferedNoChange() {
        InvoiceId invoice = trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", today);
        String item = trading.item(invoice).id().toString();
        Visitor ben = Visitor.of(http, trading, Role.AUDITOR);

        Document page = ben.page("/invoices/" + invoice);
        assertThat(page.select("a[href$=credit-memos/new], a[href*=write-offs]"))
                .isEmpty();
        assertThat(ben.get("/invoices/" + invoice + "/credit-memos/new")).hasStatus(403);
        assertThat(ben.post("/invoices/" + invoice + "/credit-memos", "code", "PRICE", "reason", "x"))
                .hasStatus(403);
        assertThat(ben.post("/invoices/" + invoice + "/write-offs", "item", item, "amount", "1", "reason", "x"))
                .hasStatus(403);
    }

    @Test
    void documentsOfAnotherCompanyAreNotThere() {
        Trading other = Trading.open(beans);
        InvoiceId foreign = other.invoice(other.customer("C-1", "Acme Corp"), "100.00", today);
        InvoiceId own = trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", today);
        String foreignItem = other.item(foreign).id().toString();

        assertThat(oscar.get("/invoices/" + foreign)).hasStatus(404);
        assertThat(oscar.get("/credit-memos/" + foreign)).hasStatus(404);
        assertThat(oscar.post("/invoices/" + foreign + "/credit-memos", "code", "PRICE", "reason", "x"))
                .hasStatus(404);
        assertThat(oscar.post("/invoices/" + own + "/write-offs", "item", foreignItem, "amount", "1", "reason", "x"))
                .hasStatus(404);
    }

    @Test
    void theDocumentIsShownAsItIsSent() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        InvoiceId invoice = trading.invoice(acme, "100.00", today);
        InvoiceId foreign = foreign();
        Visitor ben = Visitor.of(http, trading, Role.BILLING_CLERK);

        assertThat(oscar.get("/invoices/" + invoice + "/pdf"))
                .hasStatusOk()
                .hasHeader("Content-Type", "application/pdf")
                .bodyText()
                .startsWith("%PDF");
        assertThat(ben.post("/invoices/" + invoice + "/deliveries"))
                .hasStatus(422)
                .bodyText()
                .contains("e-mail address");
        ben.follow(ben.post("/customers/" + acme + "/contacts", "name", "Payables", "email", "ap@acme.example"));
        ben.follow(ben.post("/invoices/" + invoice + "/deliveries"));

        assertThat(oscar.page("/invoices/" + invoice).select(".sent").text()).contains("ap@acme.example");
        assertThat(oscar.post("/invoices/" + invoice + "/deliveries")).hasStatus(403);
        assertThat(oscar.get("/invoices/" + foreign + "/pdf")).hasStatus(404);
        assertThat(ben.post("/invoices/" + foreign + "/deliveries")).hasStatus(404);
    }

    private InvoiceId foreign() {
        Trading other = Trading.open(beans);
        return other.invoice(other.customer("C-1", "Acme Corp"), "100.00", today);
    }

    @Test
    void theExactNumberIsFoundFirst() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.invoice(acme, "100.00", today);
        InvoiceId second = trading.invoice(acme, "100.00", today);
        String number = oscar.page("/invoices/" + second).select("h1").text();

        assertThat(Objects.requireNonNull(oscar.page("/search?q=" + number)
                                .select(".hits a")
                                .first())
                        .attr("href"))
                .endsWith("/invoices/" + second);
    }
}
