package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.SettableClock;
import org.tallystick.receivables.OpenItem;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class DebitPagesTest {
    private static final String IBAN = "FR14 2004 1010 0505 0001 3M02 606";

    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Trading trading;
    private Desk administrator;
    private Desk clerk;
    private CustomerId acme;
    private OpenItem item;
    private LocalDate today;

    @BeforeEach
    void anInvoiceThatIsDue() {
        trading = Trading.open(beans);
        today = trading.today();
        administrator = desk(Role.ADMINISTRATOR);
        clerk = desk(Role.CASH_CLERK);
        acme = trading.customer("C-1", "Acme Corp", "NET 0");
        item = trading.item(trading.invoice(acme, "100.00", today));
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void aMandateIsAddedAndRevoked() {
        Document before = administrator.page(mandates());
        MvcTestResult added = addMandate("M-1", IBAN);
        Document after = administrator.follow(added);

        assertThat(before.select("main").text()).contains("No mandate yet");
        assertThat(after.select("tbody tr").text()).contains("M-1", "Active", "FR14 2004", "Never");

        String revoke = after.select("tbody form").attr("action").replaceFirst("/c/[^/]+", "");
        assertThat(administrator.post(revoke)).hasStatus(422).bodyText().contains("Say why");
        Document revoked = administrator.follow(administrator.post(revoke, "reason", "letter of March"));

        assertThat(revoked.select("tbody tr").text()).contains("Revoked", "letter of March");
        assertThat(administrator.post(revoke, "reason", "again")).hasStatus(409);
        assertThat(administrator.page("/customers/" + acme + "/timeline").text())
                .contains("Mandate added: M-1", "Mandate revoked: M-1");
    }

    @Test
    void aMandateThatNoBankWouldTakeIsRefused() {
        addMandate("M-1", IBAN);

        assertThat(addMandate("M-2", "FR1520041010050500013M02606"))
                .hasStatus(422)
                .bodyText()
                .contains("the IBAN is not valid");
        assertThat(addMandate("Müller", IBAN)).hasStatus(422).bodyText().contains("characters SEPA does not take");
        assertThat(addMandate("M-1", IBAN)).hasStatus(409).bodyText().contains("There is a mandate M-1 already");
        assertThat(clerk.post(mandates(), "reference", "M-3", "signedOn", "2026-01-01", "scheme", "CORE"))
                .hasStatus(403);
    }

    @Test
    void theCreditorIdentifierIsASetting() {
        assertThat(clerk.page("/direct-debits/new").text()).contains("No creditor identifier yet");
        assertThat(setCreditor("DE97ZZZ09999999999")).hasStatus(422).bodyText().contains("typing error");

        Document settings = administrator.follow(setCreditor("de98 zzz0 9999 9999 99"));

        assertThat(settings.select("#identifier").val()).isEqualTo("DE98ZZZ09999999999");
        assertThat(settings.select("#noticeDays").val()).isEqualTo("14");
        assertThat(clerk.get("/settings/bank-accounts")).hasStatus(403);
    }

    @Test
    void aRunIsMadeHandedToTheBankAndSentBack() {
        addMandate("M-1", IBAN);
        setCreditor("DE98ZZZ09999999999");

        Document preview = clerk.page("/direct-debits/new");
        Document run = clerk.follow(make(preview));

        assertThat(preview.select(".toolbar-summary").text()).isEqualTo("1 payer, 1 item, 119.00 EUR");
        assertThat(preview.select("tbody tr").text()).contains("Acme Corp", item.number(), "M-1", "First");
        assertThat(run.select(".actions .badge").text()).isEqualTo("Not handed out");
        assertThat(run.select("tbody tr").text()).contains("Acme Corp", "M-1", "Not yet, until", "Pending", "119.00");
        assertThat(run.select("main").text()).contains("0 of 1 payers were told in time");
        assertThat(run.select("a[href$=/file], form[action$=/hand-out]")).isEmpty();
        assertThat(clerk.page("/direct-debits").select("tbody tr").text()).contains("Not handed out", "119.00");
        assertThat(clerk.page("/direct-debits/new").text()).contains("Nothing to collect");

        String made = run.select("form[action$=/cancel]")
                .attr("action")
                .replaceFirst("/c/[^/]+", "")
                .replace("/cancel", "");
        assertThat(clerk.get(made + "/file")).hasStatus(409);
        assertThat(clerk.post(made + "/hand-out")).hasStatus(409).bodyText().contains("No payer of this run");
        run = handOut(run);
        assertThat(run.select(".actions .badge").text()).isEqualTo("Pending");
        assertThat(run.select("main").text()).contains("on it can be booked as collected");
        assertThat(run.select(".history").text()).contains("Direct debits handed out");
        assertThat(run.select("tbody tr").text()).contains("by phone");
        String here = run.select("a[href$=/file]").attr("href").replaceFirst("/c/[^/]+", "");
        assertThat(clerk.get(here)).hasStatusOk().bodyText().contains("pain.008.001.08", "M-1", item.number());
        assertThat(clerk.get(here.replace("/file", "?format=csv")))
                .hasStatusOk()
                .bodyText()
                .contains("Acme Corp,M-1");

        String back = run.select("form[action$=/back]").attr("action").replaceFirst("/c/[^/]+", "");
        Document ended = clerk.follow(clerk.post(back, "on", today.toString(), "reason", "AC04"));

        assertThat(ended.select("tbody tr").text()).contains("Rejected", "AC04");
        assertThat(clerk.page(mandates()).select("tbody tr").text()).contains("Blocked", "Bank answered AC04");
        assertThat(clerk.post(back, "on", today.toString(), "reason", "AC04")).hasStatus(409);
    }

    @Test
    void aBlockedMandateIsFreedWithAReason() {
        addMandate("M-1", IBAN);
        setCreditor("DE98ZZZ09999999999");
        Document run = clerk.follow(make(clerk.page("/direct-debits/new")));
        String back = run.select("form[action$=/back]").attr("action").replaceFirst("/c/[^/]+", "");
        clerk.post(back, "on", today.toString(), "reason", "MS02");
        String free = administrator
                .page(mandates())
                .select("form[action$=/unblock]")
                .attr("action")
                .replaceFirst("/c/[^/]+", "");

        assertThat(administrator.post(free)).hasStatus(422).bodyText().contains("Say why");
        assertThat(clerk.post(free, "reason", "x")).hasStatus(403);
        Document freed = administrator.follow(administrator.post(free, "reason", "agreed by phone"));

        assertThat(freed.select("tbody tr").text()).contains("Active");
        assertThat(administrator.post(free, "reason", "again")).hasStatus(409);
        assertThat(administrator.page("/customers/" + acme + "/timeline").text())
                .contains("Mandate freed: M-1", "agreed by phone");
    }

    @Test
    void aReturnThatCostsAFeeSaysSo() {
        Document saved = administrator.follow(administrator.post(
                "/settings/return-fees",
                "validFrom",
                today.toString(),
                "currency",
                "EUR",
                "amount",
                "7.50",
                "reason",
                "FUNDS"));
        PaymentId payment = trading.receive(acme, "119.00", today);

        clerk.post("/payments/" + payment + "/return", "on", today.toString(), "reason", "AM04");

        assertThat(saved.select("tbody tr").text()).contains("Not enough money", "7.50", "Today");
        assertThat(clerk.page("/payments/" + payment).select("dl").text()).contains("Return fee FEE-PAY-", "7.50");
        assertThat(clerk.page("/customers/" + acme + "/open-items")
                        .select("tbody")
                        .text())
                .contains("FEE-PAY-", "return fee");
        assertThat(administrator.page("/customers/" + acme + "/timeline").text())
                .contains("Return fee charged: FEE-PAY-");
    }

    @Test
    void aRunIsCancelledWithAReason() {
        addMandate("M-1", IBAN);
        setCreditor("DE98ZZZ09999999999");
        Document run = clerk.follow(make(clerk.page("/direct-debits/new")));
        String cancel = run.select("form[action$=/cancel]").attr("action").replaceFirst("/c/[^/]+", "");

        assertThat(clerk.post(cancel)).hasStatus(422);
        Document cancelled = clerk.follow(clerk.post(cancel, "reason", "not sent"));

        assertThat(cancelled.select(".actions .badge").text()).isEqualTo("Cancelled");
        assertThat(cancelled.select(".history").text()).contains("Direct debits cancelled", "not sent");
    }

    @Test
    void whatIsCollectedIsBookedAndAReturnOfThePaymentBringsTheDebitBack() {
        addMandate("M-1", IBAN);
        setCreditor("DE98ZZZ09999999999");
        MvcTestResult made = make(clerk.page("/direct-debits/new"));
        String here =
                Objects.requireNonNull(made.getResponse().getHeader("Location")).replaceFirst("/c/[^/]+", "");
        handOut(clerk.page(here));
        LocalDate day = LocalDate.parse(
                clerk.page("/direct-debits/new").select("#collectOn").val());
        clock.set(day.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());

        String collect =
                clerk.page(here).select("form[action$=/collect] [name=on]").val();
        Document collected = clerk.follow(clerk.post(here + "/collect", "on", collect));
        String payment =
                collected.select("tbody a[href*=/payments/]").attr("href").replaceFirst("/c/[^/]+", "");
        Document paid = clerk.page(payment);
        clerk.post(payment + "/return", "on", day.toString(), "reason", "MD07");

        assertThat(collected.select(".actions .badge").text()).isEqualTo("Collected");
        assertThat(paid.select("main").text()).contains("Collected by direct debit", "Direct debit", item.number());
        assertThat(clerk.page(here).select("tbody tr").text()).contains("Returned", "MD07");
        assertThat(clerk.page(mandates()).select("tbody tr").text()).contains("Blocked", "Bank answered MD07");
    }

    @Test
    void whatIsReservedIsShownSoOnTheMatchingPage() {
        addMandate("M-1", IBAN);
        setCreditor("DE98ZZZ09999999999");
        make(clerk.page("/direct-debits/new"));
        PaymentId payment = trading.receive(acme, "119.00", today);

        Document suggested = clerk.page("/payments/" + payment + "/match");
        Document searched = clerk.page("/payments/" + payment + "/match?q=" + item.number() + "&fill=oldest");

        for (Document page : List.of(suggested, searched)) {
            assertThat(page.select("tr[data-owed]").text()).contains("Reserved by the direct debit of");
            assertThat(page.select("[name=pick]").hasAttr("checked")).isFalse();
        }
    }

    @Test
    void theBanksAnswerIsRead() {
        addMandate("M-1", IBAN);
        setCreditor("DE98ZZZ09999999999");
        Document run = clerk.follow(make(clerk.page("/direct-debits/new")));
        String message = run.select("dt:containsOwn(Message) + dd").text();
        byte[] report = ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>"
                        + "<GrpHdr><MsgId>S-1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>" + message
                        + "</OrgnlMsgId><GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>")
                .getBytes(StandardCharsets.UTF_8);

        MvcTestResult read = clerk.upload("/direct-debits/status", "status.xml", report);
        MvcTestResult text = clerk.upload("/direct-debits/status", "note.txt", new byte[] {'h', 'i'});

        assertThat(read).hasStatus(303);
        assertThat(clerk.page("/direct-debits").select("tbody tr").text()).contains("Sent back");
        assertThat(text).hasStatus(422).bodyText().contains("no complete status report");
    }

    @Test
    void daysThatCannotBeAreExplained() {
        addMandate("M-1", IBAN);
        setCreditor("DE98ZZZ09999999999");

        assertThat(clerk.page("/direct-debits/new?collectOn=" + today).text()).contains("days before: collect on");
        assertThat(clerk.get("/direct-debits/new?noticeDays=0")).hasStatus(422);
    }

    @Test
    void whoMayNotTakePaymentsSeesNoButtonAndIsRefused() {
        addMandate("M-1", IBAN);
        setCreditor("DE98ZZZ09999999999");
        Document run = handOut(clerk.follow(make(clerk.page("/direct-debits/new"))));
        String file = run.select("a[href$=/file]").attr("href").replaceFirst("/c/[^/]+", "");
        Desk auditor = desk(Role.AUDITOR);

        Document seen = auditor.page(file.replace("/file", ""));

        assertThat(seen.select("main form[method=post]")).isEmpty();
        assertThat(auditor.page("/direct-debits").select("main a:contains(New run)"))
                .isEmpty();
        assertThat(auditor.get("/direct-debits/new")).hasStatus(403);
        assertThat(auditor.get(file)).hasStatus(403);
        assertThat(auditor.post(file.replace("/file", "/hand-out"))).hasStatus(403);
        assertThat(auditor.post(file.replace("/file", "/cancel"), "reason", "x"))
                .hasStatus(403);
        assertThat(auditor.post(file.replace("/file", "/collect"), "on", today.toString()))
                .hasStatus(403);
    }

    private String mandates() {
        return "/customers/" + acme + "/mandates";
    }

    private MvcTestResult addMandate(String reference, String iban) {
        return administrator.post(
                mandates(),
                "reference",
                reference,
                "signedOn",
                today.toString(),
                "scheme",
                "CORE",
                "holder",
                "Acme Corp",
                "iban",
                iban);
    }

    private MvcTestResult setCreditor(String identifier) {
        return administrator.post(
                "/settings/bank-accounts/direct-debits", "identifier", identifier, "noticeDays", "14");
    }

    /** Sends the form of the preview as it stands. */
    private MvcTestResult make(Document preview) {
        var form = Objects.requireNonNull(
                preview.select("form[action$=/direct-debits]").first());
        return clerk.post(
                "/direct-debits",
                "bankAccount",
                bank(),
                "noticeDays",
                form.select("[name=noticeDays]").val(),
                "collectOn",
                form.select("[name=collectOn]").val(),
                "dueThrough",
                form.select("[name=dueThrough]").val());
    }

    /** Notes that everybody was told by phone, and hands the run out. */
    private Document handOut(Document run) {
        for (Element form : run.select("form[action$=/told]")) {
            String told = form.attr("action").replaceFirst("/c/[^/]+", "");
            clerk.post(told, "on", today.toString(), "how", "by phone");
        }
        String cancel = run.select("form[action$=/cancel]").attr("action").replaceFirst("/c/[^/]+", "");
        return clerk.follow(clerk.post(cancel.replace("/cancel", "/hand-out")));
    }

    private String bank() {
        return trading.call(() -> trading.bean(BankAccounts.class)
                .list(trading.company().id())
                .getFirst()
                .id()
                .toString());
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
