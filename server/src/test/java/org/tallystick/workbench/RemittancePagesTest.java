package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.receivables.OpenItem;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class RemittancePagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk clerk;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        clerk = new Desk(http, trading.company().code(), trading.member(Role.CASH_CLERK));
    }

    @Test
    void aPastedEmailWaitsUntilItsPaymentComes() {
        OpenItem item = trading.item(trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", trading.today()));
        assertThat(clerk.page("/remittances").text()).contains("No remittance advice yet");

        Document advice = clerk.follow(
                clerk.post("/remittances/text", "text", "Payment reference: TR-778899\n" + item.number() + " 60.00"));
        assertThat(advice.select("main").text()).contains("Waiting").contains(item.number());

        byte[] file = BankFile.of("STMT-1", trading.today())
                .credit("60.00", "Somebody", "TR-778899")
                .bytes();
        clerk.upload("/bank-statements/import", "day.xml", file);
        Document list = clerk.page("/remittances?state=JOINED");

        assertThat(list.select("tbody tr")).hasSize(1);
        assertThat(list.select("tbody").text()).contains("TR-778899").contains("Joined");
        String payment = list.select("tbody a[href*=/payments/]").attr("href").replaceFirst("/c/[^/]+", "");
        Document page = clerk.page(payment);
        assertThat(page.select(".facts a[href*=/remittances/]").text()).isEqualTo("TR-778899");
        assertThat(page.select("main").text()).contains("stays open");
        assertThat(clerk.page("/remittances?state=WAITING").text()).contains("No advice fits");
    }

    @Test
    void aFileIsTakenInAndLeftAsideWithAReason() {
        byte[] table = "document,net,trace\nINV-9,55.00,TR-1234\n".getBytes(StandardCharsets.UTF_8);

        Document advice = clerk.follow(clerk.upload("/remittances", "advice.csv", table));
        String address = clerk.page("/remittances")
                .select("tbody a[href*=/remittances/]")
                .attr("href")
                .replaceFirst("/c/[^/]+", "");

        assertThat(advice.select("tbody tr")).hasSize(1);
        assertThat(clerk.post(address + "/aside", "reason", " ")).hasStatus(422);
        assertThat(clerk.post(address + "/join", "paymentNumber", "PAY-0")).hasStatus(422);
        Document aside = clerk.follow(clerk.post(address + "/aside", "reason", "Paid in cash"));
        assertThat(aside.select("main").text()).contains("Left aside").contains("Paid in cash");
        assertThat(clerk.get("/remittances?format=csv"))
                .hasStatusOk()
                .bodyText()
                .contains("TR-1234");
    }

    @Test
    void whatIsNoAdviceIsRefusedAndAuditorsOnlyRead() {
        Desk auditor = new Desk(http, trading.company().code(), trading.member(Role.AUDITOR));

        assertThat(clerk.post("/remittances/text", "text", "hello")).hasStatus(422);
        assertThat(auditor.page("/remittances").select("main a[href$=/new]")).isEmpty();
        assertThat(auditor.get("/remittances/new")).hasStatus(403);
        assertThat(auditor.post("/remittances/text", "text", "INV-1 5.00")).hasStatus(403);
    }
}
