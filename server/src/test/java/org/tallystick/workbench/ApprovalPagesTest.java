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
import org.tallystick.invoicing.InvoiceId;
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
