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
import org.tallystick.payments.PaymentId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class RefundPagesTest {
    private static final String IBAN = "NL91 ABNA 0417 1643 00";

    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private PaymentId payment;
    private Desk clerk;
    private Desk approver;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        payment = trading.receive(trading.customer("C-1", "Acme Corp"), "100.00", trading.today());
        clerk = desk(Role.CASH_CLERK);
        approver = desk(Role.APPROVER);
    }

    @Test
    void aRefundIsAskedForApprovedSentAndPaidOut() {
        Document form = clerk.page("/payments/" + payment + "/refund");
        MvcTestResult asked = ask(clerk, "40.00");
        Document waiting = clerk.follow(asked);
        String refund = address(asked);

        assertThat(form.select("[name=amount]").val()).isEqualTo("100.00");
        assertThat(form.select("[name=beneficiary]").val()).isEqualTo("Acme Corp");
        assertThat(asked).hasStatus(303);
        assertThat(waiting.select(".actions .badge").text()).isEqualTo("Waits for approval");
        assertThat(waiting.select("form[action$=/approve]")).isEmpty();
        assertThat(approver.page("").select("main").text()).contains("Refunds wait for approval");

        Document approved = approver.follow(approver.post(refund + "/approve"));

        assertThat(approved.select(".actions .badge").text()).isEqualTo("Approved");
        assertThat(clerk.page("/refunds").select("main").text()).contains("1 refund of 40.00 EUR can leave");

        String account = clerk.page("/refunds").select("[name=bankAccount]").val();
        Document sent = clerk.follow(clerk.post("/refund-files", "bankAccount", account));
        String file =
                sent.select("a[download][href*=/refund-files/]").attr("href").replaceFirst("/c/[^/]+", "");

        assertThat(sent.select(".notice-good").text()).contains("is ready: 1 refund, 40.00 EUR");
        assertThat(clerk.get(file)).hasStatusOk().bodyText().contains("pain.001.001.09", IBAN.replace(" ", ""));
        assertThat(clerk.get(file).getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment; filename=\"refunds-");

        clerk.post(refund + "/confirm", "on", trading.today().toString());
        Document paidOut = clerk.page(refund);

        assertThat(paidOut.select(".actions .badge").text()).isEqualTo("Paid out");
        assertThat(paidOut.select(".history-title").eachText())
                .allMatch(title -> title.startsWith("Refund"))
                .hasSize(4);
        assertThat(clerk.page("/payments/" + payment).select("main").text())
                .contains("Refunded", "Paid out", "Unapplied 60.00EUR");
    }

    @Test
    void nobodyApprovesWhatTheyAskedFor() {
        Desk administrator = desk(Role.ADMINISTRATOR);
        String refund = address(ask(administrator, "40.00"));

        MvcTestResult refused = administrator.post(refund + "/approve");

        assertThat(refused).hasStatus(403).bodyText().contains("somebody else decides about it");
        assertThat(administrator.page(refund).select("form[action$=/approve]")).isEmpty();
        assertThat(administrator.page(refund).select(".notice").text()).contains("somebody else approves it");
        assertThat(clerk.post(refund + "/approve")).hasStatus(403);
    }

    @Test
    void theAdministratorSetsALimitThatApproversKeep() {
        Desk administrator = desk(Role.ADMINISTRATOR);
        Document saved = administrator.follow(administrator.post(
                "/settings/approvals", "deed", "REFUND", "atLeast", "30.01", "approver", "CONTROLLER"));
        String refund = address(ask(clerk, "40.00"));

        assertThat(saved.select("[name=atLeast]").eachAttr("value")).contains("30.01");
        assertThat(approver.post(refund + "/approve")).hasStatus(403);
        assertThat(approver.page(refund).select("form[action$=/approve]")).isEmpty();
        assertThat(approver.page(refund).select(".notice").text()).contains("A controller has to agree");
        assertThat(desk(Role.CONTROLLER).post(refund + "/approve")).hasStatus(303);
    }

    @Test
    void aRejectedRefundIsUnappliedMoneyAgain() {
        String refund = address(ask(clerk, "100.00"));
        Document used = clerk.page("/payments/" + payment);

        MvcTestResult withoutReason = approver.post(refund + "/reject", "reason", " ");
        Document rejected = approver.follow(approver.post(refund + "/reject", "reason", "not theirs"));

        assertThat(used.select(".actions .badge").text()).isEqualTo("Refunded");
        assertThat(withoutReason).hasStatus(422);
        assertThat(rejected.select(".actions .badge").text()).isEqualTo("Rejected");
        assertThat(rejected.select(".history").text()).contains("not theirs");
        assertThat(clerk.page("/payments/" + payment).select(".actions .badge").text())
                .isEqualTo("Unapplied");
    }

    @Test
    void theListNarrowsAndIsAFile() {
        ask(clerk, "10.00");
        approver.post(address(ask(clerk, "20.00")) + "/approve");

        Document approved = clerk.page("/refunds?state=APPROVED");
        MvcTestResult file = clerk.get("/refunds?state=APPROVED&format=csv");

        assertThat(approved.select(".toolbar-summary").text()).isEqualTo("1 refund: 20.00 EUR");
        assertThat(clerk.page("/refunds?q=lovelace").select("#refunds tbody tr"))
                .hasSize(2);
        assertThat(clerk.page("/refunds?customer=C-1")
                        .select(".toolbar-summary")
                        .text())
                .isEqualTo("2 refunds: 30.00 EUR");
        assertThat(file)
                .hasStatusOk()
                .bodyText()
                .contains("Ada Lovelace", "20.00")
                .doesNotContain("10.00");
    }

    @Test
    void anotherWayThanTheBankFileIsMarkedByHand() {
        MvcTestResult asked = clerk.post(
                "/payments/" + payment + "/refund",
                "amount",
                "40.00",
                "bankAccount",
                account(),
                "beneficiary",
                "Ada Lovelace",
                "account",
                "check by post",
                "reason",
                "paid twice");
        String refund = address(asked);
        approver.post(refund + "/approve");

        assertThat(clerk.page("/refunds").select("[name=bankAccount]")).isEmpty();
        Document sent = clerk.follow(clerk.post(refund + "/sent"));

        assertThat(sent.select(".actions .badge").text()).isEqualTo("Sent to the bank");
    }

    private MvcTestResult ask(Desk desk, String amount) {
        return desk.post(
                "/payments/" + payment + "/refund",
                "amount",
                amount,
                "bankAccount",
                account(),
                "beneficiary",
                "Ada Lovelace",
                "iban",
                IBAN,
                "reason",
                "paid twice");
    }

    private String account() {
        return clerk.page("/payments/" + payment + "/refund")
                .select("[name=bankAccount] option")
                .val();
    }

    private static String address(MvcTestResult asked) {
        return Objects.requireNonNull(asked.getResponse().getHeader("Location")).replaceFirst("/c/[^/]+", "");
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
