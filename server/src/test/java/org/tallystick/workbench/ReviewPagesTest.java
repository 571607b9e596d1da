package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyScope;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class ReviewPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk clerk;
    private LocalDate today;
    private InvoiceId invoice;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        today = trading.today();
        clerk = desk(Role.CASH_CLERK);
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        invoice = trading.invoice(acme, "100.00", today);
        trading.receive(acme, "119.00", today);
    }

    @Test
    void aProposalIsAcceptedFromThePageAndUndone() {
        Document queue = clerk.page("/cash-review");
        Element form = Objects.requireNonNull(queue.select("form[data-accept]").first());

        assertThat(queue.select("[data-review] tbody tr[data-payment]")).hasSize(1);
        assertThat(queue.select("#proposal").text()).contains("Nothing named; only", "Stays unapplied 0.00");

        MvcTestResult accepted =
                clerk.post(path(form), "seal", form.select("[name=seal]").val());
        Document after = clerk.follow(accepted);

        assertThat(after.select(".notice-good").text()).contains("settled 119.00 EUR");
        assertThat(open()).isEqualTo(Money.zero(Trading.EUR));

        Element undo = Objects.requireNonNull(after.select(".notice-good form").first());
        assertThat(undo.select("button").attr("data-key")).isEqualTo("u");
        clerk.post(path(undo), "reason", undo.select("[name=reason]").val());

        assertThat(open()).isEqualTo(Money.of("119.00", Trading.EUR));
        assertThat(clerk.post(path(undo), "reason", "again")).hasStatus(409);
    }

    @Test
    void manyAreAcceptedEachByItselfAndTheResultSaysWhatBecameOfEach() {
        CustomerId zen = trading.customer("C-2", "Zenith");
        trading.invoice(zen, "50.00", today);
        trading.receive(zen, "59.50", today);
        Document queue = clerk.page("/cash-review");
        List<String> payments = queue.select("#queue input[name=payment]").eachAttr("value");
        List<String> seals = queue.select("#queue input[name^=seal.]").eachAttr("value");

        Document result = Desk.parsed(clerk.post(
                "/cash-review/acceptances",
                "payment",
                payments.get(0),
                "payment",
                payments.get(1),
                "seal." + payments.get(0),
                seals.get(0),
                "seal." + payments.get(1),
                "of another proposal"));

        assertThat(result.select(".notice").text()).contains("1 accepted, 1 refused");
        assertThat(result.select("tbody tr").get(0).text()).contains("Accepted");
        assertThat(result.select("tbody tr").get(1).text()).contains("Refused", "has changed since you saw it");
        assertThat(clerk.post("/cash-review/acceptances")).hasStatus(422);
    }

    @Test
    void aFlagIsDecidedWithAReason() {
        CompanyScope.of(trading.company().id())
                .run(() -> trading.bean(StatementImport.class)
                        .importFile(
                                trading.caller(),
                                "day.xml",
                                BankFile.of("STMT-1", today)
                                        .credit("7.00", "Twin", "thanks")
                                        .credit("7.00", "Twin", "thanks")
                                        .bytes()));
        Document flags = clerk.page("/cash-review/flags");
        Element form = Objects.requireNonNull(
                flags.select("main form[action$=/decision]").first());

        assertThat(flags.select("tbody tr").text()).contains("Possible duplicate", "Compare");
        assertThat(clerk.page("/cash-review?which=FLAGGED").select("#queue tbody tr"))
                .hasSize(1);
        assertThat(clerk.page("").select(".next-steps").text()).contains("Flags on payments wait");
        assertThat(clerk.post(path(form), "verdict", "FINE", "reason", "")).hasStatus(422);

        clerk.post(path(form), "verdict", "PAID_TWICE", "reason", "The payer says so");

        assertThat(clerk.page("/cash-review/flags").select("tbody tr")).isEmpty();
        assertThat(clerk.page("/cash-review/flags?decided=true")
                        .select("tbody tr")
                        .text())
                .contains("Paid twice", "The payer says so", "Ada Lovelace");
        assertThat(clerk.page("/audit").text()).contains("Payment flagged", "Flag on a payment decided");
        assertThat(clerk.get("/cash-review/flags?decided=true&format=csv"))
                .hasStatusOk()
                .bodyText()
                .contains("Paid twice");
    }

    @Test
    void figuresTieAndLeaveAsFiles() {
        Document unapplied = clerk.page("/cash-review/unapplied");
        Document straight = clerk.page("/cash-review/straight-through");

        assertThat(unapplied.select(".agrees").text()).contains("Ties to the ledger", "119.00");
        assertThat(unapplied.select("tfoot").text()).contains("All in EUR", "119.00");
        assertThat(straight.select(".figure").eachText())
                .hasSize(4)
                .first()
                .asString()
                .contains("0.0", "of 1 payment");
        assertThat(clerk.get("/reports/unapplied-aging/export?format=csv"))
                .hasStatusOk()
                .bodyText()
                .contains("Acme Corp");
        assertThat(clerk.get("/reports/straight-through/export?format=csv"))
                .hasStatusOk()
                .bodyText()
                .contains("Open");
        assertThat(clerk.get("/cash-review?format=csv"))
                .hasStatusOk()
                .bodyText()
                .contains("119.00");
    }

    @Test
    void whoMayOnlyLookSeesNoButtons() {
        Desk auditor = desk(Role.AUDITOR);
        Document queue = auditor.page("/cash-review");
        String payment = queue.select("tr[data-payment]").attr("data-payment");

        assertThat(queue.select("main form[method=post] button")).isEmpty();
        assertThat(auditor.post("/payments/" + payment + "/acceptance", "seal", "x"))
                .hasStatus(403);
        assertThat(auditor.post("/cash-review/acceptances", "payment", payment)).hasStatus(403);
        assertThat(auditor.post("/payments/" + payment + "/acceptance/undo", "reason", "x"))
                .hasStatus(403);
    }

    private Money open() {
        return trading.item(invoice).open();
    }

    private static String path(Element form) {
        return form.attr("action").replaceFirst("/c/[^/]+", "");
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
