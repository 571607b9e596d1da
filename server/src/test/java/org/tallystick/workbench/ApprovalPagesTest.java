package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class ApprovalPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private InvoiceId invoice;
    private Desk clerk;
    private Desk approver;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        invoice = trading.invoice(trading.customer("C-1", "Acme Corp"), "1000.00", trading.today());
        clerk = desk(Role.BILLING_CLERK);
        approver = desk(Role.APPROVER);
    }

    @Test
    void aClerkAsksForACreditMemoAndAnApproverPostsIt() {
        Document form = clerk.page("/invoices/" + invoice + "/credit-memos/new");
        MvcTestResult asked = credit(clerk, "40.00");
        Document waiting = clerk.follow(asked);

        assertThat(form.select("main .btn-primary").text()).isEqualTo("Ask for the credit memo");
        assertThat(asked).hasStatus(303);
        assertThat(waiting.select("main").text()).contains("Asked for", "somebody else decides about it", "1,190.00");
        assertThat(waiting.select("form[action$=/approve]")).isEmpty();
        assertThat(clerk.page("/invoices/" + invoice).select(".notice").text()).contains("waits for approval");
        assertThat(approver.page("").select("main").text()).contains("Requests wait for approval");
        assertThat(approver.page("/approvals").select("tbody tr")).hasSize(1);

        Document done = approver.follow(approver.post(address(asked) + "/approve"));

        assertThat(done.select(".notice-good").text()).contains("Approved and done: CRN-");
        assertThat(done.select("a[href*=/credit-memos/]").text()).contains("CRN-");
        assertThat(done.select(".history").text()).contains("Approval asked for", "Approved");
        assertThat(approver.page("/approvals").select("main").text()).contains("No deed waits");
        assertThat(approver.page("/approvals?state=").select("tbody tr")).hasSize(1);
    }

    @Test
    void aLineAboutInvoicesAsksForTheMargin() {
        Desk administrator = desk(Role.ADMINISTRATOR);
        Document saved = administrator.follow(administrator.post(
                "/settings/approvals",
                "deed",
                "INVOICE",
                "customer",
                "",
                "first",
                "no",
                "margin",
                "12.5",
                "atLeast",
                "",
                "approver",
                "APPROVER"));

        assertThat(saved.select("form:has([value=INVOICE]) [name=margin]").eachAttr("value"))
                .contains("12.5");
        String question = "/settings/approvals?deed=INVOICE&amount=10&margin=";
        assertThat(administrator.page(question + "12.49").select(".notice").text())
                .contains("Line 1 fits");
        assertThat(administrator.page(question + "12.5").select(".notice").text())
                .contains("No line fits");
        assertThat(administrator.page(question).select(".notice").text()).contains("No line fits");
        assertThat(administrator.post(
                        "/settings/approvals", "deed", "CREDIT_MEMO", "margin", "10", "approver", "APPROVER"))
                .hasStatus(422)
                .bodyText()
                .contains("Only a line about invoices can ask for the margin.");
    }

    @Test
    void theAdministratorSetsWhoAgrees() {
        Desk administrator = desk(Role.ADMINISTRATOR);
        Document saved = administrator.follow(administrator.post(
                "/settings/approvals",
                "deed",
                "CREDIT_MEMO",
                "customer",
                "",
                "atLeast",
                "500",
                "approver",
                "CONTROLLER",
                "days",
                "2",
                "customer",
                "C-1",
                "atLeast",
                "",
                "approver",
                "APPROVER",
                "days",
                ""));

        assertThat(saved.select("form:has([value=CREDIT_MEMO]) [name=atLeast]").eachAttr("value"))
                .startsWith("500.00", "0.00", "");
        assertThat(credit(approver, "500.00").getResponse().getHeader("Location"))
                .contains("/approvals/");
        MvcTestResult wrong = administrator.post(
                "/settings/approvals", "deed", "CREDIT_MEMO", "atLeast", "-1", "approver", "APPROVER");
        assertThat(wrong).hasStatus(422).bodyText().contains("zero or more");
        assertThat(clerk.get("/settings/approvals")).hasStatus(403);
    }

    @Test
    void aRejectionTellsWhy() {
        String request = address(credit(clerk, "40.00"));

        assertThat(approver.post(request + "/reject", "reason", " ")).hasStatus(422);
        Document rejected = approver.follow(approver.post(request + "/reject", "reason", "no price was agreed"));

        assertThat(rejected.select(".actions .badge").text()).isEqualTo("Rejected");
        assertThat(rejected.select("main").text()).contains("no price was agreed");
        assertThat(approver.get("/approvals?state=REJECTED&format=csv"))
                .hasStatusOk()
                .bodyText()
                .contains("no price was agreed", "40.00");
    }

    @Test
    void somebodyElseDecidesForSomeDays() {
        String today = trading.today().toString();
        Desk standIn = desk(Role.COLLECTOR);
        Document given = approver.follow(approver.post(
                "/approvals/delegations",
                "taker",
                standIn.person().id().toString(),
                "from",
                today,
                "until",
                today,
                "reason",
                "on leave"));
        String request = address(credit(clerk, "40.00"));

        assertThat(given.select("tbody tr").text()).contains("on leave", "Today");
        Document done = standIn.follow(standIn.post(request + "/approve"));
        assertThat(done.select(".facts").text()).contains(" for ");
    }

    @Test
    void aRunSaysWhoIsWaitedForAndIsApprovedFromOnePage() {
        Desk administrator = desk(Role.ADMINISTRATOR);
        administrator.post(
                "/settings/approvals",
                "deed",
                "INVOICE",
                "atLeast",
                "1000",
                "approver",
                "CONTROLLER",
                "days",
                "8",
                "unit",
                "BUSINESS_HOURS",
                "then",
                "ADMINISTRATOR");
        CustomerId mercy = trading.customer("C-2", "Mercy Clinic");
        trading.charge(mercy, "Migration", "1", "4000.00", "STANDARD", trading.today());
        RunId run = trading.collect(trading.today(), trading.today(), mercy);
        String page = "/billing-runs/" + run;
        Desk controller = desk(Role.CONTROLLER);

        assertThat(clerk.page(page).select("#approvals tbody tr").text()).contains("A controller 1");
        assertThat(approver.page(page + "/approvals").select("[name=request]")).isEmpty();
        Document chosen = controller.page(page + "/approvals");
        assertThat(chosen.select("tbody tr").text()).contains("Mercy Clinic", "Migration", "4,760.00");
        String request = chosen.select("[name=request]").val();
        Document context = controller.page("/approvals/" + request);
        assertThat(context.select("main").text())
                .contains(
                        "Billed in 12 months",
                        "Paid on time",
                        "Overdue",
                        "Checks",
                        "Documents",
                        "A controller has to agree");
        assertThat(controller.post(page + "/approvals")).hasStatus(422);

        Document done = controller.follow(controller.post(page + "/approvals", "request", request, "note", "seen"));

        assertThat(done.select(".notice-good").text()).contains("One draft is approved");
        assertThat(done.select("#approvals")).isEmpty();
        assertThat(controller.page("/approvals/" + request).select("form[action$=/take-back]"))
                .isNotEmpty();
    }

    @Test
    void settingsSayWhoWouldDecideAndWhenPeopleWork() {
        Desk administrator = desk(Role.ADMINISTRATOR);
        administrator.post(
                "/settings/approvals",
                "deed",
                "INVOICE",
                "atLeast",
                "1000",
                "approver",
                "CONTROLLER",
                "days",
                "8",
                "unit",
                "BUSINESS_HOURS",
                "then",
                "ADMINISTRATOR");
        String ask = "/settings/approvals?deed=INVOICE&currency=EUR&customer=C-1&amount=";

        assertThat(administrator.page(ask + "12,000").select(".notice").text())
                .contains("Line 1 fits", "A controller", "8 business hours", "When that is late: an administrator too");
        assertThat(administrator.page(ask + "999.99").select(".notice").text()).contains("No line fits", "Nobody");
        assertThat(administrator
                        .page("/settings/approvals?deed=REFUND&amount=1")
                        .select(".notice")
                        .text())
                .contains("An approver");
        Document saved = administrator.follow(administrator.post(
                "/settings/approvals/calendar",
                "opens",
                "08:00",
                "closes",
                "16:30",
                "day",
                "MONDAY",
                "day",
                "TUESDAY",
                "holidays",
                "2026-12-25\n2026-12-26"));
        assertThat(saved.select("#opens").val()).isEqualTo("08:00");
        assertThat(saved.select("#holidays").text()).contains("2026-12-26");
        assertThat(administrator.post(
                        "/settings/approvals/calendar", "opens", "16:00", "closes", "08:00", "day", "MONDAY"))
                .hasStatus(422);
    }

    @Test
    void aLimitAndARefundAccountAreAskedForOnThePageOfTheCustomer() {
        CustomerId mercy = trading.customer("C-2", "Mercy Clinic");
        String page = "/customers/" + mercy + "/limit-and-bank";
        String limit = address(desk(Role.CREDIT_MANAGER)
                .post(page + "/limit", "currency", "EUR", "limit", "5,000", "reason", "orders for a year"));
        String account = address(clerk.post(
                page + "/bank-details",
                "beneficiary",
                "Mercy Clinic",
                "iban",
                "NL91 ABNA 0417 1643 00",
                "reason",
                "called back"));

        assertThat(clerk.page(page).select(".notice-warn")).hasSize(2);
        assertThat(clerk.page(page).select("main").text()).contains("No limit was agreed", "None was agreed");
        assertThat(clerk.post(account + "/approve")).hasStatus(403);
        approver.follow(approver.post(limit + "/approve"));
        approver.follow(approver.post(account + "/approve"));

        assertThat(clerk.page(page).select("main").text())
                .contains("In force", "5,000.00", "NL91 ABNA 0417 1643 00", "orders for a year");
    }

    private MvcTestResult credit(Desk desk, String amount) {
        return desk.post(
                "/invoices/" + invoice + "/credit-memos",
                "amount",
                amount,
                "code",
                "PRICE",
                "reason",
                "price as agreed",
                "on",
                trading.today().toString());
    }

    private static String address(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getHeader("Location"))
                .replaceFirst("/c/[^/]+", "");
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
