package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.debits.AchCast.COLLECTION;
import static org.tallystick.debits.AchCast.traceOf;
import static org.tallystick.debits.AchCast.usd;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.AnswerFiles;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.AchCast;
import org.tallystick.debits.Debit;
import org.tallystick.payments.Mandate;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** What a bank agreed, authorizations, runs and answers of ACH, by their pages. */
@IntegrationTest
class AchPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private AchCast cast;
    private Desk administrator;
    private Desk clerk;

    @BeforeEach
    void open() {
        cast = new AchCast(beans);
        administrator = desk(Role.ADMINISTRATOR);
        clerk = desk(Role.CASH_CLERK);
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void whatTheBankAgreedIsASettingOfTheAccount() {
        String path = "/settings/bank-accounts/" + cast.bank() + "/ach";

        assertThat(originator(path, "021000022")).hasStatus(422).bodyText().contains("check digit");
        Document saved = administrator.follow(originator(path, "011000015"));

        assertThat(saved.select("form[action$=/ach] [name=originatingBank]").val())
                .isEqualTo("011000015");
        assertThat(saved.select("form[action$=/ach] [name=balanced]").hasAttr("checked"))
                .isTrue();
        assertThat(clerk.post(path)).hasStatus(403);
    }

    @Test
    void anAuthorizationIsAddedAndShowsTheEndOfItsAccountOnly() {
        CustomerId customer = cast.customer("C-1");
        String path = "/customers/" + customer + "/mandates";

        assertThat(authorize(path, "PPD", "021000022"))
                .hasStatus(422)
                .bodyText()
                .contains("check digit");
        assertThat(authorize(path, "CORE", "021000021"))
                .hasStatus(422)
                .bodyText()
                .contains("does not belong");
        Document page = administrator.follow(authorize(path, "WEB", "021000021"));

        assertThat(page.select("tbody tr").text())
                .contains("A-1", "Active", "WEB", "021000021 … 4321", "savings", "recorded call", "Until revoked")
                .doesNotContain("987654321");
    }

    @Test
    void aRunOfDollarsGoesByAchAndItsFileIsANachaFile() {
        cast.invoice(cast.payer("C-1", Mandate.Scheme.PPD), "100.00");

        Document preview = clerk.page("/direct-debits/new?bankAccount=" + cast.bank());
        assertThat(preview.select(".toolbar-summary").text()).isEqualTo("1 payer, 1 item, 119.00 USD");
        UUID run = cast.run(COLLECTION);
        Document page = clerk.page("/direct-debits/" + run);
        MvcTestResult file = clerk.get("/direct-debits/" + run + "/file");

        assertThat(page.select("main").text()).contains("Network ACH", "Trace 121042880000001");
        assertThat(page.select("select[name=reason] option").text()).contains("R01", "R10");
        assertThat(file).hasStatusOk().bodyText().startsWith("101").contains("INVOICE");
        assertThat(file.getResponse().getHeader("Content-Disposition")).contains(".ach");
    }

    @Test
    void answersAreReadWhereverTheFileIsSentAndAPersonDecidesAboutTheRest() {
        CustomerId payer = cast.payer("C-1", Mandate.Scheme.PPD);
        cast.invoice(payer, "100.00");
        UUID run = cast.run(COLLECTION);
        Debit debit = cast.debits(run).getFirst();
        byte[] file = AnswerFiles.open()
                .changed(traceOf(debit), "C01", "555111222")
                .returned(traceOf(debit), "R61", usd("119.00"))
                .written()
                .getBytes(StandardCharsets.US_ASCII);

        Document read = clerk.follow(clerk.upload("/direct-debits/status", "answer.ach", file));
        assertThat(desk(Role.ADMINISTRATOR).upload("/bank-statements/import", "answer.ach", file))
                .hasStatus(303);

        assertThat(read.select("main").text()).contains("Refused return R61", "ask your bank", "Payer C-1");
        String settle = read.select("form[action*=/answers/]").attr("action").replaceFirst("/c/[^/]+", "");
        assertThat(clerk.post(settle)).hasStatus(422);
        assertThat(clerk.follow(clerk.post(settle, "reason", "asked")).text()).doesNotContain("Refused return");

        String mandates = "/customers/" + payer + "/mandates";
        Document proposed = administrator.page(mandates);
        assertThat(proposed.text()).contains("C01", "021000021 … 6789, checking", "021000021 … 1222, checking");
        String accept = proposed.select("form[action$=/accept]").attr("action").replaceFirst("/c/[^/]+", "");
        assertThat(clerk.post(accept)).hasStatus(403);
        Document accepted = administrator.follow(administrator.post(accept));

        assertThat(accepted.text()).contains("021000021 … 1222").doesNotContain("Changes a bank proposes");
        assertThat(administrator.post(accept)).hasStatus(409);
        assertThat(administrator.page("/customers/" + payer + "/timeline").text())
                .contains("Change of a mandate accepted: A-C-1");
    }

    private MvcTestResult originator(String path, String bank) {
        return administrator.post(
                path,
                "routingNumber",
                "121042882",
                "originatingBank",
                bank,
                "identification",
                "1234567890",
                "destination",
                "021000021",
                "destinationName",
                "CHASE",
                "origin",
                "1234567890",
                "balanced",
                "true");
    }

    private MvcTestResult authorize(String path, String scheme, String routing) {
        return administrator.post(
                path + "/ach",
                "reference",
                "A-1",
                "signedOn",
                "2026-01-02",
                "scheme",
                scheme,
                "holder",
                "Acme Corp",
                "routingNumber",
                routing,
                "accountNumber",
                "987654321",
                "accountKind",
                "SAVINGS",
                "authorizedHow",
                "recorded call");
    }

    private Desk desk(Role role) {
        return new Desk(http, cast.trading().company().code(), cast.trading().member(role));
    }
}
